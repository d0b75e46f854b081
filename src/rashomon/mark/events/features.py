"""What the trained models see of a candidate pair (actor, recipient): names of features, nothing else.

Names hold single words and dependency labels only; ``Linear`` adds up the weights of those it knows.
"""

from dataclasses import dataclass
from functools import cached_property

from rashomon.mark.events.agency import Agency, agency, within
from rashomon.mark.events.arguments import is_party
from rashomon.mark.events.lexicon import Lexicon, Pattern
from rashomon.mark.events.sectors import is_agency
from rashomon.mark.events.senses import barred
from rashomon.mark.events.syntax import Tree, after_dateline, left_edge, noun_heads

_SAYING = frozenset(("say", "tell", "report", "add", "announce", "state", "confirm", "accord", "note", "quote"))
_CLAUSAL = frozenset(("VERB", "AUX"))
_CONTENT = frozenset(("VERB", "NOUN", "ADJ"))


@dataclass(frozen=True)
class Sentence:
    """A tree with the phrases that may take part in an event and the patterns that fit its words.

    ``barred`` holds for every token the types of events that it does not name in this sense.
    """

    tree: Tree
    heads: tuple[int, ...]
    ranks: dict[int, int]
    patterns: tuple[tuple[Pattern, ...], ...]
    reporters: frozenset[int] = frozenset()
    barred: tuple[frozenset[str], ...] = ()

    @cached_property
    def agencies(self) -> dict[int, Agency]:
        """Who does what each verb says and to whom, by its own clause."""
        tree = self.tree
        return {token: agency(tree, token) for token in range(len(tree)) if tree.pos[token] == "VERB"}

    @cached_property
    def parties(self) -> dict[int, bool]:
        """Which of the phrases can act."""
        return {head: is_party(self.tree, head) for head in self.heads}

    @classmethod
    def of(
        cls, tree: Tree, lexicon: Lexicon, agencies: tuple[str, ...] = (), out_of_place: tuple[frozenset[str], ...] = ()
    ) -> "Sentence":
        """The sentence of a tree.

        ``agencies`` are the news services that the article credits, ``out_of_place`` the types of events that its
        words do not name in the passage where it stands.
        """
        start = after_dateline(tree)
        heads = tuple(h for h in noun_heads(tree) if h >= start and tree.kinds[h] not in ("DATE", "TIME"))
        reporters = frozenset(h for h in heads if is_agency(" ".join(tree.words[left_edge(tree, h) : h + 1]), agencies))
        bars = tuple(barred(tree, token) for token in range(len(tree)))
        if out_of_place:
            bars = tuple(own | strange for own, strange in zip(bars, out_of_place, strict=True))
        found = tuple(
            tuple(p for p in lexicon.match(tree, t) if p.type not in bars[t])
            if bars[t]
            else tuple(lexicon.match(tree, t))
            for t in range(len(tree))
        )
        return cls(tree, heads, {head: rank for rank, head in enumerate(heads)}, found, reporters, bars)


@dataclass(frozen=True, slots=True)
class Path:
    """The way from one token to another: up to ``top``, then down. ``up`` and ``down`` exclude ``top``."""

    up: tuple[int, ...]
    top: int
    down: tuple[int, ...]

    @property
    def between(self) -> tuple[int, ...]:
        """The words on the way, both ends left out."""
        return tuple(t for t in (*self.up[1:], self.top, *self.down[:-1]) if (self.up and self.down) or t != self.top)


def path_between(tree: Tree, source: int, target: int) -> Path:
    """The shortest way through the tree from ``source`` to ``target``, both of one sentence.

    Where one is coordinated with the other the way leads over the word that governs them both.
    """
    for one, other in ((source, target), (target, source)):
        if one in _first_conjuncts(tree, other):
            above, _ = governor(tree, one)
            if above != one:
                return Path((source,), above, (target,))
    rising, falling = tree.ancestors[source], tree.ancestors[target]
    known = {token: place for place, token in enumerate(falling)}
    for place, token in enumerate(rising):
        if token in known:
            return Path(rising[:place], token, tuple(reversed(falling[: known[token]])))
    return Path(rising[:-1], rising[-1], tuple(reversed(falling[:-1])))


def _first_conjuncts(tree: Tree, token: int) -> list[int]:
    """What ``token`` is coordinated with and stands before it."""
    found = []
    while tree.deps[token] == "conj" and tree.heads[token] != token:
        token = tree.heads[token]
        found.append(token)
    return found


def arc(tree: Tree, token: int) -> str:
    """The dependency label of a token, with the word itself where it is a preposition."""
    dep = tree.deps[token]
    return (
        f"{dep}:{tree.lower[token]}"
        if dep in ("prep", "agent", "prt", "dative", "mark") and tree.pos[token] != "NOUN"
        else dep
    )


def governor(tree: Tree, token: int) -> tuple[int, str]:
    """The content word above ``token`` and how it is reached (``prep:with`` stands for preposition and object)."""
    head = tree.heads[token]
    dep = tree.deps[token]
    if dep == "conj":
        while tree.deps[token] == "conj":
            token = tree.heads[token]
        head, dep = tree.heads[token], tree.deps[token]
    if dep in ("pobj", "pcomp") and tree.deps[head] in ("prep", "agent", "dative"):
        return tree.heads[head], arc(tree, head)
    return head, dep


