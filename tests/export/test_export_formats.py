"""Each format, read back by a program that reads it: what stands in it is what the reports say, in the same places."""

import csv
import importlib
import io
import json
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from rashomon.export import Material, format_named, of_dossier
from rashomon.model import (
    Citation,
    Copy,
    Dossier,
    Event,
    MarkedArticle,
    Party,
    Passage,
    Quote,
    Span,
    Story,
    TimelineEntry,
    Utterance,
    Variant,
    interval,
)

SPITEFUL = '=x"]]>& \u202e<script>{\\b}\x07 {{%}} \n\n\U0001f600'
TEXT = [
    "polecat", "gexf", "graphml", "ftm", "timelinejs", "ical", "bibtex", "csl", "tei", "webannotation", "jsonld",
]  # fmt: skip


def written(material: Material, name: str) -> str:
    form = format_named(name)
    assert form.text is not None
    return "".join(form.text(material, ()))


def program(name: str) -> Any:  # noqa: ANN401  a module of whatever kind
    """A program that reads a format; the test is skipped where it is not installed."""
    return pytest.importorskip(name, reason=f"{name} is not installed")


@pytest.fixture(scope="module")
def material(demo: Dossier) -> Material:
    return of_dossier(demo)


@pytest.fixture(scope="module")
def hostile() -> Material:
    """A story in which every text is one that a format might trip over."""
    text = f"{SPITEFUL} said {SPITEFUL}."
    party = Party((Span(0, 5),), SPITEFUL, "person")
    article = MarkedArticle(
        id="an id & more", source=SPITEFUL, title=SPITEFUL, publisher=SPITEFUL, url="https://x.example/{a} b\"'<",
        bylines=(SPITEFUL,), text=text,
        quotes=(Quote("q 1", "direct", (Span(0, len(text)),), speaker=party, addressee=party),),
        events=(Event("e", Span(0, 4), "CONSULT", None, None, "planned", actors=(party, Party((Span(1, 3),), "B"))),),
    )  # fmt: skip
    cited = Citation(article.id, Span(0, len(text)), text)
    wording = Variant(article.id, "q 1", text, (Span(0, len(text)),))
    entry = TimelineEntry("2031-05-02", "day", SPITEFUL, "planned", 1.0, (cited,), 1)
    said = Utterance("u 1", SPITEFUL, (wording, wording), 1, date=SPITEFUL)
    story = Story(story="s 1", title=SPITEFUL, articles=(article.id,), sayings=(said,), timeline=(entry,))
    return of_dossier(Dossier((article,), (story,)))


def _spans(demo: Dossier) -> dict[str, str]:
    return {article.id: article.text for article in demo.articles}


def test_polecat_counts_no_copy(material: Material, demo: Dossier) -> None:
    rows = list(csv.DictReader(io.StringIO(written(material, "polecat"), newline="")))
    texts = _spans(demo)
    assert len(rows) == sum(len(article.events) for article in demo.articles)
    for row in rows:
        assert " ".join(texts[row["Article"]][int(row["Start"]) : int(row["End"])].split()) == row["Trigger"].lstrip(
            "'"
        )
    counted = sum(int(row["Count"]) for row in rows)
    own = sum(row["Article"] == row["Origin"] for row in rows)
    assert own <= counted < len(rows)


def test_an_event_in_a_copied_passage_descends_from_where_it_was_taken() -> None:
    party = (Party((Span(0, 1),), "A"),)
    event = Event("e", Span(2, 5), "CONSULT", None, None, "occurred", actors=party)
    one, other = (MarkedArticle(id=name, source=name, text="A met B. C.", events=(event,)) for name in ("a-1", "a-2"))
    copy = Copy("a-1", "a-2", 0.5, "verbatim", "published", (Passage(Span(0, 8), Span(0, 8)),))
    story = Story(story="s", title="", articles=("a-1", "a-2"), origins=(("a-1",), ("a-2",)), copies=(copy,))
    told = of_dossier(Dossier((one, other), (story,)))
    rows = list(csv.DictReader(io.StringIO(written(told, "polecat"), newline="")))
    assert [(row["Article"], row["Origin"], row["Count"]) for row in rows] == [("a-1", "a-1", "1"), ("a-2", "a-1", "0")]


