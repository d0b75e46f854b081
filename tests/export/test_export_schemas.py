"""What is exported is valid by the schemas of its formats; schemas/README.md says where each of them is from."""

import json
import lzma
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from rashomon.export import Material, format_named, of_dossier
from rashomon.model import Dossier

SCHEMAS = Path(__file__).parent / "schemas"


@pytest.fixture(scope="module")
def material(demo: Dossier) -> Material:
    return of_dossier(demo)


def written(material: Material, name: str) -> str:
    form = format_named(name)
    assert form.text is not None
    return "".join(form.text(material, ()))


@cache
def tei() -> etree.RelaxNG:
    """All of TEI P5."""
    return etree.RelaxNG(etree.fromstring(lzma.decompress((SCHEMAS / "tei_all.rng.xz").read_bytes())))


def test_an_edition_is_valid_tei(material: Material) -> None:
    schema = tei()
    schema.assertValid(etree.fromstring(written(material, "tei").encode()))
    broken = written(material, "tei").replace("<listWit", "<listWitness", 1).replace("</listWit>", "</listWitness>", 1)
    assert not schema.validate(etree.fromstring(broken.encode()))


def test_an_edition_of_nothing_is_valid_tei() -> None:
    tei().assertValid(etree.fromstring(written(of_dossier(Dossier((), ())), "tei").encode()))


def test_a_timeline_is_what_timelinejs_documents(material: Material) -> None:
    jsonschema = pytest.importorskip("jsonschema")
    schema = json.loads((SCHEMAS / "timelinejs.json").read_text("utf-8"))
    timeline = json.loads(written(material, "timelinejs"))
    checked = jsonschema.Draft202012Validator(schema)
    checked.validate(timeline)
    timeline["events"][0]["start_date"].pop("year")
    assert not checked.is_valid(timeline)
    ids = [event["unique_id"] for event in timeline["events"]]
    assert len(set(ids)) == len(ids)  # TimelineJS would rename the second of two


def _terms(thing: Any) -> Iterator[str]:  # noqa: ANN401  whatever JSON holds
    if isinstance(thing, dict):
        for name, value in thing.items():
            yield name
            if name in {"type", "motivation", "purpose"}:
                yield value
            yield from _terms(value)
    elif isinstance(thing, list):
        for one in thing:
            yield from _terms(one)


def test_annotations_expand_to_the_terms_of_the_standard(material: Material) -> None:
    context = json.loads((SCHEMAS / "annotation_terms.json").read_text("utf-8"))
    page = json.loads(written(material, "webannotation"))
    known = context["@context"].keys()
    assert page.pop("@context") == "http://www.w3.org/ns/anno.jsonld"
    assert set(_terms(page)) <= known  # expansion would drop any other without a word
    jsonld = pytest.importorskip("pyld").jsonld
    (expanded,) = jsonld.expand({**page, **context})
    (listed,) = expanded["http://www.w3.org/ns/activitystreams#items"]
    oa = "http://www.w3.org/ns/oa#"
    for item, found in zip(page["items"], listed["@list"], strict=True):
        (target,) = found[f"{oa}hasTarget"]
        place, words = target[f"{oa}hasSelector"]
        assert place[f"{oa}start"][0]["@value"] == item["target"]["selector"][0]["start"]
        assert words[f"{oa}exact"] == [{"@value": item["target"]["selector"][1]["exact"]}]
        assert len(found[f"{oa}hasBody"]) == 2
