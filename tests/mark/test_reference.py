"""Pronouns, roles and descriptions of invented reports, led back to names."""

import pytest

from rashomon.mark.mentions import find_mentions
from rashomon.mark.parse import Parser
from rashomon.mark.reference import Referent, resolve
from rashomon.model import Article, Span


def referent(text: str, phrase: str, *, last: bool = True) -> Referent | None:
    parsed = next(Parser().parse([Article(id="a-test", source="test", text=text)]))
    at = text.rindex(phrase) if last else text.index(phrase)
    return resolve(parsed, find_mentions(parsed)).of(Span(at, at + len(phrase)))


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Maria Keller left the hall. Later she called the mayor.", "she", "Maria Keller"),
        ("Maria Keller met John Price. He thanked the crew.", "He", "John Price"),
        ("Maria Keller met John Price. She thanked the crew.", "She", "Maria Keller"),
        ("The foreign minister, Maria Keller, met Senator John Price. The minister smiled.", "The minister", "Keller"),
        ("The foreign minister, Maria Keller, met Senator John Price. The senator smiled.", "The senator", "Price"),
        ("Maria Keller met John Price, who smiled at the crew.", "who", "John Price"),
        ("President Tomas Lind said that Erik Holm was wrong. His cabinet will wait.", "His", "Tomas Lind"),
        ("Mayor Erik Holm said Tomas Lind had promised help. He added a date.", "He", "Erik Holm"),
        ("Tomas Lind met Erik Holm in Porthaven. His trip lasts two days.", "His", "Tomas Lind"),
        ("Maria Keller spoke first. Keller then left.", "Keller", "Maria Keller"),
        ("Arne Holm waved from the deck. His wife, Ulla, was there. She waved back.", "She", "Ulla"),
        ("Maria Keller called the Grain Council. The Grain Council was late. It said so.", "It", "Grain Council"),
        # Grammar rules a person out: one spoken of in what is said, an object of the same verb.
        ("Mayor Erik Holm praised Tomas Lind. Of Lind, he said little.", "he", "Erik Holm"),
        ("Erik Holm spoke first. Tomas Lind was next. He said Lind was late.", "He", "Erik Holm"),
        ("Erik Holm met Tomas Lind. Holm told him the truth.", "him", "Tomas Lind"),
        # Who is only named in somebody else's words is seldom taken up outside them.
        ('Erik Holm was blunt. "Tomas Lind ruined us," he said.', "he", "Erik Holm"),
        # An honorific tells the gender.
        ("Ms. Oban met Mr. Adeyo. She left first.", "She", "Oban"),
        # One of a party or a country.
        (
            "Governor Erik Holm resigned. The 57-year-old Republican said he was sorry.",
            "The 57-year-old Republican",
            "Erik Holm",
        ),
        ("Maria Keller, a Democrat, met Erik Holm, a Republican. The Democrat said little.", "The Democrat", "Keller"),
        ("Maria Keller met reporters. The German said little.", "The German", "Maria Keller"),
        ("Maria Keller met reporters. The Vatican said little.", "The Vatican", "Vatican"),
        # Descriptions.
        ("Minister Viktor Sand came with his deputy, Maria Klee. His deputy smiled.", "His deputy", "Maria Klee"),
        ("Sam Ode, 50, met Fiona Batt, 44. The 50-year-old said so.", "The 50-year-old", "Sam Ode"),
        ("Hugo Lamm and Iris Cole spoke. The former said it was cold.", "The former", "Hugo Lamm"),
        ("Hugo Lamm and Iris Cole spoke. The latter said it was cold.", "The latter", "Iris Cole"),
        ("Rep. Hugo Lamm met the clerk. The lawmaker said it was cold.", "The lawmaker", "Hugo Lamm"),
        ("Hugo Lamm, a baker, met the clerk.", "a baker", "Hugo Lamm"),
        ("The Harbour Union met John Price. They told the mayor so.", "They", "Harbour Union"),
        ("Hugo Lamm and Iris Cole wrote to the mayor. They said it was cold.", "They", "Hugo Lamm and Iris Cole"),
        # A document speaks for the one who wrote it.
        ("Hugo Lamm sent a letter to the port. The ship left. The letter said so.", "The letter", "Hugo Lamm"),
        ("The suit, filed by Iris Cole, came late. The suit says so.", "The suit", "Iris Cole"),
    ],
)
def test_leads_to_the_fullest_name(text: str, phrase: str, name: str) -> None:
    found = referent(text, phrase)
    assert found is not None
    assert name in found.name


def test_the_chain_starts_at_the_phrase_and_ends_at_the_name() -> None:
    text = "Maria Keller left the hall. Later she called the mayor."
    found = referent(text, "she")
    assert found is not None
    assert [span.of(text) for span in found.chain] == ["she", "Maria Keller"]


def test_a_pronoun_after_an_unnamed_subject_means_the_unnamed() -> None:
    text = "Maria Keller left. A senior official said the ship would wait. He smiled."
    found = referent(text, "He")
    assert found is not None
    assert (found.name, found.named) == ("A senior official", False)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("She called the mayor before anybody was named.", "She"),
        ("A fisherman saw the ship first.", "A fisherman"),
        ("The weather was fine in Porthaven.", "The weather"),
        ("John Price left. Then a Price aide called.", "a Price aide"),
        ("The minister Maria Keller met her colleague. The ministers smiled.", "The ministers"),
    ],
)
def test_nobody_named_gives_none(text: str, phrase: str) -> None:
    assert referent(text, phrase) is None


def test_an_empty_span_gives_none() -> None:
    parsed = next(Parser().parse([Article(id="a-test", source="test", text="Rain fell.")]))
    assert resolve(parsed, ()).of(Span(4, 4)) is None


@pytest.mark.parametrize(
    ("text", "phrase", "name"),
    [
        ("Residents of the valley left. They said the dam leaked.", "They", "Residents of the valley"),
        ("A city diplomat met Maria Keller. The room was cold, the diplomat said.", "the diplomat", "A city diplomat"),
    ],
)
def test_the_unnamed_keep_their_description(text: str, phrase: str, name: str) -> None:
    found = referent(text, phrase)
    assert found is not None
    assert (found.name, found.named) == (name, False)


@pytest.mark.parametrize(
    ("text", "phrase"),
    [
        ("Maria Keller signed. The agreement was short. It named a date.", "It"),
        ("John Price spoke. The talks failed. They were long.", "They"),
    ],
)
def test_a_thing_is_no_speaker(text: str, phrase: str) -> None:
    assert referent(text, phrase) is None
