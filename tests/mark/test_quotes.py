"""Quotations of invented reports: who says what, to whom, where, by whose account."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.mark.mentions import find_mentions
from rashomon.mark.parse import Parser
from rashomon.mark.quotes import find_quotes
from rashomon.mark.quotes.explain import roles
from rashomon.mark.reference import resolve
from rashomon.model import Article, Party, Quote, Span, decode_line, encode


def quotes_of(text: str) -> tuple[Quote, ...]:
    parsed = next(Parser().parse([Article(id="a-test", source="test", text=text)]))
    return find_quotes(parsed, resolve(parsed, find_mentions(parsed)))


def words(text: str, spans: tuple[Span, ...]) -> list[str]:
    return [span.of(text) for span in spans]


def said_by(text: str, passage: str) -> Party | None:
    """The speaker of the narrowest quotation whose content holds ``passage``."""
    at = text.index(passage)
    holding = [q for q in quotes_of(text) if any(s.start <= at and at + len(passage) <= s.end for s in q.content)]
    assert holding, f"nobody says {passage!r}"
    return min(holding, key=lambda q: sum(map(len, q.content))).speaker


def speaker_words(text: str, passage: str) -> str:
    party = said_by(text, passage)
    return "" if party is None else " ".join(words(text, party.spans))


@pytest.mark.parametrize(
    ("text", "passage", "speaker"),
    [
        ("“The bridge will open in May,” Mayor Ana Lee said on Monday.", "The bridge will open", "Lee"),
        ("“The bridge will open in May,” said Ana Lee, the mayor of Porthaven.", "The bridge will open", "Ana Lee"),
        ('"The bridge," Lee said, "will open in May when the last bolt is in."', "will open in May", "Lee"),
        ("Lee said that the bridge would open in May.", "the bridge would open", "Lee"),
        ("The bridge will open in May, according to the harbour office.", "The bridge will open", "harbour office"),
        ("The ministry warned that the storm could return.", "the storm could return", "ministry"),
        ("«We shall wait for the ferry,» said Jonas Weber.", "We shall wait", "Jonas Weber"),
        ("„We shall wait for the ferry“, said Jonas Weber.", "We shall wait", "Jonas Weber"),
        ("''We shall wait for the ferry,'' said Jonas Weber.", "We shall wait", "Jonas Weber"),
    ],
)
def test_finds_the_speaker_whatever_the_marks_and_the_order(text: str, passage: str, speaker: str) -> None:
    assert speaker in speaker_words(text, passage)


def test_content_excludes_the_outer_marks_and_keeps_the_full_stop_inside() -> None:
    text = "Lee told the council: “We checked every bolt twice.”"
    assert ["We checked every bolt twice."] in [words(text, quote.content) for quote in quotes_of(text)]


def test_a_quotation_interrupted_by_its_cue_is_one_quotation() -> None:
    text = "“We checked every bolt twice,” Lee said. “Nobody needs to worry about the bridge.”"
    joined = [words(text, quote.content) for quote in quotes_of(text) if len(quote.content) == 2]
    assert joined == [["We checked every bolt twice,", "Nobody needs to worry about the bridge."]]


def test_kinds_follow_the_marks() -> None:
    direct, mixed, indirect = (
        "“We checked every bolt,” Lee said.",
        "Lee said the crew “checked every bolt” before dawn.",
        "Lee said the crew had checked every bolt.",
    )
    assert [quotes_of(text)[0].kind for text in (direct, mixed, indirect)] == ["direct", "mixed", "indirect"]


def test_pronouns_and_roles_lead_to_the_fullest_name() -> None:
    text = (
        "Foreign Minister Ana Lee arrived on Tuesday.\n\n"
        "“The talks were useful,” she said.\n\nThe minister said that a second round would follow."
    )
    useful, second = said_by(text, "The talks were useful"), said_by(text, "a second round would follow")
    assert useful is not None
    assert second is not None
    assert useful.name == second.name == "Ana Lee"
    assert words(text, useful.spans) == ["she"]
    assert "Ana Lee" in words(text, useful.chain)


def test_an_unnamed_source_stays_as_described() -> None:
    text = "A senior harbour official said the ferry would not sail this week."
    party = said_by(text, "the ferry would not sail")
    assert party is not None
    assert party.anonymous
    assert party.name == "A senior harbour official"


def test_a_capital_that_speaks_is_a_metonym() -> None:
    party = said_by("Beijing said that the ships would stay.\n", "the ships would stay")
    assert party is not None
    assert party.metonym


def test_the_hearer_and_the_place_of_speech_are_kept() -> None:
    text = "Lee told reporters in an interview that the bridge was safe."
    quote = next(quote for quote in quotes_of(text) if "bridge" in " ".join(words(text, quote.content)))
    assert quote.addressee is not None
    assert words(text, quote.addressee.spans) == ["reporters"]
    assert quote.venue is not None
    assert "interview" in quote.venue.name


def test_who_passed_it_on_is_kept() -> None:
    text = "Lee said that the bridge was safe, according to the Porthaven Gazette."
    inner = [q for q in quotes_of(text) if q.speaker is not None and "Lee" in q.speaker.name]
    assert any(q.relayed_by is not None and "Gazette" in q.relayed_by.name for q in inner)


def test_turns_of_a_transcript_belong_to_the_name_before_the_colon() -> None:
    text = "Part of the talk:\n\nHOST: Is the bridge safe?\n\nLEE: We checked every bolt twice.\n\nHOST: Thank you.\n"
    assert speaker_words(text, "We checked every bolt") == "LEE"
    assert speaker_words(text, "Is the bridge safe") == "HOST"


def test_a_credit_under_a_quotation_names_its_speaker() -> None:
    text = "“We have waited for this bridge for eleven years.” — Jonas Weber, ferryman\n"
    assert "Weber" in speaker_words(text, "We have waited")


def test_titles_and_single_words_between_marks_are_no_speech() -> None:
    text = "The ferry carried a crate marked “Old Hull” to the museum near the “Long Way” inn."
    assert all("Long Way" not in " ".join(words(text, quote.content)) for quote in quotes_of(text))


def test_a_title_page_without_sentences_gives_nothing() -> None:
    assert quotes_of("") == ()
    assert quotes_of("\n\n") == ()


def test_records_survive_the_journey_through_json() -> None:
    for quote in quotes_of("“We checked every bolt,” Lee told the council. He said that it was safe."):
        assert decode_line(encode(quote), Quote) == quote


def test_roles_for_showing_never_overlap() -> None:
    text = "Lee told reporters in an interview that the bridge, as the crew said, was “perfectly safe.”"
    painted = roles(quotes_of(text))
    assert {"content", "cue", "speaker"} <= {role for _, role in painted}
    assert all(one.span.end <= two.span.start for one, two in pairwise(painted))


ODD = st.lists(
    st.sampled_from(
        [
            "“",
            "”",
            '"',
            "''",
            "‘",
            "’",
            "«",
            "»",
            "„",
            "Lee",
            "said",
            "told",
            "that",
            "he",
            "reporters",
            ",",
            ".",
            ":",
            "\n\n",
            "—",
            "according to",
            "the mayor",
            "we wait",
            "HOST:",
            "(",
            "5'",
            " ",
            "who",
            "claims",
            "\u00a0",
        ]
    ),
    max_size=30,
)


@settings(max_examples=60, deadline=None)
@given(ODD)
def test_odd_input_never_fails_and_every_span_points_into_the_text(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = quotes_of(text)
    assert len({quote.id for quote in found}) == len(found)
    for quote in found:
        parties = [p for p in (quote.speaker, quote.addressee, quote.relayed_by, quote.venue) if p is not None]
        spans = [*quote.content, *quote.cue, *(s for p in parties for s in (*p.spans, *p.chain))]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert all(party.spans and party.name for party in parties)
    assert found == quotes_of(text)


@pytest.mark.parametrize("text", ["the mayor said he " * 3_000, "\"'“’" * 10_000, "Lee. He said " * 800])
def test_a_text_without_sense_takes_little_time(text: str) -> None:
    parsed = next(Parser().parse([Article(id="a-test", source="test", text=text)]))
    started = time.process_time()
    find_quotes(parsed, resolve(parsed, ()))
    assert time.process_time() - started < 10


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Mayor Ada Quill is not sure that raising the fare is the right answer.", ("is not sure",)),
        ("It seems unlikely that the ferry will sail again this year.", ("seems unlikely",)),
        ("The agency has not yet confirmed that the bridge fell.", ("has not yet confirmed",)),
        ("The mayor no longer believes that the ferry is safe.", ("no longer believes",)),
        ("Nor did she say that the dam was safe.", ("Nor", "say")),
        ("The court ruled against the claim that the dam was unsafe.", ("ruled against",)),
        ("The mayor gave no indication that she would resign.", ("gave no indication",)),
        ("Ada Quill told reporters that the dam was safe.", ("told",)),
    ],
)
def test_a_cue_holds_what_turns_its_meaning_round(text: str, cue: tuple[str, ...]) -> None:
    (quote,) = quotes_of(text)
    assert tuple(span.of(text) for span in quote.cue) == cue


def test_what_a_sentence_announces_with_a_colon_is_not_the_last_speakers() -> None:
    text = (
        "“We knew nothing,” mayor Ada Quill said.\n\nA note on the wall gives the reason for it all:\n\n"
        "“The oven is cold and nobody has come.”"
    )
    speaker = said_by(text, "The oven is cold")
    assert speaker is not None
    assert speaker.name.startswith("A note")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“There is a lot of anger,” said one Democrat who opposed her.", "one Democrat"),
        ("A Republican staffer on Friday said that the bridge would fall.", "A Republican staffer"),
        ("Jon Bruning sued the port. Bruning, a Republican, said that the bridge would fall.", "Jon Bruning"),
    ],
)
def test_a_source_is_called_by_what_it_is(text: str, name: str) -> None:
    assert {quote.speaker.name for quote in quotes_of(text) if quote.speaker is not None} == {name}
