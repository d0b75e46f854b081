"""Every figure of docs/accuracy.md has a command that gives it again, or says why there is none."""

import tomllib

import pytest

from loading import SCRIPTS, load

figures = load(SCRIPTS / "figures.py")
KNOWN = tomllib.loads((SCRIPTS / "figures.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("row", figures.rows())
def test_every_row_of_the_table_can_be_given_again(row: str) -> None:
    told = [
        one["row"] for one in (*KNOWN["figure"], *KNOWN["elsewhere"]) if row.startswith(one["row"].partition("|")[0])
    ]
    assert told, "no entry of scripts/figures.toml begins like this row"


def test_every_entry_has_its_row_and_its_work() -> None:
    works = [work["id"] for work in KNOWN["work"]]
    assert len(set(works)) == len(works)
    assert {figure["work"] for figure in KNOWN["figure"]} == set(works)
    for figure in KNOWN["figure"]:
        assert figures.stated(figure["row"])
        assert len({"keys", "pattern", "holds"} & figure.keys()) == 1


def test_a_figure_is_compared_to_the_digits_that_are_stated() -> None:
    assert figures.compared("90.3 / 5.4 (82)", [90.34, 5.35]) == [0, 0]
    assert figures.compared("90.3 / 5.4", [90.41, 5.4]) == [pytest.approx(0.11), 0]
    assert figures.compared("100 / 100; 98 / 97", [98.2, 95.0], 2) == [0, -2]
    assert figures.compared("396", [396.0, 1.0]) == [396, 1]


def test_values_are_found_in_json_and_in_words() -> None:
    lines = '{"a": {"f1": 90.0}}\n{"a": {"f1": 92.0}}\nmean: P 1.5 R 2.5'
    assert figures.values({"keys": ["a.f1"], "over": "mean"}, lines) == [91.0]
    assert figures.values({"keys": ["a.f1"]}, lines) == [92.0]
    assert figures.values({"pattern": r"P (?P<b>[\d.]+) R (?P<a>[\d.]+)"}, lines) == [2.5, 1.5]
    assert figures.values({"pattern": r"P ([\d.]+)", "scale": 2}, lines) == [3.0]
    with pytest.raises(figures.FailedError):
        figures.values({"pattern": r"nothing ([\d.]+)"}, lines)
