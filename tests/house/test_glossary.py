"""The glossary defines every record, and the guide names only what is there."""

import re
from pathlib import Path

import msgspec
import pytest

from rashomon import model
from rashomon.model import STATUSES

ROOT = Path(__file__).parents[2]
GLOSSARY = (ROOT / "docs/glossary.md").read_text(encoding="utf-8")
GUIDE = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
RECORDS = [name for name in model.__all__ if isinstance(getattr(model, name), type(msgspec.Struct))]


@pytest.mark.parametrize("name", RECORDS)
def test_every_record_is_defined(name: str) -> None:
    assert f"`{name}`" in GLOSSARY


@pytest.mark.parametrize("status", STATUSES)
def test_every_status_is_named(status: str) -> None:
    assert status in GLOSSARY


def test_what_the_guide_names_is_there() -> None:
    scripts = re.findall(r"scripts/\w+\.py", GUIDE)
    rooms = re.findall(r"`((?:read|mark|collate|tell)/[\w/]+\.py)`", GUIDE)
    assert scripts
    assert rooms
    assert all((ROOT / script).is_file() for script in scripts)
    assert all((ROOT / "src/rashomon" / room).is_file() for room in rooms)
