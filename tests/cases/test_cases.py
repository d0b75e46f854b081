"""Cases: short invented texts, each built around one kind of fault, with what the marks of it must be."""

import json
from pathlib import Path
from typing import Any

import pytest
from checks import failures

from rashomon.mark import Parser, mark
from rashomon.model import Article, Published

FOLDER = Path(__file__).parent
CASES: list[dict[str, Any]] = [
    json.loads(line)
    for file in sorted(FOLDER.glob("*.jsonl"))
    for line in file.read_text("utf-8").splitlines()
    if line.strip()
]
PARSER = Parser()


def _marked(case: dict[str, Any]) -> Any:  # noqa: ANN401  pytest has no public name for it
    """The case; one that is ``open`` is known to be wrong, and must say so no longer once it is right."""
    marks = [pytest.mark.xfail(strict=True, reason="known to be wrong")] if case.get("open") else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [_marked(case) for case in CASES])
def test_the_marks_of_a_case_are_right(case: dict[str, Any]) -> None:
    published = Published(value=case.get("published", "2024-05-08"), origin="stated")
    article = Article(id=case["id"], source=case["id"], text=case["text"], title=case.get("title"), published=published)
    assert list(failures(mark(article, PARSER), case["expect"])) == []


def test_the_cases_are_told_apart() -> None:
    assert len({case["id"] for case in CASES}) == len(CASES)
    assert len({case["text"] for case in CASES}) == len(CASES)
