"""The whole account: the same whatever the order, honest in its counts, quick enough."""

import time

from by_hand import article
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.collate.account import tell_story
from rashomon.collate.evidence import gather
from rashomon.collate.wording import content, differing, stem, words
from rashomon.mark import mark
from rashomon.model import Article, Copy, MarkedArticle, Passage, Published, Span, Story, decode_line, encode

TEXTS = (
    "Clara Osei agreed to visit Norland on May 3. “We will open the canal,” Osei said.",
    "Osei will travel to Norland in May. A fire killed 12 people in Port Ellan.",
    "A fire in Port Ellan killed 21 people on Monday. Hugo Lenz called off the visit.",
)


def reports() -> list[MarkedArticle]:
    return [article(f"a{n}", text, people=("Clara Osei", "Osei", "Hugo Lenz")) for n, text in enumerate(TEXTS)]


@given(st.permutations([0, 1, 2]))
def test_order_never_matters(order: list[int]) -> None:
    made = reports()
    assert tell_story([made[i] for i in order], ()) == tell_story(made, ())


@settings(max_examples=25)
@given(st.lists(st.text(max_size=80), min_size=1, max_size=4))
def test_odd_texts_break_nothing(texts: list[str]) -> None:
    made = [article(f"a{n}", text, published=None) for n, text in enumerate(texts)]
    story = tell_story(made, ())
    assert decode_line(encode(story), Story) == story


def test_an_article_without_marks_is_told() -> None:
    story = tell_story([MarkedArticle(id="a", source="a", text="It rained. It poured.")], ())
    assert story.articles == ("a",)


def test_copies_are_not_counted_as_witnesses() -> None:
    one, two = reports()[:2]
    whole = Copy("a0", "a1", 1.0, "verbatim", "published", (Passage(Span(0, 40), Span(0, 40)),))
    evidence = gather([one, two], [["a0", "a1"]], [whole])
    assert evidence.origins([("a0", Span(0, 10)), ("a1", Span(0, 10))]) == 1
    assert gather([one, two]).origins([("a0", Span(0, 10)), ("a1", Span(0, 10))]) == 2


def test_who_announces_a_thing_is_no_witness_of_it() -> None:
    reports = {
        "2022-06-06": "Osk will attack the port of Vester on Friday, General Ada Holm said.",
        "2022-06-11": "Osk attacked the port of Vester on Friday. Nine houses burned.",
    }
    marked = [
        mark(Article(id=day, source=day, published=Published(day, "day", "stated"), language="en", text=text))
        for day, text in reports.items()
    ]
    (fact,) = tell_story(marked, ()).facts
    assert [report.status for report in fact.reports] == ["planned", "occurred"]
    assert (fact.status, fact.origins) == ("occurred", 1)


def test_a_passage_that_was_taken_has_the_origin_of_its_source() -> None:
    one, two = reports()[:2]
    part = Copy("a0", "a1", 0.2, "verbatim", "published", (Passage(Span(0, 10), Span(0, 10)),))
    evidence = gather([one, two], [["a0"], ["a1"]], [part])
    assert evidence.origins([("a0", Span(0, 10)), ("a1", Span(0, 10))]) == 1
    assert evidence.origins([("a0", Span(0, 10)), ("a1", Span(20, 30))]) == 2


def test_stems_join_spellings_and_inflections() -> None:
    assert stem("organisations") == stem("organization")
    assert stem("defence’s") == stem("defence")
    assert stem("killed") == stem("died")
    assert [word.text for word in content(words("He told us that the US left."))] == ["US", "left"]


@given(st.text(max_size=60), st.text(max_size=60))
def test_words_and_differences_point_into_their_text(left: str, right: str) -> None:
    found = words(right)
    assert all(word.span.of(right) == word.text for word in found)
    assert all(0 <= part.start < part.end <= len(right) for part in differing(words(left), found))
    assert differing(found, found) == ()


def test_work_grows_with_the_number_of_articles_not_of_pairs() -> None:
    def seconds(count: int) -> float:
        made = [
            article(f"a{n}", " ".join(TEXTS) + f" Flat {n} was sold.", people=("Clara Osei", "Hugo Lenz"))
            for n in range(count)
        ]
        begin = time.process_time()
        tell_story(made, ())
        return time.process_time() - begin

    seconds(20)
    assert seconds(320) < 16 * max(seconds(40), 0.05)
