"""When trafilatura is asked about a page, and what it is given."""

import numpy as np

from rashomon.read.pages.choose import is_doubtful
from rashomon.read.pages.extractor import strip
from rashomon.read.pages.markup import scan


def test_a_clear_page_leaves_no_doubt() -> None:
    assert not is_doubtful(np.array([0.02, 0.95, 0.9, 0.01]), np.array([50.0, 400.0, 300.0, 900.0]))


def test_much_text_between_body_and_rest_is_doubtful() -> None:
    assert is_doubtful(np.array([0.95, 0.5]), np.array([400.0, 300.0]))


def test_a_page_without_body_is_doubtful() -> None:
    assert is_doubtful(np.array([0.02, 0.1]), np.array([50.0, 400.0]))


def test_a_few_words_as_the_whole_body_are_doubtful() -> None:
    assert is_doubtful(np.array([0.02, 0.99]), np.array([5000.0, 300.0]))


def test_scripts_and_pictures_go_and_what_follows_them_stays() -> None:
    page = (
        '<p>One<script>if (a<b) "</p>"</script> two<img src="x.png"> three<style>p{}</style>.</p><svg><path/></svg>End'
    )
    assert strip(scan(page)) == "<p>One two three.</p>End"


def test_a_script_without_an_end_takes_the_rest_and_no_more() -> None:
    assert strip(scan("<p>One</p><script>two")) == "<p>One</p>"
