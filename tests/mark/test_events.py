"""Events: who did what to whom, told by the parse, the pattern files and the trained models together."""

import tomllib
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.mark.events import find_events
from rashomon.mark.events.coding import code
from rashomon.mark.events.lexicon import lexicon
from rashomon.mark.events.sectors import is_agency, sector_of
from rashomon.mark.mentions import find_mentions
from rashomon.mark.parse import Parser
from rashomon.mark.quotes import find_quotes
from rashomon.mark.reference import resolve
from rashomon.mark.times import find_times
from rashomon.model import STATUSES, Article, Event, Published, Span, decode_line, encode

FOLDER = files("rashomon.mark.events")
TYPES = frozenset(tomllib.loads(FOLDER.joinpath("types.toml").read_text("utf-8"))["defaults"])


def events(text: str, published: str = "2024-05-08", agencies: tuple[str, ...] = ()) -> tuple[Event, ...]:
    article = Article(id="a-x", source="x", text=text, published=Published(value=published), agencies=agencies)
    parsed = next(Parser().parse([article]))
    mentions = find_mentions(parsed)
    resolution = resolve(parsed, mentions)
    return find_events(parsed, resolution, find_times(parsed), find_quotes(parsed, resolution))


def one(text: str, word: str) -> Event:
    """The event whose trigger is ``word``."""
    found = [e for e in events(text) if e.trigger.of(text) == word]
    assert found, f"no event named by {word!r}: {[e.trigger.of(text) for e in events(text)]}"
    return found[0]


def names(event: Event) -> tuple[list[str], list[str]]:
    return [p.name for p in event.actors], [p.name for p in event.recipients]


@pytest.mark.parametrize(
    ("text", "word", "kind", "actor", "recipient"),
    [
        ("Norway criticised Denmark over the new fishing quotas.", "criticised", "ACCUSE", "Norway", "Denmark"),
        ("Denmark was criticised by Norway over the fishing quotas.", "criticised", "ACCUSE", "Norway", "Denmark"),
        ("Rebels attacked an army camp near the river on Friday.", "attacked", "ASSAULT", "Rebels", "army camp"),
        ("Police arrested three bakers after the march.", "arrested", "COERCE", "Police", "three bakers"),
        ("Sweden expelled two diplomats of Belarus.", "expelled", "SANCTION", "Sweden", "Belarus"),
        ("Kenya rejected a request from Uganda for more water.", "request", "REJECT", "Kenya", "Uganda"),
        ("Portugal donated blankets to Syrian refugees.", "donated", "AID", "Portugal", "Syrian refugees"),
        (
            "Denmark fined a Norwegian ferry company over the oil leak.",
            "fined",
            "COERCE",
            "Denmark",
            "Norwegian ferry company",
        ),
    ],
)
def test_who_did_what_to_whom(text: str, word: str, kind: str, actor: str, recipient: str) -> None:
    found = events(text)
    assert any(e.type == kind and actor in names(e)[0] and any(recipient in n for n in names(e)[1]) for e in found), [
        (e.type, names(e), e.trigger.of(text)) for e in found
    ]
    assert word


def test_the_content_of_an_agreement_is_the_event_and_agreeing_its_status() -> None:
    text = "The Estonian premier agreed to pay a return visit to Latvia in August."
    event = one(text, "visit")
    assert (event.type, event.kind, event.status) == ("AGREE", "visit", "agreed")
    assert event.status_span is not None
    assert event.status_span.of(text) == "agreed"
    assert event.time is not None
    assert event.time.value == "2024-08"
    assert event.place is not None
    assert event.place.country == "LVA"


def test_a_refused_meeting_names_who_refused_whom() -> None:
    text = "Chile's foreign minister refused to meet the Bolivian envoy."
    event = one(text, "meet")
    assert (event.type, event.kind, event.status) == ("REJECT", "meeting", "refused")
    assert "Bolivian" in event.recipients[0].spans[0].of(text)


def test_a_visit_is_never_dated_by_the_day_of_publication() -> None:
    assert all(e.time is None for e in events("The Finnish president visited Iceland and thanked its fishermen."))


def test_a_verb_of_another_clause_does_not_date_an_event() -> None:
    text = "The minister said on Tuesday that Poland had attacked Hungary."
    attack = one(text, "attacked")
    assert attack.time is None


