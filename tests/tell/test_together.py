"""Which facts stand together, and which of a group are in view."""

import msgspec
from handmade import DOSSIER, STORY
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Dossier, Fact
from rashomon.tell.layout import lay_out
from rashomon.tell.markdown import to_markdown
from rashomon.tell.numbered import Line
from rashomon.tell.together import repeats, telling_more, together, words_of

LONG = "The council of Hallsund counted 31 votes for the new harbour on Tuesday evening."


def line(number: int, text: str, origins: int = 1, status: str | None = None) -> Line[Fact]:
    plain = {"id": f"f-{number}", "text": text, "origins": origins, "status": status}
    return Line(f"f-{number}", msgspec.structs.replace(STORY.facts[0], within=None, **plain))


def test_what_says_again_what_more_origins_tell_stands_with_it() -> None:
    again = line(1, "The Hallsund council counted 31 votes.")
    assert together([again, line(2, LONG, 3)], ()) == [[line(2, LONG, 3), again]]
    assert len(together([again, line(2, LONG, 3)], {"f-1"})) == 2


def test_another_number_name_status_or_a_turn_to_the_contrary_stands_apart() -> None:
    for text in (
        "The Hallsund council counted 28 votes for the harbour.",
        "The Tervin harbour council counted votes on Tuesday.",
        "The council never counted 31 votes for the new harbour.",
    ):
        assert not repeats(text, words_of(LONG))
    planned = line(1, "The Hallsund council counted 31 votes.", status="planned")
    assert len(together([planned, line(2, LONG, 3, "occurred")], ())) == 2


@given(st.lists(st.tuples(st.text(" abcdenotNOT.3", max_size=30), st.integers(1, 3)), max_size=8))
def test_every_fact_stands_once(told: list[tuple[str, int]]) -> None:
    facts = [line(number, text, origins) for number, (text, origins) in enumerate(told)]
    stand = [one.anchor for group in together(facts, {"f-0"}) for one in group]
    assert sorted(stand) == sorted(one.anchor for one in facts)


def test_of_many_wordings_few_are_in_view_and_none_is_lost() -> None:
    more = "Fishermen from Tervin blocked the narrow southern entrance."
    assert telling_more([LONG, LONG, "Counted votes", more, more], 3) == [3]
    first, *others = STORY.facts
    again = [
        msgspec.structs.replace(one, text=f"{first.text} Again.", within=first.id, status=first.status)
        for one in others
    ]
    told = Dossier(DOSSIER.articles, (msgspec.structs.replace(STORY, facts=(first, *again), disagreements=()),))
    page = lay_out(told).stories[0]
    (fact,) = (*page.facts.all, *(one for alone in page.told_alone for one in alone.facts))
    assert (len(fact.further.shown), len(fact.further.folded)) == (0, len(again))
    assert f"{len(again)} more, from the same passages or in much the same words" in to_markdown(told)


@given(st.lists(st.text(" abcdenotNOT.3", max_size=30), max_size=8))
def test_what_is_joined_is_what_comparing_all_would_join(texts: list[str]) -> None:
    kept: list[list[str]] = []
    for number, text in enumerate(dict.fromkeys(" ".join(text.split()) for text in texts)):
        home = next((group for group in kept if repeats(text, words_of(group[0].split("|")[1]))), None)
        entry = f"f-{number}|{text}"
        kept.append([entry]) if home is None else home.append(entry)
    told = together([line(n, text) for n, text in enumerate(dict.fromkeys(" ".join(t.split()) for t in texts))], ())
    assert [[f"{one.record.id}|{one.record.text}" for one in group] for group in told] == kept


def test_what_may_be_several_things_comes_last_says_so_and_is_no_row_of_the_matrix() -> None:
    sure, other, *_ = STORY.facts
    doubtful = msgspec.structs.replace(sure, id="f-9", text="The mayor of Osk opened a quay.", origins=4, sure=0.58)
    told = Dossier(DOSSIER.articles, (msgspec.structs.replace(STORY, facts=(doubtful, sure, other), disagreements=()),))
    page = lay_out(told).stories[0]
    assert [one.text for one in page.facts.all][-1] == "The mayor of Osk opened a quay."
    assert "1 origin, perhaps 4 (58 % sure)" in to_markdown(told)
    assert page.matrix is not None
    assert not any("quay" in row.text for row in page.matrix.rows.all)
    several = msgspec.structs.replace(doubtful, sure=0.8)
    assert not several.is_doubtful
    assert "if they tell" not in to_markdown(
        Dossier(DOSSIER.articles, (msgspec.structs.replace(STORY, facts=(several,), disagreements=()),))
    )


def test_what_one_alone_tells_names_who_copied_it() -> None:
    told = Dossier(DOSSIER.articles, (msgspec.structs.replace(STORY, facts=STORY.facts[2:3], disagreements=()),))
    (alone,) = lay_out(told).stories[0].told_alone
    assert ", copied by " in alone.outlet
    assert f"Only {alone.outlet}" in to_markdown(told)
