"""Edits: what a later version of a report says otherwise, in figures, names, quotations, states and the headline.

Sentences that both versions have are passed over; of the others those most alike are set side by side, and what was
marked in one is looked for in the other. What a version adds or leaves out as a whole sentence is no edit of a figure
or a name: the story tells it.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import zip_longest

import msgspec

from rashomon.archive.query import plain_words
from rashomon.model import Change, Edit, EditKind, MarkedArticle, Quote, Span

_MIN_RATIO = 0.5  # of matching words from which two sentences, or two quotations, are versions of one another
_MIN_SHARED = 0.5  # of the sentences of the shorter of two articles in one file that are versions of one report
_MOST_WORDS = 300  # of a sentence that are compared
_MOST = 60  # sentences of a version that are compared with those of the other

_Words = tuple[str, ...]
_Marked = tuple[object, str, Span]  # what is compared, the words that show it, and where they stand


def edit_between(old: MarkedArticle, new: MarkedArticle) -> Edit:
    """What the version ``new`` of a report says otherwise than ``old``, in the order of its text."""
    changes = [*_headline(old, new), *_quotations(old, new)]
    for before, after in _versions(old, new):
        changes += _differences("figure", _figures(old, before), _figures(new, after))
        changes += _names(old, before, new, after)
        changes += _states(old, before, new, after)
    return Edit(old.id, new.id, tuple(sorted(changes, key=_place)))


def is_version(old: MarkedArticle, new: MarkedArticle) -> bool:
    """Whether two articles from one place are versions of one report: most sentences of the shorter stand in both."""
    shorter = min(len(old.sentences), len(new.sentences))
    shared = len(old.sentences) - len(_only_in(old, new, most=len(old.sentences)))
    return shared >= _MIN_SHARED * shorter > 0


def _place(change: Change) -> tuple[int, str, str]:
    span = change.after_span or change.before_span
    return (span.start if span else -1, change.kind, change.before)


def _headline(old: MarkedArticle, new: MarkedArticle) -> Iterator[Change]:
    if old.title and new.title and plain_words(old.title) != plain_words(new.title):
        yield Change("headline", old.title, new.title)


def _versions(old: MarkedArticle, new: MarkedArticle) -> list[tuple[Span, Span]]:
    """The sentences of the two versions that are one sentence in other words."""
    before, after = _only_in(old, new), _only_in(new, old)
    pairs = _paired([_words(old, span) for span in before], [_words(new, span) for span in after])
    return [(before[one], after[other]) for one, other in pairs]


def _only_in(article: MarkedArticle, other: MarkedArticle, most: int = _MOST) -> list[Span]:
    """The sentences of ``article`` that ``other`` does not have."""
    known = Counter(_words(other, span) for span in other.sentences)
    found = []
    for span in article.sentences:
        words = _words(article, span)
        if known[words]:
            known[words] -= 1
        else:
            found.append(span)
    return found[:most]


def _words(article: MarkedArticle, span: Span) -> _Words:
    return plain_words(span.of(article.text))[:_MOST_WORDS]


def _paired(before: Sequence[_Words], after: Sequence[_Words]) -> list[tuple[int, int]]:
    """The numbers of those that are most alike, each in one pair at most."""
    ranked = []
    for one, words in enumerate(before):
        for other, against in enumerate(after):
            matcher = SequenceMatcher(None, words, against, autojunk=False)
            if matcher.real_quick_ratio() >= _MIN_RATIO and matcher.quick_ratio() >= _MIN_RATIO:
                ranked.append((-matcher.ratio(), one, other))
    left, right = set(range(len(before))), set(range(len(after)))
    found = []
    for ratio, one, other in sorted(ranked):
        if -ratio >= _MIN_RATIO and one in left and other in right:
            left.remove(one)
            right.remove(other)
            found.append((one, other))
    return sorted(found)


def _differences(kind: EditKind, before: Iterable[_Marked], after: Iterable[_Marked]) -> Iterator[Change]:
    """What stands on one side alone, set side by side in the order of the text."""
    left, right = _unshared(before, after)
    for one, other in zip_longest(left, right):
        yield _change(kind, one, other)


def _unshared(before: Iterable[_Marked], after: Iterable[_Marked]) -> tuple[list[_Marked], list[_Marked]]:
    one, other = list(before), list(after)
    here, there = Counter(key for key, *_ in one), Counter(key for key, *_ in other)
    return _beyond(one, there), _beyond(other, here)


def _beyond(marks: Sequence[_Marked], known: "Counter[object]") -> list[_Marked]:
    left = Counter(known)
    found = []
    for mark in marks:
        if left[mark[0]]:
            left[mark[0]] -= 1
        else:
            found.append(mark)
    return found


def _change(kind: EditKind, before: _Marked | None, after: _Marked | None) -> Change:
    words = [mark[1] if mark else "" for mark in (before, after)]
    spans = [mark[2] if mark else None for mark in (before, after)]
    return Change(kind, words[0], words[1], spans[0], spans[1])


def _figures(article: MarkedArticle, sentence: Span) -> list[_Marked]:
    return [
        ((one.value, one.upper, one.unit, one.bound), one.span.of(article.text), one.span)
        for one in article.quantities
        if sentence.contains(one.span)
    ]


def _names(old: MarkedArticle, before: Span, new: MarkedArticle, after: Span) -> Iterator[Change]:
    """Names that took the place of others, and those that came or went and that the other version has nowhere."""
    left, right = _unshared(_named(old, before), _named(new, after))
    known = [{key for key, *_ in _named(article, Span(0, len(article.text)))} for article in (old, new)]
    for one, other in zip_longest(left, right):
        alone = one or other
        if (one and other) or (alone and alone[0] not in known[one is None]):
            yield _change("name", one, other)


def _named(article: MarkedArticle, within: Span) -> list[_Marked]:
    """What is named by a name of its own, each once."""
    found: dict[object, _Marked] = {}
    for one in article.mentions:
        words = one.span.of(article.text)
        if within.contains(one.span) and words[:1].isupper() and one.name[:1].isupper():
            found.setdefault(plain_words(one.name), (plain_words(one.name), words, one.span))
    return list(found.values())


def _states(old: MarkedArticle, before: Span, new: MarkedArticle, after: Span) -> Iterator[Change]:
    """Events that each sentence tells once and of which the state changed."""
    known = _events(old, before)
    for name, mark in _events(new, after).items():
        if name in known and known[name][0] != mark[0]:
            yield _change("status", known[name], mark)


def _events(article: MarkedArticle, sentence: Span) -> dict[str, _Marked]:
    events = [one for one in article.events if sentence.contains(one.trigger)]
    counts = Counter(one.type for one in events)
    return {one.type: (one.status, one.status, one.trigger) for one in events if counts[one.type] == 1}


def _quotations(old: MarkedArticle, new: MarkedArticle) -> Iterator[Change]:
    """Quotations in other words, or from another mouth; those that came or went whole."""
    before, after = (
        [_quoted(article, one) for one in article.quotes if one.kind != "indirect"] for article in (old, new)
    )
    left, right = _unshared(before, after)
    pairs = _paired([plain_words(mark[1])[:_MOST_WORDS] for mark in left[:_MOST]],
                    [plain_words(mark[1])[:_MOST_WORDS] for mark in right[:_MOST]])  # fmt: skip
    one_of, other_of = {one for one, _ in pairs}, {other for _, other in pairs}
    yield from (_change("quotation", left[one], right[other]) for one, other in pairs)
    yield from (_change("quotation", mark, None) for number, mark in enumerate(left) if number not in one_of)
    yield from (_change("quotation", None, mark) for number, mark in enumerate(right) if number not in other_of)
    yield from _speakers(old, new)


def _speakers(old: MarkedArticle, new: MarkedArticle) -> Iterator[Change]:
    """The same words from another mouth."""
    known = {_quoted(old, one)[0]: one.speaker for one in old.quotes}
    for one in new.quotes:
        before, after = known.get(_quoted(new, one)[0]), one.speaker
        if before and after and plain_words(before.name) != plain_words(after.name):
            spans = (before.spans[0] if before.spans else None, after.spans[0] if after.spans else None)
            yield Change("speaker", before.name, after.name, *spans)


def _quoted(article: MarkedArticle, quote: Quote) -> _Marked:
    words = " … ".join(span.of(article.text) for span in quote.content)
    return plain_words(words)[:_MOST_WORDS], words, Span(quote.content[0].start, quote.content[-1].end)


def keep_edit(connection: sqlite3.Connection, edit: Edit) -> None:
    """Keep what changed between two versions that the archive holds."""
    connection.execute(
        "INSERT OR REPLACE INTO edit (target, source, record) SELECT t.number, s.number, ?"
        " FROM article t, article s WHERE t.id = ? AND s.id = ?",
        (msgspec.json.encode(edit).decode(), edit.target, edit.source),
    )


def edits_of(connection: sqlite3.Connection, article: str) -> list[Edit]:
    """The edits that led to this version of a report, the first one first."""
    found: list[Edit] = []
    seen: set[str] = set()
    while article not in seen:
        seen.add(article)
        row = connection.execute(
            "SELECT e.record FROM edit e JOIN article a ON a.number = e.target WHERE a.id = ?", (article,)
        ).fetchone()
        if row is None:
            break
        found.append(msgspec.json.decode(row[0], type=Edit))
        article = found[-1].source
    return found[::-1]
