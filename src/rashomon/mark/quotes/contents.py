"""Content candidates: every stretch that a cue may govern, named by the way it was reached."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.mark.quotes.frame import Frame, Range

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_FUNCTION = frozenset({"aux", "auxpass", "neg", "prt", "punct", "mark", "cc", "det", "advmod", "intj"})
_MOST_BESIDE = 24  # quoted stretches on either side of a cue that are looked at
_CLAUSAL = frozenset({"ccomp", "xcomp", "advcl", "acl", "relcl", "conj", "parataxis", "pcomp"})


@dataclass(frozen=True, slots=True)
class Content:
    """Token ranges (trimmed, in order) that a cue may govern; ``way`` names how they were reached, ``head`` by what."""

    ranges: tuple[Range, ...]
    way: str
    head: int

    def words(self, frame: Frame) -> frozenset[int]:
        """The tokens of the stretch that hold a letter or a digit."""
        return frozenset(i for a, b in self.ranges for i in range(a, b) if frame.is_word[i])


def subject_of(frame: Frame, cue: int) -> int:
    """The grammatical subject beside ``cue``, or -1."""
    for child in frame.children[cue]:
        if frame.deps[child] in _SUBJECTS:
            return child
    return -1


def find_contents(frame: Frame, cue: int) -> list[Content]:
    """The candidates of one cue, each stretch once (the first way that reaches it counts)."""
    seen: dict[tuple[Range, ...], Content] = {}
    for way, head, ranges in _reach(frame, cue):
        parts = [trim(frame, part) for part in (sorted(ranges) if len(ranges) > 1 else ranges)]
        trimmed = tuple([(a, b) for a, b in parts if a < b])
        if trimmed and trimmed not in seen and not any(a <= cue < b for a, b in trimmed):
            seen[trimmed] = Content(trimmed, way, head)
    return list(seen.values())


def trim(frame: Frame, span: Range) -> Range:
    """``span`` without punctuation and blanks at its edges."""
    start, end = span
    is_edge = frame.is_edge
    while start < end and is_edge[start]:
        start += 1
    while start < end and is_edge[end - 1]:
        end -= 1
    return start, end


def _reach(frame: Frame, cue: int) -> Iterator[tuple[str, int, list[Range]]]:
    yield from _below(frame, cue)
    yield from _around(frame, cue)
    yield from _above(frame, cue)
    yield from _quoted(frame, cue)


def _below(frame: Frame, cue: int) -> Iterator[tuple[str, int, list[Range]]]:
    """Dependents of the cue, one by one, in runs, and one level further down."""
    deps, children = frame.deps, frame.children
    subject = subject_of(frame, cue)
    for child in children[cue]:
        dep = deps[child]
        if dep in _FUNCTION:
            continue
        yield "child:" + dep, child, [frame.subtree(child)]
        if dep in _SUBJECTS:
            continue
        if child > cue:
            yield from _runs(frame, cue, child)
        if subject >= 0 and deps[subject] == "nsubjpass":
            yield "passive:" + dep, child, [frame.subtree(subject), frame.subtree(child)]
        elif subject >= 0 and dep in {"xcomp", "oprd", "acomp"}:
            yield "subject+:" + dep, child, [frame.subtree(subject), frame.subtree(child)]
        yield from _inside(frame, child)


def _runs(frame: Frame, cue: int, child: int) -> Iterator[tuple[str, int, list[Range]]]:
    """From one dependent to the end of a later one, and to the end of the cue's whole branch."""
    dep, end = frame.deps[child], frame.right[cue] + 1
    start = frame.left[child]
    yield "rest:" + dep, child, [(start, end)]
    later = [c for c in frame.children[cue] if c > child]
    stop = next((c for c in later if frame.deps[c] in {"cc", "conj"}), -1)
    if stop > 0:
        yield "rest-to-conj:" + dep, child, [(start, frame.left[stop])]
    for other in later[:3]:
        if frame.deps[other] not in _FUNCTION and frame.right[other] + 1 < end:
            yield f"run:{dep}:{frame.deps[other]}", child, [(start, frame.right[other] + 1)]


