"""A small rich dossier made by hand over the texts of the demo: one record of every kind, and awkward spans."""

from importlib.resources import files

import msgspec
from lxml import html

from rashomon.model import (
    Actor,
    ActorMention,
    BriefLine,
    Citation,
    Commitment,
    Copy,
    Disagreement,
    Dossier,
    Fact,
    Ground,
    Line,
    MarkedArticle,
    Passage,
    Published,
    Quote,
    Reading,
    Span,
    Status,
    Step,
    Story,
    TimelineEntry,
    Utterance,
    Variant,
)

NAMES = {
    "01-halyard-press.txt": (
        "Halyard Press",
        "2024-02-13T22:41",
        "Velmark and Sarovia agree to reopen Skarne Strait ferries",
    ),
    "02-saltmarsh-courier.txt": ("Saltmarsh Courier", "2024-02-14", "Ferries to run again across the strait"),
    "03-inland-tribune.txt": ("Inland Tribune", "2024-02-14T06:15", "Velmark, Sarovia to restart strait ferry link"),
    "04-hallsund-observer.html": (
        "Hallsund Observer",
        "2024-02-15T06:30+01:00",
        "Karsova to Vollan: ‘Bring your skates’",
    ),
    "05-tervin-evening-mirror.txt": ("Tervin Evening Mirror", "2024-02-14T09:20", "The parties found a common course"),
    "06-strait-weekly.txt": ("Strait Weekly", "2024-02-17", "What the Linden House deal leaves out"),
    "07-coastline-radio.txt": ("Coastline Radio", "2024-02-29T08:05", "Seven fishermen come home"),
    "08-amsel-gazette.txt": ("Amsel Gazette", "2024-03-12", "Karsova’s visit to Velmark put off until the autumn"),
}
HALYARD, COURIER, TRIBUNE, OBSERVER, MIRROR, WEEKLY, RADIO, GAZETTE = (f"a-{n:012}" for n in range(1, 9))


def body(name: str) -> str:
    """The long paragraphs of a demo report, which is near enough to its body."""
    raw = (files("rashomon.demo") / "reports" / name).read_text("utf-8")
    if name.endswith(".html"):
        tree = html.fromstring(raw.encode("utf-8"), parser=html.HTMLParser(encoding="utf-8"))
        lines = [str(p.text_content()) for p in tree.xpath('//div[@class="article-body"]/p')]
    else:
        lines = raw.splitlines()
    return "\n\n".join(line for line in lines if len(line) > 70 and line.rstrip().endswith((".", "”", '"')))


def article(number: int, name: str) -> MarkedArticle:
    publisher, published, title = NAMES[name]
    text = body(name)
    return MarkedArticle(
        id=f"a-{number:012}",
        source=f"reports/{name}",
        title=title,
        publisher=publisher,
        bylines=("Jonas Wickery", "Hanne Brodal") if number == 1 else (),
        agencies=("Halyard Press",) if number <= 3 else (),
        photo_agencies=("Halyard Press",) if number == 2 else (),
        dateline="TERVIN, Feb 13" if number == 1 else None,
        published=Published(
            published, "minute" if "T" in published else "day", "inferred" if number == 5 else "stated"
        ),
        language="en",
        url="https://observer.example/world/2024/02/15/karsova-vollan-strait" if number == 4 else None,
        text=text,
        lines=(Line(0, 5, "title"), Line(6, 9, "caption", "names a photographer"), Line(10, 20, "body")),
        grounds=(Ground("published", published, "the line under the headline"),) if number == 5 else (),
        translated=("says that it was translated automatically",) if number == 5 else (),
    )


ARTICLES = tuple(article(number, name) for number, name in enumerate(NAMES, 1))
TEXTS = {one.id: one.text for one in ARTICLES}


def at(article_id: str, words: str) -> Span:
    start = TEXTS[article_id].index(words)
    return Span(start, start + len(words))


def said(article_id: str, words: str, *, status: Status | None = None, value: str | None = None) -> Citation:
    return Citation(article_id, at(article_id, words), words, status, value)


def _passages(target: str, kind: str) -> tuple[Passage, ...]:
    """Paragraphs that begin alike in the wire story and in ``target``, and one run of several paragraphs."""
    run = at(HALYARD, '"We did not come here').start
    last = "joint statement issued after the meeting."
    found = []
    if last in TEXTS[target]:
        start = at(target, '"We did not come here').start
        found.append(Passage(Span(run, at(HALYARD, last).end), Span(start, at(target, last).end)))
    for words in ("Velmark and Sarovia agreed on Tuesday to re", "Two officials who were in the room"):
        if words in TEXTS[target]:
            ends = [at(one, words).start for one in (HALYARD, target)]
            spans = [
                Span(start, TEXTS[one].index("\n", start)) for one, start in zip((HALYARD, target), ends, strict=True)
            ]
            found.append(Passage(spans[0], spans[1], "edited" if kind == "edited" else "verbatim"))
    return tuple(found)


