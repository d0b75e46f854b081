"""Whether a day, month or season without a year lies behind or ahead: what its clause tells."""

import pytest

from rashomon.mark.parse import Parser
from rashomon.mark.times import find_times
from rashomon.model import Article, Published

PARSER = Parser()
WEDNESDAY = "2024-05-15"


def values(text: str, published: str = WEDNESDAY) -> list[str]:
    article = Article(id="a", source="test", text=text, published=Published(published, "day", "stated"))
    return [time.value for time in find_times(next(PARSER.parse([article])))]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Voters will punish him because of the killing in the harbour on Friday of a boy.", "2024-05-10"),
        ("The premier points to his party's victories Sunday in the north.", "2024-05-12"),
        ("He gained from her win in Sunday's primary.", "2024-05-12"),
        ("Strong winds hampered efforts to put out the fire on Friday.", "2024-05-10"),
        ("The union signed a plan to meet the owners on Friday.", "2024-05-17"),
        ("The general wouldn't give way Friday.", "2024-05-10"),
        ("The general would leave on Friday.", "2024-05-17"),
        ("After beating the mayor in Sunday's primary, she faces the governor.", "2024-05-12"),
        ("After meeting the mayor on Friday, she will face the governor.", "2024-05-17"),
        ("Until Monday, the port had been working as usual.", "2024-05-13"),
        ("The port gave the crews until Monday to leave.", "2024-05-20"),
        ("Their chances of winning on Sunday are slim.", "2024-05-19"),
        ("The miners hoped to reach them by Friday.", "2024-05-17"),
        ("The premier hoped to see her again after their talks on Friday.", "2024-05-10"),
        ("The mill reports earnings Thursday.", "2024-05-16"),
        ("The spokesman could not be found to answer Monday.", "2024-05-13"),
        ("The regatta was moved to Saturday.", "2024-05-18"),
        ("The regatta went on to Saturday.", "2024-05-11"),
        ("The vote was set for Tuesday.", "2024-05-21"),
        ("The judge, due in court Monday, has resigned.", "2024-05-20"),
        ("The judge had been due to retire Monday.", "2024-05-13"),
        ("Ferries were late Monday due to fog.", "2024-05-13"),
        ("The results are not due until Tuesday.", "2024-05-21"),
        ("The hearing is on Tuesday.", "2024-05-21"),
        ("She saw him last Tuesday.", "2024-05-07"),
        ("She saw him last Monday.", "2024-05-13"),
        ("She saw him this past Tuesday.", "2024-05-14"),
        ("The plant was shut on Friday due to snow.", "2024-05-10"),
        ("The band has postponed Friday's concert.", "2024-05-17"),
        ("Friday's concert was postponed.", "2024-05-17"),
        ("The port closed because of the band's Friday concert.", "2024-05-10"),
        ("Traders await Friday's report on jobs.", "2024-05-17"),
        ("All eyes were on Friday's report.", "2024-05-17"),
        ("Towns braced for Tuesday's protest.", "2024-05-14"),
        ("The ferry firm canceled service for Saturday.", "2024-05-18"),
        ("The mayor declared an emergency through Sunday.", "2024-05-19"),
        ("The union demanded an answer by Monday.", "2024-05-20"),
        ("Crews would strike unless a deal was reached by Friday.", "2024-05-17"),
        ("The deal was reached by Friday.", "2024-05-10"),
        ("Rain was likely on Saturday.", "2024-05-18"),
        ("The miners called for a strike on Friday.", "2024-05-17"),
        ("The miners called for a strike on Tuesday.", "2024-05-14"),
    ],
)
def test_a_weekday_lies_where_its_clause_puts_it(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The first ferries are not due until October.", "2024-10"),
        ("The ferry is due in October.", "2024-10"),
        ("The road was shut in October due to floods.", "2023-10"),
        ("The ferry goes on sale in October.", "2024-10"),
        ("She is up for re-election in November.", "2024-11"),
        ("There is a by-election in November.", "2024-11"),
        ("Ahead of elections in November, the party is split.", "2024-11"),
        ("The port pressed ahead with the works in November.", "2023-11"),
        ("It is the first strike since November.", "2023-11"),
        ("He is running for governor in November.", "2024-11"),
        ("She could be freed in October.", "2024-10"),
        ("The regatta takes place in November.", "2024-11"),
        ("The premier meets the press in January.", "2024-01"),
        ("The trial starts Oct. 30.", "2024-10-30"),
        ("Candidates must file by Nov. 11.", "2024-11-11"),
        ("The mandate ends on Oct. 30.", "2024-10-30"),
        ("The judge retired, as planned, on Oct. 30.", "2023-10-30"),
        ("The mayor was not seen again until Nov. 3.", "2023-11-03"),
        ("The council raised fees starting in August.", "2024-08"),
        ("He was named chief executive, effective Aug. 1.", "2024-08-01"),
        ("Wheat for March delivery rose.", "2024-03"),
        ("The February contract fell.", "2025-02"),
    ],
)
def test_a_month_far_ahead_is_meant_where_its_clause_says_so(text: str, value: str) -> None:
    assert values(text, "2024-03-20") == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He tried to look calm ahead of the Dec. 8 election.", "2024-12-08"),
        ("She is the favourite to win the seat come November.", "2024-11"),
        ("They are not entitled to vote in the November election.", "2024-11"),
        ("Aid dried up in November.", "2023-11"),
        ("The tour kicks off December 2 in the capital.", "2024-12-02"),
        ("They fought on until the party's convention in August.", "2024-08"),
        ("As early as August, the firm was losing money.", "2023-08"),
        ("The bridge may open as early as August.", "2024-08"),
        ("The harbour extended the permit to Sept. 30.", "2024-09-30"),
        ("The yard delayed the launch to November.", "2024-11"),
        ("Elections, due in August, were called off.", "2024-08"),
    ],
)
def test_a_vote_lies_ahead_unless_it_is_told_as_past(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("A second wave in the autumn could be worse.", "2024-FA"),
        ("The law will be passed in the summer.", "2024-SU"),
        ("The bridge collapsed in the autumn.", "2023-FA"),
        ("Sales recovered over the winter.", "2023-WI"),
        ("The mill opened in the spring.", "2024-SP"),
    ],
)
def test_a_season_lies_where_its_clause_puts_it(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The posts were read from September to December 2021.", ["2021-09", "2021-12"]),
        ("Rents fell between November and February 2022.", ["2021-11", "2022-02"]),
        ("They bought the time in December and January.", ["2023-12", "2024-01"]),
        ("The court is closed from July to September.", ["2024-07", "2024-09"]),
        ("The riots of 1968 cost him the vote that November.", ["1968", "1968-11"]),
        ("No storm of the 20th century was like it, and that November, he fell.", ["19", "2023-11"]),
        ("They counted 40 raids between January 3 and May 4.", ["2024-01-03", "2024-05-04"]),
        ("The siege lasted from Nov. 26-29, 2008.", ["2008-11-26", "2008-11-29"]),
        ("She set a curfew from 8 p.m. Wednesday to 6 a.m. Thursday.", ["2024-05-15T20:00", "2024-05-16T06:00"]),
        ("The curfew ran from 7pm on Friday to 5am.", ["2024-05-10T19:00", "2024-05-11T05:00"]),
        ("Polls open at 8 a.m. and close at 8 p.m. on Sunday.", ["2024-05-19T08:00", "2024-05-19T20:00"]),
    ],
)
def test_the_ends_of_a_range_belong_together(text: str, expected: list[str]) -> None:
    assert values(text) == expected


