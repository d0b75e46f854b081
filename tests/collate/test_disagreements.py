"""Values, encounters and dates that cannot be."""

import msgspec
import pytest
from by_hand import article, span
from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.account import tell_story
from rashomon.collate.disagreements.impossible import impossible
from rashomon.collate.disagreements.zones import zone_note
from rashomon.collate.values import agree, comparable, extent, reading
from rashomon.model import Caption, MarkedArticle, Quantity, Span


def hours(value: float, bound: str = "exact") -> Quantity:
    return Quantity(Span(0, 1), value, "hour", bound, base=(value * 3600, "second"))  # type: ignore[arg-type]


def test_bounds_are_read_as_reports_mean_them() -> None:
    assert agree(hours(5, "more than"), hours(6, "almost"))
    assert not agree(hours(5, "more than"), hours(7.5))
    assert not agree(hours(6, "almost"), hours(7.5))
    assert agree(hours(5, "more than"), hours(5.5))


@pytest.mark.parametrize(
    ("left", "right", "same"),
    [
        ((1200, "count", "exact"), (1187, "count", "exact"), True),
        ((20, "person", "exact"), (24, "person", "exact"), False),
        ((40, "person", "at least"), (43, "person", "exact"), True),
        ((40, "person", "at least"), (12, "person", "exact"), False),
        ((3.5e6, "GBP", "exact"), (5.3e6, "GBP", "exact"), False),
        ((4, "percent", "about"), (4.1, "percent", "exact"), True),
    ],
)
def test_rounding_and_bounds(left: tuple[float, str, str], right: tuple[float, str, str], same: bool) -> None:
    one, two = (Quantity(Span(0, 1), v, u, b) for v, u, b in (left, right))  # type: ignore[arg-type]
    assert agree(one, two) is same
    assert agree(two, one) is same


def test_units_are_compared_by_what_they_measure() -> None:
    mile = Quantity(Span(0, 1), 19, "mile", base=(30577.5, "metre"))
    km = Quantity(Span(0, 1), 30, "kilometre", base=(30000, "metre"))
    assert comparable(mile, km)
    assert agree(mile, km)
    assert not comparable(km, hours(3))
    assert reading(hours(6, "almost")) == "almost 6 hours"
    assert reading(Quantity(Span(0, 7), 112.0, "kilometre per hour")) == "112 kilometres per hour"
    assert reading(Quantity(Span(0, 9), 2e12, "USD")) == "2,000,000,000,000 USD"


@given(
    st.floats(0.01, 1e9), st.sampled_from(["exact", "about", "at least", "at most", "more than", "less than", "almost"])
)
def test_every_figure_agrees_with_itself(value: float, bound: str) -> None:
    quantity = Quantity(Span(0, 1), value, "count", bound)  # type: ignore[arg-type]
    assert agree(quantity, quantity)
    assert extent(quantity).low <= extent(quantity).high


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("They met on February 30.", 1),
        ("Signed on 31 June 2020 in Oslo.", 1),
        ("Seen in Oslo on May 18. June 2023.", 1),
        ("They met on Monday, June 18, 2023.", 1),
        ("They met on Sunday, June 18, 2023.", 0),
        ("Born on February 29, 2024.", 0),
        ("In May 2023 and on June 3, 2023.", 0),
        ("The bus leaves on March 45.", 0),
    ],
)
def test_dates_that_cannot_be(text: str, count: int) -> None:
    found = list(impossible(text))
    assert len(found) == count
    assert all(0 <= where.start < where.end <= len(text) and why for where, why in found)


def test_time_zones_explain_the_next_day() -> None:
    assert zone_note("2023-06-13TNI", "2023-06-14", ("USA", "CHN"))
    assert not zone_note("2023-06-13TNI", "2023-06-14", ("FRA", "DEU"))
    assert not zone_note("2023-06-13TNI", "2023-06-16", ("USA", "CHN"))


