"""Whether an event happened: its status and the words that say so, read from the parse and a table of governors."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rashomon.mark.events.syntax import Tree
from rashomon.model import Status

_STRONG: tuple[Status, ...] = ("denied", "cancelled", "postponed", "refused", "agreed", "invited")
_WEAK: tuple[Status, ...] = ("negated", "hypothetical", "habitual", "planned", "ongoing", "occurred")
_VERBAL = frozenset(("VERB", "AUX"))
_CLAUSES = frozenset(("xcomp", "ccomp", "acl", "pcomp", "advcl", "relcl", "conj", "csubj", "acomp"))
_PHRASES = frozenset(
    ("dobj", "nsubjpass", "nsubj", "pobj", "attr", "oprd", "dep", "poss", "compound", "appos", "dative")
)
_COMPLEMENTS = _CLAUSES | _PHRASES


@dataclass(frozen=True, slots=True)
class Finding:
    """A status and the tokens (sentence indices) that are the evidence for it."""

    status: Status
    evidence: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Governor:
    """What a word says of the event below it; ``particle`` must stand beside it where it is not empty."""

    status: Status
    negated: Status
    particle: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """The status table: governors by lemma and part of speech, carriers, and lists of function words."""

    verbs: dict[str, tuple[Governor, ...]]
    nouns: dict[str, tuple[Governor, ...]]
    adjectives: dict[str, tuple[Governor, ...]]
    carried: dict[str, tuple[tuple[Status, tuple[str, ...]], ...]]
    carriers: dict[str, frozenset[str]]
    words: dict[str, frozenset[str]]


@cache
def table() -> Table:
    """The table that ships with the package, read once a process."""
    data = tomllib.loads(files(__package__).joinpath("status.toml").read_text("utf-8"))
    found: dict[str, dict[str, list[Governor]]] = {"verbs": {}, "nouns": {}, "adjectives": {}}
    for group in data["governor"]:
        for part, known in found.items():
            for line in group[part]:
                lemma, *particle = line.split()
                known.setdefault(lemma, []).append(Governor(group["status"], group["negated"], tuple(particle)))
    carried: dict[str, list[tuple[Status, tuple[str, ...]]]] = {}
    for status, lines in data["carried"].items():
        for line in lines:
            lemma, *particle = line.split()
            carried.setdefault(lemma, []).append((status, tuple(particle)))
    return Table(
        verbs={k: _longest_first(v) for k, v in found["verbs"].items()},
        nouns={k: _longest_first(v) for k, v in found["nouns"].items()},
        adjectives={k: _longest_first(v) for k, v in found["adjectives"].items()},
        carried={k: tuple(v) for k, v in carried.items()},
        carriers={k: frozenset(v) for k, v in data["carriers"].items()},
        words={k: frozenset(v) for k, v in data["words"].items()},
    )


def _longest_first(rules: list[Governor]) -> tuple[Governor, ...]:
    return tuple(sorted(rules, key=lambda rule: -len(rule.particle)))


def status_of(tree: Tree, trigger: int) -> Finding:
    """The status of the event that ``trigger`` names, with its evidence; ``occurred`` where nothing says otherwise."""
    findings = list(_findings(tree, trigger))
    for finding in reversed(findings):
        if finding.status in _STRONG:
            return finding
    for status in _WEAK[:-1]:
        for finding in findings:
            if finding.status == status:
                return finding
    return findings[0] if findings else Finding("occurred", (trigger,))


def _findings(tree: Tree, trigger: int) -> Iterator[Finding]:
    """What the trigger, its modifiers and the words above it say, from the inside outwards."""
    words = table().words
    token = trigger
    bare = True
    for _ in range(len(tree)):
        if tree.pos[token] in _VERBAL:
            own = _clause(tree, token)
            if own and (bare or own.status != "occurred"):
                yield own
                bare = False
            if own and tree.deps[token] in ("ROOT", "ccomp", "relcl", "advcl"):
                yield from _dropped(tree, token)
        else:
            yield from _beside(tree, token)
        above, link = _above(tree, token)
        if above is None:
            return
        step = list(_governed(tree, token, above, link, bare=token == trigger))
        yield from step
        if not step and not _transparent(tree, token, above, link, words):
            return
        token = above


def _above(tree: Tree, token: int) -> tuple[int | None, str]:
    """The word that governs ``token`` and by which relation; prepositions are passed through and named."""
    dep, head = tree.deps[token], tree.heads[token]
    seen = 0
    while dep == "conj" and not _own_clause(tree, token) and seen < len(tree):
        token = head
        dep, head = tree.deps[token], tree.heads[token]
        seen += 1
    if head == token or dep not in _COMPLEMENTS:
        return None, dep
    if dep in ("pobj", "pcomp"):
        return tree.heads[head], tree.lower[head]
    return head, dep


def _own_clause(tree: Tree, token: int) -> bool:
    return any(tree.deps[c] in ("nsubj", "nsubjpass") for c in tree.children[token])


def _transparent(tree: Tree, token: int, above: int, link: str, words: dict[str, frozenset[str]]) -> bool:
    """Whether what governs ``above`` still bears on the event at ``token``."""
    if link in ("relcl", "advcl", "nsubj") and tree.pos[token] in _VERBAL:
        return False
    if tree.lemmas[above] in table().carriers["reports"] or tree.lemmas[above] in table().carriers["offers"]:
        return True
    if tree.pos[token] in _VERBAL and link in ("ccomp", "xcomp", "conj"):
        return True
    if tree.pos[above] in _VERBAL:
        return tree.lemmas[above] in words["light"] and link in (
            "dobj",
            "nsubj",
            "nsubjpass",
            "attr",
            "in",
            "on",
            "with",
            "to",
        )
    return link in ("of", "conj", "compound", "appos", "for", "on", "poss")


def _governed(tree: Tree, token: int, above: int, link: str, *, bare: bool) -> Iterator[Finding]:
    """What the governor ``above`` says of the event, if it is in the table."""
    known, words = table(), table().words
    if link in words["without"]:
        yield Finding("negated", (tree.heads[token],))
        return
    if link in words["before"] or (link == "of" and tree.lower[tree.heads[tree.heads[token]]] in words["before"]):
        yield Finding("planned", (tree.heads[token],))
        return
    if tree.pos[above] in _VERBAL:
        yield from _governed_by_verb(tree, token, above, link, bare=bare)
    elif link != "relcl":
        group = known.adjectives if tree.pos[above] in ("ADJ", "ADV") else known.nouns
        for governor in group.get(tree.lemmas[above], ())[:1]:
            yield Finding(governor.status, (above,))


def _governed_by_verb(tree: Tree, token: int, above: int, link: str, *, bare: bool) -> Iterator[Finding]:
    """What a verb says of the event that is its object, complement or subject, or of the word that carries it."""
    known, below = table(), tree.lemmas[token]
    taken_up = next(_taken_up(tree, below, above), None)
    if taken_up:
        yield taken_up
    if link == "nsubj":
        yield from _predicated(tree, above)
    if taken_up or not _passes(tree, token, above, link):
        return
    offered = below in known.carriers["offers"]
    for governor in known.verbs.get(tree.lemmas[above], ()):
        itself = (bare and below in governor.particle) or (offered and governor.status == "agreed")
        if not itself and _beside_it(tree, above, governor.particle):
            yield _weighed(tree, above, governor)
            return


def _passes(tree: Tree, token: int, above: int, link: str) -> bool:
    """Whether the verb ``above`` governs the event at ``token``, which is not its mere circumstance."""
    verbal = tree.pos[token] in _VERBAL
    if link == "nsubj":
        return any(g.status == "ongoing" for g in table().verbs.get(tree.lemmas[above], ()))
    if link in ("relcl", "conj"):
        return False
    if link == "advcl":
        return any(tree.lower[c] == "to" and tree.deps[c] == "aux" for c in tree.children[token])
    if link == "ccomp" and verbal:
        return tree.lemmas[above] not in table().words["saying"] or tree.lemmas[above] in ("promise", "vow")
    return link not in table().words["circumstances"]


def _predicated(tree: Tree, verb: int) -> Iterator[Finding]:
    """What an adjective or "under way" predicates of the event that is the subject of ``verb``."""
    for child in tree.children[verb]:
        if tree.deps[child] in ("acomp", "advmod", "attr", "oprd"):
            rules = table().adjectives.get(tree.lower[child])
            if rules and tree.lemmas[verb] in ("be", "seem", "look", "remain", "become", "appear"):
                yield _weighed(tree, verb, rules[0])
        elif tree.lower[child] == "under" and any(tree.lower[c] == "way" for c in tree.children[child]):
            yield Finding("ongoing", (child, child + 1))


def _weighed(tree: Tree, above: int, governor: Governor) -> Finding:
    """The governor's status in the light of its own clause: negated, or itself no more than possible."""
    evidence = (above, *(c for c in tree.children[above] if tree.lower[c] in governor.particle))
    own = _clause(tree, above)
    if own and own.status in ("negated", "refused"):
        return Finding(governor.negated, (*own.evidence, *evidence))
    if own and own.status == "hypothetical" and governor.status != "denied":
        return Finding("hypothetical", own.evidence)
    return Finding(governor.status, evidence)


