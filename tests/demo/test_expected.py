"""``expected.toml`` speaks of the reports as they are: every stretch of words that it names stands in its report."""

from collections.abc import Iterator
from importlib.resources import files
from typing import Any

import pytest
from expectations import CHECKS, EXPECTED, FILES
from lxml import html


def raw(name: str) -> str:
    """The words of a report's file, of a page its text; a no-break space counts as a blank."""
    text = (files("rashomon.demo") / "reports" / FILES[name]).read_text("utf-8")
    if FILES[name].endswith(".html"):
        parser = html.HTMLParser(encoding="utf-8")
        text = html.fromstring(text.encode("utf-8"), parser=parser).text_content()
    return str(text).replace("\u00a0", " ")


def named_words() -> Iterator[tuple[str, str]]:
    def pairs(value: Any) -> Iterator[tuple[str, str]]:  # noqa: ANN401  # TOML is any nesting of lists
        if isinstance(value, list) and len(value) == 2 and all(isinstance(one, str) for one in value):
            yield value[0], value[1]
        elif isinstance(value, list):
            for one in value:
                yield from pairs(one)

    for want in EXPECTED["report"]:
        yield from ((want["id"], words) for words in (want["title"], want["begins"], want["ends"], *want["left_out"]))
    for kind in CHECKS:
        for want in EXPECTED[kind]:
            if "words" in want:
                yield want["report"], want["words"]
            for key in ("wordings", "readings", "steps"):
                yield from pairs(want.get(key, []))


@pytest.mark.parametrize(("name", "words"), sorted(set(named_words())))
def test_words_stand_in_their_report(name: str, words: str) -> None:
    assert words in raw(name)


def test_ids_are_unique_within_their_kind() -> None:
    for wants in EXPECTED.values():
        ids = [want["id"] for want in wants]
        assert len(ids) == len(set(ids))


def test_every_report_of_the_package_is_described() -> None:
    names = sorted(one.name for one in (files("rashomon.demo") / "reports").iterdir())
    assert names == sorted(FILES.values())
