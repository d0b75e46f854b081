"""One sentence denies what the other asserts: a negation on one side only, or words that exclude one another."""

from collections.abc import Iterable

from rashomon.collate.disagreements.slots import Slots, opposites
from rashomon.collate.wording import Weights, Word
from rashomon.model import Span

_BETWEEN = 3  # small words between a negation and what it denies
_COVER, _UNION = 0.7, 0.55  # of the cores without the words that are opposed


def polarity_conflict(left: Slots, right: Slots, weights: Weights) -> Iterable[tuple[Span, Span, str, str]]:
    """Where the two part, as a span of each and the words there; nothing where both deny or both assert."""
    opposed = _opposed(left, right)
    if not _alike(left, right, opposed, weights):
        return
    if opposed is None:
        if left.denies != right.denies:
            yield from _denied(left, right)
        return
    one, two = opposed
    plain = not _explicit(left, one) and not _explicit(right, two)
    if plain or left.denies == right.denies:
        yield one.span, two.span, one.text, two.text


def _alike(left: Slots, right: Slots, opposed: tuple[Word, Word] | None, weights: Weights) -> bool:
    out = {word.stem for word in opposed or ()}
    if not out and left.core.isdisjoint(right.core):
        return False
    one, two = left.core - out, right.core - out
    common = weights.total(one & two)
    mine, yours = weights.total(one), weights.total(two)
    return common >= _COVER * min(mine, yours) and common >= _UNION * (mine + yours - common) and bool(common)


def _explicit(side: Slots, word: Word) -> bool:
    """Whether the side has a negation besides the word itself."""
    return any(negative.span != word.span for negative in side.negatives)


def _opposed(left: Slots, right: Slots) -> tuple[Word, Word] | None:
    """Two words that exclude one another beside the same word: what is bought by one is sold by another."""
    table = opposites()
    for one in left.opposing:
        against = table[one.stem]
        for two in right.opposing:
            if two.stem not in against or one.stem in right.sentence.stems or two.stem in left.sentence.stems:
                continue
            if _beside(left, one) & _beside(right, two):
                return one, two
    return None


def _beside(side: Slots, word: Word) -> set[tuple[str, str]]:
    content = [w for w in side.sentence.words if w.content and w.span != word.span]
    before = [("before", w.stem) for w in content if w.span.end <= word.span.start][-1:]
    after = [("after", w.stem) for w in content if w.span.start >= word.span.end][:1]
    return {*before, *after}


def _denied(left: Slots, right: Slots) -> Iterable[tuple[Span, Span, str, str]]:
    denying, asserting = (left, right) if left.denies else (right, left)
    if not denying.negatives:
        return
    negative = denying.negatives[-1]
    following = [w for w in denying.order if w.span.start >= negative.span.end and w not in denying.negatives]
    if not following or following[0].stem not in asserting.core:
        return
    between = [w for w in denying.sentence.words if negative.span.end <= w.span.start < following[0].span.start]
    if len(between) > _BETWEEN:  # "I would not, and I am, and voters can judge me"
        return
    before = [w for w in denying.sentence.words if w.content and w.span.end <= negative.span.start][-1:]
    if before and not asserting.sentence.stems.issuperset({before[0].stem}):  # "pleaded not guilty", "found guilty"
        subject = any(name.span.overlaps(before[0].span) for name in denying.names)
        if not subject:  # who does not do it may be named on one side only
            return
    if sum(w.stem == following[0].stem for w in denying.order) > 1:  # "that is not the aim, peace is the aim"
        return
    word = next(w for w in asserting.order if w.stem == following[0].stem)
    no = Span(negative.span.start, following[0].span.end)
    said = f"{negative.text} {following[0].text}"
    if denying is left:
        yield no, word.span, said, word.text
    else:
        yield word.span, no, word.text, said
