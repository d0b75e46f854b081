"""Time expressions as everyday reports tell them: clocks, zones, quotations, short years, what is no date."""

import pytest

from rashomon.mark.parse import Parser
from rashomon.mark.times import find_times
from rashomon.model import Article, Published, TimeExpression

PARSER = Parser()
WEDNESDAY = "2024-01-17"


def times(text: str, published: str = WEDNESDAY) -> tuple[TimeExpression, ...]:
    stated = Published(published, "minute" if "T" in published else "day", "stated")
    return find_times(next(PARSER.parse([Article(id="a", source="test", text=text, published=stated)])))


def told(text: str, published: str = WEDNESDAY) -> list[tuple[str, str]]:
    return [(time.span.of(text), time.value) for time in times(text, published)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Output fell in the last quarter of 2011.", "2011-Q4"),
        ("Output fell in the last month of 2011.", "2011-12"),
        ("It opened in the last week of 2011.", "2011-W52"),
        ("It opened on the first day of last year.", "2023-01-01"),
        ("Growth slowed in the April-June quarter.", "2023-Q2"),
        ("Growth slowed in the October-December quarter of 2019.", "2019-Q4"),
        ("The house dates from the 1800s.", "18"),
        ("The fair takes place on Feb. 29.", "2024-02-29"),
        ("The song dates from the 2000s.", "200"),
        ("He will speak at 9:30 tomorrow morning.", "2024-01-18T09:30"),
        ("They will leave at half past two in the afternoon.", "2024-01-17T14:30"),
        ("The attack began at 0630 on Tuesday.", "2024-01-16T06:30"),
        ("The hearing begins at 14.15 hrs.", "2024-01-17T14:15"),
        ("He left on the 13th.", "2024-01-13"),
        ("He will leave on the 13th.", "2024-02-13"),
        ("Sales fell in the 2nd quarter.", "2023-Q2"),
        ("Sales rose in FY22.", "FY2022"),
        ("It was filed on 17-Jan-2022.", "2022-01-17"),
        ("Shops were full on Black Friday.", "2023-11-24"),
    ],
)
def test_a_date_is_read_as_it_is_written(text: str, value: str) -> None:
    assert [found for _, found in told(text)] == [value]


def test_a_leap_day_of_no_year_nearby_is_unknown_or_the_nearest() -> None:
    assert [value for _, value in told("The fair takes place on Feb. 29.", "2022-06-01")] == ["XXXX-02-29"]
    assert [value for _, value in told("The fair takes place on Feb. 29.", "2023-06-01")] == ["2024-02-29"]


def test_months_that_make_no_quarter_are_months() -> None:
    assert [value for _, value in told("Sales fell in the December-February quarter.")] == ["2023-12", "2024-02"]


def test_a_range_from_a_part_of_a_day_ends_on_it() -> None:
    assert told("It was open from Friday morning to 5 p.m. and then shut.")[-1] == ("5 p.m.", "2024-01-12T17:00")


@pytest.mark.parametrize(
    "text",
    [
        "The Good Friday Agreement ended the fighting.",
        "She told the Sunday Times she would go.",
        "Rebels of the March 23 Movement took the town.",
        "She won the race in 2:18:35.",
        "The party of Theresa May lost. May's plan failed.",
    ],
)
def test_a_name_or_a_result_is_no_time(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The trial resumes on Saturday. Police were called at 3 p.m. to clear the square.", "2024-01-17T15:00"),
        ("The trial resumes on Saturday. The judge will speak at 3 p.m. to the press.", "2024-01-20T15:00"),
        ("The trial resumes on Saturday. Police were called that evening.", "2024-01-17TEV"),
        ("The truce began at midnight.", "2024-01-16T24:00"),
        ("The truce will begin at midnight.", "2024-01-17T24:00"),
        ("The quake struck at 4:17am on 6 January.", "2024-01-06T04:17"),
        (
            "She resigned on Friday, in the wake of 2023. Four shells had struck at 3:20 p.m. behind the port.",
            "2024-01-12T15:20",
        ),
        ("The roof fell in at about 1.30 in the morning.", "2024-01-17T01:30"),
        ("The next morning he wrote that he had seen her the night before.", "2024-01-16TNI"),
    ],
)
def test_a_clock_time_of_the_past_never_lies_ahead(text: str, expected: str) -> None:
    assert told(text)[-1][1] == expected


