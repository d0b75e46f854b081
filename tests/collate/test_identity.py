"""Ids that stay: the same in whatever order reports come, or leading on to what holds the same words."""

from functools import cache
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.collate import collate
from rashomon.collate.evidence import gather
from rashomon.collate.identity import identified, places
from rashomon.mark import Parser, mark
from rashomon.model import Article, Citation, Copy, Fact, MarkedArticle, Passage, Published, Reading, Span, Story
from rashomon.model import Disagreement as Dispute

TEXTS = (
    """The Ostrel council voted 9 to 4 on Monday to drain Lake Mire. Farmers cheered. “We have waited ten years for \
this water,” said farmer Pia Rudd. Work begins in May.""",
    """Lake Mire is to be drained after the Ostrel council voted by nine to four on Monday. Divers found a bell there. \
Farmer Pia Rudd said they had waited ten years for this water.""",
    """The council of Ostrel will vote on Monday on whether to drain Lake Mire. Mayor Ben Haug said he would resign \
if it did.""",
    """Mayor Ben Haug of Ostrel resigned on Wednesday, two days after the council voted to drain Lake Mire. He said \
that he would resign.""",
)
FIELDS = ("facts", "sayings", "timeline", "commitments", "disagreements", "copies")


@cache
def reports() -> tuple[MarkedArticle, ...]:
    parser = Parser()
    days = ("2024-04-09", "2024-04-10", "2024-04-06", "2024-04-11")
    return tuple(
        mark(Article(id=f"o{n}", source=f"o{n}", text=text, published=Published(day, "day", "stated")), parser)
        for n, (text, day) in enumerate(zip(TEXTS, days, strict=True))
    )


def things(stories: tuple[Story, ...]) -> list[Any]:
    return [thing for story in stories for field in FIELDS for thing in getattr(story, field)]


@settings(max_examples=12, deadline=None)
@given(st.permutations(range(4)))
def test_added_one_by_one_or_at_once_old_ids_lead_to_what_holds_them(order: list[int]) -> None:
    told: tuple[Story, ...] = ()
    seen: set[str] = set()
    for end in range(1, 5):
        told = collate([reports()[place] for place in order[:end]], earlier=told)
        seen |= {thing.id for thing in things(told)}
        ids = [thing.id for thing in things(told)]
        assert len(ids) == len(set(ids))
        led = {name for thing in (*things(told), *told) for name in (*thing.forwards, getattr(thing, "id", ""))}
        assert seen <= led
    assert {t.id for t in things(told)} == {t.id for t in things(collate(reports()))}


def test_a_later_report_changes_no_id() -> None:
    early = collate([reports()[0], reports()[1]])
    late = collate([reports()[0], reports()[1], reports()[3]])
    held = {places(fact): fact.id for fact in early[0].facts}
    assert {fact.id for fact in early[0].facts} <= {fact.id for story in late for fact in story.facts}
    assert len(set(held.values())) == len(held)


def test_every_citation_says_what_it_descends_from() -> None:
    one, two = reports()[0], reports()[1]
    part = Copy("o0", "o1", 0.2, "verbatim", "published", (Passage(Span(0, 40), Span(0, 40)),))
    evidence = gather([one, two], [["o0"], ["o1"]], [part])
    taken, own = (Citation("o1", Span(*at), one.text[slice(*at)]) for at in ((5, 30), (60, 90)))
    story = Story(
        story="s",
        title="",
        articles=("o0", "o1"),
        facts=(Fact("f", "", "event", (taken, own), 2),),
        disagreements=(Dispute("d", "", (Reading("1", (taken,)), Reading("2", (own,)))),),
    )
    told = identified(story, evidence)
    assert [report.origin for report in told.facts[0].reports] == ["o0", "o1"]
    assert [reading.reports[0].origin for reading in told.disagreements[0].readings] == ["o0", "o1"]
