"""Utterances: joined where wording was cut or translated, kept apart where they are two."""

import msgspec
import pytest
from by_hand import article, span
from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.account import tell_story
from rashomon.collate.actors import find_actors
from rashomon.collate.alignment import align
from rashomon.collate.corrections import NONE, Corrections, Decision
from rashomon.collate.evidence import gather
from rashomon.collate.sayings import find_sayings
from rashomon.mark import mark
from rashomon.model import Article, Assertion, Ground, MarkedArticle, Span, Utterance

LONG = "the new bridge will carry twelve thousand cars a day and end the long queues at the old ferry"
CUT = "the new bridge will carry twelve thousand cars a day"
RETOLD = "the new bridge is going to carry twelve thousand vehicles a day and finish the long queues at the ferry"
OTHER = "the old ferry is going to be sold to a museum before the winter comes to the islands"


def sayings(*articles: MarkedArticle, corrections: Corrections = NONE) -> tuple[Utterance, ...]:
    evidence = gather(articles, [[a.id] for a in articles])
    cast = find_actors(evidence, corrections)
    return find_sayings(evidence, cast, corrections, align(evidence, cast))


def said(identity: str, words: str, speaker: str = "Clara Osei", on: str | None = None) -> MarkedArticle:
    text = f"“{words},” {speaker} said" + (f" on {on}." if on else ".")
    times = {on: {"Monday": "2024-03-11", "Thursday": "2024-03-14"}[on]} if on else None
    return article(identity, text, people=(speaker,), quotes=((words, speaker),), times=times)


def test_cut_and_retold_wordings_are_one_utterance() -> None:
    found = sayings(said("a", LONG), said("b", CUT), said("c", RETOLD), said("d", OTHER))
    assert [len(saying.variants) for saying in found] == [3, 1]
    assert found[0].speaker == "Clara Osei"
    assert found[0].origins == 3
    assert found[0].reasons


def test_a_translation_of_few_words_is_one_utterance_with_its_original() -> None:
    first = said("a", "That is a promise, and I make it in front of this whole harbour")
    second = said("b", "This is a promise, and I give it before all of the port and its harbour")
    translated = msgspec.structs.replace(second, translated=(Ground("translated", "Port", "a sign"),))
    assert len(sayings(first, translated)) == 1


def test_who_denies_a_thing_and_who_confirms_it_do_not_say_the_same() -> None:
    def told(identity: str, cue: str) -> MarkedArticle:
        words = "the new bridge had cracks on the day of its opening"
        text = f"Clara Osei {cue} that {words}."
        made = article(identity, text, people=("Clara Osei",), quotes=((words, "Clara Osei"),))
        spans = (span(text, cue),)
        quotes = tuple(msgspec.structs.replace(quote, kind="indirect", cue=spans) for quote in made.quotes)
        return msgspec.structs.replace(made, quotes=quotes)

    assert len(sayings(told("a", "denied"), told("b", "confirmed"))) == 2
    (joined,) = sayings(told("a", "denied"), told("b", "denies"))
    assert sorted(variant.cue for variant in joined.variants) == ["denied", "denies"]


def test_what_differs_is_shown_word_by_word() -> None:
    (found,) = sayings(said("a", LONG), said("b", LONG.replace("long", "endless")))
    first, second = found.variants
    assert first.differs == ()
    assert [part.of(second.text) for part in second.differs] in (["endless"], ["long"])


def test_the_same_sentence_by_two_people_is_two_utterances() -> None:
    assert len(sayings(said("a", CUT), said("b", CUT, speaker="Hugo Lenz"))) == 2


def test_similar_sentences_of_different_days_are_two_utterances() -> None:
    found = sayings(said("a", LONG, on="Monday"), said("b", RETOLD, on="Thursday"))
    assert len(found) == 2


def test_a_person_can_join_and_part_sayings() -> None:
    one, two = said("a", LONG), said("b", CUT)
    apart = Corrections((Decision("saying", "a-q0", "b-q0", same=False),))
    assert len(sayings(one, two, corrections=apart)) == 2
    joined = Corrections((Decision("saying", "a-q0", "d-q0", same=True, reason="heard both"),))
    (found,) = sayings(one, said("d", OTHER), corrections=joined)
    assert any("heard both" in reason for reason in found.reasons)


