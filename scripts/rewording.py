"""Derivations of texts by code alone: paraphrase and translation there and back, in many styles.

Used to learn and to measure copy detection on rewriting that no text in the development set shows. The styles differ
on purpose (whose words are exchanged, order, voice, quotations, sentences joined, split, shortened, padded), so that
nothing is fitted to one of them: what is learnt on some is measured on another.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

Style = Callable[[str, random.Random, "Lexicon"], str]
Change = Callable[[str, "Writer"], str]
_WORDS = Path(__file__).with_name("rewording_words.tsv")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']*\s+")
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
_QUOTATION = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-z]+ [A-Z][a-z]+\b")
_FUNCTION = ["the", "a", "of", "in", "to", "and", "that", "which", "by", "with", "for", "on", "as", "had", "was", "has"]
_REPORTED = [
    "According to reports, ",
    "It was said that ",
    "Officials indicated that ",
    "As it turned out, ",
    "It emerged that ",
]
_FILLERS = ["reportedly", "in fact", "it is understood", "for its part", "at the same time", "as is well known"]
PERSONS = {"i": "he", "we": "they", "my": "his", "our": "their", "me": "him", "us": "them", "am": "is"}
_OTHERS = ["the politician", "the man concerned", "the latter", "this person", "the spokesperson"]
_DATELINES = ["VELLMARK (Norden Wire) - ", "TARNOW, March 3 (ONA) — ", "ONDARA, Friday: "]
_FOOTERS = [
    " Reporting by our own desk in Vellmark; write to the editors if you find an error in this article.",
    " (c) Tarnow Courier. All rights reserved. Sign up for the morning letter to read more stories like this.",
    " Additional material by agencies.",
]


class Lexicon:
    """Other words of about the same frequency, for every lower-case word of a corpus."""

    def __init__(self, texts: Sequence[str]) -> None:
        counts = Counter(word for text in texts for word in re.findall(r"\b[a-z]{3,}\b", text))
        self.ranked: list[str] = [word for word, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))]
        self.rank = {word: place for place, word in enumerate(self.ranked)}

    def other(self, word: str, rng: random.Random) -> str:
        """Another word, not far away in frequency."""
        place = self.rank.get(word)
        if place is None:
            return word
        reach = max(5, place // 4)
        found = min(len(self.ranked) - 1, max(0, place + rng.randint(-reach, reach)))
        return self.ranked[found]


@dataclass(frozen=True)
class Writer:
    """Who rewrites: chance, and the words at hand."""

    rng: random.Random
    lexicon: Lexicon


def sentences(text: str) -> list[str]:
    """A plain split into sentences."""
    return [part for part in _SENTENCE.split(text.replace("\n", " ")) if part.strip()]


@cache
def _synonyms() -> dict[str, list[str]]:
    lines = [line.split("\t") for line in _WORDS.read_text("utf-8").splitlines() if not line.startswith("#")]
    return {word: others.split("|") for word, others in lines}


def _each_word(sentence: str, change: Callable[[str], str]) -> str:
    """The sentence with every word in lower-case letters changed; names, numbers and marks stay."""
    tokens = _TOKEN.findall(sentence)
    return "".join(change(token) if token.isalpha() and token.islower() else token for token in tokens)


def _other(word: str, by: Writer) -> str:
    if len(word) <= 3 or word in _FUNCTION:
        return by.rng.choice([*_FUNCTION, ""])
    return by.lexicon.other(word, by.rng)


def exchanged(rate: float) -> Change:
    """Exchange this share of the words for any others."""

    def change(sentence: str, by: Writer) -> str:
        return _each_word(sentence, lambda word: _other(word, by) if by.rng.random() < rate else word)

    return change


def synonyms(rate: float) -> Change:
    """Exchange this share of the words that have synonyms for one of them."""

    def change(sentence: str, by: Writer) -> str:
        table = _synonyms()
        return _each_word(sentence, lambda w: by.rng.choice(table[w]) if w in table and by.rng.random() < rate else w)

    return change


def articles(rate: float) -> Change:
    """Articles and small words left out or put in, as by somebody whose own language has none."""

    def change(sentence: str, by: Writer) -> str:
        out = (word for word in sentence.split(" ") if word not in _FUNCTION or by.rng.random() > rate)
        return " ".join(f"{word} {by.rng.choice(_FUNCTION)}" if by.rng.random() < rate / 6 else word for word in out)

    return change


def clauses(sentence: str, by: Writer) -> str:
    """Clause order changed at a comma, or the halves of a sentence swapped as the passive voice does."""
    parts = sentence.rstrip(".!? ").split(", ")
    if len(parts) > 1 and by.rng.random() < 0.6:
        cut = by.rng.randrange(1, len(parts))
        return ", ".join(parts[cut:] + parts[:cut]) + "."
    words = sentence.rstrip(".!? ").split()
    if len(words) > 6 and by.rng.random() < 0.5:
        cut = len(words) // 2 + by.rng.randint(-2, 2)
        return " ".join([*words[cut:], "was", "by", *words[:cut]]) + "."
    return sentence


def announced(sentence: str, by: Writer) -> str:
    """Now and then with "according to reports" before it."""
    return by.rng.choice(_REPORTED) + sentence if by.rng.random() < 0.15 else sentence


def reported(sentence: str, _: Writer) -> str:
    """Direct speech becomes reported speech: no marks, the third person."""

    def indirect(found: re.Match[str]) -> str:
        words = found[1].split()
        return "that " + " ".join(PERSONS.get(word.casefold(), word) for word in words).rstrip(",.")

    return _QUOTATION.sub(indirect, sentence)


def condensed(sentence: str, by: Writer) -> str:
    """Half of the clauses and one small word in four left out, as in a news in brief."""
    parts = sentence.rstrip(".!? ").split(", ")
    kept = [part for place, part in enumerate(parts) if place == 0 or by.rng.random() < 0.5]
    return " ".join(w for w in ", ".join(kept).split() if w[0].isupper() or by.rng.random() > 0.25) + "."


def padded(sentence: str, by: Writer) -> str:
    """Empty phrases between the words."""
    return " ".join(f"{w}, {by.rng.choice(_FILLERS)}," if by.rng.random() < 0.12 else w for w in sentence.split(" "))


def nameless(sentence: str, by: Writer) -> str:
    """Half of the full names inside a sentence become descriptions."""
    return _NAME.sub(lambda found: by.rng.choice(_OTHERS) if by.rng.random() < 0.5 else found[0], sentence)


def short(sentence: str, by: Writer) -> str:
    """A long sentence cut in two at a comma or in the middle."""
    words = sentence.split()
    if len(words) <= 12:
        return sentence
    commas = [place + 1 for place, word in enumerate(words) if word.endswith(",") and 4 < place < len(words) - 5]
    cut = by.rng.choice(commas) if commas else len(words) // 2
    return " ".join(words[:cut]).rstrip(",") + ". " + " ".join(words[cut:]).capitalize()


def of_sentences(
    *changes: Change,
    part: tuple[float, float] = (0.35, 1.0),
    quotes: float = 0.5,
    join: float = 0.1,
    drop: float = 0.05,
    swap: float = 0.0,
) -> Style:
    """The first ``part`` of a text, sentence by sentence, each with the ``changes`` applied in turn.

    In ``quotes`` of the texts sentences with direct quotations stay; ``join``, ``drop`` and ``swap`` are the shares
    of sentences that are joined with the one before, left out, or exchanged with it. Half of the texts get a dateline,
    half a footer.
    """

    def style(text: str, rng: random.Random, lexicon: Lexicon) -> str:
        whole, keep_quotes, writer = sentences(text), rng.random() < quotes, Writer(rng, lexicon)
        out: list[str] = []
        for sentence in whole[: max(3, round(len(whole) * rng.uniform(*part)))]:
            if rng.random() < drop:
                continue
            new = sentence
            for change in () if keep_quotes and re.search(r"[\"“]", sentence) else changes:
                new = change(new, writer)
            if out and rng.random() < join:
                out[-1] = out[-1].rstrip(". ") + ", and " + new
            else:
                out.insert(len(out) - (1 if out and rng.random() < swap else 0), new)
        begin = rng.choice(_DATELINES) if rng.random() < 0.5 else ""
        return begin + " ".join(out) + (rng.choice(_FOOTERS) if rng.random() < 0.5 else "")

    return style


def roundtrip(rate: float, change: Change | None = None) -> Style:
    """One word always by the same other word; all sentences, in order."""

    def style(text: str, rng: random.Random, lexicon: Lexicon) -> str:
        table: dict[str, str] = {}
        writer = Writer(rng, lexicon)

        def other(word: str) -> str:
            if word not in table:
                table[word] = _other(word, writer) if rng.random() < rate else word
            return table[word]

        whole = [_each_word(sentence, other) for sentence in sentences(text)]
        return " ".join(change(sentence, writer) if change else sentence for sentence in whole)

    return style


STYLES: dict[str, Style] = {
    "roundtrip-40": roundtrip(0.40),
    "roundtrip-55": roundtrip(0.55),
    "roundtrip-articles": roundtrip(0.40, articles(0.4)),
    "exchanged-35": of_sentences(exchanged(0.35), clauses, announced),
    "exchanged-50": of_sentences(exchanged(0.50), clauses, announced, quotes=0.0),
    "exchanged-free": of_sentences(exchanged(0.45), clauses, announced, join=0.3, drop=0.2, quotes=0.0),
    "synonyms": of_sentences(synonyms(0.9), articles(0.3), clauses, announced),
    "synonyms-reported": of_sentences(reported, synonyms(0.8), exchanged(0.15), clauses, quotes=0.0),
    "synonyms-excerpt": of_sentences(synonyms(0.9), exchanged(0.2), clauses, part=(0.3, 0.5)),
    "synonyms-free": of_sentences(synonyms(0.9), exchanged(0.35), clauses, announced, drop=0.15),
    "synonyms-deep": of_sentences(synonyms(0.9), exchanged(0.3), articles(0.4), clauses, announced),
    "synonyms-brief": of_sentences(
        synonyms(0.9), exchanged(0.25), articles(0.4), clauses, part=(0.25, 0.7), quotes=0.3
    ),
    "reported-45": of_sentences(reported, exchanged(0.45), clauses, announced),
    "swapped": of_sentences(synonyms(0.8), exchanged(0.2), clauses, swap=0.4),
    "condensed": of_sentences(synonyms(0.7), condensed, quotes=0.0),
    "padded": of_sentences(padded, synonyms(0.7), clauses, quotes=0.0),
    "nameless": of_sentences(nameless, synonyms(0.8), exchanged(0.15), clauses),
    "short": of_sentences(exchanged(0.40), short, join=0.0),
    "long": of_sentences(synonyms(0.8), exchanged(0.2), clauses, join=0.45, swap=0.1),
}
