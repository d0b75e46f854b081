"""Dates in order, ranked by how much they matter."""

import msgspec
import pytest
from by_hand import article

from rashomon.collate import collate
from rashomon.collate.account import tell_story
from rashomon.collate.anchoring import anchored
from rashomon.collate.timeline import calendar
from rashomon.mark import mark
from rashomon.model import Article, MarkedArticle, Published, Story


def told(*articles: MarkedArticle) -> Story:
    return tell_story(articles, ())


def test_entries_run_from_the_past_into_the_future() -> None:
    story = told(
        article("a", "It began in 2018. It burned on Monday. It reopens in May.",
                times={"2018": "2018", "Monday": "2024-03-11", "May": "2024-05"}),
    )  # fmt: skip
    assert [(e.date, e.precision) for e in story.timeline] == [
        ("2018", "year"),
        ("2024-03-11", "day"),
        ("2024-05", "month"),
    ]
    assert [e.status for e in story.timeline] == ["occurred", "occurred", "planned"]
    assert all(
        r.text == r.span.of("It began in 2018. It burned on Monday. It reopens in May.")
        for e in story.timeline
        for r in e.reports
    )


def test_what_was_said_on_a_day_gone_by_is_not_planned() -> None:
    given = Article(
        id="a",
        source="a",
        published=Published("2024-03-17", "day", "stated"),
        language="en",
        text="Mayor Ada Brook said at a press conference on Friday that her council will meet the dockers.",
    )
    assert [(entry.date, entry.status) for entry in told(mark(given)).timeline] == [("2024-03-15", "occurred")]


def reported(day: str, text: str, title: str | None = None) -> MarkedArticle:
    when = Published(day, "day", "stated")
    return mark(Article(id=f"a{day}", source=day, title=title, published=when, language="en", text=text))


def test_what_was_to_be_and_what_was_are_told_apart() -> None:
    story = told(
        reported("2022-06-06", "The ferry Alba will sail to Osk on Friday, harbour master Tor Vik said on Monday."),
        reported("2022-06-09", "The first voyage of the ferry Alba on Friday has been cancelled, Tor Vik said."),
    )
    assert [(entry.date, entry.status) for entry in story.timeline] == [
        ("2022-06-06", "occurred"),
        ("2022-06-10", "cancelled"),
    ]


def test_a_plan_alone_is_never_told_as_done() -> None:
    story = told(
        reported("2022-06-06", "The ferry Alba will sail to Osk on Friday. The harbour of Osk is shut."),
        reported("2022-06-13", "The ferry Alba was due to sail to Osk last Friday. The harbour of Osk is still shut."),
    )
    assert [(entry.date, entry.status) for entry in story.timeline] == [("2022-06-10", "planned")]


def test_an_entry_is_told_in_the_words_of_what_came_to_pass() -> None:
    story = told(
        reported("2022-06-06", "A vote on the harbour of Osk is set for Friday.", "Osk harbour vote set"),
        reported("2022-06-11", "The parliament of Osk voted by 31 to 12 on Friday to keep the harbour.", "Osk votes"),
    )
    (entry,) = story.timeline
    assert (entry.date, entry.status) == ("2022-06-10", "occurred")
    assert entry.text.startswith("The parliament of Osk voted")
    assert [report.status for report in entry.reports] == ["occurred", "planned"]
    assert entry.origins == 1, "the announcement bears out no vote"


def test_a_day_since_when_something_is_so_is_told_by_what_happened_on_it() -> None:
    story = told(
        reported("2022-06-06", "Osk said it would free 12 sailors whom it has held since May 4."),
        reported("2022-06-09", "The crew of 12 sailors from the Alba had been seized off Osk on May 4."),
    )
    assert story.timeline[0].text.startswith("The crew of 12 sailors")


def test_a_day_that_is_remembered_outranks_one_that_is_not() -> None:
    late = [
        article(f"l{n}", "It burned on March 1.", published=f"2024-04-{n + 10}", times={"March 1": "2024-03-01"})
        for n in range(4)
    ]
    once = article("x", "A dog barked on April 2.", published="2024-04-02", times={"April 2": "2024-04-02"})
    days = calendar([*late, once])
    assert days["2024-03-01"] > days["2024-04-02"] > 0