COPIES = (
    Copy(
        HALYARD,
        COURIER,
        0.97,
        "verbatim",
        "credit",
        _passages(COURIER, "verbatim"),
        ("The Courier credits Halyard Press.",),
    ),
    Copy(
        HALYARD, TRIBUNE, 0.81, "edited", "published", _passages(TRIBUNE, "edited"), ("Published eight hours later.",)
    ),
)

WHEEL = "We did not come here to settle who was at the wheel"
HELM = "We did not arrive here in order to clarify who was standing at the helm"
PROMISE = "That is a promise, and I make it in front of your cameras"


def _variant(article_id: str, words: str, *, marked: tuple[str, ...] = (), kind: str = "direct") -> Variant:
    differs = tuple(Span(words.index(one), words.index(one) + len(one)) for one in marked)
    spans = (at(article_id, words),) if words in TEXTS[article_id] else ()
    return msgspec.convert(
        {
            "article": article_id,
            "quote": f"q-{article_id}",
            "text": words,
            "spans": spans,
            "kind": kind,
            "differs": differs,
        },
        Variant,
    )


SAYINGS = (
    Utterance(
        "y-1",
        "Astrid Vollan",
        (
            _variant(HALYARD, WHEEL),
            _variant(COURIER, WHEEL),
            _variant(TRIBUNE, WHEEL),
            _variant(MIRROR, HELM, marked=("arrive", "in order to clarify", "standing at the helm")),
        ),
        2,
        actor="r-vollan",
        date="2024-02-13",
    ),
    Utterance(
        "y-2",
        "Daros Petrenik",
        (
            _variant(HALYARD, PROMISE),
            _variant(MIRROR, "This is a promise, and I give it before your cameras", marked=("This", "give", "before")),
            _variant(RADIO, "all 11 would be free before the end of the month", kind="indirect"),
        ),
        3,
        actor="r-petrenik",
        date="2024-02-13",
    ),
    Utterance(
        "y-3",
        "Daros Petrenik",
        (_variant(GAZETTE, "I said they would go home, and they are at home"),),
        1,
        actor="r-petrenik",
    ),
    Utterance("y-4", "Tor Brandvik", (_variant(RADIO, "They gave us our boots back and told us to run"),), 1),
    Utterance("y-5", None, (_variant(HALYARD, "At nine o'clock the cars were called", kind="mixed"),), 1),
)


def _named(name: str) -> tuple[ActorMention, ...]:
    found = []
    for id_, text in TEXTS.items():
        start = text.find(name)
        while start >= 0:
            found.append(ActorMention(id_, Span(start, start + len(name))))
            start = text.find(name, start + 1)
    return tuple(found)


ACTORS = (
    Actor(
        "r-vollan",
        "Astrid Vollan",
        "person",
        None,
        ("Foreign Minister",),
        ("Astrid Vollan", "Vollan"),
        _named("Vollan"),
    ),
    Actor("r-petrenik", "Daros Petrenik", "person", None, ("Foreign Minister",), ("Petrenik",), _named("Petrenik")),
    Actor("r-karsova", "Milena Karsova", "person", None, ("President of Sarovia",), (), _named("Karsova")),
    Actor("r-velmark", "Velmark", "country", None, (), (), _named("Velmark")),
    Actor("r-sarovia", "Sarovia", "country", None, (), (), _named("Sarovia")),
    Actor("r-skaale", "Marten Skaale", "person", None, ("head of the Skarne Fishermen's Union",), (), _named("Skaale")),
)

LASTED = (
    said(HALYARD, "talks that lasted five and a half hours", value="5.5 hours"),
    said(OBSERVER, "nearly six hours with her Sarovian counterpart, Daros Petrenik", value="almost 6 hours"),
    said(MIRROR, "The conversation in the Linden House continued more than four hours", value="more than 4 hours"),
)
VISIT = "Sarovian President Milena Karsova will travel to Hallsund on March 19 to sign the agreement"
POSTPONED = "President Milena Karsova has postponed the visit to Velmark that she was to make next week"

