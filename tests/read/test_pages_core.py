"""Where the prose of the story lies among comments and teasers, and which links are headlines of other pages."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.pages.blocks import segment
from rashomon.read.pages.core import CORE
from rashomon.read.pages.features import describe, feature_names
from rashomon.read.pages.markup import scan
from rashomon.read.pages.teasers import TEASERS, teasers

STORY = "The ferry was late again on Tuesday, and nobody on the quay could say when the next one would leave."
REMARK = (
    "I have taken this ferry for thirty years, and it has never once been on time, whatever the harbour office says."
)


def column(page: str, name: str) -> dict[str, float]:
    """One feature of every block, by the text of the block."""
    scanned = scan(page)
    blocks = segment(scanned)
    values = describe(scanned, blocks).own[:, feature_names(()).index(name)]
    return {block.text: float(value) for block, value in zip(blocks, values, strict=True)}


@pytest.mark.parametrize(
    "others",
    [
        f'<div class="comments">{f"<p>{REMARK}</p>" * 9}</div>',
        f'<div class="related">{f"<p>{REMARK}</p>" * 4}</div>',
        f"<aside>{f'<p>{REMARK}</p>' * 4}</aside>",
        f"<ul>{f'<li>{REMARK}</li>' * 4}</ul>",
        f"<article>{f'<article><p>{REMARK}</p></article>' * 4}</article>",
    ],
)
def test_the_core_is_the_story_though_others_wrote_more(others: str) -> None:
    inside = column(f"<body><div>{f'<p>{STORY}</p>' * 3}</div>{others}</body>", "in core")
    assert inside == {STORY: 1.0, REMARK: 0.0}


def test_blocks_are_told_how_far_the_core_is() -> None:
    page = f"<h2>Harbour</h2><div><p>{STORY}</p><p>{REMARK}</p></div><p>Share</p>"
    assert column(page, "from core start") == {"Harbour": -1.0, STORY: 0.0, REMARK: 1.0, "Share": 2.0}
    assert column(page, "from core end") == {"Harbour": -2.0, STORY: -1.0, REMARK: 0.0, "Share": 1.0}
    assert column(page, "core common") == {"Harbour": 1.0, STORY: 1.0, REMARK: 1.0, "Share": 1.0}


def test_a_page_without_prose_has_no_core_and_finite_features() -> None:
    page = "<p>Home</p><p>About</p>"
    assert set(column(page, "from core start").values()) == {-30.0}
    assert all(np.isfinite(value) for name in CORE for value in column(page, name).values())


@given(
    st.lists(st.sampled_from(["<div>", "</div>", "<article>", "<p>" + STORY, "<li>x", "<ul>", "</ul>"]), max_size=20)
)
def test_features_of_any_nesting_are_finite_and_shares_are_shares(parts: list[str]) -> None:
    scanned = scan("".join((*parts, "end")))
    blocks = segment(scanned)
    own = describe(scanned, blocks).own
    assert own.shape[0] == len(blocks)
    assert np.isfinite(own).all()
    for name in ("core weight", "core share", "core before"):
        values = own[:, feature_names(()).index(name)]
        assert ((values >= 0) & (values <= 1.0001)).all()


@pytest.mark.parametrize(
    ("link", "found"),
    [
        ('<a href="/news/pier-to-close-in-may?from=story">Pier to close in May</a>', (1.0, 4)),
        ('<a href="/timetable.pdf">Pier to close in May</a>', (0.0, 0)),
        ("<a>Pier to close in May</a>", (0.0, 0)),
        ('Pier to close in <a href="/may">May</a>', (0.0, 0)),
    ],
)
def test_a_headline_is_spelt_out_in_the_address_it_links_to(link: str, found: tuple[float, int]) -> None:
    blocks = segment(scan(f"<p>{link}</p>"))
    assert teasers(blocks, np.array([True])).tolist() == [list(found)]
    assert teasers(blocks, np.array([False])).tolist() == [[0.0] * len(TEASERS)]
