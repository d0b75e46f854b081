"""Derivations of texts by code alone: paraphrase and translation there and back, in several styles.

Used to measure copy detection on rewriting that no text in the development set shows. The styles differ on
purpose (rates, order, voice, merging of sentences), so that nothing is fitted to one of them.
"""

import random
import re
from collections import Counter
from collections.abc import Callable, Sequence

Style = Callable[[str, random.Random, "Lexicon"], str]
_SENTENCE = re.compile(r"(?<=[.!?])[\"”’']*\s+")
_TOKEN = re.compile(r"\w+|[^\w\s]|\s+")
_FUNCTION = ["the", "a", "of", "in", "to", "and", "that", "which", "by", "with", "for", "on", "as", "had", "was", "has"]
_REPORTED = [
    "According to reports, ",
    "It was said that ",
    "Officials indicated that ",
    "As it turned out, ",
    "It emerged that ",
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


def sentences(text: str) -> list[str]:
    """A plain split into sentences."""
    return [part for part in _SENTENCE.split(text.replace("\n", " ")) if part.strip()]


def _replace(sentence: str, rng: random.Random, lexicon: Lexicon, rate: float, table: dict[str, str] | None) -> str:
    out = []
    for token in _TOKEN.findall(sentence):
        if not (token.isalpha() and token.islower()):
            out.append(token)
        elif table is None:
            out.append(_other(token, rng, lexicon) if rng.random() < rate else token)
        else:
            if token not in table:
                table[token] = _other(token, rng, lexicon) if rng.random() < rate else token
            out.append(table[token])
    return "".join(out)


def _other(word: str, rng: random.Random, lexicon: Lexicon) -> str:
    if len(word) <= 3 or word in _FUNCTION:
        return rng.choice([*_FUNCTION, ""])
    return lexicon.other(word, rng)


def _clauses(sentence: str, rng: random.Random) -> str:
    """Clause order changed at a comma, or the halves of a sentence swapped as the passive voice does."""
    body = sentence.rstrip(".!? ")
    parts = body.split(", ")
    if len(parts) > 1 and rng.random() < 0.6:
        cut = rng.randrange(1, len(parts))
        return ", ".join(parts[cut:] + parts[:cut]) + "."
    words = body.split()
    if len(words) > 6 and rng.random() < 0.5:
        cut = len(words) // 2 + rng.randint(-2, 2)
        return " ".join([*words[cut:], "was", "by", *words[:cut]]) + "."
    return sentence


def roundtrip(rate: float) -> Style:
    """One word always by the same other word; order kept."""

    def style(text: str, rng: random.Random, lexicon: Lexicon) -> str:
        table: dict[str, str] = {}
        return " ".join(_replace(s, rng, lexicon, rate, table) for s in sentences(text))

    return style


def reworded(rate: float, *, merge: float = 0.1, drop: float = 0.05, keep_quotes: bool = True) -> Style:
    """Sentence by sentence: other words, clause order, voice, reported speech; sentences joined or dropped."""

    def style(text: str, rng: random.Random, lexicon: Lexicon) -> str:
        out: list[str] = []
        whole = sentences(text)
        kept = whole[: max(3, round(len(whole) * rng.uniform(0.35, 1.0)))]
        for sentence in kept:
            if rng.random() < drop:
                continue
            new = sentence
            if not (keep_quotes and re.search(r"[\"“]", sentence)):
                new = _replace(_clauses(sentence, rng), rng, lexicon, rate, None)
                if rng.random() < 0.15:
                    new = rng.choice(_REPORTED) + new
            if out and rng.random() < merge:
                out[-1] = out[-1].rstrip(". ") + ", and " + new
            else:
                out.append(new)
        return " ".join(out)

    return style


def halved(rate: float) -> Style:
    """Every sentence cut in two, with words replaced: the rewriter who writes short."""

    def style(text: str, rng: random.Random, lexicon: Lexicon) -> str:
        out = []
        whole = sentences(text)
        for sentence in whole[: max(3, round(len(whole) * rng.uniform(0.4, 1.0)))]:
            words = _replace(sentence, rng, lexicon, rate, None).split()
            cut = len(words) // 2
            out += (
                [" ".join(words[:cut]) + ".", " ".join(words[cut:]).capitalize()]
                if len(words) > 12
                else [" ".join(words)]
            )
        return " ".join(out)

    return style


STYLES: dict[str, Style] = {
    "roundtrip-40": roundtrip(0.40),
    "roundtrip-55": roundtrip(0.55),
    "reworded-35": reworded(0.35),
    "reworded-50": reworded(0.50, keep_quotes=False),
    "reworded-free": reworded(0.45, merge=0.3, drop=0.2, keep_quotes=False),
    "halved-45": halved(0.45),
}