def test_a_range_of_days_in_the_past_never_begins_ahead() -> None:
    text = "They counted 40 raids between January 3 and September 26."
    assert values(text, "2024-09-29") == ["2024-01-03", "2024-09-26"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The coach, fired on July 8, wants his job back.", "2023-07-08"),
        ("The coach, to be fired on July 8, wants his job back.", "2024-07-08"),
        ("The regatta, scheduled for July 8, is off.", "2024-07-08"),
        ("The bank has set July 8 as the deadline.", "2024-07-08"),
    ],
)
def test_a_day_right_behind_a_verb_of_the_past_lies_behind(text: str, value: str) -> None:
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The concert of the band on Saturday has been cancelled.", ["2024-05-18"]),
        ("The concert of the band on Saturday was cancelled because of snow.", ["2024-05-11"]),
        ("The mayor on Monday invited her rival to talks on Friday.", ["2024-05-13", "2024-05-17"]),
        ("She was invited on Friday to a dinner.", ["2024-05-10"]),
        ("The clans agreed to a ceasefire from midnight on Thursday.", ["2024-05-16T24:00"]),
        ("The firm agreed to a truce on Sunday.", ["2024-05-12"]),
        ("The council voted on Monday to raise fares by 2 percent from September.", ["2024-05-13", "2024-09"]),
    ],
)
def test_what_was_called_off_or_agreed_on_may_lie_ahead(text: str, expected: list[str]) -> None:
    assert values(text, "2024-05-14") == expected
