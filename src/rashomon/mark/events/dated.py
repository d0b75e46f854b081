"""What a sentence says of a date: the word that it dates, and whether what that word names came about."""

from bisect import bisect_left
from collections.abc import Iterator

import msgspec

from rashomon.mark.events.circumstances import is_bound, token_at
from rashomon.mark.events.counted import counted, leads_to_day
from rashomon.mark.events.lexicon import lexicon
from rashomon.mark.events.status import status_of
from rashomon.mark.events.status_table import table
from rashomon.mark.events.syntax import Tree, trees
from rashomon.mark.parse import Parsed
from rashomon.mark.times.dates import parse_day
from rashomon.model import OFF, UNDONE, Published, Span, Status, TimeExpression

_VERBAL = frozenset(("VERB", "AUX"))
_NOMINAL = frozenset(("NOUN", "PROPN"))
_OPEN: frozenset[Status] = frozenset(("planned", "hypothetical", "invited", "agreed", "ongoing"))
_UNTIL = frozenset(("before", "until", "till"))
_DURING = frozenset(("at", "in", "during", "after", "following", "since"))  # what something is done at takes place
_ONTO = frozenset(("to", "until", "till", "for"))  # "was put off to Friday": Friday is the new day


def with_heads(parsed: Parsed, times: tuple[TimeExpression, ...]) -> tuple[TimeExpression, ...]:
    """The dates and clock times with the word that each dates and its status; other times as they are.

    A length that is counted from such a date to a deed ("a day after the envoy resigned") is the date of the deed.
    """
    made: dict[Span, TimeExpression] = {}
    day = parse_day(parsed.article.published.value)
    dates = [time for time in times if time.type in ("DATE", "TIME") or leads_to_day(time, parsed.text)]
    starts = [time.span.start for time in dates]
    known = {tree.start: tree for tree in trees(parsed.doc)}
    for sentence in parsed.doc.sents if dates else ():
        here = Span(sentence.start_char, sentence.end_char)
        near = dates[bisect_left(starts, here.start) : bisect_left(starts, here.end)]
        inside = [time for time in near if here.contains(time.span)]
        tree = (known.get(sentence.start) or Tree.of(sentence)) if inside else None
        if tree is None:
            continue
        for time in inside:
            if time.type == "DURATION":
                named = [other for other in inside if other.type != "DURATION"]
                made[time.span] = counted(tree, parsed.text, time, named, day)
            else:
                made[time.span] = _with_head(tree, time, parsed.article.published)
    return tuple(made.get(time.span, time) for time in times)


def _with_head(tree: Tree, time: TimeExpression, published: Published) -> TimeExpression:
    token = token_at(tree, time.span)
    if token is None:
        return time
    said = _saying_before(tree, time.span)
    above = [said] if said is not None else list(_above(tree, token))
    if not above:
        return time
    behind = published.value is not None and time.value[:10] <= published.value[: len(time.value[:10])]
    head, status = _told(tree, token, above, behind=behind)
    if _governs(tree, head, "postponed") and _preposition(tree, token) in _ONTO:
        status = "planned"
    bound = said is None and any(is_bound(tree, word) for word in _between(tree, token, head))
    word = None if bound else Span(tree.offsets[head], tree.end(head))
    return msgspec.structs.replace(time, head=word, status=status)


def _told(tree: Tree, token: int, above: list[int], *, behind: bool) -> tuple[int, Status]:
    """The word that is dated, among those ``above`` the date, and its status.

    A noun is dated where its governor says what becomes of it ("the concert on Friday was called off"), and where it
    names what was to be seen on a day that was past ("will look into Friday's attack", "skipped the vote on Friday").
    """
    verb = above[-1]
    told = _of_verb(tree, verb)
    if behind and told == "planned" and _ends_what_was(tree, verb):
        return verb, "occurred"
    outer = next((t for t in tree.ancestors[verb] if tree.deps[t] != "xcomp"), verb)
    clause = told in _OPEN and tree.deps[outer] in ("relcl", "acl")
    thing = status_of(tree, tree.heads[outer]).status if clause else None
    if thing in OFF:  # "postponed the visit that she was to make next week"
        return verb, thing
    for noun in above if tree.pos[verb] not in _VERBAL else above[:-1]:
        own = status_of(tree, noun).status
        known = behind and (_is_known(tree, noun, token) or tree.lemmas[noun] in lexicon().nouns)
        if own not in ("occurred", *_OPEN) and not (own in UNDONE and known and not _is_subject(tree, noun)):
            return noun, own
        if known and (told in UNDONE or (told in _OPEN and _is_to_come(tree, verb))):
            return noun, "occurred"
        if own in _OPEN and behind and told == "occurred" and _is_past_with(tree, noun):
            return noun, "occurred"
        if own in _OPEN:
            return noun, own
    return verb, told