@pytest.mark.parametrize("name", ["gexf", "graphml"])
def test_graphs_in_networkx(name: str, material: Material, demo: Dossier) -> None:
    networkx = program("networkx")
    read = getattr(networkx, f"read_{name}")
    graph = read(io.BytesIO(written(material, name).encode()))
    (story,) = demo.stories
    texts = _spans(demo)
    ties = list(graph.edges(data=True))
    assert sum(tie["kind"] == "copied" for *_, tie in ties) == len(story.copies)
    assert {"of", "with"} <= {tie["kind"] for *_, tie in ties}
    for *_, tie in ties:
        assert texts[tie["article"]][int(tie["start"]) : int(tie["end"])] == tie["words"]
    actors = {actor.id: actor.name for actor in story.actors}
    named = {node: data["label"] for node, data in graph.nodes(data=True) if node in actors}
    assert named
    assert all(actors[node] == label for node, label in named.items())


@pytest.mark.filterwarnings("ignore")
def test_follow_the_money_validates(material: Material, demo: Dossier) -> None:
    lines = [json.loads(line) for line in written(material, "ftm").splitlines()]
    ids = {line["id"] for line in lines}
    texts = _spans(demo)
    for line in lines:
        for back in line["rashomon"]:
            assert back["words"] in {"", texts[back["article"]][slice(*back["span"])]}
        for field in ("document", "resolved", "involved", "proof"):
            assert set(line["properties"].get(field, ())) <= ids
    assert sum(line["schema"] == "Event" for line in lines) == len(demo.stories[0].facts)
    try:
        model = importlib.import_module("followthemoney").model
    except ImportError:
        pytest.skip("followthemoney is not installed")
    for line in lines:
        entity = model.get_proxy(line)
        assert {name: sorted(values) for name, values in line["properties"].items()} == {
            name: sorted(values) for name, values in entity.to_dict()["properties"].items()
        }
        model.get(line["schema"]).validate(line)


def test_timeline_js(material: Material, demo: Dossier) -> None:
    events = json.loads(written(material, "timelinejs"))["events"]
    dated = [entry for entry in demo.stories[0].timeline if interval(entry.date)]
    assert [event["unique_id"] for event in events] == [entry.id for entry in dated]
    texts = _spans(demo)
    for event in events:
        assert set(event) <= {"start_date", "end_date", "text", "unique_id", "group", "rashomon"}
        assert list(event["start_date"]) == ["year", "month", "day"][: len(event["start_date"])]
        for cited in event["rashomon"]["citations"]:
            assert cited["words"] == texts[cited["article"]][slice(*cited["span"])]


def test_icalendar_has_what_is_to_come(material: Material, demo: Dossier) -> None:
    icalendar = program("icalendar")
    calendar = icalendar.Calendar.from_ical(written(material, "ical"))
    events = [event for event in calendar.walk() if event.name == "VEVENT"]
    (story,) = demo.stories
    known = {entry.id: entry for entry in story.timeline} | {one.id: one for one in story.commitments}
    assert events
    last = max((article.published.value or "")[:10] for article in demo.articles)
    for event in events:
        thing = known[str(event["UID"]).removesuffix("@rashomon")]
        assert thing.status in {"planned", "agreed", "invited", "ongoing"}
        assert event.decoded("DTEND").isoformat() > last
        assert thing.reports[0].text in str(event["DESCRIPTION"])
    assert all(len(line.encode()) <= 75 for line in written(material, "ical").splitlines())


def test_bibtex(material: Material, demo: Dossier) -> None:
    bibtexparser = program("bibtexparser")
    library = bibtexparser.loads(written(material, "bibtex")) if hasattr(bibtexparser, "loads") else None
    entries = library.entries if library else bibtexparser.parse_string(written(material, "bibtex")).entries
    assert len(entries) == len(demo.articles) + sum(len(article.quotes) for article in demo.articles)