def _inside(frame: Frame, child: int) -> Iterator[tuple[str, int, list[Range]]]:
    """Parts of one dependent: its own dependents, and itself without what trails behind or leads in."""
    dep, (low, high) = frame.deps[child], frame.subtree(child)
    if dep in _OPENED:
        for grand in frame.children[child]:
            if frame.deps[grand] not in _FUNCTION:
                yield f"grand:{dep}:{frame.deps[grand]}", grand, [frame.subtree(grand)]
    cut = next((g for g in frame.children[child] if g > child and frame.deps[g] in _TRAILING), -1)
    if cut > 0 and low < frame.left[cut]:
        yield f"cut:{dep}:{frame.deps[cut]}", child, [(low, frame.left[cut])]
    if dep == "ccomp":
        subject = subject_of(frame, child)
        if low < frame.left[subject] < child:
            yield "from-subject", child, [(frame.left[subject], high)]
    elif dep in {"dobj", "prep", "attr"}:
        yield from _further_inside(frame, child)


def _further_inside(frame: Frame, child: int) -> Iterator[tuple[str, int, list[Range]]]:
    """Objects two levels down: "made a call [for] talks", "in the hope [of] winning"."""
    for grand in frame.children[child]:
        for great in frame.children[grand] if grand > child else ():
            if frame.deps[great] in {"pobj", "pcomp", "ccomp", "dobj"}:
                yield f"great:{frame.deps[child]}:{frame.deps[grand]}", great, [frame.subtree(great)]


_OPENED = frozenset(
    {"xcomp", "prep", "agent", "dobj", "attr", "acomp", "conj", "advcl", "dative", "ccomp", "pcomp", "appos"}
)
_TRAILING = frozenset({"relcl", "acl", "advcl", "prep", "cc", "conj", "appos", "parataxis"})


def _around(frame: Frame, cue: int) -> Iterator[tuple[str, int, list[Range]]]:
    """The sentence before the cue phrase, after it, and both."""
    first, last = frame.sentences[frame.sentence[cue]]
    subject = subject_of(frame, cue)
    left = min(cue, frame.left[subject]) if subject >= 0 else cue
    right = max(cue, frame.right[subject]) + 1 if subject > cue else cue + 1
    yield "before", cue, [(first, left)]
    yield "after", cue, [(right, last)]
    comma = next((i for i in range(cue + 1, last) if frame.words[i] in {",", ":", "that", "—", "–"}), -1)
    if comma > 0:
        yield "after-comma", comma, [(comma + 1, last)]
        yield "before+after-comma", comma, [(first, left), (comma + 1, last)]
    if left > first:
        yield "before+after", cue, [(first, left), (right, last)]
        clause = frame.left[cue]
        if clause > first:
            yield "before-clause", cue, [(first, clause)]
    back = next((i for i in range(left - 1, first, -1) if frame.words[i] in {",", ";", "—", "–", "but", "and"}), -1)
    if back > 0 and back < left - 1:
        yield "before-comma", cue, [(back + 1, left)]
    elif back > 0:
        second = next((i for i in range(back - 1, first, -1) if frame.words[i] in {",", ";", "—", "–", "but"}), -1)
        if second > 0:
            yield "before-comma", cue, [(second + 1, back)]


def _above(frame: Frame, cue: int) -> Iterator[tuple[str, int, list[Range]]]:
    """What the cue hangs from, without the cue's own branch; and the antecedent of a relative clause."""
    branch, level = cue, 0
    first, last = frame.sentences[frame.sentence[cue]]
    while frame.heads[branch] != branch and level < 4:
        head = frame.heads[branch]
        dep = frame.deps[branch]
        low, high = frame.subtree(branch)
        start, end = frame.subtree(head)
        yield f"above{level}:{dep}", head, [(start, low), (high, end)]
        yield f"above-left{level}:{dep}", head, [(start, low)]
        if level == 0:
            yield "head:" + dep, head, [(frame.left[head], head + 1)] if head < cue else [(head, head + 1)]
            for sister in frame.children[head]:
                if sister != branch and frame.deps[sister] not in _FUNCTION:
                    yield f"sister:{dep}:{frame.deps[sister]}", sister, [frame.subtree(sister)]
        branch, level = head, level + 1
        if frame.deps[branch] == "ROOT":
            break
    low, high = frame.subtree(cue)
    if low > first or high < last:
        yield "sentence-minus", cue, [(first, low), (high, last)]