def test_what_a_story_tells_of_its_days_depends_on_that_story_alone() -> None:
    storm = "Storm Hedda tore roofs off houses in Port Ellan, flooded the harbour and cut the power of the islands. "
    alone = [
        article(f"s{n}", storm * 3 + "It struck on May 3.", published="2024-05-04", times={"May 3": "2024-05-03"})
        for n in range(3)
    ]
    other = article(
        "u",
        "The chess club of Velden elected a treasurer on May 3 and sold its oldest board to a museum.",
        published="2024-06-09",
        times={"May 3": "2024-05-03"},
    )
    (story,) = collate(alone)
    told = next(one for one in collate([*alone, other]) if one.story == story.story)
    assert told.timeline == story.timeline


def test_an_undated_report_is_anchored_in_its_story() -> None:
    dated = article("a", "It burned on June 18.", published="2023-06-19", times={"June 18": "2023-06-18"})
    bare = article(
        "b", "Firemen came on June 18. A second fire broke out Friday. The hall reopens next November.", published=None,
        times={"June 18": "XXXX-06-18", "Friday": "XXXX-WXX-5", "November": "XXXX-11"},
    )  # fmt: skip
    found = anchored([dated, bare])
    assert [t.value for t in found.articles[1].times] == ["2023-06-18", "2023-06-16", "2023-11"]
    assert len(found.reasons) == 1
    assert anchored([bare]).articles == (bare,)


def test_a_report_of_which_only_the_month_is_known_is_anchored_too() -> None:
    dated = article("a", "It burned on June 18.", published="2023-06-19", times={"June 18": "2023-06-18"})
    bare = article("b", "Firemen came Friday.", published=None, times={"Friday": "XXXX-WXX-5"})
    coarse = msgspec.structs.replace(bare, published=Published("2023-06", "month", "inferred"))
    assert [t.value for t in anchored([dated, coarse]).articles[1].times] == ["2023-06-16"]


def test_a_stated_year_is_never_touched() -> None:
    dated = article("a", "It burned.", published="2023-06-19")
    bare = article("b", "The hall opened in May 2011.", published=None, times={"May 2011": "2011-05"})
    assert anchored([dated, bare]).articles[1].times[0].value == "2011-05"


def test_a_year_that_the_sentence_states_is_never_touched() -> None:
    dated = article("a", "It burned.", published="2023-06-19")
    text = "The Boxing Day storm of 2004 took the old hall."
    bare = article("b", text, published=None, times={"Boxing Day": "2004-12-26", "2004": "2004"})
    assert anchored([dated, bare]).articles[1].times[0].value == "2004-12-26"


def undated(name: str, text: str) -> MarkedArticle:
    return mark(Article(id=name, source=name, language="en", text=text))


def test_a_story_without_dates_keeps_the_days_of_the_week_by_name() -> None:
    story = told(
        undated("a", "The ferry Alba sank off Osk on Saturday. Its captain was arrested on Sunday morning."),
        undated("b", "The ferry Alba sank near the harbour of Osk on Saturday."),
    )
    assert [(entry.date, len(entry.reports)) for entry in story.timeline] == [("XXXX-WXX-6", 2), ("XXXX-WXX-7", 1)]


def test_a_year_that_says_of_which_year_a_day_is_has_no_entry_of_its_own() -> None:
    words = {"2005": "2005", "April 18": "2005-04-18", "that year": "2005"}
    story = told(article("a", "The ferry sank in 2005. On April 18 of that year a dealer had bought it.", times=words))
    assert [entry.date for entry in story.timeline] == ["2005", "2005-04-18"]
    assert story.timeline[0].text == "The ferry sank in 2005."


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Hugo Lenz, the 2012 nominee of the party, met Ana Brandt.", True),
        ("Under the 2012 agreement, the town pays for the pier.", True),
        ("The 2012 agreement ended the strike of the ferrymen.", False),
        ("The town built the pier in 2012.", False),
    ],
)
def test_a_year_that_only_says_which_thing_is_meant_is_marked(text: str, named: bool) -> None:
    made = mark(
        Article(id="a", source="", language="en", published=Published("2014-03-03", "day", "stated"), text=text)
    )
    (entry,) = (entry for entry in tell_story([made], ()).timeline if entry.date == "2012")
    assert entry.named is named


def test_a_day_of_the_month_in_which_a_report_came_out_is_not_ahead_of_it() -> None:
    story = told(article("a", "The bridge burned on Monday.", times={"Monday": "2024-03-11"}, published="2024-03"))
    assert [entry.status for entry in story.timeline] == ["occurred"]
    later = told(article("a", "The bridge reopens on Monday.", times={"Monday": "2024-04-15"}, published="2024-03"))
    assert [entry.status for entry in later.timeline] == ["planned"]
