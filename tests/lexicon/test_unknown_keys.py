"""No data file takes a key that its room does not declare: one is put into a copy of every table of every file.

Which record a file is read into is found in the source: every call of ``read_rules`` names its file and its kind.
"""

import ast
import importlib
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import msgspec
import pytest

from rashomon.lexicon import LexiconError, Rules, decode_rules
from rashomon.mark.events.coding import Type

SOURCE = Path(__file__).parents[2] / "src/rashomon"
FILES = sorted(p for p in SOURCE.rglob("*.toml") if p.name != "models.toml")  # the manifest: tests/learned holds it
KEYED_BY_WORDS = {  # tables whose keys are words of the language: any may be put in
    "mark/events/types.toml": {"about.AGREE", "about.REJECT"},
    "mark/quantities/bounds.toml": {"before", "behind"},
    "mark/quantities/currencies.toml": {"sign", "letter", "tight", "words", "cents", "large"},
    "mark/times/lexicon.toml": {
        "month", "weekday", "season", "part", "unit", "ordinal", "decade", "direction", "frequency", "zone", "holiday",
        "number", "modifier.amount", "modifier.date", "modifier.day", "modifier.approximate",
    },
    "mark/times/zones.toml": {"zone"},
    "mark/unparsed/languages.toml": {"language.scales", "language.money"},
    "read/credits/agencies.toml": {"wire", "outlet", "photo"},
    "read/text/dates.toml": {"zones", "american"},
}  # fmt: skip
NAMED_IN_THE_FILE = {  # tables whose keys are names that the rules of the same file use
    "mark/events/senses.toml": {"classes"},
    "mark/times/rules.toml": {"part"},
}
NEW = "a-key-that-no-room-declares"


def name_of(path: Path) -> str:
    return path.relative_to(SOURCE).as_posix()


def kinds() -> dict[str, type[Rules]]:
    """For each file, or folder of files, the record that it is read into."""
    found: dict[str, type[Rules]] = {}
    for path in SOURCE.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for call in ast.walk(ast.parse(text)) if "read_rules(" in text and "lexicon" not in path.parent.name else ():
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id == "read_rules":
                package, name, kind = (ast.unparse(argument) for argument in call.args)
                parts = path.relative_to(SOURCE.parent).with_suffix("").parts
                module = importlib.import_module(".".join(parts).removesuffix(".__init__"))
                folder = package.strip("'").removeprefix("rashomon.").replace(".", "/")
                folder = name_of(path.parent) if package == "__package__" else folder
                file = "patterns" if name == "file" else name.strip("'")  # all that ``data_files`` finds there
                found[f"{folder}/{file}"] = getattr(module, kind)
    return found


KINDS = kinds()


def tables(value: object, path: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Every table of a file with the keys that lead to it."""
    if isinstance(value, dict):
        yield path, value
        for key, item in value.items():
            yield from tables(item, f"{path}.{key}".lstrip("."))
    for item in value if isinstance(value, list) else ():
        yield from tables(item, path)


def refusal(data: object, kind: type[Rules]) -> str | None:
    """Why the data are not of this kind; None where they are."""
    try:
        msgspec.convert(data, kind)
    except msgspec.ValidationError as error:
        return str(error)
    return None


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_a_key_that_is_not_declared_is_an_error_in_every_table(path: Path) -> None:
    kind = KINDS.get(name_of(path)) or KINDS[name_of(path.parent)]
    text = path.read_text(encoding="utf-8")
    decode_rules(text, path.name, kind)
    data, free = tomllib.loads(text), {**KEYED_BY_WORDS, **NAMED_IN_THE_FILE}.get(name_of(path), set())
    taken, seen = [], set()
    for where, table in tables(data):
        if where in free:
            seen.add(where)
            continue
        table[NEW] = next(iter(table.values()), "")  # of the type of another, so that only the key can be wrong
        if (why := refusal(data, kind)) is None or not (NEW in why or "Invalid enum value" in why):
            taken.append(f"{where or 'the file itself'}: {why}")
        del table[NEW]
    assert not taken, f"{path.name} takes an unknown key in {taken}"
    assert seen == free, "a table that is no more stands among those keyed by words"


@pytest.mark.parametrize(
    ("file", "where"), [(file, where) for file in NAMED_IN_THE_FILE for where in NAMED_IN_THE_FILE[file]]
)
def test_a_name_that_a_file_gives_is_used(file: str, where: str) -> None:
    path = SOURCE / file
    text = path.read_text(encoding="utf-8")
    room = "".join(module.read_text(encoding="utf-8") for module in path.parent.rglob("*.py"))
    unused = [
        name
        for name in tomllib.loads(text)[where]
        if len(re.findall(rf"(?<![\w-]){re.escape(name)}(?![\w-])", text)) < 2 and f'"{name}"' not in room
    ]
    assert not unused


def test_a_file_of_patterns_is_named_after_a_type_of_event() -> None:
    named = {path.stem.upper() for path in (SOURCE / "mark/events/patterns").iterdir()}
    assert named <= set(get_args(Type))


@pytest.mark.parametrize("path", FILES, ids=name_of)
def test_what_is_put_at_the_end_of_a_file_is_an_error(path: Path) -> None:
    kind = KINDS.get(name_of(path)) or KINDS[name_of(path.parent)]
    with pytest.raises(LexiconError, match=NEW):
        decode_rules(f"{path.read_text(encoding='utf-8')}\n[{NEW}]\nwords = []\n", path.name, kind)


def test_toml_is_read_by_the_lexicon_alone() -> None:
    others = {
        name_of(path)
        for path in SOURCE.rglob("*.py")
        if "toml.decode" in (text := path.read_text(encoding="utf-8")) or "tomllib" in text
    }
    assert others == {"lexicon/rules.py", "collate/corrections.py", "learned/manifest.py"}  # a person's, the manifest
