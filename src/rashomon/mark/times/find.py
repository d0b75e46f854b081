"""Candidates for time expressions: which rule matches where, and which of them stand."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.mark.times.lexicon import Lexicon, Rule, lexicon

_WORD = re.compile(r"[A-Za-z]+|\d+")
_LAST = re.compile(r"([^\s\-\"“'`(]+)[\s-]+[\"“'`(]*\Z")
_FIRST = re.compile(r"[\"”]?[\s-]*([A-Za-z]+|,)")
_NEAR = 120  # characters on either side in which a rule may forbid words
_PLAIN = frozenset({"unit", "part", "season"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of text that a rule matched."""

    start: int
    end: int
    rule: Rule
    found: re.Match[str]


def candidates(text: str) -> list[Candidate]:
    """What the rules find in ``text``: no two overlap, the longest stands, in text order."""
    words = lexicon()
    chosen: list[Candidate] = []
    best: dict[tuple[int, int], Candidate] = {}
    for candidate in _every(text, words):
        key = (candidate.start, candidate.end)
        if key not in best or candidate.rule.order < best[key].rule.order:
            best[key] = candidate
    taken = bytearray(len(text))
    for candidate in sorted(best.values(), key=lambda c: (c.start - c.end, c.start)):
        if taken.find(1, candidate.start, candidate.end) < 0:
            chosen.append(candidate)
            taken[candidate.start : candidate.end] = bytes([1]) * (candidate.end - candidate.start)
    return sorted(chosen, key=lambda c: c.start)


def _every(text: str, words: Lexicon) -> Iterator[Candidate]:
    starts: list[int] = []
    triggers = words.triggers
    for found in _WORD.finditer(text):
        word = found.group()
        at = found.start()
        starts.append(at)
        groups = triggers.get(word) or triggers.get(word.lower())
        if word.isdigit():
            groups = ("digits",)
        if groups:
            for group in groups:
                for rule in words.rules[group]:
                    match = rule.pattern.match
                    for start in (at,) if rule.reach == 1 else starts[-rule.reach :]:
                        hit = match(text, start)
                        fits = hit and hit.end() > at and _fits(text, rule, hit)
                        if hit and fits and not _titled(text, hit, at, rule, group):
                            yield Candidate(hit.start(), hit.end(), rule, hit)
                            break


def _titled(text: str, hit: re.Match[str], at: int, rule: Rule, group: str) -> bool:
    """Whether a time is named by a word that is capitalised inside the match, as in the name of a programme."""
    if rule.normalizer == "none":
        return False
    plain = group in _PLAIN or (group.startswith("word:") and group.islower())
    return plain and at > hit.start() and text[at].isupper() and not hit.group().isupper()


def _fits(text: str, rule: Rule, hit: re.Match[str]) -> bool:
    """Whether the words beside a match are as the rule wants them."""
    if rule.after or rule.not_after:
        before = _LAST.search(text, max(0, hit.start() - 20), hit.start())
        word = before[1].lower() if before else ""
        if word in rule.not_after or (rule.after and word not in rule.after):
            return False
    if rule.after_pattern and not rule.after_pattern.search(text, max(0, hit.start() - 48), hit.start()):
        return False
    if rule.not_near and rule.not_near.search(text, max(0, hit.start() - _NEAR), hit.end() + _NEAR):
        return False
    if rule.not_before:
        behind = _FIRST.match(text, hit.end())
        return not (behind and behind[1].lower() in rule.not_before)
    return True