def _of_verb(tree: Tree, verb: int) -> Status:
    """The status of what a verb tells; that of what it speaks of where it only says how that stands.

    "A vote is set for Friday", "the hearing is due on Friday", "the launch, planned for Friday, was scrapped".
    """
    plans = _governs(tree, verb, "planned")
    if tree.deps[verb] == "acl" and tree.tags[verb] == "VBN" and not plans:  # "two reports published in May"
        return "occurred"
    told = status_of(tree, verb).status
    until = any(tree.deps[c] == "mark" and tree.lower[c] in _UNTIL for c in tree.children[verb])
    if told == "occurred" and until and tree.tags[verb] in ("VBZ", "VBP"):  # "before this month is out"
        return "planned"
    if told == "planned" and tree.tags[verb] == "VBD" and tree.deps[verb] in ("advcl", "relcl"):
        return "occurred"  # "will pay the families of those who died when it sank in March"
    if told != "occurred" or not (plans or tree.lemmas[verb] == "be"):
        return told
    carried = [tree.heads[verb]] if tree.deps[verb] == "acl" else []
    carried += [c for link in ("nsubjpass", "dobj", "nsubj") for c in tree.children[verb] if tree.deps[c] == link]
    return status_of(tree, carried[0]).status if carried else told


def _ends_what_was(tree: Tree, verb: int) -> bool:
    """Whether a verb names what followed on a deed of the past: "worked there before retiring in 2014"."""
    outer = next((t for t in tree.ancestors[verb][1:] if tree.pos[t] in _VERBAL), None)
    leads = tree.tags[verb] == "VBG" and _preposition(tree, verb) in _UNTIL
    return leads and outer is not None and status_of(tree, outer).status == "occurred"


def _is_past_with(tree: Tree, noun: int) -> bool:
    """Whether a noun names end or occasion of a deed of the past: "until his resignation", "said at a meeting"."""
    return _preposition(tree, noun) in _UNTIL | _DURING


def _above(tree: Tree, token: int) -> Iterator[int]:
    """The nouns that a date hangs on, from the inside, and the first verb above them."""
    for above in tree.ancestors[token][1:]:
        if tree.pos[above] in _VERBAL:
            yield above
            return
        if tree.pos[above] in _NOMINAL and tree.kinds[above] not in ("DATE", "TIME"):
            yield above


def _between(tree: Tree, token: int, head: int) -> Iterator[int]:
    """The words between a date and the word that it dates."""
    for above in tree.ancestors[token][1:]:
        if above == head:
            return
        yield above


def _saying_before(tree: Tree, span: Span) -> int | None:
    """The verb of speech right before a date: "said on Monday it would go"; the parser may hang the day on "go"."""
    first = bisect_left(tree.offsets, span.start)
    at = first - 2 if first and tree.lower[first - 1] == "on" else first - 1
    said = at >= 0 and tree.tags[at] == "VBD" and tree.lemmas[at] in table().words["saying"]
    return at if said else None


def _is_known(tree: Tree, noun: int, date: int) -> bool:
    """Whether a noun is told as known, and so as something that was: "the vote on Friday", "Friday's vote"."""
    owned = tree.heads[date] == noun and tree.deps[date] in ("poss", "compound", "nmod")
    return owned or any(
        tree.deps[c] == "poss" or tree.lower[c] in ("the", "that", "this") for c in tree.children[noun] if c < noun
    )


def _is_subject(tree: Tree, noun: int) -> bool:
    return tree.deps[noun] in ("nsubj", "nsubjpass")


def _preposition(tree: Tree, token: int) -> str:
    head = tree.heads[token]
    return tree.lower[head] if tree.deps[head] == "prep" else ""


def _governs(tree: Tree, verb: int, status: Status) -> bool:
    """Whether a verb is one that gives what it governs a status: "plan" planned, "put off" postponed."""
    return any(governor.status == status for governor in table().verbs.get(tree.lemmas[verb], ()))


def _is_to_come(tree: Tree, verb: int) -> bool:
    """Whether the verb stands in the future: what it speaks of on a day that is past is no plan."""
    return any(tree.lower[c] in table().words["future"] for c in tree.children[verb] if tree.deps[c] == "aux")