def _taken_up(tree: Tree, carrier: str, verb: int) -> Iterator[Finding]:
    """A verb that accepts, refuses, drops or denies the word that carries the event."""
    known = table()
    allowed: set[Status] = set()
    if carrier in known.carriers["offers"]:
        allowed |= {"agreed", "refused"}
    if carrier in known.carriers["plans"]:
        allowed |= {"cancelled"}
    if carrier in known.carriers["reports"]:
        allowed = {"denied"}
    for status, particle in known.carried.get(tree.lemmas[verb], ()):
        if status in allowed and _beside_it(tree, verb, particle):
            yield Finding(status, (verb, *(c for c in tree.children[verb] if tree.lower[c] in particle)))
            return


def _beside_it(tree: Tree, verb: int, particle: tuple[str, ...]) -> bool:
    """Whether the words of a governor's particle all hang on it, directly or one step below."""
    if not particle:
        return True
    tokens = list(tree.children[verb])
    for child in tree.children[verb]:
        if tree.deps[child] in ("prep", "prt", "dobj"):
            wanted = "det" if tree.deps[child] == "dobj" else "pobj"
            tokens += [c for c in tree.children[child] if tree.deps[c] == wanted]
    near = {form for t in tokens for form in (tree.lower[t], tree.lemmas[t])}
    return all(word in near for word in particle)


