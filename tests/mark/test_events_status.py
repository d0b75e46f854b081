"""Status: sentences coded by hand, one half for development, the other held back; neither may get worse."""

import json
from pathlib import Path
from typing import Any

import pytest

from rashomon.mark.events.status import status_of
from rashomon.mark.events.syntax import trees
from rashomon.mark.parse import pipeline
from rashomon.model import STATUSES

FOLDER = Path(__file__).parent / "status"
FLOORS = {"development": 0.96, "held_back": 0.89, "norms_development": 0.93, "norms_held_back": 0.78}
EVIDENCE = {"development": 0.97, "held_back": 0.95, "norms_development": 0.92, "norms_held_back": 0.88}


def sentences(half: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (FOLDER / f"{half}.jsonl").read_text("utf-8").splitlines()]


def told(sentence: dict[str, Any]) -> tuple[str, list[int]]:
    """The status found for the coded trigger, and the offsets of the words of its evidence."""
    start, end = sentence["trigger"]
    for tree in trees(pipeline()(sentence["text"])):
        for token, offset in enumerate(tree.offsets):
            if start <= offset < end:
                finding = status_of(tree, token)
                return finding.status, [tree.offsets[t] for t in finding.evidence]
    pytest.fail(f"no token at the trigger of {sentence['text']!r}")


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_statuses_are_right(half: str) -> None:
    coded = sentences(half)
    right = [s for s in coded if told(s)[0] == s["status"]]
    assert len(right) / len(coded) >= FLOORS[half]


@pytest.mark.parametrize("half", sorted(FLOORS))
def test_the_evidence_of_a_right_status_meets_the_coded_words(half: str) -> None:
    right = [(s, found[1]) for s in sentences(half) if (found := told(s))[0] == s["status"]]
    met = [any(a <= offset < b for offset in offsets for a, b in s["evidence"]) for s, offsets in right]
    assert sum(met) / len(met) >= EVIDENCE[half]


def test_the_set_is_coded_soundly() -> None:
    coded = [s for half in sorted(FLOORS) for s in sentences(half)]
    assert len(coded) >= 250
    assert len({s["text"] for s in coded}) == len(coded)
    assert {s["status"] for s in coded} == set(STATUSES)
    for s in coded:
        spans = [s["trigger"], *s["evidence"]]
        assert s["evidence"], s["text"]
        assert all(0 <= a < b <= len(s["text"]) and s["text"][a:b].strip() == s["text"][a:b] for a, b in spans), s[
            "text"
        ]
