"""Whether an event happened: its status and the words that say so, read from the parse and a table of governors."""

from collections.abc import Iterator

from rashomon.mark.events.clauses import clause
from rashomon.mark.events.deontic_and_generic import indefinite, is_infinitive, truth, undecided
from rashomon.mark.events.status_table import Finding, Governor, StatusWords, table
from rashomon.mark.events.syntax import Tree, past_agent, remembered
from rashomon.model import Span, Status

_STRONG: tuple[Status, ...] = ("denied", "cancelled", "postponed", "refused", "agreed", "invited")
_WEAK: tuple[Status, ...] = ("negated", "alleged", "hypothetical", "habitual", "planned", "ongoing", "occurred")
_EVIDENCE_REACH = 4  # tokens over which the evidence is shown as one
_VERBAL = frozenset(("VERB", "AUX"))
_CLAUSES = frozenset(("xcomp", "ccomp", "acl", "pcomp", "advcl", "relcl", "conj", "csubj", "acomp"))
_PHRASES = frozenset(
    ("dobj", "nsubjpass", "nsubj", "pobj", "attr", "oprd", "dep", "poss", "compound", "appos", "dative")
)
_COMPLEMENTS = _CLAUSES | _PHRASES


@remembered
def status_of(tree: Tree, trigger: int) -> Finding:
    """The status of the event that ``trigger`` names, with its evidence; ``occurred`` where nothing says otherwise."""
    findings = list(_findings(tree, trigger))
    settled = next((finding for finding in findings if finding.settled), None)
    if settled:
        return settled
    for finding in reversed(findings):
        if finding.status in _STRONG:
            return finding
    if findings and findings[0].status == "negated" and is_infinitive(tree, trigger):
        asked = next((finding for finding in findings[1:] if finding.status == "hypothetical"), None)
        if asked:  # "urged them not to attack" says nothing of what they did
            return asked
    disputed = [finding for finding in findings if finding.status in ("negated", "alleged")]
    if disputed and disputed[-1].status == "alleged":
        return disputed[-1]
    for status in _WEAK[:-1]:
        for finding in findings:
            if finding.status == status:
                return finding
    return findings[0] if findings else Finding("occurred", (trigger,))


def status_span(tree: Tree, finding: Finding) -> Span:
    """The words of the evidence; where they stand far apart, those of its first part."""
    first = min(finding.evidence)
    last = max(t for t in finding.evidence if t - first <= _EVIDENCE_REACH)
    return Span(tree.offsets[first], tree.end(last))


def clause_status(tree: Tree, token: int) -> tuple[Status, Span]:
    """What a sentence says became of the thing that the clause headed by ``token`` tells, and the words that say so."""
    finding = status_of(tree, token)
    return finding.status, status_span(tree, finding)


def _findings(tree: Tree, trigger: int) -> Iterator[Finding]:
    """What the trigger, its modifiers and the words above it say, from the inside outwards."""
    words = table().words
    token = trigger
    bare = True
    for _ in range(len(tree)):
        if tree.pos[token] in _VERBAL:
            own = clause(tree, token)
            if own and (bare or own.status != "occurred"):
                yield own
                bare = False
            if own and tree.deps[token] in ("ROOT", "ccomp", "relcl", "advcl"):
                yield from _dropped(tree, token)
        else:
            yield from _beside(tree, token, itself=token == trigger)
        above, link = _above(tree, token)
        if above is None:
            return
        step = list(_governed(tree, token, above, link, bare=token == trigger))
        left_open = None if step else undecided(tree, token, above, link)
        yield from step if left_open is None else (left_open,)
        if not step and not _transparent(tree, token, above, link, words):
            return
        token = above


def _above(tree: Tree, token: int) -> tuple[int | None, str]:
    """The word that governs ``token`` and by which relation; prepositions are passed through and named."""
    dep, head = tree.deps[token], tree.heads[token]
    seen = 0
    while dep == "conj" and not _ownclause(tree, token) and seen < len(tree):
        token = head
        dep, head = tree.deps[token], tree.heads[token]
        seen += 1
    if head == token or dep not in _COMPLEMENTS or (dep == "ccomp" and _is_parted(tree, token, head)):
        return None, dep
    if dep == "acl" and tree.tags[token] == "VBG" and _is_shown(tree, head):
        return tree.heads[head], "ccomp"
    if dep in ("pobj", "pcomp"):
        holder = tree.heads[head]
        return past_agent(tree, holder) if tree.tags[token] == "VBG" else holder, tree.lower[head]
    return head, "acl" if dep == "relcl" and _of_content(tree, token) else dep


