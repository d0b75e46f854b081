"""The dates of web pages: which of several statements counts, and what 03/04/2023 means."""

import json

import pytest
from pages_by_hand import article_in

from rashomon.model import Article
from rashomon.read.pages.order import day_in_address
from rashomon.read.pages.stamps import is_ambiguous, months_first, parse

_ENGLISH = "The harbour council voted on Tuesday to rebuild the old ferry pier, which a storm tore apart in January."
_GERMAN = (
    "Der Rat der Stadt hat am Dienstag beschlossen, die alte Brücke über den Fluss mit dem Geld des Landes zu bauen."
)


def read(dates: str, *, head: str = "", after: str = "", language: str = "en", prose: str = _ENGLISH) -> Article:
    body = "".join(f"<p>{prose} {number} times.</p>" for number in range(6))
    raw = (
        f'<html lang="{language}"><head><title>The pier</title>{head}</head><body><article class="promoted">'
        f"<h1>The pier</h1>{dates}{body}</article>{after}</body></html>"
    )
    return article_in(raw)


def linked(**fields: object) -> str:
    return f'<script type="application/ld+json">{json.dumps({"@type": "NewsArticle"} | fields)}</script>'


@pytest.mark.parametrize(
    ("dates", "options", "value"),
    [
        ("<p>03/10/2023</p>", {}, "2023-03-10"),
        ("<p>03/10/2023</p>", {"language": "en-GB"}, "2023-10-03"),
        ("<p>03/10/2023</p>", {"language": "de", "prose": _GERMAN}, "2023-10-03"),
        ("<p>03/10/2023</p>", {"prose": _GERMAN}, "2023-10-03"),
        (
            "<p>03/10/2023</p>",
            {"after": "<ul><li>Storm, 9 March 2022</li><li>Ferry, 14 May 2021</li></ul>"},
            "2023-10-03",
        ),
        ("<p>03/10/2023</p>", {"after": "<ul><li>Storm, March 9, 2022</li></ul>", "language": "en"}, "2023-03-10"),
        (
            "<p>03/10/2023</p>",
            {"head": '<link rel="canonical" href="https://p.example/2023/october/03/a">'},
            "2023-10-03",
        ),
        ("<p>03/10/2023</p>", {"head": '<link rel="canonical" href="https://post.co.uk/pier">'}, "2023-10-03"),
        ("<p>03/10/2023</p>", {"head": '<meta property="article:modified_time" content="2023-10-03">'}, "2023-10-03"),
        ("<p>25/10/2023</p>", {}, "2023-10-25"),
    ],
)
def test_what_day_numbers_alone_mean(dates: str, options: dict[str, str], value: str) -> None:
    assert read(dates, **options).published.value == value


def test_film_in_the_page_does_not_date_it() -> None:
    film = linked(**{"@type": "VideoObject", "uploadDate": "2019-01-02"})
    head = film + '<meta name="pubdate" content="2019-05-06T07:08:00Z">'
    assert read("", head=head).published.value == "2019-05-06T07:08+00:00"


@pytest.mark.parametrize("value", ["2024-03-05T23:30:00-05:00", "2024-03-05T23:30:00.000-0500", "20240305T2330-0500"])
def test_the_day_is_that_of_the_publisher(value: str) -> None:
    assert read("", head=linked(datePublished=value)).published.value == "2024-03-05T23:30-05:00"


@pytest.mark.parametrize("value", [1709624000, 1709624000000, {"@value": "2024-03-05T07:33:20Z"}, ["2024-03-05"]])
def test_linked_data_in_its_other_forms(value: object) -> None:
    assert (read("", head=linked(datePublished=value)).published.value or "").startswith("2024-03-05")


def test_linked_data_that_is_broken_still_states_the_day() -> None:
    broken = linked(datePublished="2024-03-05", text="?").replace('"?"', '"He said "no" to it"')
    assert read("", head=broken).published.value == "2024-03-05"


def test_day_of_the_first_publication_under_the_headline() -> None:
    head = linked(datePublished="2025-12-01T05:10:15Z")
    assert read("<div>24 Apr 2000 • 3 min read</div>", head=head).published.value == "2000-04-24"


