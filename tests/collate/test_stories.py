"""Stories: articles of one event or course of events together, others apart."""

import random
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.collate.copies import find_copies
from rashomon.collate.stories import explain, explain_stories, group_stories, profiles, story_id
from rashomon.collate.stories.linkage import average_link
from rashomon.collate.stories.reports import distinct_reports, in_time
from rashomon.model import MarkedArticle, Published

FIRE = [
    (
        "A fire destroyed the Halvorsen paper mill in Brekka on Monday night. Forty firefighters fought the blaze "
        "until dawn and chief Ingrid Solberg said nobody was hurt. The Halvorsen mill employs 180 people in "
        "Brekka."
    ),
    (
        "Workers stood before the ruins of the Halvorsen mill in Brekka on Tuesday. The fire of Monday night left "
        "180 people without work. Fire chief Ingrid Solberg believes that an engine overheated in the paper store."
    ),
    (
        "Insurers will pay for the Halvorsen paper mill in Brekka, which burnt down on Monday. Owner Nils "
        "Halvorsen promised its 180 workers that he would build again. Police found no sign of arson, said fire "
        "chief Solberg."
    ),
]
CUP = [
    (
        "Deportivo Quilla won the Andes Cup in Lima on Sunday with a late goal by Ramiro Cuesta. Coach Adela "
        "Flores wept when the referee blew the whistle. Quilla beat Atlético Norte 2-1 before 60,000 spectators."
    ),
    (
        "Ramiro Cuesta scored in the 89th minute as Deportivo Quilla beat Atlético Norte 2-1 in the final of the "
        "Andes Cup. It was the first title of coach Adela Flores with Quilla. Lima celebrated all of Sunday night."
    ),
]


def article(name: str, text: str, published: str | None = None, title: str | None = None) -> MarkedArticle:
    return MarkedArticle(
        id=name,
        source=name,
        title=title,
        text=text,
        published=Published(published, None, "stated" if published else "unknown"),
    )


def batch() -> list[MarkedArticle]:
    fires = [article(f"f{place}", text) for place, text in enumerate(FIRE)]
    return [*fires, *(article(f"c{place}", text) for place, text in enumerate(CUP))]


def ids(stories: tuple[tuple[MarkedArticle, ...], ...]) -> set[frozenset[str]]:
    return {frozenset(one.id for one in story) for story in stories}


def test_two_events_are_two_stories() -> None:
    assert ids(group_stories(batch(), ())) == {frozenset({"f0", "f1", "f2"}), frozenset({"c0", "c1"})}


def test_the_order_of_a_batch_never_matters() -> None:
    articles = batch()
    expected = group_stories(articles, ())
    for seed in range(6):
        random.Random(seed).shuffle(articles)
        assert group_stories(articles, ()) == expected


def test_no_articles_make_no_stories_and_one_makes_one() -> None:
    assert group_stories([], ()) == ()
    assert ids(group_stories([article("a", "")], ())) == {frozenset({"a"})}


def test_a_copy_is_in_the_story_of_its_original() -> None:
    articles = [*batch(), article("x", FIRE[0][:120])]
    copies = find_copies(articles)
    assert copies
    story = next(story for story in group_stories(articles, copies) if any(one.id == "x" for one in story))
    assert {"f0", "x"} <= {one.id for one in story}


@pytest.mark.parametrize("printed", [1, 3, 40])
def test_no_number_of_copies_changes_how_the_others_are_parted(printed: int) -> None:
    prints = [article(f"x{number:02}", FIRE[number % 2]) for number in range(printed)]
    articles = [*batch(), *prints]
    grouped = ids(group_stories(articles, find_copies(articles)))
    assert grouped == {frozenset({"f0", "f1", "f2", *(one.id for one in prints)}), frozenset({"c0", "c1"})}


def test_a_report_of_many_copies_is_read_in_its_fullest_text_and_dated_by_the_first() -> None:
    first, later = f"{FIRE[0]} {FIRE[1]}", " ".join(FIRE)
    articles = [article("c", first, "2012-03-05"), article("b", later, "2012-03-09"), article("d", first)]
    articles = in_time([*articles, article("a", CUP[0])])
    reports = distinct_reports(articles, find_copies(articles))
    assert [one.id for one in reports.articles] == ["b", "a"]
    assert [articles[place].id for place in np.flatnonzero(reports.of == 0)] == ["c", "b", "d"]
    assert reports.days[0] * 86_400 == datetime(2012, 3, 5, tzinfo=UTC).timestamp()
    assert np.isnan(reports.days[1])


def test_two_events_of_one_kind_years_apart_stay_apart() -> None:
    first = (
        "A fire destroyed the Orsini glass works in Tolva. Sixty firefighters came from {}. Mayor {} spoke of arson."
    )
    articles = [
        article("a", FIRE[0], "2012-03-05"),
        article("b", FIRE[1], "2012-03-06"),
        article("c", first.format("Ferrano", "Lucia Bonfanti"), "2019-08-01"),
        article("d", first.format("Monteluce", "Lucia Bonfanti"), "2019-08-02"),
    ]
    assert {frozenset({"a", "b"})} <= ids(group_stories(articles, ()))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=120), st.sampled_from([None, "2020", "2020-05-01", "x"])), max_size=7))
