"""Names in invented sentences: exact spans, kinds by the whole article's vote, short names led to full ones."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.mark.mentions import find_mentions
from rashomon.mark.parse import Parser
from rashomon.mark.places import country_in
from rashomon.mark.times import find_times
from rashomon.model import Article, Mention

PARSER = Parser()


def mentions(text: str) -> list[Mention]:
    article = Article(id="a", source="test", text=text)
    return list(find_mentions(next(PARSER.parse([article]))))


def named(text: str, surface: str) -> list[Mention]:
    return [mention for mention in mentions(text) if mention.span.of(text) == surface]


VISIT = (
    "Norwegian Foreign Minister Astrid Lund arrived in Lisbon on Monday. Lund met Paulo Reis, the mayor of Lisbon.\n\n"
    "Reis said Lund had been warmly received. The State Department declined to comment."
)


def test_a_short_name_means_the_full_one() -> None:
    assert {m.name for surface in ("Lund", "Reis") for m in named(VISIT, surface)} == {"Astrid Lund", "Paulo Reis"}


def test_the_kind_is_that_of_the_whole_article() -> None:
    assert {m.kind for m in mentions(VISIT) if m.name == "Astrid Lund"} == {"person"}


def test_the_office_before_and_behind_a_name() -> None:
    (lund,), (reis,) = named(VISIT, "Astrid Lund"), named(VISIT, "Paulo Reis")
    assert (lund.role, lund.country) == ("Norwegian Foreign Minister", "NOR")
    assert reis.role == "the mayor of Lisbon"


def test_a_country_that_an_office_is_of_is_no_person() -> None:
    text = "The foreign minister of Norway spoke. Norway has not replied, the head of Norwegian diplomacy said."
    assert {m.kind for m in named(text, "Norway")} == {"country"}


def test_a_word_of_an_office_is_no_name() -> None:
    assert not named("US Secretary of State Ada Brook met Prime Minister Ola Berg.", "State")
    assert not named("US Secretary of State Ada Brook met Prime Minister Ola Berg.", "Prime")


def test_two_people_with_one_family_name_stay_two() -> None:
    text = "Chen Wei spoke first. Chen was brief. Chen Ling, an analyst, spoke next. Chen was not."
    assert [m.name for m in named(text, "Chen")] == ["Chen Wei", "Chen Ling"]


def test_a_quotation_mark_in_a_name_is_closed_and_a_bracket_is_not_opened() -> None:
    assert named('The islands lie on the Pacific "Ring of Fire" and shake often.', 'Pacific "Ring of Fire"')
    text = "The Union of Salt Miners and Shippers (USMS) called a strike. The Union of Salt Miners is old."
    assert not [m for m in mentions(text) if m.name.count("(") != m.name.count(")")]


def test_words_of_a_date_are_no_names() -> None:
    article = Article(id="a", source="test", text="Oslo was dark at 2100 GMT on Boxing Day 2021, Ada Brook said.")
    parsed = next(PARSER.parse([article]))
    assert {m.name for m in find_mentions(parsed, find_times(parsed))} == {"Oslo", "Ada Brook"}


def test_a_nickname_is_the_same_person() -> None:
    text = "Spokesman Matthew Doyle confirmed it. Later Matt Doyle added details, and Doyle left."
    assert {m.name for m in mentions(text) if "Doyle" in m.name} == {"Matthew Doyle"}


def test_initials_mean_the_organisation() -> None:
    text = "The World Grain Council (WGC) met. The WGC adjourned."
    assert {m.name for m in named(text, "WGC")} == {"World Grain Council"}


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet=st.sampled_from("Ab cD.,\n“”'’-–é国 1US"), max_size=120))
def test_every_span_is_inside_the_text_and_none_overlap(text: str) -> None:
    last = 0
    for mention in mentions(text):
        assert last <= mention.span.start < mention.span.end <= len(text)
        last = mention.span.end


@pytest.mark.parametrize("text", ["", "\n", " \n\n ", "…", "“", "U.S."])
def test_odd_texts_do_no_harm(text: str) -> None:
    assert all(mention.span.of(text).strip() for mention in mentions(text))


def test_a_country_is_not_short_for_what_begins_with_its_letters() -> None:
    text = "The US Side of the talks was led by Ada Brook. The US will reply."
    assert {m.name for m in named(text, "US")} == {"US"}


def test_the_field_of_an_office_is_no_name() -> None:
    text = "Commerce Secretary Ola Berg and Norwegian Defence Minister Ada Lund met CIA Director Ben Holt."
    assert not named(text, "Commerce")
    assert not named(text, "Defence")
    assert named(text, "CIA")


def test_what_follows_a_name_is_an_office_only_if_it_says_so() -> None:
    text = "She was received in Lisbon, a day after the minister had left. Lisbon was quiet."
    assert all(mention.role is None for mention in mentions(text))


def test_an_office_inside_a_name_parts_it() -> None:
    text = "Velmark Foreign Minister Astrid Lund spoke in Velmark. Velmark will pay, Lund said."
    assert {m.name for m in named(text, "Lund")} == {"Astrid Lund"}
    assert {m.name for m in named(text, "Velmark")} == {"Velmark"}


def test_where_something_is_that_is_a_place() -> None:
    assert {m.kind for m in named("Talks were held in Tervin on Monday. Tervin was quiet.", "Tervin")} == {"place"}


def test_trust_is_put_in_people() -> None:
    text = "Mr. Okafor has no confidence in Berg, he said. Ola Berg, the mayor, disagreed."
    assert {m.kind for m in named(text, "Berg")} == {"person"}


@pytest.mark.parametrize(
    "text",
    [
        "Orvane Foreign Minister Ada Lund spoke first. Later Orvane denied it.",
        "The port of Orvane was closed. The mayor of Orvane agreed to wait.",
        "Two Orvane fishermen were held. Orvane protested.",
        "Crews drove to Orvane, Norway, before dawn. Orvane was dark.",
        "Orvane's coast was quiet. Orvane waited.",
    ],
)
def test_what_only_a_place_has_makes_a_place(text: str) -> None:
    assert {m.kind for m in named(text, "Orvane")} == {"place"}


@pytest.mark.parametrize(
    "text",
    [
        "Mr. Orvane voters cheered. Orvane smiled.",
        "Ola Orvane left. The Orvane officials stayed in Orvane's office.",
    ],
)
def test_people_stay_people(text: str) -> None:
    assert "place" not in {m.kind for m in named(text, "Orvane")}


def test_a_place_and_a_person_that_run_into_one_are_parted() -> None:
    text = "She met her colleague from Velmark Astrid Lund. Ferries sail to Velmark. Later Lund smiled."
    assert {m.name for m in named(text, "Lund")} == {"Astrid Lund"}


def test_a_single_word_behind_the_is_nobody() -> None:
    text = "The skipper of the Havbris was brought ashore. The Havbris was towed away."
    assert "person" not in {m.kind for m in named(text, "Havbris")}


def test_a_dash_behind_a_dateline_is_no_part_of_an_office() -> None:
    text = "PORT ELLIS - President Ada Lund has left the country. Lund will be back."
    assert {m.role for m in named(text, "Ada Lund")} <= {"President", None}


def test_whose_husband_is_no_office() -> None:
    text = "The letter was read by Ada Lund, whose husband, Ola Lund, is at sea."
    assert {m.role for m in named(text, "Ada Lund")} == {None}


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("Larry Summers came on Monday. Summers added that the port would close.", "Summers"),
        ("Jon Bruning sued. Bruning, a Republican, blamed the port.", "Bruning"),
        ("Ann Long and Pia Bosma came. Long and Bosma also conceded that the port would close.", "Long"),
    ],
)
def test_a_surname_is_known_again_where_it_opens_a_sentence(text: str, surface: str) -> None:
    assert [one.name.split()[-1] for one in named(text, surface)] == [surface]


def test_a_common_word_is_no_surname_because_somebody_is_called_that() -> None:
    assert not named("Ann Long came on Monday. Long queues had formed, and long ago the port was closed.", "Long")


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("Chinese Foreign Minister", "CHN"),
        ("New Chinese Premier", "CHN"),
        ("Papua New Guinea", "PNG"),
        ("New Mexico", None),
        ("New South Wales", None),
        ("Little Havana", None),
    ],
)
def test_what_is_called_after_a_country_is_none_of_it(words: str, country: str | None) -> None:
    assert country_in(words) == country