FACTS = (
    Fact("f-1", LASTED[0].text, "talks", LASTED, 3, date="2024-02-13"),
    Fact(
        "f-2",
        VISIT,
        "visit",
        (said(HALYARD, VISIT, status="planned"), said(GAZETTE, POSTPONED, status="postponed")),
        2,
        "postponed",
    ),
    Fact(
        "f-3",
        "killing nine people",
        "number",
        (said(HALYARD, "killing nine people"), said(COURIER, "killing nine people")),
        1,
    ),
)

DISAGREEMENTS = (
    Disagreement(
        "d-1",
        "How long the ministers talked",
        (
            Reading("5½ hours", (LASTED[0], said(COURIER, "talks that lasted five and a half hours")), 1),
            Reading("almost 6 hours", (LASTED[1],), 1),
            Reading("more than 4 hours", (LASTED[2],), 1),
        ),
        "duration",
        "The figures may count the dinner or leave it out.",
        "f-1",
    ),
    Disagreement(
        "d-2",
        "How many came to the quay",
        (
            Reading("about 2,000", (said(HALYARD, "about 2,000 people gathered on the ferry quay"),), 1),
            Reading("5,000", (said(OBSERVER, "Organisers said 5,000 people had come"),), 1),
        ),
        "number",
    ),
)


def _entry(date: str, words: str, status: Status, salience: float, *articles: str) -> TimelineEntry:
    reports = tuple(said(one, words) for one in articles)
    return TimelineEntry(date, "day", words, status, salience, reports, 1)


TIMELINE = (
    _entry(
        "2023-03",
        "the ferry Sigrun collided with a Sarovian dredger in fog last March",
        "occurred",
        0.7,
        HALYARD,
        COURIER,
    ),
    _entry("2023-11-09", "coastguards boarded two boats", "occurred", 0.4, HALYARD, COURIER, TRIBUNE),
    _entry("2024-02-09", "The ministers had spoken by telephone on Friday", "occurred", 0.5, HALYARD),
    TimelineEntry("2024-02-13", "day", LASTED[0].text, "occurred", 0.9, LASTED, 3, "f-1"),
    _entry(
        "2024-02-14", "Wednesday’s meeting lasted 35\u00a0minutes, ten more than planned", "occurred", 0.6, OBSERVER
    ),
    _entry("2024-02-28", "Seven of the fishermen held in Sarovia since November came home", "occurred", 0.8, RADIO),
    TimelineEntry("2024-03-19", "day", VISIT, "postponed", 0.85, FACTS[1].reports, 2, "f-2"),
    _entry(
        "2024-04-16", "A second round of talks, on joint patrols in the strait, will go ahead", "planned", 0.3, GAZETTE
    ),
    _entry("2024-05-02", "The service will resume on May 2", "planned", 0.75, HALYARD, COURIER),
)

COMMITMENTS = (
    Commitment(
        "p-1",
        "Daros Petrenik",
        "Velmark",
        "free the 11 Velmark fishermen before the end of February",
        "2024-02",
        "fulfilled late",
        (
            Step("agreed", "2024-02-13", said(HALYARD, PROMISE)),
            Step(
                "occurred", "2024-02-28", said(RADIO, "Seven of the fishermen held in Sarovia since November came home")
            ),
            Step("occurred", "2024-03-07", said(GAZETTE, "completed the return of 11 men detained in November")),
        ),
        (said(HALYARD, "would free the 11 Velmark fishermen it has held since November"),),
        2,
    ),
)

STORY = Story(
    story="s-ferries",
    title="Velmark and Sarovia agree to reopen the Skarne Strait ferries",
    articles=tuple(sorted(TEXTS)),
    origins=((HALYARD, COURIER, TRIBUNE), (OBSERVER,), (MIRROR,), (WEEKLY,), (RADIO,), (GAZETTE,)),
    copies=COPIES,
    actors=ACTORS,
    sayings=SAYINGS,
    facts=FACTS,
    disagreements=DISAGREEMENTS,
    timeline=TIMELINE,
    commitments=COMMITMENTS,
    brief=(
        BriefLine("happened", FACTS[0].text, "f-1", FACTS[0].reports, 3, parted=DISAGREEMENTS[0].readings),
        BriefLine("next", FACTS[1].text, "f-2", FACTS[1].reports[:1], 1, only=True),
    ),
)

DOSSIER = Dossier(
    tuple(
        msgspec.structs.replace(one, quotes=(Quote("q-a-1", "direct", (at(HALYARD, WHEEL),)),))
        if one.id == HALYARD
        else one
        for one in ARTICLES
    ),
    (STORY,),
)