def _dropped(tree: Tree, token: int) -> Iterator[Finding]:
    """A later verb of the same sentence that drops the plan: "was to travel but scrapped his plans"."""
    chain = [token, *(t for t in tree.ancestors[token] if tree.pos[t] in _VERBAL)]
    for verb in dict.fromkeys(c for t in chain for c in tree.children[t] if tree.deps[c] == "conj" and c > token):
        objects = [tree.lemmas[c] for c in tree.children[verb] if tree.deps[c] in ("dobj", "nsubjpass")]
        for carrier in objects:
            yield from (f for f in _taken_up(tree, carrier, verb) if f.status == "cancelled")


def _beside(tree: Tree, noun: int) -> Iterator[Finding]:
    """What the adjectives, participles and determiners of a noun say of the event that it names."""
    known = table()
    for child in tree.children[noun]:
        dep, lower = tree.deps[child], tree.lower[child]
        if dep == "det" and lower in known.words["nobody"]:
            yield Finding("negated", (child,))
        elif dep == "npadvmod":
            yield from (
                Finding("habitual", (c, child)) for c in tree.children[child] if tree.lower[c] in known.words["every"]
            )
        elif dep in ("amod", "acl", "compound", "advmod", "relcl", "appos"):
            rules = known.adjectives.get(lower) or known.adjectives.get(tree.lemmas[child])
            if rules:
                yield Finding(rules[0].status, (child,))
            elif tree.pos[child] == "VERB" and tree.lemmas[child] not in known.words["aims"]:
                for governor in known.verbs.get(tree.lemmas[child], ()):
                    if governor.status in ("postponed", "cancelled", "planned") and _beside_it(
                        tree, child, governor.particle
                    ):
                        yield _weighed(tree, child, governor)
                        break
                    if dep == "relcl":
                        break


def _clause(tree: Tree, verb: int) -> Finding | None:
    """What a verb's own auxiliaries, adverbs and conjunctions say; None for a dependent infinitive or participle."""
    words = table().words
    children = tree.children[verb]
    if tree.deps[verb] == "conj" and not any(tree.deps[c] in ("aux", "nsubj", "nsubjpass") for c in children):
        head = tree.heads[verb]
        if (
            tree.pos[head] in _VERBAL
            and tree.tags[head][:2] == tree.tags[verb][:2]
            and tree.tags[verb] in ("VB", "VBG", "VBN")
        ):
            return _clause(tree, head)
    aux = [c for c in children if tree.deps[c] in ("aux", "auxpass")]
    said = {tree.lower[c]: c for c in aux}
    negation = next((c for c in children if tree.deps[c] == "neg" or tree.lower[c] in ("never", "neither")), None)
    return (
        _denial(tree, verb, said, negation)
        or _condition(tree, verb)
        or _possibility(tree, verb, said)
        or _habit(tree, verb, words)
        or _tense(tree, verb, said)
    )


