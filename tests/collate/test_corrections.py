"""A person's decisions, read from a file and applied to everything."""

from pathlib import Path

import pytest
from by_hand import article

from rashomon.collate import collate, read_corrections
from rashomon.collate.corrections import Corrections, parse_corrections
from rashomon.model import Copy, Failure


def test_a_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(
        '[[actor]]\nsame = ["Xi Lan", "Shi", "Hsi"]\nreason = "one man"\n[[story]]\ndifferent = ["a", "b"]\n'
    )
    found = read_corrections(path)
    assert isinstance(found, Corrections)
    assert len(found.of("actor")) == 3
    assert found.of("story")[0].line() == "correction: a is not b"
    verdict = found.verdict("actor", ["Shi"], ["Hsi"])
    assert verdict is not None
    assert verdict.same


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[actors]]\nsame=['a','b']", "unknown kind"),
        ("[[actor]]\nsame=['a']", "actor 1"),
        ("[[actor]]\nsame=['a','b']\ndifferent=['a','c']", "either same or different"),
        ("actor = 3", "[[actor]]"),
        ("[[actor", "not a TOML file"),
    ],
)
def test_a_wrong_file_is_one_clear_line(tmp_path: Path, text: str, says: str) -> None:
    path = tmp_path / "corrections.toml"
    path.write_text(text)
    found = read_corrections(path)
    assert isinstance(found, Failure)
    assert says in found.line()


def test_a_missing_file_is_a_failure(tmp_path: Path) -> None:
    assert isinstance(read_corrections(tmp_path / "none.toml"), Failure)


def test_copies_are_denied_and_added() -> None:
    one, two = article("a", "One.", published="2024-03-01"), article("b", "Two.", published="2024-03-02")
    found = Copy("a", "b", 0.9, "verbatim", "published")
    assert parse_corrections({"copy": [{"different": ["a", "b"]}]}).copies([one, two], [found]) == ()
    (added,) = parse_corrections({"copy": [{"same": ["b", "a"]}]}).copies([one, two], [])
    assert (added.source, added.target, added.direction) == ("a", "b", "correction")


def test_stories_are_joined_and_parted() -> None:
    one, two = article("a", "Snow fell in the hills."), article("b", "A bank lowered its rate.")
    joined = parse_corrections({"story": [{"same": ["a", "b"]}]})
    parted = parse_corrections({"story": [{"different": ["a", "b"]}]})
    assert [len(group) for group in joined.groups([(one,), (two,)])] == [2]
    assert [len(group) for group in parted.groups([(one, two)])] == [1, 1]
    assert [story.articles for story in collate([one, two], joined)] == [("a", "b")]