@given(st.permutations([0, 1, 2, 3, 4]))
def test_order_never_matters(order: list[int]) -> None:
    made = [said("a", LONG), said("b", CUT), said("c", RETOLD), said("d", OTHER), said("e", LONG, speaker="Hugo Lenz")]
    assert sayings(*(made[i] for i in order)) == sayings(*made)


def reported(identity: str, cue: str, words: str, verb: str = "") -> MarkedArticle:
    """A report of what Clara Osei says, in its own words; ``verb`` is the one that they hold."""
    text = f"Clara Osei {cue} {words}."
    made = article(identity, text, people=("Clara Osei",), quotes=((words, "Clara Osei"),))
    quotes = tuple(msgspec.structs.replace(quote, kind="indirect", cue=(span(text, cue),)) for quote in made.quotes)
    clauses = tuple(
        Assertion(Span(0, len(text)), span(text, found), found, "occurred") for found in filter(None, (cue, verb))
    )
    return msgspec.structs.replace(made, quotes=quotes, assertions=clauses)


def test_whom_somebody_praised_is_no_saying_unless_two_reports_tell_it() -> None:
    praised = "the old harbour master of the islands"
    assert sayings(reported("a", "praised", praised)) == ()
    assert len(sayings(reported("a", "says", "that the harbour master of the islands resigned", "resigned"))) == 1
    assert len(sayings(reported("a", "asked", "the harbour master of the islands to resign"))) == 1
    (both,) = sayings(reported("a", "praised", praised), reported("b", "praised", praised))
    assert both.origins == 2


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The White House has said that it wants a deal with Norland.", "White House"),
        ("Fellow Republicans suggested that the mayor had not paid. One Republican left.", "Republicans"),
        ("She is part of a group of traders who say that the tax is too high.", "a group of traders"),
        ("Hugo Lenz, the mayor, declined to comment on the strike.", None),
        ("Hugo Lenz, the mayor, said nothing of the strike.", None),
        ("Hugo Lenz, the mayor, did not disclose what the strike will cost.", None),
    ],
)
def test_who_speaks_goes_by_a_name_of_his_own_and_who_says_nothing_is_left_out(text: str, speaker: str | None) -> None:
    made = mark(Article(id="a", source="", language="en", text=f"{text} The United States was silent."))
    assert [saying.speaker for saying in tell_story([made], ()).sayings] == ([speaker] if speaker else [])


def test_the_same_few_words_of_one_speaker_are_one_utterance() -> None:
    words = "We did not want it"
    assert [one.origins for one in sayings(said("a", words), said("b", words))] == [2]
    assert len(sayings(said("a", words), said("b", words, "Ida Falk"))) == 2


def test_two_sentences_that_share_a_name_are_not_one_utterance() -> None:
    first = "“He is not welcome in Norland,” former premier Clara Osei told a radio station of the minister's visit."
    other = "“Norland is not yours to trade with, learn some manners,” Clara Osei wrote to the minister."
    made = [mark(Article(id=key, source="", language="en", text=text)) for key, text in (("a", first), ("b", other))]
    assert len(sayings(*made)) == 2


def test_words_within_words_of_the_same_speaker_are_no_saying_of_their_own() -> None:
    text = "Clara Osei said that the mayor had offered her a “harbour board” for the summer."
    inner, outer = "harbour board", "that the mayor had offered her a “harbour board” for the summer"
    made = article("a", text, people=("Clara Osei",), quotes=((inner, "Clara Osei"), (outer, "Clara Osei")))
    assert [one.variants[0].text for one in sayings(made)] == [outer]
    other = article("a", text, people=("Clara Osei",), quotes=((inner, None), (outer, "Clara Osei")))
    assert len(sayings(other)) == 2


def test_a_saying_begins_with_its_first_word() -> None:
    (found,) = sayings(said("a", ", the new bridge will carry twelve thousand cars a day"))
    assert found.variants[0].text.startswith("the new bridge")