def _denial(tree: Tree, verb: int, said: dict[str, int], negation: int | None) -> Finding | None:
    words = table().words
    for child in tree.children[verb]:
        if tree.deps[child] in ("nsubj", "nsubjpass", "dobj"):
            nobody = next((t for t in (child, *tree.children[child]) if tree.lower[t] in words["nobody"]), None)
            if nobody is not None:
                return Finding("negated", (nobody,))
    if negation is None:
        return None
    future = [c for form, c in said.items() if form in words["future"] or form == "would"]
    if future:
        return Finding("refused", (*future, negation))
    first = any(tree.lower[c] in ("we", "i") and tree.deps[c] == "nsubj" for c in tree.children[verb])
    quoted = tree.deps[verb] == "ccomp" and tree.lemmas[tree.heads[verb]] in words["saying"]
    return Finding("denied" if first and quoted else "negated", (*said.values(), negation))


def _condition(tree: Tree, verb: int) -> Finding | None:
    words = table().words
    for token in tree.ancestors[verb]:
        if tree.deps[token] not in ("advcl", "ccomp", "xcomp", "conj", "ROOT", "acl") and token != verb:
            return None
        for child in tree.children[token]:
            if tree.deps[child] in ("mark", "advmod") and tree.lower[child] in words["conditions"]:
                return Finding("hypothetical", (child,))
        if tree.deps[token] not in ("xcomp", "conj"):
            return None
    return None


def _possibility(tree: Tree, verb: int, said: dict[str, int]) -> Finding | None:
    words = table().words
    for form, child in said.items():
        if form in words["possible"]:
            return Finding("hypothetical", (child,))
    for child in tree.children[verb]:
        if tree.deps[child] == "advmod" and tree.lower[child] in words["perhaps"]:
            return Finding("hypothetical", (child,))
    return None


def _habit(tree: Tree, verb: int, words: dict[str, frozenset[str]]) -> Finding | None:
    for child in tree.children[verb]:
        if tree.deps[child] == "advmod" and tree.lower[child] in words["often"]:
            return Finding("habitual", (child,))
        if tree.deps[child] in ("npadvmod", "advmod"):
            for token in (child, *tree.children[child]):
                if tree.lower[token] in words["every"] and token != child:
                    return Finding("habitual", (token, child))
                if tree.lower[token] in words["times"] and tree.lower[token + 1 : token + 2] in (["a"], ["per"]):
                    return Finding("habitual", (token, token + 1))
    return None


def _tense(tree: Tree, verb: int, said: dict[str, int]) -> Finding | None:
    """Status by tense and aspect alone."""
    words = table().words
    for form, child in said.items():
        if form in words["future"]:
            return Finding("planned", (child,))
    if "would" in said:
        return _would(tree, verb, said["would"])
    tag = tree.tags[verb]
    if "to" in said or (tag == "VB" and not said):
        return Finding("planned", (said["to"],)) if tree.deps[verb] == "ROOT" and "to" in said else None
    soon = next(
        (t for c in tree.children[verb] for t in (c, *tree.children[c]) if tree.lower[t] in words["tomorrow"]), None
    )
    present = not said or {"is", "are", "'s", "'re", "am"} & said.keys()
    if soon is not None and present and tag in ("VBZ", "VBP", "VBG") and tree.deps[soon] != "mark":
        return Finding("planned", (verb, soon))
    if tag == "VBG":
        if {"is", "are", "am", "'s", "'re", "’s", "’re"} & said.keys() or "been" in said:
            return Finding("ongoing", tuple(said.values()))
        if not said:
            return None
    return Finding("occurred", (*said.values(), verb))


def _would(tree: Tree, verb: int, would: int) -> Finding:
    words = table().words
    conditional = any(word in words["conditions"] - {"should", "whether"} for word in tree.lower)
    reported = tree.deps[verb] in ("ccomp", "conj") and any(
        tree.lemmas[t] in words["saying"] or tree.lemmas[t] in table().verbs for t in tree.ancestors[verb][1:]
    )
    return Finding("planned" if reported and not conditional else "hypothetical", (would,))