def test_several_names_are_several_parties() -> None:
    text = "Spain and Portugal signed a treaty with Morocco."
    found = [e for e in events(text) if e.type == "SUPPORT"]
    assert found
    assert {p.country for e in found for p in (*e.actors, *e.recipients)} >= {"ESP", "MAR"}


def test_a_capital_that_acts_stands_for_its_government() -> None:
    text = "Beijing condemned the Australian government."
    event = one(text, "condemned")
    assert event.actors[0].metonym
    assert (event.actors[0].country, event.actors[0].sector) == ("CHN", "GOV")
    assert not event.recipients[0].metonym


def test_a_news_agency_is_no_actor_of_what_it_reports() -> None:
    text = "Reuters reported that Mali expelled two French diplomats."
    assert all("Reuters" not in names(e)[0] for e in events(text))
    assert is_agency("the Associated Press")
    assert is_agency("Coast Wire", ("Coast Wire",))
    assert not is_agency("Associated Farmers")


def test_what_somebody_says_is_a_claim() -> None:
    text = 'Foreign Minister Ana Kovac said: "Serbia attacked our border post on Monday."'
    assert one(text, "attacked").quote is not None


@pytest.mark.parametrize(
    ("phrase", "sector"),
    [
        ("the rebel spokesman", "REB"),
        ("the defence minister", "GOV"),
        ("a court in Lund", "JUD"),
        ("the opposition leader", "OPP"),
        ("striking nurses", "LAB"),
        ("the European Union", "IGO"),
        ("Greta Lind", None),
    ],
)
def test_sectors_come_from_the_words_of_the_phrase(phrase: str, sector: str | None) -> None:
    assert sector_of(phrase) == sector


def test_every_pattern_has_a_code_on_the_scale() -> None:
    groups = [*lexicon().verbs.values(), *lexicon().nouns.values()]
    patterns = [pattern for group in groups for pattern in group]
    assert len(patterns) > 1500
    for pattern in patterns:
        assert pattern.type in TYPES
        assert code(pattern.type, pattern, "occurred").intensity is not None


def test_every_type_has_a_default_code_and_its_patterns() -> None:
    assert len(TYPES) == 17
    assert all(code(kind, None, "occurred").cameo for kind in TYPES)
    assert {f.name.removesuffix(".toml").upper() for f in FOLDER.joinpath("patterns").iterdir()} == TYPES


def test_sanctions_are_sanctions_under_either_type() -> None:
    assert one("Sweden imposed sanctions on Belarus.", "sanctions").kind == "sanction"


SALAD = (
    "Russia Ukraine the ministers agreed to visit meet on Monday , . and refused talks with Paris he said if not will "
    "“ ” attacked by of a request for was cancelled which Ana Lee 3 — ( )"
)
WORDS = st.sampled_from(sorted(set(SALAD.split())))


@settings(max_examples=40, deadline=None)
@given(st.one_of(st.lists(WORDS, max_size=25).map(" ".join), st.text(max_size=60)))
def test_whatever_the_text_every_span_lies_in_it(text: str) -> None:
    found = events(text)
    assert list(found) == sorted(found, key=lambda e: (e.trigger, e.id))
    assert len({e.id for e in found}) == len(found)
    for event in found:
        assert event.type in TYPES
        assert event.status in STATUSES
        parties = (*event.actors, *event.recipients)
        spans = [event.trigger, *(s for p in parties for s in (*p.spans, *p.chain))]
        assert all(isinstance(s, Span) and 0 <= s.start < s.end <= len(text) for s in spans)
        assert all(p.spans and p.name for p in parties)
        assert decode_line(encode(event), Event) == event


def test_the_same_text_gives_the_same_events() -> None:
    text = "Peru agreed to send doctors to Haiti. Brazil praised Peru."
    assert events(text) == events(text)


@pytest.mark.parametrize(
    ("text", "word", "status"),
    [
        ("The president was slated to visit Norway on Friday.", "visit", "planned"),
        ("The visit of President Quill to Norway was axed on Monday.", "visit", "cancelled"),
        ("Norway hoped to sign the treaty with Latvia.", "sign", "hypothetical"),
    ],
)
def test_verbs_that_the_lemmatizer_cuts_short_keep_their_meaning(text: str, word: str, status: str) -> None:
    assert one(text, word).status == status


def test_a_sentence_of_thousands_of_words_costs_nothing_and_holds_no_event() -> None:
    assert events("soldiers who killed " * 700 + "men.") == ()