def test_an_evening_in_the_west_is_the_stated_moment() -> None:
    head = linked(datePublished="2019-11-20T01:50:59Z")
    assert read("<div>Nov. 19, 2019</div>", head=head).published.value == "2019-11-20T01:50:59+00:00"
    assert read("<div>Nov. 18, 2019</div>", head=head).published.value == "2019-11-18"
    odd = linked(datePublished="2019-11-20T01:50:99Z")
    assert read("<div>Nov. 19, 2019</div>", head=odd).published.value == "2019-11-19"
    month = linked(datePublished="2019-12")
    assert read("<div>Nov. 19, 2019</div>", head=month).published.value == "2019-11-19"
    noon = linked(datePublished="2019-11-20T13:50:59Z")
    assert read("<div>Nov. 19, 2019</div>", head=noon).published.value == "2019-11-19"


def test_label_before_a_time_element_far_from_the_headline() -> None:
    after = (
        '<aside class="sidebar"><h4>Published</h4><time datetime="2018-11-15">15 November</time><h4>Reviewed</h4>'
        '<time datetime="2020-10-08">8 October</time></aside><div class="related">Posted on <time datetime="'
        '2017-01-02">2 January</time></div>'
    )
    filler = "".join(f"<p>{_ENGLISH} {number} more times.</p>" for number in range(30))
    assert read(filler, after=after).published.value == "2018-11-15"


def test_a_page_that_tells_only_its_last_change_is_dated_by_inference() -> None:
    result = read("<p>Updated on May 27, 2025</p>")
    assert (result.published.value, result.published.origin) == ("2025-05-27", "inferred")
    assert result.updated is not None
    assert result.updated.value == "2025-05-27"
    assert "on or before its last change" in next(g.reason for g in result.grounds if g.field == "published")


@pytest.mark.parametrize(
    "after",
    [
        '<div class="related"><time datetime="2021-02-03">3 February 2021</time></div>',
        '<ul class="latest"><li>The storm, 3 February 2021</li></ul>',
        "<p>© 2021</p>",
    ],
)
def test_dates_of_other_stories_are_not_taken(after: str) -> None:
    filler = "".join(f"<p>{_ENGLISH} {number} more times.</p>" for number in range(30))
    assert read(filler, after=after).published.value is None


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("Sun Jun 18 21:08:00 EST 2023", "2023-06-18T21:08"),
        ("Sun Jun 18 2023 21:08:00 GMT+0000", "2023-06-18T21:08+00:00"),
        ("Updated 14:05 EDT, Tuesday 4 June 2024", "2024-06-04T14:05-04:00"),
        ("June 4, 2024 4:05 PM ET", "2024-06-04T16:05-04:00"),
        ("Jan. 4, 2024 at 9:10 a.m. PT", "2024-01-04T09:10-08:00"),
        ("March 10, 2024 9:10 a.m. CT", "2024-03-10T09:10-05:00"),
        ("10:15 | 4 June 2024", "2024-06-04T10:15"),
        ("2:14 at the break 4 June 2024", "2024-06-04"),
        ("2023年6月18日 21:08", "2023-06-18T21:08"),
        ("2023년 6월 18일", "2023-06-18"),
        ("18. Juni 2023", "2023-06-18"),
        ("2023-02-30", None),
        ("no date in 2023", None),
    ],
)
def test_written_dates(written: str, value: str | None) -> None:
    found = parse(written)
    assert (found.value if found else None) == value


def test_the_weekday_tells_which_number_is_the_month() -> None:
    filler = "".join(f"<p>{_ENGLISH} {number} times.</p>" for number in range(30))
    for written, value in (("Tuesday 04/06/2024", "2024-06-04"), ("Saturday 04/06/2024", "2024-04-06")):
        assert read(f"<p>Published {written}</p>" + filler).published.value == value


def test_what_writings_tell_of_their_order() -> None:
    assert months_first("June 18, 2023; 18 June 2023; 6/18/2023; 18/6/2023; 3/4/2023") == [True, False, True, False]
    assert is_ambiguous("3/4/2023")
    assert not any(map(is_ambiguous, ("13/4/2023", "4/4/2023", "3.4.2023", "2023-03-04", "4 March 2023", "")))


@pytest.mark.parametrize(
    ("address", "day"),
    [
        ("https://p.example/2023/06/18/pier", "2023-06-18"),
        ("https://p.example/news-20230618.html", "2023-06-18"),
        ("https://p.example/2023/jun/8/pier", "2023-06-08"),
        ("https://p.example/2023/pier/8/", None),
        ("https://p.example/a/20231399", None),
        (None, None),
    ],
)
def test_days_in_addresses(address: str | None, day: str | None) -> None:
    assert day_in_address(address) == day