def _is_parted(tree: Tree, verb: int, head: int) -> bool:
    """Whether a semicolon parts two verbs of which the parser hangs the first on the second: two sentences in one."""
    return verb < head and any(tree.words[t] == ";" for t in range(verb + 1, head))


def _is_shown(tree: Tree, noun: int) -> bool:
    """Whether a noun is what somebody sees do something: "seemed to show guards beating a boy"."""
    verb = tree.heads[noun]
    return tree.deps[noun] == "dobj" and tree.lemmas[verb] in table().words["showing"]


def _ownclause(tree: Tree, token: int) -> bool:
    return any(tree.deps[c] in ("nsubj", "nsubjpass") for c in tree.children[token])


def _transparent(tree: Tree, token: int, above: int, link: str, words: StatusWords) -> bool:
    """Whether what governs ``above`` still bears on the event at ``token``."""
    if link in ("relcl", "advcl", "nsubj") and tree.pos[token] in _VERBAL:
        return False
    if link == "ccomp" and any(tree.deps[c] == "mark" and tree.lower[c] == "whether" for c in tree.children[token]):
        return False  # "declined to say whether they would meet" refuses an answer
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


def _of_content(tree: Tree, verb: int) -> bool:
    """Whether a clause that the parser calls relative lacks nothing: "the claim that guards had burnt the mill"."""
    that = next((c for c in tree.children[verb] if tree.lower[c] == "that"), None)
    if that is None or tree.lemmas[tree.heads[verb]] not in table().nouns.keys() | table().carriers["reports"]:
        return False
    return tree.deps[that] == "mark" or sum(tree.deps[c] == "dobj" for c in tree.children[verb]) > 1


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
        group = known.predicates if tree.pos[above] in ("ADJ", "ADV") else known.nouns
        for governor in group.get(tree.lemmas[above], ())[:1]:
            yield _predicated_by(tree, above, governor)


def _predicated_by(tree: Tree, above: int, governor: Governor) -> Finding:
    """What an adjective or noun says of the event below it; "not" may stand on the copula above it, "no" beside it."""
    copula = tree.heads[above]
    none = next((c for c in tree.children[above] if tree.lower[c] in table().words["nobody"]), None)
    if none is not None and tree.pos[above] == "NOUN":
        return Finding(governor.negated, (none, above))
    beside = (copula, above) if tree.deps[above] in ("acomp", "attr", "oprd") else (above,)  # "found her not guilty"
    negation = [c for t in beside for c in tree.children[t] if tree.deps[c] == "neg"]
    if negation:
        return Finding(governor.negated, (*negation, above))
    return Finding(governor.status, (above,))


def _is_only_thought(tree: Tree, verb: int, above: int) -> bool:
    """Whether a deed is told as what somebody thinks was done: "police believe that he set the fire"."""
    if tree.lemmas[above] not in table().words["thinking"] or any(tree.deps[c] == "neg" for c in tree.children[above]):
        return False
    told = clause(tree, verb)
    return told is not None and told.status == "occurred"


def _hoax(tree: Tree, verb: int) -> Finding | None:
    """What a hoaxer says did not happen: "a hoax caller said that the bridge was mined"."""
    for child in tree.children[verb]:
        if tree.deps[child] in ("nsubj", "nsubjpass"):
            for token in (child, *tree.children[child]):
                if tree.lower[token] in table().words["hoaxes"]:
                    return Finding("denied", (token,))
    return None


def _governed_by_verb(tree: Tree, token: int, above: int, link: str, *, bare: bool) -> Iterator[Finding]:
    """What a verb says of the event that is its object, complement or subject, or of the word that carries it."""
    known, below = table(), tree.lemmas[token]
    hoax = _hoax(tree, above) if link == "ccomp" else None
    if hoax:
        yield hoax
        return
    taken_up = next(_taken_up(tree, below, above), None) or _of_object(tree, token, above, link)
    if taken_up:
        yield taken_up
    if link == "ccomp" and _is_only_thought(tree, token, above):
        yield Finding("alleged", (above,))
        return
    if link in ("xcomp", "advcl") and tree.tags[above] == "VBN" and tree.lemmas[above] in known.words["said_to"]:
        yield Finding("alleged", (above,))
        return
    if link == "nsubj":
        yield from _predicated(tree, above)
        told = clause(tree, above) if indefinite(tree, token) else None
        if told and told.status == "hypothetical":
            yield told
    passes = _passes(tree, token, above, link)
    if taken_up or (not passes and not _prepositional(tree, token, link)):
        return
    offered = below in known.carriers["offers"]
    for governor in known.verbs.get(tree.lemmas[above], ()):
        itself = (bare and below in governor.particle) or (offered and governor.status == "agreed")
        named = link in governor.particle
        if not itself and (passes or named) and (named or _beside_it(tree, above, governor.particle)):
            yield _weighed(tree, above, governor)
            return


