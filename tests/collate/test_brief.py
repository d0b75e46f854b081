"""A story in brief: clauses that stand alone, newest first, with everybody who tells them."""

from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.account import tell_story
from rashomon.collate.alignment import comparison
from rashomon.collate.brief import write_brief
from rashomon.collate.brief.clauses import clause_of, reads_alone
from rashomon.collate.evidence import gather, report
from rashomon.mark import Parser, mark
from rashomon.model import Article, Fact, MarkedArticle, Published, Span, Story

PARSER = Parser()


def plain(text: str) -> MarkedArticle:
    return MarkedArticle(id="a", source="", text=text, sentences=(Span(0, len(text)),))


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        (
            "But the council of Alden closed the old pier on Monday.",
            "the council of Alden closed the old pier on Monday.",
        ),
        ("ALDEN (Reuters) - The council closed the old pier on Monday.", "The council closed the old pier on Monday."),
        (
            "The council of Alden closed the old pier on Monday, the mayor said.",
            "The council of Alden closed the old pier on Monday",
        ),
        (
            "The council of Alden shut the pier on Monday after a storm, which had taken twelve planks and two boats.",
            "The council of Alden shut the pier on Monday after a storm",
        ),
        ("As the storm came, the council closed it.", "As the storm came, the council closed it."),
        (  # what would be left of it tells nothing
            "Premier Ilse Brand, in a long talk with the Alden Post, said that no toll on the bridge is planned.",
            "Premier Ilse Brand, in a long talk with the Alden Post, said that no toll on the bridge is planned.",
        ),
        (
            (
                "Kade met on Wednesday with Falk and three others: the harbour master Jon Ohm; "
                "Ida Blom, the judge; and Per Dahl of Osk."
            ),
            "Kade met on Wednesday with Falk and three others",
        ),
        (
            "Brand has shown the ledger in full, and two officials – including its keeper – have confirmed it.",
            "Brand has shown the ledger in full, and two officials – including its keeper – have confirmed it.",
        ),
    ],
)
def test_a_clause_is_told_without_what_opens_attributes_or_trails_it(sentence: str, clause: str) -> None:
    assert clause_of(plain(sentence), Span(0, len(sentence))).of(sentence) == clause


@given(st.text(alphabet='aA ,;.“”"()—-bwhichsaid', max_size=200))
def test_a_clause_lies_inside_its_sentence(text: str) -> None:
    assert Span(0, len(text)).contains(clause_of(plain(text), Span(0, len(text))))


@pytest.mark.parametrize(
    "words",
    [
        "He closed the pier.",
        "“the pier was closed",
        "Was it closed?",
        "and closed it.",
        "When the pier closed, it rained.",
        "Alden, a long way off.",
    ],
)
def test_what_cannot_be_read_alone_is_no_line(words: str) -> None:
    assert not reads_alone(plain(words), Span(0, len(words)))


def told(*reports: str) -> Story:
    day = Published("2023-06-20", "day", "stated")
    marked = [
        mark(Article(id=f"a{n}", source="", published=day, language="en", text=text), PARSER)
        for n, text in enumerate(reports)
    ]
    return tell_story(marked, ())


def test_every_line_is_in_the_words_of_its_first_report() -> None:
    story = told(
        "Premier Ilse Brand met Otto Falk in Alden on Monday. Brand agreed to visit Osk in July. "
        '"We have found a way to talk again about the strait," Brand said.',
        "Ilse Brand met Otto Falk in Alden on Monday for two hours. Brand agreed to visit Osk in July.",
    )
    assert story.brief
    for line in story.brief:
        if line.role in ("happened", "result", "next", "matters"):
            assert line.text in line.reports[0].text
        assert line.only == (len({one.article for one in line.reports}) == 1)


def test_no_line_is_told_twice() -> None:
    text = "Ilse Brand met Otto Falk in Alden on Monday. Later, Ilse Brand met Otto Falk in Alden on Monday again."
    lines = [line.text for line in told(text, text + " It rained.").brief]
    assert len(lines) == len(set(lines))


def test_a_line_leans_on_no_doubtful_joining() -> None:
    reports = (
        "Premier Ilse Brand met Otto Falk in Alden on Monday. It rained.",
        "Ilse Brand met Otto Falk in Alden on Monday for two hours. The sun shone.",
    )
    for sure, tellers in ((0.9, 2), (0.6, 1)):
        with (
            patch.object(
                comparison, "probabilities", lambda found, _trees, sure=sure: np.full(len(found["shared"]), sure)
            ),
            patch("rashomon.collate.alignment.align.probabilities", comparison.probabilities),
        ):
            story = told(*reports)
        (fact,) = (one for one in story.facts if "Falk" in one.text)
        assert (fact.sure, fact.is_doubtful, fact.origins) == (sure, sure < 0.7, 2)
        assert {len({one.article for one in line.reports}) for line in story.brief if line.fact == fact.id} <= {tellers}


def test_a_line_is_the_passage_nearest_to_what_the_others_tell() -> None:
    lead = "Premier Ilse Brand praised the schools of Osk on Monday."
    marked = [
        mark(Article(id=f"a{n}", source="", language="en", text=text), PARSER)
        for n, text in enumerate(
            (
                f"{lead} Ilse Brand met Otto Falk in Alden on Monday for two hours.",
                "It rained all day. It was cold. Ilse Brand met Otto Falk in Alden on Monday for two hours.",
            )
        )
    ]
    evidence = gather(marked)
    reports = tuple(report(one, span) for one in marked for span in one.sentences if "Monday" in span.of(one.text))
    met = Fact("f-1", reports[1].text, "event", reports, 2, sure=0.9)
    story = Story(story="s", title="", articles=(), facts=(met,))
    (line,) = (line for line in write_brief(evidence, story) if line.role == "happened")
    assert line.text.startswith("Ilse Brand met")


def _on(day: str, name: str, text: str) -> MarkedArticle:
    published = Published(day, "day", "stated")
    return mark(Article(id=name, source="", published=published, language="en", text=text), PARSER)


def test_of_a_story_that_went_on_the_first_line_says_where_it_stands_and_nobody_tells_it_ahead() -> None:
    early = (
        "The ferry Sigrun sank off Alden on Monday. Fishermen saved 40 people on Monday. "
        "The harbour of Osk had closed on Monday. Divers from Norland came on Monday. "
        "Police in Alden sought captain Otto Falk."
    )
    late = "It rained. The court opened. A judge in Alden charged captain Otto Falk with manslaughter on Tuesday."
    marked = [_on("2023-06-06", "a", early), _on("2023-06-06", "b", early), _on("2023-06-14", "c", late)]
    evidence = gather(marked)
    told = [[report(one, span) for span in one.sentences] for one in marked]
    facts = [
        Fact(f"f-{n}", both[0].text, "event", both, 2, "occurred") for n, both in enumerate(zip(*told[:2], strict=True))
    ]
    charged = (told[2][2], told[0][4])
    facts.append(Fact("f-9", charged[0].text, "event", charged, 2, "occurred", "2023-06-13"))
    story = Story(story="s", title="", articles=(), facts=tuple(facts))
    lines = [line for line in write_brief(evidence, story) if line.role == "happened"]
    assert lines[0].text.startswith("A judge in Alden charged")
    assert {one.article for one in lines[0].reports} == {"c"}
    assert lines[0].only
    assert any("sank" in line.text for line in lines[1:])
