"""A gold standard's contradictions are found by mechanical tests, and what contradicts nothing is left alone."""

from types import ModuleType

import pytest

from loading import SCRIPTS, load


@pytest.fixture(scope="module")
def gold() -> ModuleType:
    return load(SCRIPTS / "times_gold.py")


def _reasons(gold: ModuleType, *expressions: tuple[str, str]) -> list[str]:
    found = gold.contradictions({("a", place): expression for place, expression in enumerate(expressions)})
    return [found.get(("a", place), "") for place in range(len(expressions))]


@pytest.mark.parametrize(
    "value",
    [
        "2013-03-14",
        "2013-03",
        "2013",
        "201",
        "20",
        "2013-W12",
        "2013-W12-WE",
        "XXXX-WXX-2",
        "2013-03-14T09:00Z",
        "2013-03-14TNI",
        "2013-Q3",
        "2013-QX",
        "2013-SU",
        "P3D",
        "PXM",
        "PT7H30M",
        "P2Y6M",
        "PAST_REF",
        "XXXX-XX-XX",
        "2013-03-XX",
        "19XX",
        "199X",
        "P1E",
    ],
)
def test_a_value_of_timex3_is_well_formed(gold: ModuleType, value: str) -> None:
    assert _reasons(gold, ("then", value)) == [""]


@pytest.mark.parametrize("value", ["2000-W6", "PM6", "14-03-2013", "FY2013", "soon", ""])
def test_what_is_no_value_of_timex3_is_malformed(gold: ModuleType, value: str) -> None:
    assert _reasons(gold, ("then", value)) == ["malformed"]


@pytest.mark.parametrize(
    ("words", "value", "reason"),
    [
        ("Tuesday", "2013-03-12", ""),
        ("Tuesday", "2013-03-13", "words"),
        ("early on Tuesday morning", "2013-03-13TMO", "words"),
        ("March 3", "2013-04-03", "words"),
        ("the summer of 1996", "1986-SU", "words"),
        ("fiscal 1996", "1995", ""),
        ("1995 or 1996", "1996", ""),
    ],
)
def test_a_value_that_its_words_deny_is_told(gold: ModuleType, words: str, value: str, reason: str) -> None:
    assert _reasons(gold, (words, value)) == [reason]


def test_the_same_words_are_compared_with_one_another(gold: ModuleType) -> None:
    weeks = [("two weeks ago", "2013-W10"), ("nearly six weeks ago", "2013-W06"), ("3 weeks ago", "2013-W09")]
    assert _reasons(gold, *weeks, ("four weeks ago", "2013-WXX"), ("two weeks ago", "P2W")) == [
        "",
        "",
        "",
        "unresolved",
        "other",
    ]


def test_two_instances_decide_nothing(gold: ModuleType) -> None:
    assert _reasons(gold, ("last week", "2013-W10"), ("last week", "P1W")) == ["", ""]