def _prepositional(tree: Tree, token: int, link: str) -> bool:
    """Whether a preposition of accusing may lead to the event: "charged with murder", "arrested for stealing"."""
    return link in ("of", "with", "in") or (link in ("for", "from", "on") and tree.pos[token] in _VERBAL)


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
            if rules and tree.lemmas[verb] in table().words["copulas"]:
                said = _weighed(tree, verb, rules[0])
                yield Finding(said.status, (*said.evidence, child))
        elif tree.lower[child] == "under" and any(tree.lower[c] == "way" for c in tree.children[child]):
            yield Finding("ongoing", (child, child + 1))


def _weighed(tree: Tree, above: int, governor: Governor) -> Finding:
    """The governor's status in the light of its own clause: negated, or itself no more than possible."""
    evidence = (above, *(c for c in tree.children[above] if tree.lower[c] in governor.particle))
    own = clause(tree, above)
    if own and own.status in ("negated", "refused"):
        return Finding(governor.negated, (*own.evidence, *evidence))
    falsely = next((c for c in tree.children[above] if tree.lower[c] in table().words["falsely"]), None)
    if falsely is not None and governor.status == "alleged":
        return Finding("negated", (falsely, *evidence))
    if own and own.status == "hypothetical" and governor.status not in ("denied", "alleged"):
        return Finding("hypothetical", own.evidence)
    if (
        governor.status == "negated"
        and is_infinitive(tree, above)
        and tree.lemmas[tree.heads[above]] not in (table().words["implying"] | table().words["binding"])
    ):
        return Finding("hypothetical", evidence)
    return Finding(governor.status, evidence)


def _taken_up(tree: Tree, carrier: str, verb: int) -> Iterator[Finding]:
    """A verb that accepts, refuses, drops or denies the word that carries the event."""
    known = table()
    allowed: set[Status] = set()
    if carrier in known.carriers["offers"]:
        allowed |= {"agreed", "refused"}
    if carrier in known.carriers["plans"]:
        allowed |= {"cancelled"}
    if carrier in known.carriers["promises"]:
        allowed |= {"occurred", "negated"}
    if carrier in known.carriers["reports"]:
        allowed = {"denied"}
    for status, particle in known.carried.get(tree.lemmas[verb], ()):
        if status in allowed and _beside_it(tree, verb, particle):
            kept = status in ("occurred", "negated")
            told = clause(tree, verb) if kept else None
            if told is None or told.status == "occurred":
                evidence = (verb, *(c for c in tree.children[verb] if tree.lower[c] in particle))
                yield Finding(status, evidence, settled=kept)
            return


def _of_object(tree: Tree, token: int, verb: int, link: str) -> Finding | None:
    """What a verb makes of the infinitive of its object, where the parser hangs it on the verb: "broke his vow to"."""
    if link not in ("advcl", "xcomp") or not is_infinitive(tree, token):
        return None
    below = tree.children[verb]
    objects = [c for c in below if tree.deps[c] == "dobj" and c < token]
    objects += [
        o for c in below if tree.deps[c] == "prep" for o in tree.children[c] if tree.deps[o] == "pobj" and o < token
    ]
    taken = next((f for o in objects for f in _taken_up(tree, tree.lemmas[o], verb)), None)
    ending = next((g for g in table().verbs.get(tree.lemmas[verb], ()) if g.status == "negated"), None)
    open_end = ending is not None and any(tree.lemmas[o] in table().nouns for o in objects)
    return taken or (_weighed(tree, verb, ending) if ending is not None and open_end else None)


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


def _beside(tree: Tree, noun: int, *, itself: bool) -> Iterator[Finding]:
    """What the adjectives, participles and determiners of a noun say of the event that it names."""
    known = table()
    general = truth(tree, noun)
    if general:
        yield general
    for child in tree.children[noun]:
        dep, lower = tree.deps[child], tree.lower[child]
        if dep == "det" and lower in known.words["nobody"]:
            if itself or tree.lemmas[noun] not in known.nouns:  # "no evidence" is weighed with what governs
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
                yield from _participle(tree, child)


def _participle(tree: Tree, verb: int) -> Iterator[Finding]:
    """What a participle or relative clause says of the event that it describes: "a visit scheduled for May"."""
    for governor in table().verbs.get(tree.lemmas[verb], ()):
        if governor.status in ("postponed", "cancelled", "planned") and _beside_it(tree, verb, governor.particle):
            yield _weighed(tree, verb, governor)
            return
        if tree.deps[verb] == "relcl":
            return