def talks(identity: str, text: str, length: Quantity | None = None, **times: str) -> MarkedArticle:
    return article(
        identity,
        text,
        people=("Reuter", "Bilek"),
        quantities=(length,) if length else (),
        times={words.replace("_", " "): value for words, value in times.items()},
    )


def test_the_lengths_of_one_meeting_are_one_disagreement() -> None:
    one, two, three = (
        "Reuter spoke to Bilek for seven and a half hours at a villa.",
        "After their almost six-hour meeting Reuter and Bilek went home.",
        "Reuter and Bilek had a meeting which lasted more than five hours.",
    )
    found = tell_story(
        [
            talks("a", one, Quantity(span(one, "seven and a half hours"), 7.5, "hour", base=(27000, "second"))),
            talks("b", two, Quantity(span(two, "almost six-hour"), 6, "hour", "almost", base=(21600, "second"))),
            talks(
                "c",
                three,
                Quantity(span(three, "more than five hours"), 5, "hour", "more than", base=(18000, "second")),
            ),
        ],
        (),
    ).disagreements
    assert [d.kind for d in found] == ["duration"]
    assert {r.value for r in found[0].readings} == {"7.5 hours", "almost 6 hours", "more than 5 hours"}


def test_lengths_of_meetings_with_different_people_are_no_disagreement() -> None:
    one, two = "Reuter met Bilek for three hours.", "Reuter met Horak for six hours."
    a = article(
        "a",
        one,
        people=("Reuter", "Bilek"),
        quantities=(Quantity(span(one, "three hours"), 3, "hour", base=(10800, "second")),),
    )
    b = article(
        "b",
        two,
        people=("Reuter", "Horak"),
        quantities=(Quantity(span(two, "six hours"), 6, "hour", base=(21600, "second")),),
    )
    assert not [d for d in tell_story([a, b], ()).disagreements if d.kind == "duration"]


def test_the_days_of_one_call_are_set_side_by_side() -> None:
    found = tell_story(
        [
            talks("a", "Reuter had a phone call with Bilek on Tuesday night.", Tuesday_night="2024-03-12TNI"),
            talks("b", "On Wednesday Reuter telephoned Bilek about the canal.", Wednesday="2024-03-13"),
        ],
        (),
    ).disagreements
    assert [d.kind for d in found] == ["date"]
    assert {r.value for r in found[0].readings} == {"Tuesday night (2024-03-12)", "Wednesday (2024-03-13)"}


def test_a_report_that_tells_of_two_calls_is_not_accused() -> None:
    both = talks(
        "a",
        "Reuter had a phone call with Bilek on Tuesday. Reuter had another call with Bilek on Wednesday.",
        Tuesday="2024-03-12",
        Wednesday="2024-03-13",
    )
    other = talks("b", "Reuter had a phone call with Bilek on Wednesday.", Wednesday="2024-03-13")
    assert not tell_story((both, other), ()).disagreements


def test_a_caption_is_cited_from_the_raw_input() -> None:
    import msgspec

    caption = Caption(Span(100, 140), "Reuter greets Bilek on May 3. June 2023.")
    told = msgspec.structs.replace(talks("a", "Reuter met Bilek."), captions=(caption,))
    (found,) = tell_story([told], ()).disagreements
    (report,) = found.readings[0].reports
    assert (report.raw, report.text, len(report.span)) == (Span(100, 140), caption.text, 0)
    assert "two months" in found.note


def test_reports_that_agree_are_not_accused() -> None:
    assert not tell_story([talks("a", "Reuter met Bilek in Oslo."), talks("b", "Bilek met Reuter.")], ()).disagreements


def test_what_only_looks_like_a_number_breaks_nothing() -> None:
    told = "Reuter says that release {} of the harbour software stops the long queues at the locks."
    texts = (told.format("1.1.1"), told.format("1.1.2"), told.format("12,34"))
    told_by = [article(name, text, people=("Reuter",)) for name, text in zip("abc", texts, strict=True)]
    whole = [msgspec.structs.replace(a, sentences=(Span(0, len(a.text)),)) for a in told_by]
    assert not tell_story(whole, ()).disagreements
