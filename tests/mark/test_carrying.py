"""Marks that one print of a text has from another are those that it would get of its own."""

from itertools import product

import msgspec
import pytest

from rashomon.mark import Parser, mark
from rashomon.mark.carrying import carried, carries, heading_words
from rashomon.model import Article, MarkedArticle, Published, same_marks_key

TEXTS = {
    "arrest": 'Police arrested two men at Saltmouth on Tuesday. "We waited long enough," Mayor Ines Dolan said at 9:30 '
    "p.m.\n\nThe trial of Jorun Vik begins next month. He denied the charge yesterday.",
    "game": "Vik attacked from the left and Lind shot wide. The visitors protested in vain.\n\n"
    "They met again on Saturday and fought until the end.",
    "vote": "The council rejected the quay by 31-28 on Wednesday. Opponents attacked the plan, and the mayor "
    "threatened to resign by June.",
    "german": "Am Dienstag sagte Bürgermeisterin Ines Dolan: „Wir haben lange genug gewartet, und das wird sich "
    "ändern.“ Die Brücke kostet 30 Millionen Euro, sagte der Sprecher, und sie wird am 4. März 2024 freigegeben.",
}
TITLES = (None, "Quay", "Rovers win the cup 3-1", "Goalkeeper and referee", "Council votes 31-28", "Held", "City set")
PUBLISHED = (
    Published("2024-03-05", "day", "stated"),
    Published("2024-03-05T08:15+01:00", "minute", "stated"),
    Published("2024-03-05T23:50Z", "minute", "inferred"),
    Published("2024-03-06T00:10+01:00", "minute", "stated"),
)
AGENCIES: tuple[tuple[str, ...], ...] = ((), ("Strait Press",))


def prints(text: str) -> list[Article]:
    """The prints of a text: other headlines, hours, days, credits."""
    varied = enumerate(product(TITLES, PUBLISHED, AGENCIES))
    return [
        Article(id=f"a-{number:012x}", source="x", text=text, title=title, published=published, agencies=agencies)
        for number, (title, published, agencies) in varied
    ]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


def marked(article: Article, parser: Parser) -> MarkedArticle:
    """The marks of an article on their own, whatever was marked before."""
    parser._marked.clear()
    return mark(article, parser)


@pytest.mark.parametrize("name", TEXTS)
def test_carried_marks_are_the_marks_of_the_print(name: str, parser: Parser) -> None:
    made = [marked(article, parser) for article in prints(TEXTS[name])]
    met = 0
    for known, own in product(made[::5], made):
        article = Article(**{name: getattr(own, name) for name in Article.__struct_fields__} | {"grounds": ()})
        if same_marks_key(known) == same_marks_key(article) and carries(known, article):
            met += known.title != own.title
            assert carried(known, article) == own
    assert met


def test_one_run_marks_no_print_by_another_headline(parser: Parser) -> None:
    alone = {article.id: marked(article, parser) for article in prints(TEXTS["game"])}
    parser._marked.clear()
    assert {article.id: mark(article, parser) for article in prints(TEXTS["game"])} == alone


def test_of_a_headline_only_words_of_sport_and_votes_count() -> None:
    assert heading_words("Two held after raid on the quay") == frozenset()
    assert heading_words("Rovers beat Albion 3-1") == {"rovers", "beat", "albion", "3-1"}


@pytest.mark.parametrize(
    "word", ["batsmen", "jockeys", "dribbling", "dunked", "scrummed", "birdies", "fly-halves", "3 - 1", "penalties"]
)
def test_an_inflected_word_of_sport_is_one(word: str) -> None:
    known = MarkedArticle(id="a-1", source="x", title="Quay", text=f"They saw {word} there.")
    other = msgspec.structs.replace(known, id="a-2", title="United")
    assert not carries(known, other)
    assert carries(
        msgspec.structs.replace(known, text="They saw it."), msgspec.structs.replace(other, text="They saw it.")
    )


def test_what_is_said_of_marks_is_said_of_carried_ones() -> None:
    long = Article(id="a-1", source="x", title="Quay", text="The quay reopens on Friday, the mayor said. " * 3000)
    known = mark(long)
    other = msgspec.structs.replace(long, id="a-2", title="Reopening")
    assert [ground.field for ground in known.grounds] == ["marks"]
    assert carried(known, other).grounds == known.grounds
