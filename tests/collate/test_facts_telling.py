"""What a sentence or clause tells: one that only says who speaks is no fact; the words that a fact is told in."""

import pytest

from rashomon.collate.account import tell_story
from rashomon.collate.actors import find_actors
from rashomon.collate.alignment import align
from rashomon.collate.corrections import NONE
from rashomon.collate.evidence import Evidence, gather
from rashomon.collate.facts.find import status_of
from rashomon.collate.facts.telling import of_clause, only_says, tellings
from rashomon.collate.facts.wording import in_words
from rashomon.mark import Parser, mark
from rashomon.model import Article, Published, Status

TEXT = "Chairwoman Inga Marsh said in a letter on Friday that the fish market of Tolverne will close in May."


PARSER = Parser()


def of_text(text: str) -> Evidence:
    article = Article(id="a", source="a", text=text, published=Published("2024-05-15", "day", "stated"))
    return gather([mark(article, PARSER)])


def test_a_clause_that_only_says_who_speaks_is_told_apart() -> None:
    evidence = of_text(TEXT)
    (sentence,) = evidence.sentences["a"]
    told = {clause.span.of(TEXT)[:10]: only_says(evidence, sentence, clause) for clause in sentence.clauses}
    assert told == {"Chairwoman": True, "that the f": False}


@pytest.mark.parametrize(
    ("text", "asserts"),
    [
        ("Mayor Inga Marsh said on Friday that the fish market of Tolverne would close in May.", False),
        ("“The fish market of Tolverne will close in May,” said Mayor Inga Marsh.", False),
        ("The council of Tolverne closed the fish market in May after the roof had fallen in.", True),
        ("The council of Tolverne closed the fish market in May, and Mayor Inga Marsh said it would not return.", True),
    ],
)
def test_what_only_reports_words_is_a_saying_and_no_fact(text: str, asserts: bool) -> None:
    evidence = of_text(text)
    (told,) = tellings(evidence, find_actors(evidence, NONE))
    assert told.asserts == asserts


@pytest.mark.parametrize(
    ("text", "clause", "words"),
    [
        (
            "The council met again on Monday, because the roof of the fish market in Tolverne had fallen in.",
            "because",
            "the roof of the fish market in Tolverne had fallen in",
        ),
        ("He left the harbour at noon, before he sold the old ferry to a dealer in Osk.", "before", None),
        ("The ferry, which carried forty pilgrims to the island of Merrow, never reached the harbour.", "which", None),
    ],
)
def test_a_fact_is_told_in_a_clause_that_stands_alone_or_in_its_sentence(
    text: str, clause: str, words: str | None
) -> None:
    evidence = of_text(text)
    cast = find_actors(evidence, NONE)
    (row,) = evidence.sentences["a"]
    (part,) = [one for one in row.clauses if one.span.of(text).startswith(clause)]
    alignment = align(evidence, cast)
    assert in_words(evidence, [of_clause(evidence, cast, row, part)], [row], alignment)[0] == (words or text)


def test_what_most_tell_was_put_off_has_not_occurred() -> None:
    days = ("2024-05-15", "2024-05-14", "2024-05-14")
    how: tuple[Status, ...] = ("postponed", "cancelled", "occurred")
    seen = list(zip(days, how, strict=True))
    assert status_of(seen) == "postponed"
    assert status_of([*seen, ("2024-06-01", "occurred")]) == "occurred"
    assert status_of([("2024-05-14", "planned"), ("2024-05-15", "occurred")]) == "occurred"
    assert status_of([]) is None


def test_what_is_one_utterance_is_told_among_the_sayings_alone() -> None:
    said = "The harbour of Alden will never be sold to a company from Osk while I am mayor of this town"
    texts = (
        f'"{said}," mayor Ilse Brand said. The harbour of Alden has lost money since May.',
        f'Since May the harbour of Alden has lost money. "{said}," said Ilse Brand, the mayor.',
    )
    story = tell_story(
        [mark(Article(id=f"a{n}", source="", language="en", text=text), PARSER) for n, text in enumerate(texts)], ()
    )
    assert any(len(saying.variants) == 2 for saying in story.sayings)
    assert any(len(fact.reports) == 2 for fact in story.facts)
    assert not any("never be sold" in report.text for fact in story.facts for report in fact.reports)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The council of Tolverne refused on Monday to sell the fish market to the port.", "refused"),
        ("The council of Tolverne closed the fish market on Monday, refusing to talk to the traders.", None),
        ("Police arrested the mayor of Tolverne on Monday after she had refused to meet the traders.", "occurred"),
    ],
)
def test_a_fact_has_the_status_of_what_its_sentence_mainly_tells(text: str, status: str | None) -> None:
    article = Article(id="a", source="a", text=text, published=Published("2024-05-15", "day", "stated"))
    (fact,) = tell_story([mark(article, PARSER)], ()).facts
    assert fact.status == status


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("It is to be built by the council of Tolverne in 40 days.", False),
        ("But they have closed the fish market of Tolverne since Monday.", False),
        ("Fish Market of Tolverne Closed by the Council on Monday", False),
        ("But the council of Tolverne closed the fish market on Monday.", True),
    ],
)
def test_what_one_report_alone_tells_can_be_read_alone(text: str, told: bool) -> None:
    article = Article(id="a", source="a", text=text, published=Published("2024-05-15", "day", "stated"))
    assert bool(tell_story([mark(article, PARSER)], ()).facts) == told
