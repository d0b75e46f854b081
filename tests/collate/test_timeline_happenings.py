"""Several things that happened on one day are told apart; what several reports tell of it stands once."""

from rashomon.collate.account import tell_story
from rashomon.mark import Parser, mark
from rashomon.model import Article, Published, TimelineEntry

PARSER = Parser()


def entries(*texts: str) -> tuple[TimelineEntry, ...]:
    day = Published("2023-06-21", "day", "stated")
    articles = [
        mark(Article(id=f"a{n}", source="", published=day, language="en", text=text), PARSER)
        for n, text in enumerate(texts)
    ]
    return tell_story(articles, ()).timeline


def test_two_happenings_of_one_day_are_two_entries() -> None:
    found = entries(
        "A storm tore the roof off the maritime museum on Tuesday. Nobody was hurt. The museum had been rebuilt for "
        "years. Premier Ilse Brand signed the treaty with the fishermen of Osk on Tuesday. The treaty bans nets.",
        "A storm tore the roof off the maritime museum on Tuesday. Engineers were called in. Nobody was hurt.",
    )
    assert [(one.date, len({r.article for r in one.reports})) for one in found] == [
        ("2023-06-20", 2),
        ("2023-06-20", 1),
    ]
    assert found[0].salience > found[1].salience


def test_what_two_reports_tell_of_a_day_is_one_entry() -> None:
    (found,) = entries(
        "Premier Ilse Brand met the fishermen of Osk on Tuesday.",
        "Ilse Brand, the premier, met fishermen in Osk on Tuesday.",
    )
    assert found.origins == 2


def test_an_entry_is_a_clause_that_holds_its_date() -> None:
    (found,) = entries(
        "But the council of Alden closed the old pier on Tuesday, the mayor of the town said in a letter to its people."
    )
    assert found.text == "the council of Alden closed the old pier on Tuesday"
