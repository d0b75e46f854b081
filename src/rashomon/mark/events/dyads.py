"""Dyads: which phrase of a sentence does something to which other, told by trained models over the parse."""

from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from itertools import repeat

import numpy as np

from rashomon.learned import Linear
from rashomon.mark.events.features import Path, Sentence, pair_features, path_between, phrase_features
from rashomon.mark.events.lexicon import Pattern
from rashomon.mark.events.syntax import phrase_variants
from rashomon.mark.events.type_features import type_features
from rashomon.mark.events.vetoes import calls_on, demands, is_encounter, only_says, ruled_out, snubs

ROLES = "ABP"  # actor, recipient, pair: the first letter of the names in the pair model
_ACTORS, _RECIPIENTS = 4, 5  # phrases of a sentence that are weighed in pairs, the likeliest by themselves first
_TYPED = 4  # pairs of a sentence of which the type is asked, the likeliest first
_MARGIN = 0.95  # how far below the best pair of its sentence a further pair may lie
_FURTHER = 12.2  # the least score of a weaker pair that names an event of its own
_BOND = 9.5  # the least score of a pair; below it one in three is right, and that on sentences that have an event
_LEAST = 7.5  # the same for the best pair of a sentence where its type is clear
_CLEAR = 0.3  # the least margin of a clear type
_CERTAINTY = -0.3  # the least margin of the type; below it one type in three is right
_UNNAMED = -0.1  # the same where no word on the way fits a pattern
_MODIFIERS = ("compound", "poss", "amod")
_YIELDS = ("CONCEDE", "RETREAT")