def test_a_date_among_the_comments_is_the_readers() -> None:
    comment = (
        '<div class="comment-meta"><time itemprop="datePublished" datetime="2019-09-22">22 September 2019</time></div>'
    )
    own = '<p class="entry-meta">Posted on 28 June 2019</p>'
    assert read(own, after=f'<div class="comment">{comment}</div>').published.value == "2019-06-28"
    assert read("", after=f'<div class="comment">{comment}</div>').published.value is None


def test_of_several_publication_dates_that_at_the_headline_counts() -> None:
    others = "".join(f'<p><time pubdate datetime="2019-09-{day}">{day}/9</time></p>' for day in (20, 21, 22))
    own = '<time pubdate datetime="2019-06-28T13:49:45Z">28 June 2019</time>'
    filler = "".join(f"<p>{_ENGLISH} {number} more times.</p>" for number in range(30))
    assert read(own, after=filler + others).published.value == "2019-06-28T13:49:45+00:00"


def test_an_earlier_day_that_a_time_element_shows_counts() -> None:
    saved = '<div><time datetime="2019-07-03T10:18:46Z">Published 29 June 2019</time></div>'
    assert read(saved).published.value == "2019-06-29"
    unsure = '<div><time datetime="2019-05-04T10:18:46Z">04/05/2019</time></div>'
    assert read(unsure).published.value == "2019-05-04T10:18:46+00:00"
    evening = '<div><time datetime="2019-07-03T02:18:46Z">Published 2 July 2019</time></div>'
    assert read(evening).published.value == "2019-07-03T02:18:46+00:00"


def test_a_line_under_the_headline_comes_before_those_above() -> None:
    raw = (
        "<html><head><title>The pier</title></head><body><p>Said by Ada Quill on October 13, 2019, in a paper</p>"
        f"<h1>The pier</h1><p>By Tom Reed on November 18, 2019</p><p>{_ENGLISH}</p>"
        f"<p>{_ENGLISH} Again.</p></body></html>"
    )
    assert article_in(raw).published.value == "2019-11-18"


def test_the_address_comes_before_lines_that_name_another_day() -> None:
    page = '<link rel="canonical" href="https://harbour.example/2014/03/20/pier/">'
    assert read("<p>Reading on 2 April 2014 in the town hall</p>", head=page).published.value == "2014-03-20"
    assert read("<p>March 20, 2014 at 9:15 am</p>", head=page).published.value == "2014-03-20T09:15"


def test_signed_lines_count_wherever_they_stand() -> None:
    filler = "".join(f"<p>{_ENGLISH} {number} more times.</p>" for number in range(90))
    assert read("", after=f"{filler}<ul><li><b>Date</b> 19.01.2020</li></ul>").published.value == "2020-01-19"
    changed = read("", after=f"{filler}<p>Letzte Aktualisierung: 18.01.2018</p>")
    assert (changed.published.value, changed.published.origin) == ("2018-01-18", "inferred")


@pytest.mark.parametrize(
    ("line", "day"), [("von Klaus Feder, 8.5.12", "2012-05-08"), ("17.7.11", "2011-07-17"), ("Version 8.5.12.3", None)]
)
def test_years_of_two_digits_under_the_headline(line: str, day: str | None) -> None:
    assert read(f"<p>{line}</p>").published.value == day


@pytest.mark.parametrize(
    ("head", "value"),
    [
        (
            linked(datePublished="2023-05-17") + linked(datePublished="2023-05-17T09:30:00+02:00"),
            "2023-05-17T09:30+02:00",
        ),
        (
            linked(datePublished="2023-05-17T00:00:00+0000")
            + linked(**{"@type": "WebPage", "datePublished": "2023-05-18T04:39:05+00:00"}),
            "2023-05-18T04:39:05+00:00",
        ),
        (
            linked(datePublished="2023-05-17") + '<meta name="pubdate" content="2023-05-17T21:08:00Z">',
            "2023-05-17T21:08+00:00",
        ),
        (linked(datePublished="2023-05-17") + '<meta name="pubdate" content="2023-05-18T21:08:00Z">', "2023-05-17"),
        (linked(datePublished="2023-05-17") + '<meta name="pubdate" content="2023-05-16T21:08:00Z">', "2023-05-17"),
        (linked(datePublished="2023-05-17") + '<meta name="pubdate" content="2023-05-17T00:00:00Z">', "2023-05-17"),
    ],
)
def test_a_day_takes_the_clock_that_the_page_states_elsewhere(head: str, value: str) -> None:
    assert read("", head=head).published.value == value
