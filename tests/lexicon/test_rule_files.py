"""What ARCHITECTURE promises of data files: a rule has an id and an example that a test reads, a list a comment."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
SOURCE = TESTS.parent / "src/rashomon"
FILES = sorted(p for p in SOURCE.rglob("*.toml") if p.name != "models.toml")  # that one is a manifest, not rules
LISTS = sorted(p for end in ("txt", "tsv") for p in SOURCE.rglob(f"*.{end}") if "demo" not in p.parts)

# Which test reads the examples of a file, by the file's name or folder below the package.
READ_IN = {
    "collate/commitments/cues.toml": "collate/test_commitment_cues.py",
    "collate/commitments/sites.toml": "collate/test_commitments_learned.py",
    "mark/events/patterns": "mark/test_events_patterns.py",
    "mark/events/senses.toml": "mark/test_events_senses.py",
    "mark/events/status.toml": "mark/test_events_patterns.py",
    "mark/quantities/units.toml": "mark/test_quantities.py",
    "mark/times/named_days.toml": "mark/test_times_days.py",
    "mark/times/rules.toml": "mark/test_times_rules.py",
    "mark/unparsed/languages.toml": "mark/test_unparsed.py",
    "read/databases/wording.toml": "read/databases/test_databases.py",
    "read/document_dating/tenses.toml": "read/test_document_dating.py",
    "read/formats.toml": "read/test_formats.py",
    "read/pages/refusals.toml": "read/test_page_kinds.py",
    "read/tables/columns.toml": "read/test_tables.py",
    "read/text/patterns.toml": "read/test_rule_examples.py",
    "read/text/publishers.toml": "read/test_rule_examples.py",
    "read/text/translated.toml": "read/test_rule_examples.py",
}


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def entries(value: object) -> Iterator[dict[str, str]]:
    """The entries of a file of rules: tables of an array of tables, however deep."""
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        if isinstance(value, list) and isinstance(item, dict):
            yield item
        yield from entries(item)


RULES = [path for path in FILES if any(entries(tomllib.loads(path.read_text(encoding="utf-8"))))]


@pytest.mark.parametrize("path", RULES, ids=name_of)
def test_every_rule_has_an_id_of_its_own_and_an_example_that_a_test_reads(path: Path) -> None:
    rules = list(entries(tomllib.loads(path.read_text(encoding="utf-8"))))
    assert not [rule for rule in rules if not rule.get("id") or not rule.get("example")]
    assert max(Counter(rule["id"] for rule in rules).values()) == 1
    reader = READ_IN.get(name_of(path)) or READ_IN[name_of(path.parent)]
    assert "example" in (TESTS / reader).read_text(encoding="utf-8")


@pytest.mark.parametrize("path", [path for path in FILES if path not in RULES] + LISTS, ids=name_of)
def test_every_list_says_in_comments_what_it_is_for(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert re.match(r"# \S+ \S+ \S+", lines[0]), "its first line says what it is for"


def test_every_test_that_reads_examples_has_its_file() -> None:
    assert {name_of(path) for path in RULES} == {
        name_of(path) for path in RULES if name_of(path) in READ_IN or name_of(path.parent) in READ_IN
    }
    assert all((SOURCE / name).exists() for name in READ_IN)