def test_csl(material: Material, demo: Dossier) -> None:
    items = json.loads(written(material, "csl"))
    texts = _spans(demo)
    quotes = {quote.id: (article.id, quote) for article in demo.articles for quote in article.quotes}
    assert {item["id"] for item in items} == {*texts, *quotes}
    for item in items:
        assert item["type"] in {"article-newspaper", "speech"}
        if item["id"] in quotes:
            name, quote = quotes[item["id"]]
            assert item["title"] == " [...] ".join(span.of(texts[name]) for span in quote.content)
        if issued := item.get("issued"):
            date(*[*issued["date-parts"][0], 1, 1][:3])


def test_csl_is_written_out_by_a_processor_of_styles(material: Material, demo: Dossier) -> None:
    program("citeproc")
    from citeproc import Citation as Cited
    from citeproc import CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
    from citeproc.source.json import CiteProcJSON

    items = json.loads(written(material, "csl"))
    source = CiteProcJSON(items)
    assert len(source) == len(items)
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    listed = CitationStylesBibliography(style, source, formatter.plain)
    chosen = next(article for article in demo.articles if article.quotes and article.publisher and article.bylines)
    for name in (chosen.id, chosen.quotes[0].id):
        listed.register(Cited([CitationItem(name)]))
    lines = " ".join(map(str, listed.bibliography()))
    assert str(chosen.publisher) in lines
    assert chosen.bylines[0] in lines


_TEI = {"t": "http://www.tei-c.org/ns/1.0"}


def _read(text: str) -> Any:  # noqa: ANN401  an element
    return etree.fromstring(text.encode())


def _witnesses(root: Any) -> dict[str, str]:  # noqa: ANN401  an element
    name = "{http://www.w3.org/XML/1998/namespace}id"
    return {one.get(name): one.get("n") for one in root.iterfind(".//t:witness", _TEI)}


def test_the_apparatus_gives_every_wording_back(material: Material, demo: Dossier) -> None:
    root = _read(written(material, "tei"))
    (story,) = demo.stories
    said = root.findall(".//t:sp", _TEI)
    assert len(said) == len(story.sayings)
    names, texts = _witnesses(root), _spans(demo)
    for utterance, saying in zip(said, story.sayings, strict=True):
        first = saying.variants[0]
        for item in utterance.iterfind(".//t:item", _TEI):
            start, end = map(int, item.get("n").removeprefix("char=").split(","))
            whole = texts[names[item.get("corresp").removeprefix("#")]][start:end]
            assert item.text == whole or item.text[:10] in whole
        assert _told_by(utterance, first.article, names) == " ".join(first.text.split())


def _told_by(utterance: Any, article: str, names: dict[str, str]) -> str:  # noqa: ANN401  an element
    """The text of an utterance as one witness has it: its readings where it has any, else the lemma."""
    (witness,) = (f"#{name}" for name, known in names.items() if known == article)
    paragraph = utterance.find("t:p", _TEI)
    parts = [paragraph.text or ""]
    for app in paragraph:
        readings = [one for one in app if witness in (one.get("wit") or "").split()]
        if app.get("type") != "paraphrase":
            parts.append((readings[0] if readings else app[0]).text or "")
        parts.append(app.tail or "")
    return " ".join(" ".join(parts).split())


_WORDS = st.sampled_from(["we", "you", "came", "went", "here", "there", "and", "not", "now"])


