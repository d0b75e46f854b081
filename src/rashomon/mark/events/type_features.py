"""What the type model sees of a pair: the words on the way between the two and what hangs on them."""

from collections.abc import Iterator
from itertools import pairwise
from math import sqrt

from rashomon.mark.events.features import Path, Sentence, arc
from rashomon.mark.events.status import status_of
from rashomon.mark.events.syntax import left_edge

_SKIPPED = frozenset(("det", "punct"))
_FAR, _PAIRED, _SECOND = 0.5, 0.4, 0.6  # weights of words anywhere, of word pairs anywhere, of words two steps away


def type_features(sentence: Sentence, source: int, target: int, path: Path) -> dict[str, float]:
    """Named features of the event that binds ``source`` and ``target``, scaled to length one."""
    found: dict[str, float] = {}
    between = tuple(dict.fromkeys((*path.up[1:], path.top, *path.down[:-1])))
    for name in _way(sentence, between, path):
        found[name] = 1.0
    for name, weight in _surroundings(sentence, between, (source, target)):
        found.setdefault(name, weight)
    for name, weight in _sentence_words(sentence, source, target):
        found.setdefault(name, weight)
    length = sqrt(sum(w * w for w in found.values())) or 1.0
    return {name: weight / length for name, weight in found.items()}


def _way(sentence: Sentence, between: tuple[int, ...], path: Path) -> Iterator[str]:
    tree = sentence.tree
    up = "<".join(arc(tree, t) for t in path.up if tree.deps[t] != "pobj")
    down = ">".join(arc(tree, t) for t in path.down if tree.deps[t] != "pobj")
    yield from (f"path={up}^{down}", f"up={up}", f"down={down}", f"top+down={tree.lemmas[path.top]}/{down}")
    for token in between:
        lemma = tree.lemmas[token]
        yield from (f"on={lemma}", f"on+pos={lemma}/{tree.pos[token]}", f"stem={lemma[:4]}")
        for place, pattern in enumerate(sentence.patterns[token]):
            yield from (f"lex={pattern.type}", f"mode={pattern.type}/{pattern.mode}")
            yield f"size={pattern.type}/{min(pattern.size, 3)}"
            if place == 0:
                yield f"best={pattern.type}"
            if token == path.top:
                yield f"top={pattern.type}/{place == 0}"
    if not sentence.patterns[path.top]:
        yield "top=none"
    yield from _outcome(sentence, between, path.top)
    for one, other in pairwise(between):
        yield f"two={tree.lemmas[one]}+{tree.lemmas[other]}"


def _outcome(sentence: Sentence, between: tuple[int, ...], top: int) -> Iterator[str]:
    """What became of the event that the words on the way name: a meeting that is planned is one agreed on."""
    named = next((t for t in (top, *between) if sentence.patterns[t] and not _is_speech(sentence, t)), None)
    if named is not None:
        status = status_of(sentence.tree, named).status
        yield from (f"status={status}", f"status={sentence.patterns[named][0].type}/{status}")


def _is_speech(sentence: Sentence, token: int) -> bool:
    return all(pattern.type == "STATEMENT" for pattern in sentence.patterns[token])


def _surroundings(sentence: Sentence, between: tuple[int, ...], pair: tuple[int, int]) -> Iterator[tuple[str, float]]:
    tree = sentence.tree
    inside = {*between, *pair}
    for token in between:
        for child in tree.children[token]:
            dep, lemma = tree.deps[child], tree.lemmas[child]
            if child in inside or dep in _SKIPPED:
                continue
            yield f"child={lemma}", 1.0
            yield f"child={tree.lemmas[token]}+{arc(tree, child)}+{lemma}", 1.0
            yield f"child={dep}+{lemma}", 1.0
            if dep in ("aux", "neg", "auxpass"):
                yield f"modal={tree.lower[child]}", 1.0
            for grandchild in tree.children[child]:
                if tree.deps[grandchild] not in _SKIPPED:
                    yield f"second={tree.lemmas[grandchild]}", _SECOND
    for role, token in zip("ab", pair, strict=True):
        yield f"{role}={tree.lemmas[token]}", 1.0
        yield f"{role}kind={tree.kinds[token]}/{tree.pos[token]}", 1.0
        for child in tree.children[token]:
            if tree.deps[child] not in _SKIPPED:
                yield f"{role}below={tree.lemmas[child]}", 1.0


def _sentence_words(sentence: Sentence, source: int, target: int) -> Iterator[tuple[str, float]]:
    tree = sentence.tree
    own = {t for head in (source, target) for t in range(left_edge(tree, head), head + 1)}
    near = {source, target}
    for token in range(len(tree)):
        if token not in near:
            for pattern in sentence.patterns[token]:
                yield f"any={pattern.type}", 1.0
        if token in own or tree.pos[token] in ("PUNCT", "DET"):
            continue
        yield f"w={tree.lemmas[token]}", _FAR
        if token + 1 < len(tree):
            yield f"w={tree.lemmas[token]}+{tree.lemmas[token + 1]}", _PAIRED
