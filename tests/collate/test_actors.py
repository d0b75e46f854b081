"""Who is who: names of several reports become actors, and two people stay two."""

import pytest
from by_hand import article
from hypothesis import given
from hypothesis import strategies as st

from rashomon.collate.actors import Cast, find_actors
from rashomon.collate.actors.names import acronyms, same_person, short_of, sounds, tokens
from rashomon.collate.corrections import NONE, Corrections, Decision
from rashomon.collate.evidence import gather
from rashomon.mark import mark
from rashomon.model import Article, MarkedArticle


def cast(*articles: MarkedArticle, corrections: Corrections = NONE) -> Cast:
    return find_actors(gather(articles), corrections)


def names(found: Cast) -> set[str]:
    return {actor.name for actor in found.actors}


def test_a_surname_alone_is_the_full_name_of_another_report() -> None:
    found = cast(
        article("a", "Clara Osei spoke. Osei left.", people=("Clara Osei",)),
        article("b", "Osei answered.", people=("Osei",)),
    )
    assert names(found) == {"Clara Osei"}
    assert {m.article for m in found.actors[0].mentions} == {"a", "b"}
    assert any("short for" in reason for reason in found.actors[0].reasons)


def test_two_people_with_one_surname_stay_two() -> None:
    found = cast(
        article("a", "Clara Osei spoke.", people=("Clara Osei",)),
        article("b", "Daniel Osei spoke.", people=("Daniel Osei",)),
    )
    assert names(found) == {"Clara Osei", "Daniel Osei"}


def test_a_surname_that_could_be_either_of_two_joins_neither() -> None:
    found = cast(
        article("a", "Clara Osei spoke.", people=("Clara Osei",)),
        article("b", "Daniel Osei spoke.", people=("Daniel Osei",)),
        article("c", "Osei answered.", people=("Osei",)),
    )
    assert names(found) == {"Clara Osei", "Daniel Osei", "Osei"}


def test_the_kind_is_decided_by_all_reports_together() -> None:
    found = cast(
        article("a", "Bilek came. Bilek spoke.", people=("Bilek",)),
        article("b", "Bilek left.", names={"Bilek": "place"}),
    )
    assert [actor.kind for actor in found.actors] == ["person"]


def test_a_name_in_another_transliteration_is_joined_where_it_stands_alone() -> None:
    text = "Xi Lan came. Xi Lan spoke. Xi Lan left."
    found = cast(article("a", text, people=("Xi Lan",)), article("b", "Shi wants to come.", people=("Shi",)))
    assert names(found) == {"Xi Lan"}
    assert "Shi" in found.actors[0].surfaces


def test_an_abbreviation_is_its_organisation() -> None:
    found = cast(
        article("a", "The Northern Fisheries Council met.", names={"Northern Fisheries Council": "organisation"}),
        article("b", "The NFC met.", names={"NFC": "organisation"}),
    )
    assert names(found) == {"Northern Fisheries Council"}


def test_a_person_can_join_and_part_names() -> None:
    one = article("a", "Clara Osei spoke.", people=("Clara Osei",))
    two = article("b", "Osei answered.", people=("Osei",))
    three = article("c", "The Lioness answered.", people=("Lioness",))
    apart = Corrections((Decision("actor", "Clara Osei", "Osei", same=False),))
    joined = Corrections((Decision("actor", "Clara Osei", "Lioness", same=True, reason="nickname"),))
    assert names(cast(one, two, corrections=apart)) == {"Clara Osei", "Osei"}
    found = cast(one, three, corrections=joined)
    assert names(found) == {"Clara Osei"}
    assert any("nickname" in reason for reason in found.actors[0].reasons)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Matt Miller", "Matthew Miller"),
        ("Volodymyr Zelensky", "Volodymyr Zelenskyy"),
        ("Muammar Gaddafi", "Muammar Qadhafi"),
        ("Joseph R. Biden", "Joe Biden"),
    ],
)
def test_names_of_one_person(left: str, right: str) -> None:
    assert same_person(tokens(left), tokens(right))


@pytest.mark.parametrize(("left", "right"), [("Wang Li", "Wong Li"), ("Anna Berg", "Hans Berg"), ("Li", "Li Na")])
def test_names_of_two_people(left: str, right: str) -> None:
    assert same_person(tokens(left), tokens(right)) is None


def test_names_are_folded() -> None:
    assert tokens("Mr. Ángel Núñez’s") == ("angel", "nunez")
    assert short_of(("osei",), ("clara", "osei"))
    assert not short_of(("ann",), ("mary", "ann", "osei"))
    assert acronyms(("world", "health", "organization")) == {"who"}
    assert sounds("xi") == sounds("shi")