def test_a_clock_time_is_not_of_a_day_of_the_background() -> None:
    between = "The firm has since paid for the harm and asked its workers to stay away. " * 5
    text = f"The mill burned down on December 20. {between}At a midday briefing the mayor spoke of hope."
    assert told(text)[-1] == ("midday", "2024-01-17T12:00")
    assert told(text.replace(between, ""))[-1] == ("midday", "2023-12-20T12:00")


def test_a_clock_time_takes_the_weekday_of_its_clause() -> None:
    text = "Talks broke down on Friday. Four shells struck at 3:20 p.m. behind the port on Sunday."
    assert ("3:20 p.m.", "2024-01-14T15:20") in told(text)


def test_a_clock_time_takes_the_day_behind_the_brackets() -> None:
    text = "The quake struck at 4:17am local time (01:17 GMT) on 6 January."
    assert told(text)[:2] == [("4:17am", "2024-01-06T04:17"), ("01:17 GMT", "2024-01-06T01:17Z")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It struck at 16:10 on New Year's Day.", ["2024-01-01T16:10", "2024-01-01"]),
        ("He was seen at 7.45pm the previous evening.", ["2024-01-16T19:45", "2024-01-16TEV"]),
        ("She came on Monday and left at 6 a.m. the next day.", ["2024-01-15", "2024-01-16T06:00", "2024-01-16"]),
    ],
)
def test_a_clock_time_and_the_day_behind_it_are_one(text: str, expected: list[str]) -> None:
    assert [value for _, value in told(text)] == expected