@dataclass(frozen=True, slots=True)
class Dyad:
    """An event of one sentence: tokens are sentence indices, spans (first, last) both inclusive."""

    sentence: Sentence
    source: int
    target: int
    source_span: tuple[int, int]
    target_span: tuple[int, int]
    trigger: int
    type: str
    pattern: Pattern | None
    score: float


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two phrases, how surely the one does something to the other, the likeliest type of it and its margin."""

    source: int
    target: int
    path: Path
    score: float
    type: str
    certainty: float


@dataclass(frozen=True)
class Coder:
    """The three trained models: which pair, which words of a phrase, which type."""

    pairs: Linear
    spans: Linear
    types: Linear

    @classmethod
    def load(cls) -> "Coder":
        """The models that ship with the package."""
        folder = files(__package__).joinpath("models")
        return cls(*(Linear.load(folder.joinpath(f"{name}.npz")) for name in ("pairs", "spans", "types")))

    def dyads(self, sentence: Sentence, margin: float = _MARGIN) -> list[Dyad]:
        """The dyads of a sentence, best first; every predicate gives one at most."""
        if not any(pattern.type != "STATEMENT" for patterns in sentence.patterns for pattern in patterns):
            return []
        kept: list[Dyad] = []
        for pair in self._typed(sentence):
            if pair.score < (_BOND if kept else _LEAST):
                break
            further = bool(kept) and pair.score < kept[0].score - margin
            if further and pair.score < _FURTHER:
                break
            if all(_apart(dyad, pair) for dyad in kept):
                dyad = self._dyad(sentence, pair)
                if dyad is not None and (not further or _new(kept, dyad)):
                    kept.append(dyad)
        return kept

    def _typed(self, sentence: Sentence) -> list[_Pair]:
        """The likeliest pairs, best first: two that do something to each other do something that has a type.

        The margin of the type is added to the score of the pair as it is.
        """
        likeliest = sorted(self._scored(sentence), key=lambda p: (-p[0], p[1], p[2]))[:_TYPED]
        pairs = []
        for score, source, target, path in likeliest:
            if score >= _LEAST:
                margins = self.types.scores(type_features(sentence, source, target, path))
                best = int(np.argmax(margins))
                certainty = float(margins[best])
                pairs.append(_Pair(source, target, path, score + certainty, self.types.classes[best], certainty))
        return sorted(pairs, key=lambda p: (-p.score, p.source, p.target))

    @cached_property
    def _weights(self) -> dict[str, dict[str, float]]:
        """The pair model as a table for each role: it has one class and is asked thousands of times an article."""
        values = self.pairs.weights[:, 0].tolist()
        tables: dict[str, dict[str, float]] = {role: {} for role in ROLES}
        for name, row in self.pairs.rows.items():
            tables[name[0]][name[2:]] = values[row]
        return tables

    def _bond(self, role: str, names: list[str]) -> float:
        return sum(map(self._weights[role].get, names, repeat(0.0)))

    def _scored(self, sentence: Sentence) -> list[tuple[float, int, int, Path]]:
        tree, ranks = sentence.tree, sentence.ranks
        features = {h: phrase_features(tree, h, ranks[h]) for h in sentence.heads}
        alone = {role: {h: self._bond(role, names) for h, names in features.items()} for role in "AB"}
        acting = [h for h in sentence.heads if h not in sentence.reporters]
        actors = sorted(acting, key=lambda h: (-alone["A"][h], h))[:_ACTORS]
        recipients = sorted(sentence.heads, key=lambda h: (-alone["B"][h], h))[:_RECIPIENTS]
        found = []
        for source in actors:
            for target in recipients:
                if source != target and not is_encounter(sentence, source):
                    path = path_between(tree, source, target)
                    bond = self._bond("P", pair_features(sentence, source, target, path))
                    found.append((alone["A"][source] + alone["B"][target] + bond, source, target, path))
        return found

    def _dyad(self, sentence: Sentence, pair: _Pair) -> Dyad | None:
        source, target, path = pair.source, pair.target, pair.path
        least = _CERTAINTY if _names_event(sentence, path) else _UNNAMED
        if pair.certainty < least and not calls_on(sentence, path.top):
            return None
        kind = pair.type
        trigger, pattern = find_trigger(sentence, path, kind)
        nearer = _verb_of_its_own(sentence, path, trigger)
        if nearer is not None:
            trigger, pattern = nearer, sentence.patterns[nearer][0]
            kind = pattern.type
        if kind in sentence.barred[trigger]:
            if not sentence.patterns[trigger]:
                return None
            pattern = sentence.patterns[trigger][0]
            kind = pattern.type
        if (pattern is None and snubs(sentence, trigger)) or calls_on(sentence, trigger):
            pattern = sentence.patterns[trigger][0]
            kind = pattern.type
        if pair.score - pair.certainty < _BOND and (pattern is None or pair.certainty < _CLEAR):
            return None
        if ruled_out(sentence, source, target, path, (trigger, pattern), pair.certainty):
            return None
        if pattern is None and only_says(sentence, trigger) and not (kind == "REQUEST" and demands(sentence, trigger)):
            kind = "STATEMENT"
        return Dyad(
            sentence=sentence,
            source=source,
            target=target,
            source_span=self.words_of(sentence, source, "A"),
            target_span=self.words_of(sentence, target, "B"),
            trigger=trigger,
            type=yield_type(pattern) if kind == "YIELD" else kind,
            pattern=pattern,
            score=pair.score,
        )

    def words_of(self, sentence: Sentence, head: int, role: str) -> tuple[int, int]:
        """The first and last token of the phrase of ``head``; ``role``: actor (A) or recipient (B)."""
        variants = phrase_variants(sentence.tree, head)
        if len(variants) == 1:
            return variants["core"]
        names = tuple(variants)
        scores = [float(self.spans.scores(span_features(sentence, head, role, name, names))[0]) for name in names]
        return variants[names[int(np.argmax(scores))]]


def _names_event(sentence: Sentence, path: Path) -> bool:
    """Whether a word on the way between the two fits a pattern of an event that is more than speech."""
    return any(pattern.type != "STATEMENT" for token in path.between for pattern in sentence.patterns[token])


def span_features(sentence: Sentence, head: int, role: str, name: str, names: tuple[str, ...]) -> list[str]:
    """What says that the words of variant ``name`` are those a reader would mark for the phrase of ``head``."""
    tree = sentence.tree
    first, last = phrase_variants(tree, head)[name]
    where = f"{name}/{role}"
    return [
        where,
        f"{where}/{tree.pos[head]}",
        f"{where}/{tree.kinds[head]}",
        f"{where}/{tree.deps[head]}",
        f"{where}/{'+'.join(names)}",
        f"{name}/{tree.lemmas[head]}",
        f"{name}/length={min(last - first, 12)}",
        f"{name}/premodified={any(tree.deps[c] in _MODIFIERS for c in tree.children[head] if c < head)}",
        f"{name}/pattern={bool(sentence.patterns[head])}",
        *(f"{name}/with={tree.lower[c]}" for c in tree.children[head] if c > head and tree.deps[c] == "prep"),
    ]


def find_trigger(sentence: Sentence, path: Path, kind: str) -> tuple[int, Pattern | None]:
    """The word that names the event of type ``kind`` on the way between the two, and the pattern that it fits."""
    between = path.between or (path.top,)
    order = sorted(between, key=lambda t: t != path.top)
    fitting: list[tuple[int, int, int, Pattern]] = []
    for place, token in enumerate(order):
        for pattern in sentence.patterns[token]:
            if pattern.type == kind or (kind == "YIELD" and pattern.type in _YIELDS):
                fitting.append((-pattern.size, place, token, pattern))
                break
    if fitting:
        _, _, token, pattern = min(fitting, key=lambda f: f[:3])
        return token, pattern
    for token in order:
        if any(pattern.type != "STATEMENT" for pattern in sentence.patterns[token]):
            return token, None
    return order[0], None


def _verb_of_its_own(sentence: Sentence, path: Path, trigger: int) -> int | None:
    """The further verb that the recipient is the object of: "denied it and [condemned] the attack"."""
    tree = sentence.tree
    if not path.down or tree.deps[path.down[-1]] not in ("dobj", "nsubjpass"):
        return None
    verb = tree.heads[path.down[-1]]
    joined = tree.deps[verb] == "conj" and tree.pos[verb] == "VERB" and trigger == tree.heads[verb]
    named = joined and sentence.patterns[verb] and sentence.patterns[verb][0].type != "STATEMENT"
    return verb if named and tree.pos[trigger] == "VERB" else None


def yield_type(pattern: Pattern | None) -> str:
    """CONCEDE or RETREAT, which the model does not tell apart."""
    return pattern.type if pattern else "CONCEDE"


def _new(kept: list[Dyad], dyad: Dyad) -> bool:
    """Whether a weaker dyad names an event of its own by a pattern of its type."""
    return dyad.pattern is not None and dyad.trigger not in {other.trigger for other in kept}


def _apart(dyad: Dyad, pair: _Pair) -> bool:
    return {dyad.source, dyad.target}.isdisjoint((pair.source, pair.target))


@cache
def coder() -> Coder:
    """The coder that ships with the package, loaded once a process."""
    return Coder.load()