def _quoted(frame: Frame, cue: int) -> Iterator[tuple[str, int, list[Range]]]:
    """Stretches between quotation marks before, after and on both sides of the cue; paragraphs after a colon."""
    number = frame.paragraph[cue]
    low, high = frame.paragraphs[number]
    at = bisect_left(frame.ranges, (cue, cue))
    near = slice(max(0, at - _MOST_BESIDE), at + _MOST_BESIDE)
    ranges = [
        r
        for s, r in zip(frame.segments[near], frame.ranges[near], strict=True)
        if s.depth == 0 and r[0] < r[1] and low <= r[0] < high and not r[0] <= cue < r[1]
    ]
    before = [r for r in ranges if r[1] <= cue]
    after = [r for r in ranges if r[0] > cue]
    first = frame.sentences[frame.sentence[cue]][0]
    if before:
        yield "quote-before", before[-1][0], [before[-1]]
        yield "to-quote-before", before[-1][0], [(min(first, before[-1][0]), before[-1][1])]
    if after:
        yield "quote-after", after[0][0], [after[0]]
        yield "to-quote-after", after[0][0], [(cue + 1, after[0][1])]
        if len(after) > 1:
            yield "quotes-after", after[0][0], after
            yield "to-last-quote-after", after[0][0], [(cue + 1, after[-1][1])]
    if before and after:
        yield "quote-both", after[0][0], [before[-1], after[0]]
        if len(after) + len(before) > 2:
            yield "quote-all", after[0][0], ranges
        yield "before+quote-after", after[0][0], [(first, before[-1][1]), after[0]]
    if len(before) > 1:
        yield "quotes-before", before[0][0], before
    yield from _across_paragraphs(frame, cue, (low, high), bool(before))


def _across_paragraphs(
    frame: Frame, cue: int, paragraph: Range, quoted_before: bool
) -> Iterator[tuple[str, int, list[Range]]]:
    """What a colon announces, what a credit ("- Ann Lee") closes, and a speaker's turn in a transcript."""
    low, high = paragraph
    if frame.words[cue] in SIGNS or frame.words[cue].strip('”"') in SIGNS:
        if cue - low < 8:
            end = frame.ranges[frame.inside[cue]][1] if frame.inside[cue] >= 0 else high
            yield "turn", cue, [(cue + 1, end)]
        if cue - low < 4 and frame.paragraph[cue] > 0:
            yield "paragraph-before", cue, [trim_blank(frame, frame.paragraphs[frame.paragraph[cue] - 1])]
        if not quoted_before:
            yield "paragraph-to", cue, [(low, cue)]
        sentence = frame.sentence[cue]
        if sentence and frame.sentences[sentence - 1][0] >= low:
            yield "sentence-to", cue, [(frame.sentences[sentence - 1][0], cue)]
    if high - cue < 25 and frame.paragraph[cue] + 1 < len(frame.paragraphs):
        yield from _next_paragraphs(frame, frame.paragraph[cue])


SIGNS = frozenset({":", "—", "--", "–", "-", "―"})


def _next_paragraphs(frame: Frame, number: int) -> Iterator[tuple[str, int, list[Range]]]:
    follow = []
    for k in range(number + 1, len(frame.paragraphs)):
        a, b = trim_blank(frame, frame.paragraphs[k])
        if a == b:
            continue
        follow.append((a, b))
        if len(follow) == 1:
            yield "next-paragraph", a, [(a, b)]
        elif len(follow) <= 4:
            yield "next-paragraphs", a, [(follow[0][0], b)]
        quoted = frame.words[a] in {'"', "“", "''", "‘", "'"}
        if not quoted or len(follow) > 4:
            break


def trim_blank(frame: Frame, span: Range) -> Range:
    """``span`` without blanks at its edges."""
    start, end = span
    while start < end and frame.words[start] == "¶":
        start += 1
    while start < end and frame.words[end - 1] == "¶":
        end -= 1
    return start, end
