"""What is said to be read is what is read."""

from pathlib import Path

from loading import SCRIPTS, load
from rashomon.read.archives import ARCHIVES
from rashomon.read.formats import formats
from rashomon.read.kinds import SUFFIXES

ROOT = Path(__file__).parents[2]


def test_every_ending_that_is_read_is_listed() -> None:
    listed = {ending for form in formats() for ending in form.endings}
    assert listed == {*SUFFIXES, *ARCHIVES}


def test_the_page_of_formats_is_up_to_date() -> None:
    module = load(SCRIPTS / "format_reference.py")
    assert (ROOT / "docs" / "formats.md").read_text(encoding="utf-8") == module.reference()


def test_a_format_has_the_ending_of_its_example() -> None:
    assert all(form.example.lower().removesuffix(".gz").endswith(form.endings) for form in formats())
