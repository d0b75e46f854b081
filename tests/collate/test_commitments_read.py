"""Promises in reports as they are written, marked by the parser: who is bound, by when, what is told of it later."""

from rashomon.collate.account import tell_story
from rashomon.mark import mark
from rashomon.model import Article, Commitment, Published


def commitments(*reports: tuple[str, str]) -> tuple[Commitment, ...]:
    """The commitments of reports, each its day and its text."""
    marked = [
        mark(Article(id=f"a{n}", source=day, published=Published(day, "day", "stated"), language="en", text=text))
        for n, (day, text) in enumerate(reports)
    ]
    return tell_story(marked, ()).commitments


def test_a_passive_binds_whoever_gives_his_word() -> None:
    (found,) = commitments(
        (
            "2022-03-14",
            "Mining minister Ruth Kade told the families on Monday that a report would be published by May 2.",
        )
    )
    assert (found.who, found.due, found.status) == ("Ruth Kade", "2022-05-02", "planned")


def test_a_passive_of_nobodys_word_binds_nobody() -> None:
    assert not commitments(("2022-03-14", "The bridge of Alden will be closed on May 2. Snow is expected."))


def test_a_role_is_whoever_holds_it() -> None:
    found = commitments(
        ("2022-03-14", "Prime Minister Ilse Brand presented her cabinet on Monday."),
        (
            "2022-03-15",
            "A spokesman for Brand, Karl Ohm, said that the prime minister would present a budget on April 20.",
        ),
    )
    assert [(one.who, one.due) for one in found] == [("Ilse Brand", "2022-04-20")]


def test_a_name_behind_its_description_is_bound() -> None:
    (found,) = commitments(
        ("2022-09-12", "The rebel group Eastern Dawn said on Monday it would release 12 sailors by September 20.")
    )
    assert found.who == "Eastern Dawn"


def test_the_day_of_a_condition_is_not_when_a_promise_falls_due() -> None:
    found = commitments(
        ("2019-09-02", "Candidate Ana Reuter promised to scrap the Alden dam if she won the election on October 6.")
    )
    assert [one.due for one in found] == [None]


def test_what_is_said_beside_the_deed_need_not_be_told_again() -> None:
    (found,) = commitments(
        (
            "2023-07-03",
            "Lorne Mining agreed on Monday to pay $40 million to villagers whose wells were poisoned in 2019.",
        ),
        ("2023-09-09", "Lorne Mining paid $20 million to villagers in Quell on Friday, a week late."),
    )
    assert [step.status for step in found.chain] == ["agreed", "ongoing"]


def test_what_was_not_done_on_its_day_is_told_so() -> None:
    (found,) = commitments(
        (
            "2022-04-04",
            "Nurses at two hospitals in Harl will return to work on Wednesday after a strike of two weeks.",
        ),
        ("2022-04-07", "Nurses in Harl rejected the offer and did not return to work on Wednesday."),
    )
    assert (found.due, found.status) == ("2022-04-06", "negated")


def test_a_deed_between_the_two_who_are_named_is_the_one_promised() -> None:
    (found,) = commitments(
        (
            "2021-09-06",
            "Paul Dorn has agreed to testify against his former employer, the developer Victor Kane.",
        ),
        (
            "2021-09-14",
            "Paul Dorn testified against Victor Kane on Tuesday, naming four secret accounts.",
        ),
    )
    assert (found.who, found.to, found.status) == ("Paul Dorn", "Victor Kane", "occurred")


def test_what_is_put_off_on_its_very_day_is_the_thing_promised() -> None:
    (found,) = commitments(
        ("2023-08-07", "The rulers of Zaff will hold an election on February 25, General Omar Tell said on Monday."),
        ("2024-01-29", "The military government has postponed indefinitely the election set for February 25."),
    )
    assert [step.status for step in found.chain] == ["planned", "postponed"]


def test_a_name_that_holds_a_word_of_promising_promises_nothing() -> None:
    assert not commitments(
        ("2022-03-14", "Ilse Brand has checked herself into the Promises Treatment Center in Alden.")
    )


def test_troops_sent_to_a_country_are_no_promise_to_it() -> None:
    (found,) = commitments(
        ("2021-09-06", "President Ada Brook pledged on Monday to send 500 troops to Norland by June.")
    )
    assert (found.who, found.to) == ("Ada Brook", None)