def test_a_time_later_than_that_of_publication_is_of_the_day_before() -> None:
    text = "The shop was robbed at 5 p.m. by two men."
    assert [value for _, value in told(text, "2024-01-17T09:30+01:00")] == ["2024-01-16T17:00"]
    assert [value for _, value in told(text, "2024-01-17T19:30+01:00")] == ["2024-01-17T17:00"]
    assert [value for _, value in told(text, "2024-01-17T09:30Z")] == ["2024-01-17T17:00"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We will know more tomorrow," he said on Monday.', {"tomorrow": "2024-01-16", "Monday": "2024-01-15"}),
        ('He said on Monday: "I met him yesterday."', {"yesterday": "2024-01-14", "Monday": "2024-01-15"}),
        ('"At nine o\'clock the cars were called," the driver said on Monday.', {"nine o'clock": "2024-01-15T09:00"}),
        ("He said on Monday that talks would resume tomorrow.", {"tomorrow": "2024-01-18"}),
        ('"We will know more tomorrow," he said.', {"tomorrow": "2024-01-18"}),
    ],
)
def test_words_in_a_quotation_count_from_the_day_of_saying(text: str, expected: dict[str, str]) -> None:
    assert expected.items() <= dict(told(text)).items()


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("BEIJING (Own) -- The two spoke on Tuesday night in Washington.", [("2024-01-17TMO",)]),
        ("BEIJING (Own) -- The two spoke on Tuesday night, Washington time.", [("2024-01-17TMO",)]),
        (
            "WASHINGTON — They spoke on Tuesday night, when it was already Wednesday morning in Beijing.",
            [("2024-01-17TMO",), ("2024-01-16TEV",)],
        ),
        (
            "In Tokyo it was Wednesday morning, while in Washington it was Tuesday night.",
            [("2024-01-16TEV",), ("2024-01-17TMO",)],
        ),
        ("The ferry docked at 7:40 p.m. (GMT +8).", [("2024-01-17T11:40Z",)]),
    ],
)
def test_a_time_is_read_by_the_clock_of_the_place_beside_it(text: str, readings: list[tuple[str, ...]]) -> None:
    assert [time.readings for time in times(text)] == readings


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She resigned the week before last.", [("the week before last", "2024-W01")]),
        ("A year ago today, the dam burst.", [("A year ago today", "2023-01-17")]),
        ("Ten years ago this week, the war began.", [("Ten years ago this week", "2014-W03")]),
        ("The bridge fell a week ago Tuesday.", [("a week ago Tuesday", "2024-01-09")]),
        ("The 7 October attack shook the country.", [("7 October", "2023-10-07")]),
        ("The hearing was on 12.03.2013.", [("12.03.2013", "2013-03-12")]),
        ("His father died in '68.", [("68", "1968")]),
        ("He was mayor in the 70s and 80s.", [("the 70s", "197"), ("80s", "198")]),
        ("He was mayor from 2007-10.", [("2007-10", "2007/2010")]),
        ("The 2023/24 season was poor.", [("2023/24", "2023/2024")]),
        ("The budget for the 2024-25 fiscal year passed.", [("the 2024-25 fiscal year", "FY2024")]),
        ("It was the year's best film.", [("the year", "2024")]),
        ("It was the deadliest fire in the past decade.", [("the past decade", "P10Y")]),
        ("For the next year or two, prices will rise.", [("the next year or two", "P1Y")]),
        ("The scheme was decades in the making.", [("decades", "PXY")]),
        ("They led for the first 3½ minutes.", [("the first 3½ minutes", "PT3M30S")]),
        ("The sale fell by a tenth from the year previous.", [("the year previous", "2023")]),
        ("A storm could reach the coast by early on Friday.", [("Friday", "2024-01-19")]),
        ("The regulator kept the exchange closed until Friday.", [("Friday", "2024-01-19")]),
        ("They are about to be moved on Friday.", [("Friday", "2024-01-19")]),
        ("They are going to start hiring in March.", [("March", "2024-03")]),
        ("The rule asks for a test every three to five years.", [("every three to five years", "P3Y")]),
        ("It covers twice as many, up from 78 million two years ago.", [("two years ago", "2022")]),
        ("He found sympathy in many quarters.", []),
        (
            "She resigned in 1990. Four decades later she was forgotten.",
            [("1990", "1990"), ("Four decades later", "XXXX")],
        ),
        ("The quake hit on Monday, New Year's Day.", [("Monday", "2024-01-01"), ("New Year's Day", "2024-01-01")]),
        ("It is day 104 of the war.", [("day 104", "2024-01-17")]),
        ("The rebels held the town until Friday.", [("Friday", "2024-01-12")]),
        ("They will look into the cause of the July 20 explosion.", [("July 20", "2023-07-20")]),
        ("They will miss the July 20 deadline.", [("July 20", "2024-07-20")]),
        ("They are confident heading into Friday's semifinal.", [("Friday", "2024-01-19")]),
        ("The works will take 4-6 months.", [("4-6 months", "P4M")]),
        ("The crisis of 1997/98 hit banks.", [("1997/98", "1997/1998")]),
        ("The reef will feel it decades from now.", [("decades from now", "FUTURE_REF")]),
        ("The fire was out by late afternoon.", [("late afternoon", "2024-01-17TAF")]),
        ("Shops will close on Thanksgiving this year.", [("Thanksgiving this year", "2024-11-28")]),
        ("The 2009 Christmas special drew millions.", [("2009 Christmas", "2009-12-25")]),
        ("Half a year later it was gone.", [("Half a year later", "XXXX-XX")]),
        ("A half-century has passed.", [("A half-century", "P50Y")]),
        ("He washed their feet on Maundy Thursday.", [("Maundy Thursday", "2023-04-06")]),
        ("The game starts at 8:30 tonight.", [("8:30", "2024-01-17T20:30"), ("tonight", "2024-01-17TNI")]),
        ("She left on Feb. 20 of last year.", [("Feb. 20 of last year", "2023-02-20")]),
        ("He is a critic of the Bush years, the 80s, not the 30s.", [("the 80s", "198"), ("the 30s", "193")]),
        ("The team won on day two of the Test.", [("day two", "XXXX-XX-XX")]),
    ],
)
def test_an_expression_is_read_as_reports_mean_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Temperatures will climb into the low 70s.",
        "He scored 12 points in the fourth quarter.",
        "They follow the Gulf Stream and the Florida Current.",
        'She was a guest on the "Today" show.',
        "It runs on Windows Server 2003.",
        "The home side used 4:48 of the clock in one attack.",
        "They led with 4:08 remaining in the third quarter.",
        "Climbers said he lost his hat in the fall.",
        "They had been fined under the midnight rules.",
        "She was in Us Weekly and on Patch Tuesday lists.",
        "He missed the games in Weeks 14-16.",
        "The quarter-to-quarter comparison was fair.",
        "It matters little in today's world.",
        "It was told on VOA Today in growth of 8.5% annually.",
        "The average daily volume fell.",
        "Back in the day, nobody locked a door.",
        "The Sunday Times reported the sale.",
        "Soldiers march past; prices may rise.",
        "A 20-year-old student was hurt.",
    ],
)
def test_what_is_no_time_is_left_alone(text: str) -> None:
    assert told(text) == []


