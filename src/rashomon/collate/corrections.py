"""What a person has decided: these two are, or are not, the same actor, saying, story or copy."""

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from rashomon.model import Copy, Failure, MarkedArticle

KINDS = ("actor", "saying", "story", "copy")


@dataclass(frozen=True, slots=True)
class Decision:
    """Two things that are (``same``) or are not one; ``reason`` is the person's own words."""

    kind: str
    first: str
    second: str
    same: bool
    reason: str = ""

    def line(self) -> str:
        """The decision as the line that stands among the reasons of what it changed."""
        verdict = "is" if self.same else "is not"
        return f"correction: {self.first} {verdict} {self.second}" + (f" ({self.reason})" if self.reason else "")


@dataclass(frozen=True, slots=True)
class Corrections:
    """All decisions of a newsroom, applied on every run.

    A file ``corrections.toml`` holds tables of this form, any number of them::

        [[actor]]
        same = ["Xi Jinping", "Shi"]
        reason = "mistranslated"

        [[saying]]
        different = ["q-0f2c9e31b4aa", "q-77c01d9e2b10"]

    Actors are named as the reports name them; sayings by the ids of two of their quotes, stories and copies
    by the ids of two articles.
    """

    decisions: tuple[Decision, ...] = ()

    def of(self, kind: str) -> tuple[Decision, ...]:
        """The decisions about ``kind``."""
        return tuple(decision for decision in self.decisions if decision.kind == kind)

    def renamed(self, quotes: Mapping[str, str]) -> "Corrections":
        """The decisions with the quotations of sayings named as ``quotes`` says."""
        return Corrections(
            tuple(
                replace(one, first=quotes.get(one.first, one.first), second=quotes.get(one.second, one.second))
                if one.kind == "saying"
                else one
                for one in self.decisions
            )
        )

    def verdict(self, kind: str, first: Iterable[str], second: Iterable[str]) -> Decision | None:
        """What was decided about anything in ``first`` and anything in ``second``; None where nothing was."""
        left, right = frozenset(first), frozenset(second)
        for decision in self.of(kind):
            a, b = decision.first, decision.second
            if (a in left and b in right) or (b in left and a in right):
                return decision
        return None

    def copies(self, articles: Sequence[MarkedArticle], found: Sequence[Copy]) -> tuple[Copy, ...]:
        """The copies that were found, without those a person denies and with those a person knows of."""
        known = {article.id: article for article in articles}
        kept = [copy for copy in found if not self._denied(copy)]
        have = {frozenset((copy.source, copy.target)) for copy in kept}
        for decision in self.of("copy"):
            pair = frozenset((decision.first, decision.second))
            if decision.same and pair <= known.keys() and len(pair) == 2 and pair not in have:
                source, target = sorted((known[i] for i in pair), key=lambda a: (a.published.value or "9", a.id))
                kept.append(Copy(source.id, target.id, 1.0, "reworded", "correction", reasons=(decision.line(),)))
        return tuple(sorted(kept, key=lambda copy: (copy.source, copy.target)))

    def _denied(self, copy: Copy) -> bool:
        verdict = self.verdict("copy", (copy.source,), (copy.target,))
        return verdict is not None and not verdict.same

    def groups(self, found: Sequence[Sequence[MarkedArticle]]) -> tuple[tuple[MarkedArticle, ...], ...]:
        """The stories with those joined, and those parted, that a person decided on."""
        groups = [list(group) for group in found]
        for decision in self.of("story"):
            first, second = (_holding(groups, i) for i in (decision.first, decision.second))
            if first is None or second is None:
                continue
            if decision.same and first is not second:
                first.extend(second)
                second.clear()
            elif not decision.same and first is second:
                alone = [article for article in first if article.id == decision.second]
                first[:] = [article for article in first if article.id != decision.second]
                groups.append(alone)
        return tuple(tuple(sorted(group, key=lambda article: article.id)) for group in groups if group)


def _holding(groups: list[list[MarkedArticle]], identity: str) -> list[MarkedArticle] | None:
    return next((group for group in groups if any(article.id == identity for article in group)), None)


NONE = Corrections()


def read_corrections(path: Path) -> Corrections | Failure:
    """The corrections in a file; a file that cannot be read or understood is a Failure that names the place."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        return Failure(str(path), error.strerror or "cannot be read", "check the path of the corrections file")
    except tomllib.TOMLDecodeError as error:
        return Failure(str(path), f"not a TOML file: {error}", "mend the line that is named")
    except UnicodeDecodeError:
        return Failure(str(path), "not a TOML file: not in UTF-8", "save it as UTF-8")
    except (ValueError, RecursionError):
        return Failure(str(path), "a number or nesting beyond reason", "write nothing but names and ids")
    try:
        return parse_corrections(table)
    except ValueError as error:
        return Failure(str(path), str(error), 'write [[actor]] with same = ["A", "B"] or different = ["A", "B"]')


def parse_corrections(table: Mapping[str, Any]) -> Corrections:
    """The corrections in a parsed TOML table; raises ValueError that names the entry that is wrong."""
    unknown = sorted(set(table) - set(KINDS))
    if unknown:
        message = f"unknown kind of correction: {unknown[0]}"
        raise ValueError(message)
    decisions: list[Decision] = []
    for kind in KINDS:
        rows = table.get(kind, [])
        if not isinstance(rows, list):
            message = f"{kind} must be written as [[{kind}]]"
            raise ValueError(message)  # noqa: TRY004  one kind of error for everything a person can write wrong
        for number, row in enumerate(rows, 1):
            decisions.extend(_decisions(kind, number, row))
    return Corrections(tuple(decisions))


def _decisions(kind: str, number: int, row: object) -> list[Decision]:
    place = f"{kind} {number}"
    if not isinstance(row, dict) or len(row.keys() & {"same", "different"}) != 1:
        message = f"{place}: give either same or different"
        raise ValueError(message)
    same = "same" in row
    names = row["same" if same else "different"]
    if not (isinstance(names, list) and len(names) >= 2 and all(isinstance(name, str) and name for name in names)):
        message = f"{place}: at least two names or ids are needed"
        raise ValueError(message)
    reason = str(row.get("reason", ""))
    pairs = [(a, b) for n, a in enumerate(names) for b in names[n + 1 :]]
    return [Decision(kind, a, b, same, reason) for a, b in pairs]
