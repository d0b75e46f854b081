"""Data files of rules are checked as they are read: by key, by type, by id."""

import sys
from pathlib import Path

import pytest

from rashomon.lexicon import Entry, LexiconError, Rules, WordLists, read_rows, read_rules, read_table, read_words


class Greeting(Entry, frozen=True, kw_only=True):
    words: tuple[str, ...]


class Greetings(Rules, frozen=True, kw_only=True):
    greeting: tuple[Greeting, ...]
    loud: bool = False


class Words(WordLists, frozen=True, kw_only=True):
    loud: frozenset[str]


GOOD = '[[greeting]]\nid = "short"\nexample = "Hi there"\ncounter = "Hilltop"\nwords = ["hi"]\n'


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A package of its own, to put data files into."""
    (tmp_path / "room_of_rules").mkdir()
    (tmp_path / "room_of_rules/__init__.py").touch()
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "room_of_rules", raising=False)  # that of the test before lay elsewhere
    return tmp_path / "room_of_rules"


def test_rules_become_records(room: Path) -> None:
    (room / "rules.toml").write_text(f"loud = true\n{GOOD}", encoding="utf-8")
    rules = read_rules("room_of_rules", "rules.toml", Greetings)
    assert rules.loud
    assert rules.greeting == (Greeting(id="short", example="Hi there", counter="Hilltop", words=("hi",)),)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (GOOD + "louder = true\n", "louder"),
        (GOOD.replace('["hi"]', '"hi"'), "array"),
        (GOOD.replace('id = "short"\n', ""), "`id`"),
        (GOOD.replace('example = "Hi there"\n', ""), "`example`"),
        (GOOD + GOOD, "two entries have the id 'short'"),
        ("greeting = [", "rules.toml"),
    ],
)
def test_what_is_not_declared_is_an_error(room: Path, text: str, why: str) -> None:
    (room / "rules.toml").write_text(text, encoding="utf-8")
    with pytest.raises(LexiconError, match=why):
        read_rules("room_of_rules", "rules.toml", Greetings)


def test_lists_and_tables_have_comments(room: Path) -> None:
    (room / "words.txt").write_text("# what they are for\n\nquiet\nvery loud\n", encoding="utf-8")
    (room / "rows.txt").write_text("# what they are for\nbig large  # and more\n", encoding="utf-8")
    (room / "table.tsv").write_text("# what it is for\nFRA\tFrance \tfrench\n", encoding="utf-8")
    assert read_words("room_of_rules", "words.txt") == ("quiet", "very loud")
    assert read_rows("room_of_rules", "rows.txt") == (("big", "large"),)
    assert read_table("room_of_rules", "table.tsv", 3) == (("FRA", "France ", "french"),)
    with pytest.raises(LexiconError, match="2 columns"):
        read_table("room_of_rules", "table.tsv", 2)


def test_lists_are_asked_by_name(room: Path) -> None:
    (room / "words.toml").write_text('loud = ["hey", "hullo"]\n', encoding="utf-8")
    assert read_rules("room_of_rules", "words.toml", Words)["loud"] == {"hey", "hullo"}
