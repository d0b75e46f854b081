"""Whatever comes in, what goes out can be written, points into its text and names no exception."""

import random
import re
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bad_inputs import GOOD, INPUTS
from mutations import of_bytes, of_json
from rashomon.model import Article, Failure, encode
from rashomon.read import Raw, Reader
from rashomon.read.admission import StatedMetadata, in_range, parse_json
from rashomon.read.fetch import Fetcher

KINDS = ("text", "html", "record", "json", "xml")
SEEDS = [(name, data) for name, (data, *_) in INPUTS.items() if len(data) < 20_000] + [("good.jsonl", GOOD)]
_EXCEPTION = re.compile(r"\b[A-Z]\w*(?:Error|Exception)\b|trips a rule")
ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=30),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=9), inner, max_size=3),
    max_leaves=6,
)


def holds(items: list[Article | Failure]) -> None:
    for item in items:
        if isinstance(item, Failure):
            assert item.line().isprintable()
            assert not _EXCEPTION.search(item.line()), item.line()
            continue
        encode(item)
        assert item.text.strip()
        assert item.published.value is None or in_range(item.published.value)
        assert not item.offsets or item.offsets[-1].start + item.offsets[-1].length <= len(item.text)


@given(st.binary(max_size=400), st.sampled_from(KINDS), st.booleans())
@settings(max_examples=150)
def test_any_bytes_of_any_kind(data: bytes, kind: str, verbatim: bool) -> None:
    holds(list(Reader(verbatim=verbatim).read_raw(Raw("any", kind, data))))  # type: ignore[arg-type]


@given(st.sampled_from(SEEDS), st.integers(0, 2**32))
@settings(max_examples=150)
def test_any_mutated_input(tmp_path_factory: pytest.TempPathFactory, seed: tuple[str, bytes], number: int) -> None:
    name, data = seed
    chance = random.Random(number)
    path = tmp_path_factory.getbasetemp() / f"mutated{''.join(Path(name).suffixes)}"
    structured = ".json" in name and chance.random() < 0.6
    path.write_bytes(of_json(chance, data) if structured else of_bytes(chance, data, [data, GOOD]))
    holds(list(Reader().read([str(path)])))


@given(st.dictionaries(st.sampled_from(sorted(f.name for f in fields(StatedMetadata))), ANYTHING))
def test_any_value_in_any_field(given_fields: dict[str, object]) -> None:
    known = StatedMetadata.admitted(**given_fields)
    for value in (known.id, known.title, known.url, known.publisher, known.published, known.language, *known.bylines):
        assert value is None or (isinstance(value, str) and value.strip() and value.encode())


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (rb'{"a": "\ud800b", "\u0000": ["\ud83d\ude00"]}', {"a": "\ufffdb", "\ufffd": ["\U0001f600"]}),
        (b'[NaN, 1, "a\x1bb"]', [None, 1, "a\ufffdb"]),
        (rb'"\\ud800"', "\\ud800"),
    ],
)
def test_strings_of_json_are_cleaned_one_for_one(data: bytes, value: object) -> None:
    assert parse_json(data) == value


class Loop(Fetcher):
    """A web in which every address is a sitemap that names itself and two others."""

    def fetch(self, address: str) -> Raw | Failure:
        inner = "".join(f"<url><loc>{url}</loc></url>" for url in (address, f"{address}a", f"{address}b"))
        return Raw(address, "xml", f"<?xml version='1.0'?><urlset>{inner}</urlset>".encode(), address)


def test_a_sitemap_that_names_itself_ends() -> None:
    items = list(Reader(fetcher=Loop()).read(["https://lantern.example/map"]))
    assert items
    assert all(isinstance(item, Failure) for item in items)
    assert len(items) < 25
