"""Topics: passages of sport and made-up stories, whose violent words name no events."""

from collections.abc import Iterator, Sequence

from rashomon.mark.carrying import SCORE, heading_words, topics
from rashomon.mark.events.syntax import Tree

_AROUND = 3  # sentences on either side that belong to the passage
_STRONG = 2  # what a word of sport alone is worth where a shared one is worth one
_LEAST = 4
_NONE: frozenset[str] = frozenset()


def out_of_place(trees: Sequence[Tree], title: str | None) -> list[tuple[frozenset[str], ...]]:
    """For every word of every sentence the types of events that its passage does not hold; empty where it holds all."""
    words = topics()
    heading = heading_words(title)
    said = [frozenset((*tree.lower, *tree.lemmas, *_scores(tree))) for tree in trees]
    found = []
    for number, tree in enumerate(trees):
        near = heading.union(*said[max(0, number - _AROUND) : number + _AROUND + 1])
        if said[number].isdisjoint(words["grave"]) and _sport(near):
            found.append(tuple(_unsporting(tree.lower[t]) for t in range(len(tree))))
        else:
            told = _told_in_fiction(tree)
            found.append(tuple(words["unreal"] if t in told else _NONE for t in range(len(tree))) if told else ())
    return found


def _scores(tree: Tree) -> Iterator[str]:
    """The scores that the tokenizer took apart: "41", "-", "3"."""
    for one, sign, other in zip(tree.lower, tree.lower[1:], tree.lower[2:], strict=False):
        if sign in ("-", "–") and one.isdigit() and other.isdigit():
            yield f"{one}-{other}"


def _unsporting(word: str) -> frozenset[str]:
    """What a word of a passage of sport does not name; one of the game itself ("attacked") names no quarrel either."""
    words = topics()
    return words["unsporting"] | {"ACCUSE"} if word in words["shared"] else words["unsporting"]


def _sport(said: frozenset[str]) -> bool:
    strong, weak = len(said & topics()["sport"]), len(said & topics()["shared"])
    strong += any(map(SCORE.fullmatch, said)) and said.isdisjoint(topics()["votes"])
    return strong > 0 and _STRONG * strong + weak >= _LEAST


def _told_in_fiction(tree: Tree) -> frozenset[int]:
    """The words below the clause that a film or novel tells: "in the film", "the novel tells of"."""
    told: set[int] = set()
    works = () if (topics()["fiction"] | {"game"}).isdisjoint(tree.lemmas) else range(len(tree))
    for work in (t for t in works if _is_fiction(tree, t)):
        above = tree.heads[work]
        if tree.deps[work] == "pobj" and tree.lower[above] == "in":
            above = tree.heads[above]
        elif tree.deps[work] != "nsubj":
            continue
        first, last = tree.edges[above]
        told.update(range(first, last + 1))
    return frozenset(told)


def _is_fiction(tree: Tree, token: int) -> bool:
    words = topics()
    if tree.pos[token] not in ("NOUN", "PROPN"):
        return False
    played = any(tree.lower[c] in words["games"] for c in tree.children[token])
    return tree.lemmas[token] in words["fiction"] or (tree.lemmas[token] == "game" and played)