@given(st.lists(st.lists(_WORDS, min_size=1), min_size=1, max_size=4))
def test_any_wordings_stand_in_one_apparatus(wordings: list[list[str]]) -> None:
    articles = [MarkedArticle(id=f"a-{at}", source="x", text=" ".join(words)) for at, words in enumerate(wordings)]
    variants = tuple(Variant(one.id, "q", one.text, (Span(0, len(one.text)),)) for one in articles)
    said = Utterance("u-1", "A", variants, 1)
    story = Story(story="s", title="t", articles=tuple(one.id for one in articles), sayings=(said,))
    root = _read(written(of_dossier(Dossier(tuple(articles), (story,))), "tei"))
    utterance = root.find(".//t:sp", _TEI)
    paraphrases = utterance.iterfind(".//t:app[@type='paraphrase']/t:rdg", _TEI)
    aside = {wit for one in paraphrases for wit in one.get("wit").split()}
    names, texts = _witnesses(root), {one.id: one.text for one in articles}
    for name, article in names.items():
        if f"#{name}" not in aside:
            assert _told_by(utterance, article, names) == texts[article]


def _context(url: str, _options: object = None) -> dict[str, object]:
    vocabulary = "http://www.w3.org/ns/oa#" if "anno" in url else "https://schema.org/"
    context = {"@vocab": vocabulary, "id": "@id", "type": "@type"}
    return {"contextUrl": None, "documentUrl": url, "document": {"@context": context}}


def test_annotations_expand_and_point_to_their_words(material: Material, demo: Dossier) -> None:
    page = json.loads(written(material, "webannotation"))
    marks = ("mentions", "times", "quantities", "events", "assertions")
    count = sum(len(getattr(article, name)) for article in demo.articles for name in marks)
    count += sum(len(quote.content) for article in demo.articles for quote in article.quotes)
    assert len(page["items"]) == count
    texts = {article.url or f"urn:rashomon:{article.id}": article.text for article in demo.articles}
    for item in page["items"]:
        place, words = item["target"]["selector"]
        text = texts[item["target"]["source"]]
        assert text[place["start"] : place["end"]] == words["exact"]
        assert words["prefix"] + words["exact"] + words["suffix"] in text
    jsonld = program("pyld").jsonld
    (expanded,) = jsonld.expand(page | {"items": page["items"][:5]}, {"documentLoader": _context})
    assert len(expanded["http://www.w3.org/ns/oa#items"]) == 5


def test_claims_of_schema_org(material: Material, demo: Dossier) -> None:
    graph = json.loads(written(material, "jsonld"))
    (story,) = demo.stories
    reviews = [thing for thing in graph["@graph"] if thing["@type"] == "ClaimReview"]
    assert len(reviews) == len(story.disagreements) + len(story.commitments)
    texts = _spans(demo)
    for review in reviews:
        for claim in review["itemReviewed"]:
            for found in claim.get("appearance", ()):
                name, _, place = found["identifier"].removeprefix("urn:rashomon:").partition("#char=")
                start, end = map(int, place.split(","))
                assert end == start or texts[name][start:end] == found["text"]
    assert program("pyld").jsonld.expand(graph, {"documentLoader": _context})


@pytest.mark.parametrize("name", TEXT)
def test_no_words_break_a_format(name: str, hostile: Material) -> None:
    text = written(hostile, name).encode("utf-8", "replace")
    if name in {"gexf", "graphml", "tei"}:
        etree.fromstring(text)
    elif name in {"timelinejs", "csl", "webannotation", "jsonld"}:
        read = json.loads(text)
        assert name != "timelinejs" or "<script>" not in str((read["events"][0]["text"], read["events"][0]["group"]))
    elif name == "ftm":
        assert all(json.loads(line) for line in text.splitlines())
    elif name == "ical":
        assert text.count(b"BEGIN:VEVENT") == 1
        assert program("icalendar").Calendar.from_ical(text)
    elif name == "bibtex":
        assert text.count(b"\n@") + text.startswith(b"@") == 2


@pytest.mark.parametrize("name", TEXT)
def test_nothing_is_something_too(name: str) -> None:
    text = written(of_dossier(Dossier((), ())), name)
    if name in {"gexf", "graphml", "tei"}:
        etree.fromstring(text.encode())
    elif name in {"timelinejs", "csl", "webannotation", "jsonld"}:
        json.loads(text)
