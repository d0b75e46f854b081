"""Dialogue tags behind quotations and names of programmes beside them, on invented reports."""

import pytest

from rashomon.mark.parse import Parser
from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.dialogue_tags import cues_before, heard_behind, tag_behind
from rashomon.mark.quotes.extract import find_attributions
from rashomon.mark.quotes.frame import Frame, build_frame
from rashomon.mark.quotes.leftovers import with_leftovers
from rashomon.mark.quotes.programme_names import without_programmes
from rashomon.mark.quotes.sources import Source
from rashomon.model import Article


def frame_of(text: str) -> Frame:
    return build_frame(next(Parser().parse([Article(id="a-test", source="test", text=text)])).doc)


def speaker_of(frame: Frame, passage: str) -> str:
    at = frame.text.index(passage)
    holding = [
        one
        for one in find_attributions(frame)
        if any(frame.starts[a] <= at and at + len(passage) <= frame.ends[b - 1] for a, b in one.content)
    ]
    source = min(holding, key=lambda one: len(one.words())).source
    return "" if source is None else frame.slice(source.span)


@pytest.mark.parametrize(
    ("text", "name", "verb"),
    [
        ("“We wait for the ferry,” said Ana Lee.", "Ana Lee", "said"),
        ("“We wait for the ferry,” the harbour master later opined.", "the harbour master", "opined"),
        ("The storm passed. “Will it return?” she asked.", "she", "asked"),
        ("“We wait for the ferry,” the letter read.", "the letter", "read"),
        ("“We wait for the ferry,” read one.", "one", "read"),
        ("“We wait for the ferry,” said retired harbour master Ana Lee.", "retired harbour master Ana Lee", "said"),
        ("“We wait for the ferry,” Ana Lee, a skipper from Corrin, said.", "Ana Lee", "said"),
    ],
)
def test_tag_behind_a_quotation_gives_the_verb_and_its_name(text: str, name: str, verb: str) -> None:
    frame = frame_of(text)
    tag = tag_behind(frame, 0)
    assert tag is not None
    assert (frame.slice(tag.source.span), frame.words[tag.cue]) == (name, verb)


@pytest.mark.parametrize(
    "text",
    [
        "“We wait for the ferry,” told reporters.",
        "The hacker called “Nightjar,” Lee said, was caught.",
        "“We wait.” Lee smiled.",
        "“We wait for the ferry.",
    ],
)
def test_no_tag_behind_a_word_or_a_finished_sentence(text: str) -> None:
    assert tag_behind(frame_of(text), 0) is None


def test_speaker_of_a_tag_outweighs_the_one_before() -> None:
    text = "Weber met Lee at the pier. “We wait for the ferry,” said Lee, explaining that she had time."
    frame = frame_of(text)
    cue = frame.words.index("said")
    wrong = Attribution(cue, (frame.ranges[0],), Source(0, (0, 1), "before1"), 0.9)
    heard = heard_behind(frame, [wrong])[0].source
    assert heard is not None
    assert frame.slice(heard.span) == "Lee"
    assert heard_behind(frame, [Attribution(cue, wrong.content, heard, 0.9)])[0].source is heard


def test_name_of_a_programme_is_not_part_of_what_was_said() -> None:
    frame = frame_of("“The bridge opens in May,” Lee said on Harbour Radio's “Night Talk.”")
    bridge, programme = frame.ranges
    cue = frame.words.index("said")
    one = Attribution(cue, (bridge, (programme[0], programme[0] + 2)), None, 0.9)
    assert without_programmes(frame, [one])[0].content == (bridge,)
    slogan = frame_of("“The bridge opens in May,” Lee said, “and the ferry stops.”")
    both = Attribution(cue, tuple(slogan.ranges), None, 0.9)
    assert without_programmes(slogan, [both])[0].content == both.content


def test_announced_speaker_behind_the_word_from() -> None:
    frame = frame_of("More on the harbour from Ana Lee: “The bridge opens in May and the ferry stops.”")
    assert speaker_of(frame, "The bridge opens") == "Ana Lee"


def test_quotation_left_over_joins_the_attribution_of_its_tag() -> None:
    frame = frame_of("“We wait for the ferry,” said Lee. “The storm may return tonight.”")
    cue = frame.words.index("said")
    lee = Source(cue + 1, (cue + 1, cue + 2), "nsubj>")
    found = with_leftovers(frame, [Attribution(cue, (frame.ranges[1],), lee, 0.9)], [])
    assert [one.content for one in found] == [tuple(frame.ranges)]
    alone = with_leftovers(frame, [], [])[0]
    assert (alone.cue, alone.source is not None and frame.slice(alone.source.span)) == (cue, "Lee")


@pytest.mark.parametrize(
    "text",
    [
        "The pier was shut.\n\n“We wait for the ferry, as always.”\n\n- Ana Lee\n\nRain fell.",
        "Ola Berg disagreed.\n\nAna Lee (D-Corrin): “We wait for the ferry, as always.”",
        "Ola Berg disagreed with them. Ana Lee went on to say, “We wait for the ferry, as always.”",
    ],
)
def test_who_is_named_beside_a_quotation_speaks(text: str) -> None:
    assert speaker_of(frame_of(text), "We wait for the ferry") == "Ana Lee"


def test_a_list_below_a_quotation_is_no_credit() -> None:
    text = "Ola Berg spoke. “We wait for the ferry, as always,” he said.\n\n- Ferries sail again on Monday"
    assert speaker_of(frame_of(text), "We wait for the ferry") == "he"


@pytest.mark.parametrize(
    ("text", "verbs"),
    [
        ("Ana Lee later said: “We wait.”", ["said", ":"]),
        ("Ana Lee said, “We wait.”", ["said"]),
        ("Ana Lee drank from a “Corrin” cup.", []),
        ("“We wait.”", []),
    ],
)
def test_the_words_that_announce_a_quotation(text: str, verbs: list[str]) -> None:
    frame = frame_of(text)
    assert [frame.words[i] for i in cues_before(frame, 0)] == verbs