@given(
    st.lists(
        st.sampled_from(["Clara Osei", "Osei", "Daniel Osei", "Dan Osei", "OSEI", "Clara"]), min_size=1, max_size=6
    )
)
def test_order_never_matters_and_every_mention_is_kept(given_names: list[str]) -> None:
    articles = [article(f"a{n}", f"{name} spoke.", people=(name,)) for n, name in enumerate(given_names)]
    forward, backward = cast(*articles), cast(*reversed(articles))
    assert forward.actors == backward.actors
    assert sum(len(actor.mentions) for actor in forward.actors) == len(given_names)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GOP", "Republican Party"),
        ("House", "U.S. House of Representatives"),
        ("Department of Fisheries", "Fisheries Department"),
        ("United States Coast Survey", "Coast Survey"),
        ("KQX Radio", "KQX"),
        ("Norland GOP", "Norland Republican Party"),
        ("Orlo Trade Center", "Orlo Trade Centre"),
        ("Defence Ministry", "Ministry of Defense"),
    ],
)
def test_a_body_is_one_by_all_its_names(one: str, other: str) -> None:
    found = cast(
        article("a", f"The {one} spoke.", names={one: "organisation"}),
        article("b", f"The {other} spoke.", names={other: "organisation"}),
    )
    assert len(found.actors) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("White House", "House"),
        ("Senate Harbour Committee", "Senate"),
        ("Fox", "Fox Islands"),
        ("Orlo Trade Centre", "Orlo Trade Council"),
    ],
)
def test_a_body_and_what_shares_a_word_with_it_are_two(one: str, other: str) -> None:
    found = cast(
        article("a", f"The {one} spoke.", names={one: "organisation"}),
        article("b", f"The {other} spoke.", names={other: "organisation"}),
    )
    assert len(found.actors) == 2


@pytest.mark.parametrize(("surname", "actors"), [("Lund", 2), ("Velt", 3)])
def test_a_company_by_its_short_name_is_no_person_unless_somebody_is_called_that(surname: str, actors: int) -> None:
    found = cast(
        article("a", "Velt Industries closed a pit.", names={"Velt Industries": "organisation"}),
        article("b", "Velt paid a fine.", people=("Velt",)),
        article("c", f"Ida {surname} and Jon {surname} spoke.", people=(f"Ida {surname}", f"Jon {surname}")),
    )
    assert len(found.actors) == actors + 1


def test_a_person_who_was_taken_for_something_else_is_that_person() -> None:
    found = cast(
        article(
            "a",
            "Ida M. Falk spoke. Falk left. Falk sang. Falk slept.",
            people=("Ida M. Falk", "Falk"),
            full={"Falk": "Ida M. Falk"},
        ),
        article("b", "Ida Falk spoke.", names={"Ida Falk": "organisation"}),
    )
    assert [(actor.name, actor.kind) for actor in found.actors] == [("Ida M. Falk", "person")]


def test_who_acts_comes_before_who_is_only_named_and_places_come_last() -> None:
    told = article(
        "a",
        '"We sail," Ida Falk said in Ostby, where the Coast Survey sits. Ostby, Ostby and the Coast Survey slept.',
        people=("Ida Falk",),
        names={"Ostby": "place", "Coast Survey": "organisation"},
        quotes=(("We sail", "Ida Falk"),),
    )
    assert [actor.name for actor in cast(told).actors] == ["Ida Falk", "Coast Survey", "Ostby"]


def test_the_role_of_somebody_else_is_not_the_role_of_the_person_named_behind_it() -> None:
    told = article(
        "a",
        "A spokeswoman for Speaker Ida Falk left.",
        people=("Ida Falk",),
        roles={"Ida Falk": "spokeswoman for Speaker"},
    )
    assert cast(told).actors[0].roles == ("Speaker",)


def test_a_role_that_runs_on_into_another_name_is_left_out() -> None:
    told = article(
        "a",
        "Osk Brandt met the whip Ida Falk and the leader, Nils Orre.",
        people=("Osk Brandt", "Ida Falk", "Nils Orre"),
        roles={"Osk Brandt": "brother of Ida Falk", "Nils Orre": "whip Ida Falk"},
    )
    assert {actor.name: actor.roles for actor in cast(told).actors} == {
        "Osk Brandt": ("brother of Ida Falk",),
        "Ida Falk": (),
        "Nils Orre": (),
    }


def test_who_is_acted_on_has_a_part() -> None:
    text = "Police arrested Ida Falk on Monday. Omar Haddad came from Osk."
    told = mark(Article(id="a", source="a", language="en", text=text))
    deeds = {actor.name: actor.deeds > 0 for actor in cast(told).actors}
    assert deeds["Ida Falk"]
    assert not deeds["Osk"]


def test_who_does_something_has_deeds_and_who_is_only_named_has_none() -> None:
    told = article(
        "a",
        '"We sail," Ida Falk said. The Coast Survey has a boat.',
        people=("Ida Falk",),
        names={"Coast Survey": "organisation"},
        quotes=(("We sail", "Ida Falk"),),
    )
    assert {actor.name: actor.deeds for actor in cast(told).actors} == {"Ida Falk": 1, "Coast Survey": 0}