def test_a_day_that_may_be_read_both_ways_has_both_readings() -> None:
    (time,) = times("The contract, dated 5/12/2013, was never signed.")
    assert (time.value, time.readings) == ("2013-05-12", ("2013-12-05",))


def test_the_upper_end_of_a_length_is_a_reading() -> None:
    (time,) = times("The trial will last six to eight weeks.")
    assert (time.value, time.readings) == ("P6W", ("P8W",))


def test_a_named_day_takes_the_year_of_what_it_was_the_day_of() -> None:
    assert told('He lost a leg in the massive "Boxing Day" storm of 2004, he said.')[0] == ("Boxing Day", "2004-12-26")
    assert told("Boxing Day was quiet. The storm of 2004 was not.")[0] == ("Boxing Day", "2023-12-26")


def test_a_newspaper_that_is_called_daily_is_no_time() -> None:
    assert told("The editor of a Catholic weekly agreed with what he had read in a free daily.") == []
    assert told("The port publishes daily figures.") == [("daily", "P1D")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The pump failed at 1425 local time (1925 GMT).",
            [("1425", "2024-01-17T14:25"), ("1925 GMT", "2024-01-17T19:25Z")],
        ),
        ("She speaks from 1900 to 2200 EST.", [("1900", "2024-01-17T19:00"), ("2200 EST", "2024-01-17T22:00")]),
        ("She governed from 1900 to 1905.", [("1900", "1900"), ("1905", "1905")]),
        ("The king reigned in the third century B.C.", [("the third century B.C.", "BC02")]),
        (
            "He works nine hours a day, four days on end.",
            [("nine hours", "PT9H"), ("a day", "P1D"), ("four days", "P4D")],
        ),
        ("He stayed four days, five days.", [("four days", "P4D"), ("five days", "P5D")]),
        ("He asks for a $15-an-hour wage.", [("an-hour", "PT1H")]),
        ("She lives at 1909 Quill Drive and built it in 1909.", [("1909", "1909")]),
        ("Wait 1–2 hours, or two-three days.", [("1–2 hours", "PT1H"), ("two-three days", "P2D")]),
        ("It lasted twenty-three years.", [("twenty-three years", "P23Y")]),
        ("Trains run at 200 miles an hour, 80 beats a minute.", []),
        ("It opens five days a week, 250 days a year.", [("five days a week", "P1W"), ("250 days a year", "P1Y")]),
        ("Posted 01/17/24 06:44 PM ET.", [("01/17/24 06:44 PM ET", "2024-01-17T18:44")]),
        ("Posted 2024-01-16T18:44:10Z by her.", [("2024-01-16T18:44:10Z", "2024-01-16T18:44Z")]),
        ("She bought it three years back.", [("three years back", "2021")]),
        ("Nora May lost the vote by 149 votes. May said she would not quit.", []),
        ("It began at 22:30 on Friday night.", [("22:30 on Friday night", "2024-01-12T22:30")]),
        ("He threw a pass in the fourth quarter of the game.", []),
        ("It met on the first Monday of March 2020.", [("the first Monday of March 2020", "2020-03-02")]),
    ],
)
def test_clocks_of_four_digits_and_lengths_side_by_side(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "It issued a warning from Wednesday until Friday evening.",
            [("Wednesday", "2024-01-17"), ("Friday evening", "2024-01-19TEV")],
        ),
        (
            "It burnt three days ago, on Sunday.",
            [("three days ago", "2024-01-14"), ("Sunday", "2024-01-14")],
        ),
        ("It met at half past two.", [("half past two", "2024-01-17T02:30")]),
        ("It met at a quarter to five.", [("a quarter to five", "2024-01-17T04:45")]),
        ("The winter of 2010-11 was mild.", [("The winter of 2010-11", "2010-WI")]),
        ("He served two five-year terms.", [("five-year", "P5Y")]),
        ("It lasted two hundred and five years.", [("two hundred and five years", "P205Y")]),
        (
            "The polls open from 7 a.m. until 10 p.m. on Sunday.",
            [("7 a.m.", "2024-01-21T07:00"), ("10 p.m. on Sunday", "2024-01-21T22:00")],
        ),
        ("The curfew began at 2100 hours.", [("2100 hours", "2024-01-17T21:00")]),
        ("In the year through March, sales fell.", [("the year", "P1Y"), ("March", "2023-03")]),
        ("In the same quarter a year earlier, it had lost more.", [("the same quarter a year earlier", "2022-Q4")]),
        ("They met two Sundays ago.", [("two Sundays ago", "2024-01-07")]),
        ("They met a few Mays ago.", [("a few Mays ago", "PAST_REF")]),
        ("They met three summers ago.", [("three summers ago", "2021-SU")]),
        ("The dam will be full a week from Monday.", [("a week from Monday", "2024-01-29")]),
    ],
)
def test_ranges_words_for_clocks_and_what_is_so_many_ago(text: str, expected: list[tuple[str, str]]) -> None:
    assert told(text) == expected


