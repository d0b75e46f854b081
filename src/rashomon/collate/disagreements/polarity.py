"""One sentence denies what the other asserts: a negation on one side only, or words that exclude one another."""

from collections.abc import Iterable

from rashomon.collate.disagreements.slots import Slots, opposites
from rashomon.collate.wording import Word
from rashomon.model import Span

_ALIKE = 0.7


def polarity_conflict(left: Slots, right: Slots, cover: float, union: float) -> Iterable[tuple[Span, Span, str, str]]:
    """Where the two part, as a span of each and the words there; nothing where both deny or both assert."""
    if cover < _ALIKE or union < 0.4:
        return
    opposed = _opposed(left, right)
    if opposed is None:
        if bool(left.negatives) != bool(right.negatives):
            yield from _denied(left, right)
        return
    one, two = opposed
    plain = not _explicit(left, one) and not _explicit(right, two)
    if plain or bool(left.negatives) == bool(right.negatives):
        yield one.span, two.span, one.text, two.text


def _explicit(side: Slots, word: Word) -> bool:
    """Whether the side has a negation besides the word itself."""
    return any(negative.span != word.span for negative in side.negatives)


def _opposed(left: Slots, right: Slots) -> tuple[Word, Word] | None:
    table = opposites()
    for one in left.sentence.words:
        against = table.get(one.stem, frozenset())
        for two in right.sentence.words:
            if two.stem in against and one.stem not in right.sentence.stems and two.stem not in left.sentence.stems:
                return one, two
    return None


def _denied(left: Slots, right: Slots) -> Iterable[tuple[Span, Span, str, str]]:
    denying, asserting = (left, right) if left.negatives else (right, left)
    negative = denying.negatives[-1]
    following = [w for w in denying.order if w.span.start >= negative.span.end and w not in denying.negatives]
    if not following or following[0].stem not in asserting.core:
        return
    word = next(w for w in asserting.order if w.stem == following[0].stem)
    no = Span(negative.span.start, following[0].span.end)
    said = f"{negative.text} {following[0].text}"
    if denying is left:
        yield no, word.span, said, word.text
    else:
        yield word.span, no, word.text, said