def phrase_features(tree: Tree, token: int, rank: int) -> list[str]:
    """What a phrase says by itself about being an actor or a recipient; the model knows each name once for either."""
    above, label = governor(tree, token)
    lemma, kind, pos = tree.lemmas[token], tree.kinds[token], tree.pos[token]
    above2, label2 = governor(tree, above)
    verb = _clause_of(tree, token)
    first = left_edge(tree, token)
    inside = {tree.kinds[t] for t in range(first, token + 1)} - {""}
    subject_of = "root" if tree.deps[verb] == "ROOT" else tree.deps[verb]
    names = [
        f"dep={tree.deps[token]}",
        f"label={label}",
        f"label+pos={label}/{pos}",
        f"label+kind={label}/{kind}",
        f"label+clause={label}/{subject_of}",
        f"label2={label}<{tree.pos[above]}<{label2}",
        f"governor={label}/{tree.lemmas[above]}",
        f"governor-lemma={tree.lemmas[above]}",
        f"governor2={label}<{label2}/{tree.lemmas[above2]}",
        f"pos={pos}",
        f"kind={kind}",
        f"lemma={lemma}",
        f"suffix={lemma[-3:]}",
        f"rank={min(rank, 8)}",
        f"depth={min(len(tree.ancestors[token]), 8)}",
        f"place={token * 5 // len(tree)}",
        f"conj={tree.deps[token] == 'conj'}",
        f"pron={tree.lower[token] if pos == 'PRON' else ''}",
        f"date={kind in ('DATE', 'TIME')}",
        f"width={min(token - first, 4)}",
        f"saying={tree.lemmas[above] in _SAYING}/{label}",
        f"det={tree.lower[first] if tree.pos[first] in ('DET', 'PRON') else tree.pos[first]}",
    ]
    names += [f"inside={k}" for k in sorted(inside)]
    names += [f"below={arc(tree, c)}" for c in tree.children[token] if c > token]
    return names


def pair_features(sentence: Sentence, source: int, target: int, path: Path) -> list[str]:
    """What binds ``source`` as actor and ``target`` as recipient."""
    tree, ranks = sentence.tree, sentence.ranks
    up = [arc(tree, t) for t in path.up if tree.deps[t] != "pobj"]
    down = [arc(tree, t) for t in path.down if tree.deps[t] != "pobj"]
    top = tree.lemmas[path.top]
    verbs = [tree.lemmas[t] for t in (*path.up[1:], path.top, *path.down[:-1]) if tree.pos[t] in _CONTENT]
    left, right = "<".join(up), ">".join(down)
    shape = f"{left}^{right}"
    gap = ranks[target] - ranks[source]
    first = tree.pos[path.top]
    names = [
        f"path={shape}",
        f"path+top={shape}/{top}",
        f"left={left}/{first}",
        f"right={right}/{first}",
        f"right+top={right}/{top}",
        f"left+top={left}/{top}",
        f"top={top}/{tree.deps[path.top]}",
        f"gap={max(-4, min(gap, 6))}",
        f"ranks={min(ranks[source], 5)},{min(ranks[target], 5)}",
        f"length={min(len(up) + len(down), 8)}",
        f"lengths={min(len(up), 5)},{min(len(down), 5)}",
        f"nested={'source' if not path.up else 'target' if not path.down else 'no'}",
        f"kinds={tree.kinds[source]}>{tree.kinds[target]}",
        f"pos={tree.pos[source]}>{tree.pos[target]}",
        f"order={source < target}/{left}",
        f"labels={governor(tree, source)[1]}>{governor(tree, target)[1]}",
        f"verbs={len(verbs)}",
    ]
    names += [f"on={v}" for v in verbs]
    names += [f"on+right={v}/{right}" for v in verbs]
    if up and down:
        names.append(f"ends={up[0]}>{down[-1]}")
        names.append(f"ends+first={up[0]}>{down[0]}>{down[-1]}")
    names += _pattern_features(sentence, path, left, right)
    names += _agency_features(sentence, source, target, path)
    return names


def _agency_features(sentence: Sentence, source: int, target: int, path: Path) -> list[str]:
    """Whether the two are the doer and the one done to of a verb on the way, and whether either can act at all."""
    tree = sentence.tree
    names = [f"parties={sentence.parties[source]}>{sentence.parties[target]}"]
    for token in path.between:
        if tree.pos[token] != "VERB":
            continue
        said = sentence.agencies[token]
        fits = f"{_part_of(tree, source, said.agent)}/{_part_of(tree, target, said.patient)}/{said.passive}"
        names.append(f"does={fits}")
        names += [f"does+lex={fits}/{pattern.type}" for pattern in sentence.patterns[token][:1]]
        if token == path.top:
            names.append(f"does+top={fits}/{sentence.parties[source]}")
    return names


def _part_of(tree: Tree, token: int, head: int | None) -> str:
    """Whether a phrase is that of ``head``, belongs to it, or is another; "none" where there is no such phrase."""
    if head is None:
        return "none"
    return "is" if token == head else "in" if within(tree, token, head) else "no"


def _pattern_features(sentence: Sentence, path: Path, left: str, right: str) -> list[str]:
    """Which events the words on the way name, and how the two phrases hang on them."""
    names = []
    for token in path.between:
        for pattern in sentence.patterns[token][:1]:
            names += [f"lex={pattern.type}", f"lex+mode={pattern.type}/{pattern.mode}"]
            names += [f"lex+size={min(pattern.size, 3)}", f"lex+right={pattern.type}/{right}"]
            names += [f"lex+both={left}^{right}"]
    patterns = sentence.patterns[path.top]
    names.append(f"lextop={patterns[0].type if patterns else ''}/{left}")
    if not names[:-1]:
        names.append("lex=none")
    return names


def _clause_of(tree: Tree, token: int) -> int:
    """The nearest verb above a token, or the root."""
    for above in tree.ancestors[token][1:]:
        if tree.pos[above] in _CLAUSAL:
            return above
    return tree.ancestors[token][-1]