def test_a_clock_time_in_a_line_of_its_own_is_of_the_day_of_publication() -> None:
    text = "The debate on Friday was short.\n\n8:05 a.m.\n\nThe mayor has arrived at the pier."
    assert told(text)[-1] == ("8:05 a.m.", "2024-01-17T08:05")
    assert told(text.replace("\n\n", " "))[-1] == ("8:05 a.m.", "2024-01-12T08:05")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mill grinds two million sacks of grain of all kinds a year.", ("a year", "SET", "P1Y")),
        ("The clinic sees hundreds of patients from the hills a week.", ("a week", "SET", "P1W")),
        ("Five miners spent a year in jail.", ("a year", "DURATION", "P1Y")),
        ("The court gave its 12 jurors a week to decide.", ("a week", "DURATION", "P1W")),
        ("About 20 guards stayed for more than a month.", ("more than a month", "DURATION", "P1M")),
        ("The firm will pay 50 clerks a year's wages.", ("a year", "DURATION", "P1Y")),
    ],
)
def test_so_much_a_year_is_a_rate_unless_the_year_is_spent(text: str, expected: tuple[str, str, str]) -> None:
    found = times(text)[-1]
    assert (found.span.of(text), found.type, found.value) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The ferry sank overnight off the cape.", ("overnight", "2024-01-16TNI")),
        ("Frost will come overnight.", ("overnight", "2024-01-17TNI")),
        ("Shells fell overnight Sunday on the port.", ("overnight Sunday", "2024-01-14TNI")),
    ],
)
def test_overnight_is_the_night_before_unless_it_will_come(text: str, expected: tuple[str, str]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tuesday 16 January 2024 21.31 BST The quay was closed.", "2024-01-16T21:31"),
        ("PORT ELLEN | Tue Jan 16, 2024 2:55 pm EST The quay was closed.", "2024-01-16T14:55"),
        ("Updated January 16, 4:15 p.m.", "2024-01-16T16:15"),
        ("The quay was closed Tuesday, 9:30 p.m., after a storm.", "2024-01-16T21:30"),
    ],
)
def test_a_day_and_the_clock_behind_it_are_one_time(text: str, expected: str) -> None:
    assert [value for _, value in told(text)] == [expected]


def test_a_clock_is_never_read_off_a_week() -> None:
    text = "They came home on Wednesday night, as promised two weeks ago. The men arrived shortly after 11pm."
    assert [value for _, value in told(text, "2024-02-29")] == ["2024-02-28TNI", "2024-W07", "2024-02-28T23:00"]
