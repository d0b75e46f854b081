"""What is exported is valid by the schemas of its formats; schemas/README.md says where each of them is from."""

import json
import lzma
import re
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


class Vocabulary:
    """The terms of schema.org that the export uses, each with the types that have it and what it may hold."""

    def __init__(self) -> None:
        listed = json.loads((SCHEMAS / "schema_org_terms.json").read_text("utf-8"))
        self.context: dict[str, Any] = listed["@context"]
        self._parents: dict[str, str] = listed["parents"]
        self._properties: dict[str, dict[str, list[str]]] = listed["properties"]

    def kinds(self, name: str) -> list[str]:
        """A type and all that it is a kind of."""
        return [name, *(self.kinds(self._parents[name]) if name in self._parents else ())]

    def wrong(self, thing: Any) -> Iterator[str]:  # noqa: ANN401  whatever JSON holds
        """What schema.org does not have of a thing: its type, its properties, what they hold."""
        if set(thing) == {"@id"}:
            return
        kinds = self.kinds(thing.get("@type", ""))
        if kinds[-1] != "Thing":
            yield f"no type: {kinds[0]}"
        known = {name: holds for kind in kinds for name, holds in self._properties.get(kind, {}).items()}
        for name, value in thing.items():
            if name.startswith("@"):
                continue
            if name not in known:
                yield f"{kinds[0]} has no {name}"
                continue
            for one in value if isinstance(value, list) else [value]:
                if isinstance(one, dict):
                    yield from self.wrong(one)
                if not self._may_hold(known[name], one):
                    yield f"{name} holds {one}"

    def _may_hold(self, wanted: list[str], value: Any) -> bool:  # noqa: ANN401  as above
        if isinstance(value, dict):
            return set(value) == {"@id"} or any(kind in wanted for kind in self.kinds(value.get("@type", "")))
        if "Date" in wanted:
            return bool(re.fullmatch(r"\d{4}(-\d\d(-\d\d(T[\d:.+Z-]+)?)?|-W\d\d)?", str(value)))
        if "URL" in wanted:
            return bool(re.match(r"https?:|urn:", str(value)))
        return isinstance(value, str) and "Text" in wanted


@pytest.fixture(scope="module")
def graph(material: Material) -> dict[str, Any]:
    return json.loads(written(material, "jsonld"))  # type: ignore[no-any-return]


def test_claims_have_the_terms_of_schema_org_alone(graph: dict[str, Any]) -> None:
    vocabulary = Vocabulary()
    assert graph["@context"] == "https://schema.org"
    assert [fault for thing in graph["@graph"] for fault in vocabulary.wrong(thing)] == []
    jsonld = pytest.importorskip("pyld").jsonld
    expanded = jsonld.expand({"@context": vocabulary.context, "@graph": graph["@graph"]})
    assert len(expanded) == len(graph["@graph"])
    (review, *_) = [one for one in expanded if one["@type"] == ["http://schema.org/ClaimReview"]]
    assert review["http://schema.org/itemReviewed"][0]["http://schema.org/appearance"][0]["http://schema.org/text"]


@pytest.mark.parametrize(
    ("kind", "change", "fault"),
    [
        ("NewsArticle", {"headlin": "Quay collapses"}, "NewsArticle has no headlin"),
        ("NewsArticle", {"claimReviewed": "a quay"}, "NewsArticle has no claimReviewed"),
        ("NewsArticle", {"@type": "NewsReport"}, "no type: NewsReport"),
        ("NewsArticle", {"datePublished": "last spring"}, "datePublished holds last spring"),
        ("NewsArticle", {"publisher": "Courier"}, "publisher holds Courier"),
        ("ClaimReview", {"reviewRating": {"@type": "Thing", "name": "disputed"}}, "reviewRating holds"),
        ("ClaimReview", {"itemReviewed": [{"@type": "Claim", "holds": "a value"}]}, "Claim has no holds"),
    ],
)
def test_a_term_that_schema_org_does_not_have_is_noticed(
    graph: dict[str, Any], kind: str, change: dict[str, Any], fault: str
) -> None:
    thing = next(one for one in graph["@graph"] if one["@type"] == kind)
    assert any(found.startswith(fault) for found in Vocabulary().wrong(thing | change))


def test_the_terms_listed_are_those_of_schema_org() -> None:
    known = pytest.importorskip("rdflib.namespace").SDO
    listed = [name for name, term in Vocabulary().context.items() if "schema:" in str(term)]
    assert len(listed) > 20
    assert [name for name in listed if known[name] not in known] == []
