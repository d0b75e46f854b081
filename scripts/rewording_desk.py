"""More styles of rewriting, by the means of a desk that rewrites agency copy: phrases, voice, where a sentence begins.

They share as little as can be with the styles of ``rewording``: other words (``rewording_phrases.tsv``, small words
too), a true passive, times and places moved to the front, speech told in three ways, numbers spelled out, sentences
split at their conjunctions and joined by others, second mentions cut to the surname.
"""

import random
import re
from functools import cache
from pathlib import Path

from rewording import PERSONS, STYLES, Change, Lexicon, Style, Writer, clauses, of_sentences, sentences, synonyms

_PHRASES = Path(__file__).with_name("rewording_phrases.tsv")
_NUMBERS = [
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
]
_FRONTED = re.compile(r"^(.{25,}?) ((?:on|in|at|after|during|since|near|from) (?:the )?[A-Z0-9][^,;\"“”]{2,30})\.$")
_SAID = re.compile(r"^[\"“]([^\"“”]+?),?[\"”],? (?:said|says|added|told reporters) ([A-Z][^,.]{2,40})(.*)$")
_ANY_SAID = re.compile(r"[\"“]([^\"“”]+)[\"”]")
_ACTIVE = re.compile(
    r"^((?:The |A |An )?[A-Z]?[\w' -]{2,40}?) ([a-z]{3,}ed) ((?:the|a|an|his|her|their|its|\d+) [\w' -]{3,40}?)"
    r"( (?:in|on|at|after|for|to|from|with|and|as|during) .*|,.*|\.)$"
)
_SPLIT = re.compile(
    r",? (?:and|but|while|which|after|as|who) (?=\w+ed |\w+ \w+ed |was |were |is |are |has |had |he |she )"
)
_JOINED = ("; at the same time, ", ", which comes as ", " - and ", "; moreover, ", ", even as ")
_NAME = re.compile(r"\b([A-Z][a-z]+) ((?:[A-Z]\. )?[A-Z][a-z]{2,})\b")


@cache
def _phrases() -> tuple[re.Pattern[str], dict[str, list[str]]]:
    lines = [line.split("\t") for line in _PHRASES.read_text("utf-8").splitlines() if not line.startswith("#")]
    table: dict[str, list[str]] = {}
    for said, instead in lines:
        table.setdefault(said, []).extend(instead.split("|"))
    longest = sorted(table, key=lambda said: (-len(said), said))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest)) + r")\b"), table


def phrases(rate: float) -> Change:
    """Exchange this share of the words and phrases of the table for others."""

    def change(sentence: str, by: Writer) -> str:
        pattern, table = _phrases()

        def other(found: re.Match[str]) -> str:
            return by.rng.choice(table[found[0]]) if by.rng.random() < rate else found[0]

        return re.sub(" {2,}", " ", pattern.sub(other, sentence))

    return change


def passive(sentence: str, _: Writer) -> str:
    """Who did it comes last: "Divers inspected the pier on Monday." - "The pier was inspected by divers on Monday."."""
    found = _ACTIVE.match(sentence)
    if found is None:
        return sentence
    subject, verb, thing, rest = found.groups()
    return f"{thing[0].upper()}{thing[1:]} was {verb} by {subject[0].lower()}{subject[1:]}{rest}"


def fronted(sentence: str, _: Writer) -> str:
    """The time or place at the end of a sentence moves to its beginning."""
    found = _FRONTED.match(sentence)
    return f"{found[2][0].upper()}{found[2][1:]}, {found[1][0].lower()}{found[1][1:]}." if found else sentence


def retold_speech(sentence: str, by: Writer) -> str:
    """Direct speech told in one of three ways, in the third person."""

    def third(speech: str) -> str:
        words = [PERSONS.get(word.casefold(), word) for word in speech.split()]
        return " ".join([words[0].lower(), *words[1:]]).rstrip(",.") if words else ""

    found = _SAID.match(sentence)
    if found is None:
        return _ANY_SAID.sub(lambda speech: "that " + third(speech[1]), sentence)
    speech, who, rest = third(found[1]), found[2], found[3]
    return by.rng.choice(
        (
            f"In the view of {who}{rest.rstrip('.')}, {speech}.",
            f"{who} took the line that {speech}{rest}",
            f"As {who} sees it, {speech}{rest}",
        )
    )


def spelled(sentence: str, _: Writer) -> str:
    """Numbers up to twenty in words, a percentage as "per cent"."""
    small = re.sub(
        r"(?<![\d.,$])(\d{1,2})(?![\d.,]*\d)", lambda n: _NUMBERS[int(n[1])] if int(n[1]) <= 20 else n[1], sentence
    )
    return re.sub(r"%| percent", " per cent", small)


def split(sentence: str, _: Writer) -> str:
    """A sentence cut at its conjunctions, each part with a subject of its own."""
    parts = [part for part in _SPLIT.split(sentence.rstrip(".!? ")) if part]
    return ". This one ".join(parts) + "."


def surnames(style: Style) -> Style:
    """The style, after which a name in full stands only where it stands first."""

    def later(text: str, rng: random.Random, lexicon: Lexicon) -> str:
        seen: set[str] = set()

        def short(found: re.Match[str]) -> str:
            full = found[0]
            if full in seen:
                return found[2]
            seen.add(full)
            return full

        return _NAME.sub(short, style(text, rng, lexicon))

    return later


def merged(style: Style) -> Style:
    """The style on a text of which every second sentence was joined with the one before."""

    def paired(text: str, rng: random.Random, lexicon: Lexicon) -> str:
        whole = sentences(text)
        two = [
            rng.choice(_JOINED).join(part.rstrip(". ") for part in whole[n : n + 2]) + "."
            for n in range(0, len(whole), 2)
        ]
        return style(" ".join(two), rng, lexicon)

    return paired


DESK_STYLES: dict[str, Style] = {
    "retold": surnames(of_sentences(fronted, passive, retold_speech, phrases(0.8))),
    "retold-lead": surnames(
        of_sentences(
            fronted, passive, retold_speech, phrases(0.6), synonyms(0.5), part=(0.35, 0.35), quotes=0.0, drop=0.0
        )
    ),
    "plain": surnames(of_sentences(spelled, retold_speech, synonyms(0.5), phrases(0.4), split, join=0.0, quotes=0.3)),
    "blended": merged(
        of_sentences(retold_speech, synonyms(0.9), phrases(0.5), clauses, part=(0.35, 0.7), quotes=0.0, join=0.0)
    ),
}
ALL_STYLES = STYLES | DESK_STYLES
