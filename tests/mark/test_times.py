"""Time expressions in invented sentences: spans, types and values against the day of publication."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.mark.parse import Parser
from rashomon.mark.times import find_times
from rashomon.model import Article, Published, TimeExpression

PARSER = Parser()
SUNDAY = "2023-06-18"


def times(text: str, published: str | None = SUNDAY) -> tuple[TimeExpression, ...]:
    stated = Published(published, "day", "stated") if published else Published()
    return find_times(next(PARSER.parse([Article(id="a", source="test", text=text, published=stated)])))


def told(text: str, published: str | None = SUNDAY) -> list[tuple[str, str, str]]:
    return [(time.span.of(text), time.type, time.value) for time in times(text, published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister landed on Sunday.", [("Sunday", "DATE", "2023-06-18")]),
        ("The minister will fly home on Friday.", [("Friday", "DATE", "2023-06-23")]),
        ("The minister flew home on Friday.", [("Friday", "DATE", "2023-06-16")]),
        ("The two are expected to meet on Tuesday.", [("Tuesday", "DATE", "2023-06-20")]),
        ("The envoy said on Thursday the bridge was safe.", [("Thursday", "DATE", "2023-06-15")]),
        ("Last Friday the port closed.", [("Last Friday", "DATE", "2023-06-16")]),
        ("The vote was held last November.", [("last November", "DATE", "2022-11")]),
        ("The dam was opened in February.", [("February", "DATE", "2023-02")]),
        ("The dam will be opened in February.", [("February", "DATE", "2024-02")]),
        ("The strike began on March 3, 2021.", [("March 3, 2021", "DATE", "2021-03-03")]),
        ("The strike began on 3 March 2021.", [("3 March 2021", "DATE", "2021-03-03")]),
        (
            "The treaty of 1996 was signed in October 1997.",
            [("1996", "DATE", "1996"), ("October 1997", "DATE", "1997-10")],
        ),
        ("Exports grew in early 2021.", [("early 2021", "DATE", "2021")]),
        ("They had met earlier this month.", [("earlier this month", "DATE", "2023-06")]),
        ("The mill closed two years ago.", [("two years ago", "DATE", "2021")]),
        ("The mill closed three days ago.", [("three days ago", "DATE", "2023-06-15")]),
        ("The mayor resigned last week.", [("last week", "DATE", "2023-W23")]),
        ("The mayor resigned last year.", [("last year", "DATE", "2022")]),
        ("The mayor resigns next month.", [("next month", "DATE", "2023-07")]),
        ("Wages rose in the third quarter of 2022.", [("the third quarter of 2022", "DATE", "2022-Q3")]),
        ("Wages rose in the 1990s.", [("the 1990s", "DATE", "199")]),
        ("The fort dates from the 18th century.", [("the 18th century", "DATE", "17")]),
        ("They met last summer.", [("last summer", "DATE", "2022-SU")]),
        ("They met on Christmas Eve.", [("Christmas Eve", "DATE", "2022-12-24")]),
        ("Guests left on Sunday morning.", [("Sunday morning", "TIME", "2023-06-18TMO")]),
        ("Guests left at 5 p.m. EST on Friday.", [("5 p.m. EST on Friday", "TIME", "2023-06-16T17:00")]),
        ("Guests left at 16:05 UTC.", [("16:05 UTC", "TIME", "2023-06-18T16:05Z")]),
        ("The talks lasted seven and a half hours.", [("seven and a half hours", "DURATION", "PT7H30M")]),
        ("It is the first trip in nearly five years.", [("nearly five years", "DURATION", "P5Y")]),
        (
            "A half-hour break followed the two-day visit.",
            [("A half-hour", "DURATION", "PT30M"), ("two-day", "DURATION", "P2D")],
        ),
        ("Ships waited for months.", [("months", "DURATION", "PXM")]),
        ("The ferry runs every Monday.", [("every Monday", "SET", "XXXX-WXX-1")]),
        ("The ferry runs daily.", [("daily", "SET", "P1D")]),
        ("The ferry now runs again.", [("now", "DATE", "PRESENT_REF")]),
        ("Nobody had recently seen it.", [("recently", "DATE", "PAST_REF")]),
    ],
)
def test_an_expression_is_read_as_the_sentence_means_it(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They may march in the sun.",
        "Theresa, a second cousin, sat down on the second chair.",
        "The wall will fall, and then the tower.",
        "The court heard a second appeal.",
        "About three-quarters of the hall was empty.",
        "The girl, a 6-year-old, waved.",
        "They sold 1,996 bicycles for $2000.",
        "He reads the Daily Mail.",
        "Bloody Sunday shaped the town.",
    ],
)
def test_common_words_are_no_dates(text: str) -> None:
    assert told(text) == []


def test_the_following_day_follows_the_day_named_last() -> None:
    text = "The envoys met on May 2, 2022. The following day they signed, and a week later they parted."
    assert [value for _, _, value in told(text)] == ["2022-05-02", "2022-05-03", "2022-W19"]


def test_the_second_day_of_a_visit_counts_from_its_beginning() -> None:
    text = "The visit began on Monday, June 5. Crowds gathered on the second day of the visit."
    assert told(text)[-1] == ("the second day", "DATE", "2023-06-06")


def test_the_modifier_is_kept_and_belongs_to_the_span() -> None:
    found = times("It fell by late 2020 and, after more than two years, rose about two weeks ago.")
    assert [(time.mod, time.value) for time in found] == [
        ("END", "2020"),
        ("MORE_THAN", "P2Y"),
        ("APPROX", "2023-W22"),
    ]


def test_quarters_are_compared_with_quarters() -> None:
    text = "Profit fell in the third quarter. It had been 5 million a year earlier."
    assert [value for _, _, value in told(text, "2012-11-01")] == ["2012-Q3", "2011-Q3"]


def test_without_a_date_of_publication_nothing_is_invented() -> None:
    text = "On Friday the two met. Yesterday, last week, in March and on May 4 nothing happened."
    assert [value for _, _, value in told(text, None)] == [
        "XXXX-WXX-5",
        "XXXX-XX-XX",
        "XXXX-WXX",
        "XXXX-03",
        "XXXX-05-04",
    ]


def test_without_a_date_of_publication_the_text_s_own_year_holds() -> None:
    text = "The war began on May 4, 2014. By June 9 the city had fallen; it was freed in August."
    assert [value for _, _, value in told(text, None)] == ["2014-05-04", "2014-06-09", "2014-08"]


def test_a_month_of_publication_resolves_years_but_no_weekday() -> None:
    text = "On Friday they met, as they did last year and in April."
    assert [value for _, _, value in told(text, "2023-06")] == ["XXXX-WXX-5", "2022", "2023-04"]


@pytest.mark.parametrize("published", ["", "soon", "2023-13-40", "9999-12-31", "0001-01-01", "2023-02-29"])
def test_odd_dates_of_publication_do_no_harm(published: str) -> None:
    text = "Next century, next Friday, tomorrow, last Easter, 40,000 years ago, last fall, next weekend, yesterday."
    assert times(text, published)


WORDS = st.sampled_from(
    [
        "March",
        "3",
        ",",
        "2013",
        "last",
        "next",
        "Friday",
        "the",
        "1990s",
        "two",
        "years",
        "ago",
        "24:61",
        "noon",
        "GMT",
        "a",
        "second",
        "half",
        "of",
        "quarter",
        "May",
        "day",
        "before",
        "Easter",
        "earlier",
        "99",
        "31",
        "February",
        "century",
        "fall",
        "00:00",
        "\n\n",
        "’s",
        "½",
        "12/31/99",
        "P1D",
        "XXXX",
        "today",
        "tonight",
        "'68",
        "70s",
        "2023/24",
        "12.03.2013",
        '"',
        "said",
        "Washington time",
        "GMT +8",
        "this week",
        "before last",
    ]
)


@given(st.lists(WORDS, max_size=25), st.sampled_from([SUNDAY, None, "0001-01-01", "9999-12-31"]))
@settings(max_examples=150)
def test_any_run_of_words_gives_ordered_disjoint_spans_with_values(words: list[str], published: str | None) -> None:
    text = " ".join(words)
    end = 0
    for time in times(text, published):
        assert end <= time.span.start < time.span.end <= len(text)
        assert time.value
        assert time.span.of(text).strip() == time.span.of(text)
        end = time.span.end


@given(st.text(max_size=200))
@settings(max_examples=60)
def test_any_text_is_survived(text: str) -> None:
    assert times(text) == times(text)


def test_a_part_of_the_day_is_another_day_by_a_clock_far_away() -> None:
    text = "WASHINGTON (AP) — The two spoke by phone on Tuesday night, officials in Beijing said."
    assert [(time.value, time.readings) for time in times(text)] == [("2023-06-13TNI", ("2023-06-14TMO",))]


def test_a_clock_time_with_a_zone_is_given_in_utc_too() -> None:
    (time,) = times("The truce took hold at 9 p.m. EST on January 12, 2022.")
    assert (time.value, time.readings) == ("2022-01-12T21:00", ("2022-01-13T02:00Z",))


def test_a_zone_without_a_season_is_that_of_the_day() -> None:
    values = [times(f"The game started at 3 p.m. ET on {day}, 2022.")[0].readings for day in ("May 9", "January 12")]
    assert values == [("2022-05-09T19:00Z",), ("2022-01-12T20:00Z",)]


def test_summer_time_moves_the_clock() -> None:
    values = [times(f"KYIV (AP) — It was 9 p.m. on {day}, 2022.")[0].readings for day in ("January 12", "July 12")]
    assert values == [("2022-01-12T19:00Z",), ("2022-07-12T18:00Z",)]


def test_where_no_zone_is_known_there_is_one_reading() -> None:
    assert [time.readings for time in times("They spoke on Tuesday night.")] == [()]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They met on June 18-19.", [("June 18", "2023-06-18"), ("19", "2023-06-19")]),
        ("They met on April 24 and 25.", [("April 24", "2023-04-24"), ("25", "2023-04-25")]),
        ("They met from 3 to 5 May.", [("3", "2023-05-03"), ("5 May", "2023-05-05")]),
        ("They met on April 24 and 25 people died.", [("April 24", "2023-04-24")]),
        ("They met on April 24-96.", [("April 24", "2023-04-24")]),
        ("They met on May 18, 19 and 22.", [("May 18", "2023-05-18"), ("19", "2023-05-19"), ("22", "2023-05-22")]),
        ("They met on 2, 4 and 5 May.", [("2", "2023-05-02"), ("4", "2023-05-04"), ("5 May", "2023-05-05")]),
        ("They died on April 24, 25 people said.", [("April 24", "2023-04-24")]),
        ("He led it from 1999-2003.", [("1999", "1999"), ("2003", "2003")]),
    ],
)
def test_every_day_of_a_series_is_found(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, value) for words, _, value in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Voters go to the polls on Tuesday.", "2023-06-20"),
        ("They said they would meet on Tuesday.", "2023-06-20"),
        ("It could open as early as Tuesday.", "2023-06-20"),
        ("The plan, announced on Tuesday, would cut fees.", "2023-06-13"),
        ("They had been due to leave on Tuesday.", "2023-06-13"),
        ("They could not be found on Tuesday.", "2023-06-13"),
        ("They hailed Tuesday's ruling.", "2023-06-13"),
        ("The deadline is Tuesday.", "2023-06-20"),
        ("The concert is on Tuesday.", "2023-06-20"),
        ("Ministers are meeting on Tuesday.", "2023-06-20"),
        ("The court gave them until Tuesday to reply.", "2023-06-20"),
        ("The hearing was adjourned until 9 a.m. Tuesday.", "2023-06-20T09:00"),
        ("Officials said Tuesday the suspect would appear in court.", "2023-06-13"),
        ("Snow is forecast for Tuesday.", "2023-06-20"),
        ("Storms could hit the coast on Tuesday.", "2023-06-20"),
        ("Smoke could be seen on Tuesday.", "2023-06-13"),
        ("A rally planned for Saturday was called off.", "2023-06-17"),
        ("Ahead of Tuesday's vote they rallied.", "2023-06-20"),
        ("They worked until Tuesday.", "2023-06-13"),
        ("Tuesday is a public holiday.", "2023-06-20"),
        ("Tuesday's game is in Oslo.", "2023-06-20"),
    ],
)
def test_the_tense_tells_last_tuesday_from_the_next(text: str, value: str) -> None:
    assert [time.value for time in times(text)] == [value]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("The school will be closed Monday through Thursday.", ["2023-06-19", "2023-06-22"]),
        ("Clashes on Monday, Tuesday and Wednesday left 12 dead.", ["2023-06-12", "2023-06-13", "2023-06-14"]),
        ("Talks are set for Monday, Tuesday and Wednesday.", ["2023-06-19", "2023-06-20", "2023-06-21"]),
        ("It flies on Monday and Tuesday nights.", ["XXXX-WXX-1TNI", "XXXX-WXX-2TNI"]),
    ],
)
def test_weekdays_in_a_series_go_on_from_one_another(text: str, values: list[str]) -> None:
    assert [time.value for time in times(text)] == values


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sales rose in the quarter ended March 31.", [("the quarter", "2023-Q1"), ("March 31", "2023-03-31")]),
        ("Sales rose in the quarter ended July 31.", [("the quarter", "2022-Q2"), ("July 31", "2022-07-31")]),
        ("Shares are up 4 percent since year-end.", [("year-end", "2022")]),
        ("Sales will rise by year-end.", [("year-end", "2023")]),
    ],
)
def test_what_ended_lies_behind(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, value) for words, _, value in told(text)] == expected


def test_one_day_is_a_time_only_where_it_will_come() -> None:
    assert told("She will one day be queen.") == [("one day", "DATE", "FUTURE_REF")]
    assert told("One day she met the queen.") == []
    assert told("They stayed for one day.") == [("one day", "DURATION", "P1D")]


def test_it_is_the_second_day_is_said_of_the_day_of_publication() -> None:
    assert told("It is the second day of the strike.") == [("the second day", "DATE", SUNDAY)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It lasted an hour and 20 minutes.", [("an hour and 20 minutes", "PT1H20M")]),
        ("He served two years and three months.", [("two years and three months", "P2Y3M")]),
        ("It took 2 minutes 10 seconds.", [("2 minutes 10 seconds", "PT2M10S")]),
        ("It may take between five and ten years.", [("ten years", "P10Y")]),
        ("It was built 2,000 years ago.", [("2,000 years ago", "PAST_REF")]),
        ("It left 65 million years ago.", [("65 million years ago", "PAST_REF")]),
        ("It is open 24 hours a day, seven days a week.", []),
        ("It was her third visit in as many months.", []),
        ("The shop sells 358,000 loaves a month.", [("a month", "P1M")]),
        (
            "The quake hit at 11:59 p.m. local time on Saturday.",
            [("11:59 p.m. local time on Saturday", "2023-06-17T23:59")],
        ),
        ("It hit at 8.30am on Monday 3 April.", [("8.30am on Monday 3 April", "2023-04-03T08:30")]),
        ("It hit at 1.30pm (12.30 GMT).", [("1.30pm", "2023-06-18T13:30"), ("12.30 GMT", "2023-06-18T12:30Z")]),
        ("They met at nine o'clock.", [("nine o'clock", "2023-06-18T09:00")]),
        ("They left at 8 o'clock at night.", [("8 o'clock at night", "2023-06-18T20:00")]),
        ("Shares ended the day higher.", [("the day", "2023-06-18")]),
    ],
)
def test_lengths_and_clocks_are_read_whole(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, value) for words, _, value in told(text)] == expected


def test_a_day_of_a_visit_takes_the_weekday_behind_it() -> None:
    text = "They hold a second day of talks on Monday, after the first day, this Sunday."
    assert ("second day", "DATE", "2023-06-19") in told(text, "2023-06-19")


def test_two_digits_behind_a_year_are_two_years_or_a_month() -> None:
    assert [value for _, _, value in told("The 2012-13 season; the file of 2013-09.")] == ["2012/2013", "2013-09"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A quarter of a century ago it was a fort.", [("A quarter of a century ago", "1998")]),
        ("Half a century ago it was a fort.", [("Half a century ago", "1973")]),
        ("Two and a half years ago it was a fort.", [("Two and a half years ago", "2020-12")]),
        ("It stood for a quarter-century.", [("a quarter-century", "P25Y")]),
        ("The Sept. 11 attacks changed that.", [("Sept. 11", "2001-09-11")]),
        ("He fled on Nov. 2.", [("Nov. 2", "2022-11-02")]),
        ("First-half profit rose.", [("First-half", "2023-H1")]),
        ("She scored a second-half goal.", []),
    ],
)
def test_parts_of_centuries_and_years(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(words, value) for words, _, value in told(text)] == expected


def test_a_clock_time_takes_the_weekday_behind_its_equal_elsewhere() -> None:
    text = "The bomb exploded at 8 p.m. local time (1100 GMT) on Monday. Another one failed at 0600 GMT on Thursday."
    assert [(words, value) for words, _, value in told(text)] == [
        ("8 p.m.", "2023-06-12T20:00"),
        ("1100 GMT", "2023-06-12T11:00Z"),
        ("Monday", "2023-06-12"),
        ("0600 GMT on Thursday", "2023-06-15T06:00Z"),
    ]


def test_the_clock_of_a_match_is_no_time_of_day() -> None:
    assert told("They led with 13:41 to go and with 4:08 left.") == []


def test_what_was_later_is_not_put_into_the_future() -> None:
    assert told("Two days later he was dead.") == [("Two days later", "DATE", "XXXX-XX-XX")]
    assert told("He came in March. The next month he left.")[-1] == ("The next month", "DATE", "2023-04")


def test_what_goes_on_since_a_month_began_before() -> None:
    assert ("August", "DATE", "2022-08") in told("The port has held drills near the island twice since August.")


def test_a_plan_given_up_may_lie_behind() -> None:
    text = "The envoy was originally scheduled to come in February but scrapped her journey."
    assert told(text) == [("February", "DATE", "2023-02")]


def test_a_year_of_the_background_is_not_borrowed() -> None:
    text = "She took office in January 2021. The two leaders met in November."
    assert told(text, None)[-1] == ("November", "DATE", "XXXX-11")
