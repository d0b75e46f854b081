"""The pattern files: which words, in which construction, name an event of which PLOVER type."""

from dataclasses import dataclass
from functools import cache

from rashomon.lexicon import Entry, Rules, data_files, read_rules
from rashomon.mark.events.syntax import Tree
from rashomon.mark.events.words import word_lists

_SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass", "punct", "advcl", "relcl", "parataxis"))
_DEPTH = 3  # "send a team to investigate": the complement hangs on the object of the verb
_NEGATIONS = frozenset(("not", "n't", "never", "no"))
_TIMES = ("DATE", "TIME")
_VERBAL = frozenset(("VERB", "AUX", "ADJ"))


class PatternGroup(Entry, frozen=True, kw_only=True):
    """An entry of a pattern file: what its ``words`` name, a line each (see the head of ``patterns/agree.toml``)."""

    mode: str
    cameo: str
    kind: str
    words: tuple[str, ...]


class PatternFile(Rules, frozen=True, kw_only=True):
    """What a file in ``patterns/`` holds: the groups of one PLOVER type."""

    group: tuple[PatternGroup, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """One line of a pattern file: ``words`` beside the predicate, and what they make of it."""

    type: str
    mode: str
    cameo: str
    kind: str | None
    words: frozenset[str]

    @property
    def size(self) -> int:
        """How specific the pattern is, in words."""
        return 1 + len(self.words)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The patterns by the lemma of their predicate: verbs and adjectives apart from nouns."""

    verbs: dict[str, tuple[Pattern, ...]]
    nouns: dict[str, tuple[Pattern, ...]]

    def match(self, tree: Tree, token: int) -> list[Pattern]:
        """The patterns that fit the predicate ``token``, the most specific of each type, longest first."""
        verbal = tree.pos[token] in _VERBAL
        known = (self.verbs if verbal else self.nouns).get(tree.lemmas[token])
        if not known:
            return []
        around: frozenset[str] = frozenset()
        if any(p.words for p in known):
            around = reach(tree, token) if verbal else _modifiers(tree, token)
        near, function = _beside(tree, token), word_lists()["function"]
        best: dict[str, Pattern] = {}
        for pattern in known:
            if (
                pattern.words <= around
                and (pattern.words & function <= near)
                and (pattern.type not in best or pattern.size > best[pattern.type].size)
            ):
                best[pattern.type] = pattern
        return sorted(best.values(), key=lambda p: (-p.size, p.type))


def reach(tree: Tree, token: int) -> frozenset[str]:
    """The lemmas that hang on a predicate as object, particle, preposition or complement, three steps deep at most."""
    found: list[str] = []
    level = [token]
    for _ in range(_DEPTH):
        level = [c for t in level for c in tree.children[t] if tree.deps[c] not in _SUBJECTS and not _dates(tree, c)]
        for t in level:
            found.append(tree.lemmas[t])
            found.append("not" if tree.lower[t] in _NEGATIONS else tree.lower[t])
    return frozenset(found)


def _beside(tree: Tree, token: int) -> frozenset[str]:
    """The function words that hang on a predicate itself: particles, prepositions, the "to" of its complement."""
    found = [tree.lower[c] for c in tree.children[token] if not _dates(tree, c)]
    for child in tree.children[token]:
        if tree.deps[child] in ("xcomp", "ccomp", "dobj", "prep", "prt", "acl"):
            found += [tree.lower[c] for c in tree.children[child] if tree.deps[c] in ("aux", "prep")]
    return frozenset(found)


def _dates(tree: Tree, preposition: int) -> bool:
    """Whether a preposition leads to a time: "called the mayor on Friday" is no call on anybody."""
    return tree.deps[preposition] == "prep" and any(tree.kinds[c] in _TIMES for c in tree.children[preposition])


def _modifiers(tree: Tree, token: int) -> frozenset[str]:
    return frozenset(
        tree.lemmas[c] for c in tree.children[token] if tree.deps[c] in ("compound", "amod", "nmod", "prep")
    )


@cache
def lexicon() -> Lexicon:
    """The lexicon that ships with the package, read once a process."""
    verbs: dict[str, list[Pattern]] = {}
    nouns: dict[str, list[Pattern]] = {}
    for kind, groups in pattern_groups().items():
        for group in groups:
            for line in group.words:
                words = line.removeprefix("~").split()
                noun = line.startswith("~")
                key = words.pop(-1 if noun else 0)
                if not noun and key in _NEGATIONS:
                    words, key = ["not", *words[1:]], words[0]
                pattern = Pattern(kind, group.mode, group.cameo, group.kind or None, frozenset(words))
                (nouns if noun else verbs).setdefault(key, []).append(pattern)
    return Lexicon({k: tuple(v) for k, v in verbs.items()}, {k: tuple(v) for k, v in nouns.items()})


@cache
def pattern_groups() -> dict[str, tuple[PatternGroup, ...]]:
    """The entries of the pattern files by the PLOVER type that they name."""
    found = {file: read_rules(__package__, file, PatternFile).group for file in data_files(__package__, "patterns")}
    return {file.removeprefix("patterns/").removesuffix(".toml").upper(): groups for file, groups in found.items()}