def test_every_article_is_in_exactly_one_story(rows: list[tuple[str, str | None]]) -> None:
    articles = [article(f"t{place}", text, when) for place, (text, when) in enumerate(rows)]
    grouped = [one.id for story in group_stories(articles, ()) for one in story]
    assert sorted(grouped) == sorted(one.id for one in articles)


def test_the_id_of_a_story_outlives_later_articles() -> None:
    first, second, third = (article(f"f{n}", text, f"2020-01-0{n + 1}") for n, text in enumerate(FIRE))
    assert story_id([first, second]) == story_id([third, second, first])
    assert story_id([second]) != story_id([first, second])


def test_an_article_without_a_date_never_founds_a_dated_story() -> None:
    dated, undated = article("z", FIRE[0], "2020-01-01"), article("a", FIRE[1])
    assert story_id([undated, dated]) == story_id([dated])


def test_reasons_name_what_is_shared_and_what_was_decided() -> None:
    articles = batch()
    lines = explain("f0", "f1", articles, find_copies(articles))
    assert any("same story" in line for line in lines)
    assert any("Halvorsen" in line and line.startswith("Both name") for line in lines)
    assert any("different stories" in line for line in explain("f0", "c0", articles, ()))
    assert "count as one report" in explain_stories("f0", "f0", articles, ())[1]
    with pytest.raises(KeyError):
        explain("f0", "none", articles, ())


def test_average_link_joins_by_the_mean_and_not_by_the_best() -> None:
    pairs, scores = [(0, 1), (1, 2), (2, 3)], [0.9, 0.5, 0.9]
    assert average_link(4, pairs, scores, [0.4]).tolist() == [0, 0, 2, 2]
    assert average_link(4, pairs, scores, [0.1]).tolist() == [0, 0, 0, 0]
    assert average_link(3, [], [], [0.1]).tolist() == [0, 1, 2]


def test_large_groups_need_more_to_be_joined_than_single_articles() -> None:
    pairs = [(0, 1), (2, 3), (0, 2), (0, 3), (1, 2), (1, 3), (3, 4)]
    scores = [0.9, 0.9, 0.5, 0.5, 0.5, 0.5, 0.7]
    assert average_link(5, pairs, scores, [0.2, 0.45]).tolist() == [0, 0, 0, 0, 4]
    assert average_link(5, pairs, scores, [0.2, 0.6]).tolist() == [0, 0, 2, 2, 2]


def test_two_close_groups_that_are_less_alike_than_each_is_within_stay_apart() -> None:
    groups = [(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)]
    pairs = [*groups, *((a, b) for a in range(3) for b in range(3, 6))]
    scores = [0.9] * 6 + [0.6] * 9
    assert average_link(6, pairs, scores, [0.2]).tolist() == [0] * 6
    assert average_link(6, pairs, scores, [0.2], (3, 0.75)).tolist() == [0, 0, 0, 3, 3, 3]
    assert average_link(6, pairs, scores, [0.2], (3, 0.6)).tolist() == [0] * 6
    assert average_link(6, pairs, scores, [0.2], (4, 0.75)).tolist() == [0] * 6


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.integers(1, 9)), max_size=20), st.integers(0, 99))
def test_average_link_is_the_same_for_any_order_of_pairs(rows: list[tuple[int, int, int]], seed: int) -> None:
    scores = {(min(a, b), max(a, b)): score / 10 for a, b, score in rows if a != b}
    pairs = sorted(scores)
    expected = average_link(8, pairs, [scores[pair] for pair in pairs], [0.3, 0.35, 0.5], (2, 0.7)).tolist()
    random.Random(seed).shuffle(pairs)
    assert average_link(8, pairs, [scores[pair] for pair in pairs], [0.3, 0.35, 0.5], (2, 0.7)).tolist() == expected


def test_average_link_joins_the_most_alike_first() -> None:
    pairs, scores = [(0, 1), (1, 2), (0, 2), (2, 3)], [0.5, 0.9, 0.1, 0.6]
    assert average_link(4, pairs, scores, [0.4]).tolist() == [0, 1, 1, 3]
    assert average_link(4, pairs, scores, [0.29]).tolist() == [0, 0, 0, 3]


def test_words_that_a_sample_lacks_keep_their_weight(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(profiles, "_WEIGHED_WHOLE", 2)
    monkeypatch.setattr(profiles, "_SAMPLE", 1)
    archive = profiles.profile([article(f"x{n}", text) for n, text in enumerate(FIRE)])
    words, _ = archive.words(np.array([2]))
    assert archive.weighing.of(archive.stem[words[archive.marks[words] & profiles.NAME > 0]]).max() == 1
