"""What sentences that the alignment joins part over, though they share little of their wording."""

import pytest

from rashomon.collate.account import tell_story
from rashomon.mark import Parser, mark
from rashomon.model import Article, Disagreement, MarkedArticle, Published, article_id

PARSER = Parser()
DAY = "2024-03-14"


def told(*reports: str, days: tuple[str, ...] = (DAY, DAY)) -> list[Disagreement]:
    """The disagreements of ``reports``, each of its day."""
    articles = [_marked(f"report{n}", text, day) for n, (text, day) in enumerate(zip(reports, days, strict=True))]
    return list(tell_story(articles, ()).disagreements)


def _marked(source: str, text: str, day: str) -> MarkedArticle:
    when = Published(day, "day", "stated")
    given = Article(id=article_id(source, None, None, text), source=source, published=when, language="en", text=text)
    return mark(given, PARSER)


PARTED = [
    (
        "outcome",
        "Chancellor Lea Moran postponed the sale of the state ferries to Ostby Lines.",
        "The sale of the state ferries to Ostby Lines was cancelled by Chancellor Lea Moran.",
    ),
    (
        "outcome",
        "The brewer Halden Foods this week put on hold plans to expand its Ostby bottling plant.",
        "Halden Foods said it would abandon a deal with Ostby to expand its bottling plant.",
    ),
    (
        "date",
        "A spokeswoman for Mayor Emil Torp apologised on Tuesday for a message that mocked the striking ferry crews.",
        "Emil Torp's spokeswoman on Wednesday apologised for the message in which she mocked ferry crews on strike.",
    ),
    (
        "date",
        "Emil Torp, a ferryman, has led the Ostby harbour board since 2019, and its crews like him.",
        "Emil Torp has led the Ostby harbour board since 2020, and its critics say that he is the trouble.",
    ),
    (
        "date",
        "She will be the first woman to lead Ostby since Ida Falk, who was mayor from 1961 to 1973.",
        "Ostby has had no woman to lead it since Ida Falk, a Liberal, held the mayor's office from 1962 to 1974.",
    ),
    (
        "figure",
        "A jury charged the mayor with fraud over the harbour funds after a three-year investigation.",
        "The mayor was charged with fraud over the harbour funds after a monthslong criminal investigation.",
    ),
    (
        "figure",
        "Voters approved a law that lets adults over 18 buy the drug in licensed Norland shops.",
        "Under the Norland law approved by voters, anyone 18 or older may buy the drug in licensed shops.",
    ),
    (
        "how",
        "The president said he had fired his adviser Emil Torp over the lost files. Mr. Torp denies that he lost them.",
        "Emil Torp stepped down in May over the lost files of the ministry. Mr. Torp had run it for years.",
    ),
    (
        "place",
        "The picture of the minister was sent to a 20-year-old student in Leeds, the paper wrote.",
        "The minister sent the picture to Ida Falk, a student at Lunde College in Bradford, the paper wrote.",
    ),
]
UNPARTED = [
    (  # what is called off for one day is held on another
        "outcome",
        "Chancellor Lea Moran postponed her visit to Ostby after the spy affair at the port.",
        "Lea Moran's visit to Ostby was cancelled after the spy affair at the port.",
    ),
    (  # two plans
        "outcome",
        "The brewer Halden Foods put on hold plans to expand its Ostby bottling plant.",
        "Halden Foods cancelled its summer festival for the children of its staff.",
    ),
    (  # whom he met differs with the day: two meetings
        "date",
        "Prime Minister Emil Torp met Chancellor Lea Moran in Ostby on Tuesday to talk about the fishing grounds.",
        "Prime Minister Torp on Wednesday met President Ida Falk in Ostby to settle who may fish in the grounds.",
    ),
    (  # two statements
        "date",
        "Mayor Emil Torp said on Tuesday that the ferry crews would be paid.",
        "Ferry crews would get their pay, Emil Torp said on Wednesday at the town hall.",
    ),
    (  # more exact
        "figure",
        "A jury charged the mayor with fraud over the harbour funds after a 14-month investigation.",
        "The mayor was charged with fraud over the harbour funds after a monthslong investigation.",
    ),
    (  # a report that knows of both says how he left
        "how",
        "The president fired his adviser Emil Torp over the lost files. Mr. Torp resigned, an aide said.",
        "Emil Torp stepped down over the lost files of the ministry. Mr. Torp had run it for years.",
    ),
    (  # no two towns: one report names both
        "place",
        "The picture was sent to a student in Leeds, the paper wrote. Leeds lies beside Bradford.",
        "The minister sent the picture to a student in Bradford, the paper wrote.",
    ),
]


@pytest.mark.parametrize(("kind", "one", "other"), PARTED)
def test_values_that_cannot_both_be_true_are_found(kind: str, one: str, other: str) -> None:
    assert kind in {found.kind for found in told(one, other)}


@pytest.mark.parametrize(("kind", "one", "other"), UNPARTED)
def test_values_of_two_things_accuse_nobody(kind: str, one: str, other: str) -> None:
    assert kind not in {found.kind for found in told(one, other)}


def test_a_plan_that_is_given_up_days_after_it_was_put_off_has_moved_on() -> None:
    _, one, other = PARTED[0]
    assert "outcome" not in {found.kind for found in told(one, other, days=("2024-03-10", "2024-03-14"))}
    assert "outcome" in {found.kind for found in told(one, other, days=("2024-03-14", "2024-03-10"))}


def test_a_denial_in_a_report_that_asserts_the_same_accuses_nobody() -> None:
    assert not told("Profit is the aim.", "That is not the aim, profit is the aim.")


def test_a_negation_denies_no_clause_that_comes_later() -> None:
    one = "“I said I would not, and I am, and voters can judge me for it,” Mayor Emil Torp told the council in Ostby."
    two = "“Voters can judge me,” Mayor Emil Torp told the council in Ostby."
    assert [found for found in told(one, two) if found.kind == "polarity"] == []


def test_what_reports_part_over_is_named_by_the_clause_of_the_value() -> None:
    said = "Mayor Ida Falk said on Monday that the city of Alden will pay {} euros to each family of the victims."
    (found,) = told(said.format("20,000"), said.format("30,000"))
    assert found.about in [
        f"the city of Alden will pay {sum_} euros to each family of the victims" for sum_ in ("20,000", "30,000")
    ]
