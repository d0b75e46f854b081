"""From the model's probabilities to one label a line."""

import re
from collections import Counter
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.model import LineLabel
from rashomon.read.admission import StatedMetadata
from rashomon.read.credits import dateline, is_east_asian_byline, text_agencies
from rashomon.read.text.cues import lexicon
from rashomon.read.text.dating import dates_only
from rashomon.read.text.houses import is_outlet
from rashomon.read.text.line_rules import rules
from rashomon.read.text.model import Judgement
from rashomon.read.text.shape import SHAPE
from rashomon.read.text.words import WORD

Labelled = tuple[LineLabel, str]
_LENGTH, _STOPS, _END_STOP, _END_COLON = (SHAPE.index(name) for name in ("length", "stops", "end_stop", "end_colon"))


_TAILS = (8, 0.15), (15, 0.4)  # lines between the story and its tail, the share of the text below which it is cut
_SUBHEADING = 0.25  # a short line without a full stop is rarely a paragraph
_STORY = 0.5  # of the story: what is as likely is told
_HEADLIKE = 0.6  # of the story: less, and a line as long as headlines are, without a full stop, is one of another story
_HEADLINES = 60, 200  # characters
_BESIDE = 0.25  # of the story: a long paragraph as likely as that, right beside the story, belongs to it
_PARAGRAPH = 200, 2  # characters, sentences
_TELLING = 0.6  # of the story: a whole sentence as likely as that opens it and is no headline
_SURE = 0.9  # of the story: a line as likely as that is no headline of another
_CLEAN = 3  # lines: a headline and two paragraphs
_COVERED, _TOUCHED = 0.5, 0.3  # of a line by cue words of a page's furniture
_OTHERS = 4  # lines that are no part of the story in a text without clutter
_TINY = 6  # lines: too few for the model to tell the story from the rest
_OFTEN, _BRIEF = 3, 60  # times that no line of a story is said, characters of one that is said but once
_LEFT = 1  # lines that nothing explains in a text without clutter
_TITLE = 0.12  # the first line above it is the headline more often than the likeliest one


def label_lines(texts: Sequence[str], judgement: Judgement, known: StatedMetadata) -> list[Labelled]:
    """A label and its reason for every line.

    The model tells the story from the rest; a line with an unmistakable form (a picture's credit, "Also read:") is
    taken out of it. What is left over is named by where it stands.
    """
    labels: list[Labelled | None] = [None] * len(texts)
    body = judgement.body > np.where(_headlike(judgement), _HEADLIKE, _STORY)
    _paragraphs_beside(body, judgement)
    _running_heads(texts, labels, body)
    _said_again(labels, judgement, body)
    title = _title(texts, labels, judgement, known)
    if title is None and labels[0] is None:
        title = _opening_headline(texts, judgement, body)
    if title is not None:
        for i in _same(judgement, title):
            labels[i], body[i] = ("title", "the headline"), False
    _cut_tail(body, judgement)
    first, last = _extent(body)
    for i, text in enumerate(texts):
        if labels[i] is None:
            if judgement.body[i] > 0.97 and len(text) > 250 and i != last:
                continue  # no rule has ever fitted such a line, and long lines take the longest
            labels[i] = _by_rule(text, _place(i, first, last))
            body[i] &= labels[i] is None
    _author_below(texts, labels, judgement, body)
    _captions_alike(labels, judgement, body)
    if title is not None:
        _standfirst(labels, judgement, body, title)
    for i in _stray_headlines(judgement, body):
        labels[i], body[i] = ("related", "a headline far longer than the subheadings"), False
    _dateline_above(texts, labels, judgement, body)
    for told in np.flatnonzero(body):
        labels[told] = _story(judgement, int(told))
    _without_clutter(labels, judgement, body)
    first, last = _extent(body)
    _dated(texts, labels, first, last)
    _names_above_dates(texts, labels, first)
    _names_beside_mail(texts, labels, first)
    title = _above_byline(labels, judgement, first) if title is None and not known.title else title
    _fill(labels, judgement, first, last, title)
    _names_told_below(texts, labels, first)
    _teasers(labels, judgement, last)
    return [found or ("boilerplate", "stands outside the story") for found in labels]


def _headlike(judgement: Judgement) -> NDArray[np.bool_]:
    """Lines of the length of a headline that end neither a sentence nor with a colon."""
    shape = judgement.lines.shape
    size = np.expm1(shape[:, _LENGTH])
    open_ended = (shape[:, _END_STOP] == 0) & (shape[:, _END_COLON] == 0)
    found: NDArray[np.bool_] = open_ended & (size > _HEADLINES[0]) & (size < _HEADLINES[1])
    return found


def _paragraphs_beside(body: NDArray[np.bool_], judgement: Judgement) -> None:
    """Several sentences right above or below a line of the story belong to it, even where a last one breaks off."""
    shape = judgement.lines.shape
    sentences = shape[:, _STOPS] + (shape[:, _END_STOP] == 0)
    long = (np.expm1(shape[:, _LENGTH]) > _PARAGRAPH[0]) & (sentences >= _PARAGRAPH[1])
    maybe = np.flatnonzero(~body & long & (judgement.body > _BESIDE))
    for i in (*maybe, *maybe[::-1]):
        body[i] |= bool(body[max(i - 1, 0) : i + 2].any())


def _cut_tail(body: NDArray[np.bool_], judgement: Judgement) -> None:
    """What follows the story's main block at a distance is another story, if it is much shorter."""
    told = np.flatnonzero(body)
    if not len(told):
        return
    size = np.expm1(judgement.lines.shape[:, _LENGTH])
    blocks = np.split(told, np.flatnonzero(np.diff(told) > 1) + 1)
    end = int(max(blocks, key=lambda block: float(size[block].sum()))[-1])
    whole = float(size[told].sum())
    for i in map(int, told[told > end]):
        rest = float(size[told[told >= i]].sum()) / whole
        if any(i - end > gap and rest < share for gap, share in _TAILS):
            body[i:] = False
            return
        end = i


def _extent(body: NDArray[np.bool_]) -> tuple[int, int]:
    """First and last line of the story; (n, -1) where there is none."""
    told = np.flatnonzero(body)
    return (int(told[0]), int(told[-1])) if len(told) else (len(body), -1)


def _place(i: int, first: int, last: int) -> str:
    return "before" if i < first else "after" if i > last else "inside"


_GAP = re.compile(r"\s{3,}|\t")
_NUMBER = re.compile(r"\d+")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _running_heads(texts: Sequence[str], labels: list[Labelled | None], body: NDArray[np.bool_]) -> None:
    """Lines set in columns that come back with other numbers: "VALE SENTINEL    14 March 2024    Page 3"."""
    wide = [(i, _NUMBER.sub("#", text)) for i, text in enumerate(texts) if _GAP.search(text)]
    seen = Counter(shape for _, shape in wide)
    for i in (i for i, shape in wide if seen[shape] > 1):
        named: LineLabel = "date" if _YEAR.search(texts[i]) else "boilerplate"
        labels[i], body[i] = (named, "stands at the head or foot of every page"), False


def _said_again(labels: list[Labelled | None], judgement: Judgement, body: NDArray[np.bool_]) -> None:
    """What a page says three times over, or twice in short, is none of the story: "Article content"."""
    words, shape = judgement.lines.words, judgement.lines.shape
    seen = Counter(words)
    for i in np.flatnonzero(body):
        short = shape[i, _END_STOP] == 0 and np.expm1(shape[i, _LENGTH]) < _BRIEF
        if seen[words[i]] >= _OFTEN or (short and seen[words[i]] > 1):
            labels[i], body[i] = ("boilerplate", f"stands in the text {seen[words[i]]} times"), False


def _title(
    texts: Sequence[str], labels: list[Labelled | None], judgement: Judgement, known: StatedMetadata
) -> int | None:
    """The index of the headline: that of the record, the model's, or an opening line that looks like one."""
    words = judgement.lines.words
    if known.title:
        wanted = WORD.findall(known.title.lower())
        return next((i for i, own in enumerate(words) if list(own) == wanted), None)
    sentence = (judgement.lines.shape[:, _END_STOP] > 0) & (judgement.body > _TELLING)
    likely = np.where(sentence, 0.0, judgement.title)
    for i in map(int, np.flatnonzero(likely > _TITLE)):
        if labels[i] is None and _by_rule(texts[i], "before") is None and not dates_only(texts[i], above=True):
            return i
    opening = int(np.argmax(judgement.body > 0.5))
    heads = [i for i in range(min(opening, 12)) if 4 <= len(words[i]) <= 25 and likely[i] > 0.02]
    heads = [i for i in heads if labels[i] is None and _by_rule(texts[i], "before") is None]
    heads = [i for i in heads if not dates_only(texts[i], above=True)]
    return max(heads, key=lambda i: (likely[i], -i)) if heads else None


def _opening_headline(texts: Sequence[str], judgement: Judgement, body: NDArray[np.bool_]) -> int | None:
    """The first line of a text without clutter: a question or no sentence, right above whole sentences."""
    ended = judgement.lines.shape[:, _END_STOP] > 0
    if len(body) < _CLEAN or (ended[0] and not texts[0].endswith("?")) or not (body[1:3] & ended[1:3]).all():
        return None
    if dates_only(texts[0], above=True) or _by_rule(texts[0], "before"):
        return None
    return 0 if 4 <= len(judgement.lines.words[0]) <= 25 else None


def _same(judgement: Judgement, index: int) -> list[int]:
    """The lines with the same words as the headline."""
    key = judgement.lines.words[index]
    return [i for i, words in enumerate(judgement.lines.words) if i == index or (words == key and len(key) > 2)]


def _story(judgement: Judgement, i: int) -> Labelled:
    if judgement.subheading[i] > _SUBHEADING and not judgement.lines.shape[i, _END_STOP]:
        return "subheading", f"heads a part of the story ({judgement.body[i]:.0%})"
    return "body", f"part of the story ({judgement.body[i]:.0%})"


def _by_rule(text: str, place: str) -> Labelled | None:
    if is_east_asian_byline(text):
        return "byline", "names the author or the editor"
    return next(((rule.label, rule.reason) for rule in rules() if rule.fits(text, place)), None)


def _standfirst(labels: list[Labelled | None], judgement: Judgement, body: NDArray[np.bool_], title: int) -> None:
    """The line right below the headline opens the story, unless it is the headline in other words."""
    i = title + 1
    if i >= len(labels) or labels[i] or judgement.body[i] < 0.1:
        return
    own, head = set(judgement.lines.words[i]), set(judgement.lines.words[title])
    fresh = len(own & head) < 0.4 * min(len(own), len(head))
    body[i] |= fresh and len(judgement.lines.words[i]) >= 8 and _furniture(judgement)[i] < 0.3


def _dateline_above(
    texts: Sequence[str], labels: list[Labelled | None], judgement: Judgement, body: NDArray[np.bool_]
) -> None:
    """A sentence with a dateline right above the story opens it: "HARLOW — Nurses rejected a pay deal on Tuesday."."""
    i = _extent(body)[0] - 1
    if i >= 0 and labels[i] is None and judgement.lines.shape[i, _END_STOP] and dateline(texts[i]) is not None:
        body[i] = True


def _without_clutter(labels: list[Labelled | None], judgement: Judgement, body: NDArray[np.bool_]) -> None:
    """In a text with next to no clutter all sentences are the story's, short and last ones too: "He did not reply."."""
    named = np.array([found is not None for found in labels])
    furniture = _furniture(judgement)
    left = np.flatnonzero(~named & (furniture < _COVERED))
    whole = judgement.lines.shape[:, _END_STOP] > 0
    last = _extent(body)[1]
    tiny = len(labels) <= _TINY and (last < 0 or bool((whole & (furniture <= _TOUCHED))[left].all()))
    if not tiny and (len(left) > _LEFT or (~body).sum() > _OTHERS or body.sum() < _CLEAN):
        return
    words = judgement.lines.words
    signed = {word for own, found in zip(words, labels, strict=True) if found and found[0] == "byline" for word in own}
    for i in left:
        if len(signed.intersection(words[i])) > 1 or (tiny and furniture[i] > _TOUCHED):
            continue
        if whole[i] and len(words[i]) >= _CLEAN and (tiny or (i > last and named[i - 1])):
            labels[i], body[i] = ("body", "a sentence where nothing but the story stands"), True


def _author_below(
    texts: Sequence[str], labels: list[Labelled | None], judgement: Judgement, body: NDArray[np.bool_]
) -> None:
    """The last line of the story is a note on the author where it has the form of one, unless the model is sure."""
    last = _extent(body)[1]
    if last > 0 and judgement.body[last] < _SURE:
        found = _by_rule(texts[last], "after")
        if found and found[0] == "bio":
            labels[last], body[last] = found, False


def _captions_alike(labels: list[Labelled | None], judgement: Judgement, body: NDArray[np.bool_]) -> None:
    """Unended lines that open with the same five words as a credited picture's are captions without a credit."""
    words = judgement.lines.words
    opening = {words[i][:5] for i, found in enumerate(labels) if found and found[0] == "caption" and len(words[i]) > 5}
    for i, found in enumerate(labels):
        if found is None and words[i][:5] in opening and not judgement.lines.shape[i, _END_STOP]:
            labels[i], body[i] = ("caption", "opens like the caption of another picture"), False


def _stray_headlines(judgement: Judgement, body: NDArray[np.bool_]) -> list[int]:
    """Lines inside the story that are headlines of others: unended, 9 to 24 words, twice as long as its subheadings.

    Those of which the model is sure stay.
    """
    first, last = _extent(body)
    unended = [
        (int(i), len(judgement.lines.words[i]))
        for i in np.flatnonzero(body)
        if not judgement.lines.shape[i, _END_STOP] and first < i < last and len(judgement.lines.words[i]) < 25
    ]
    if len(unended) < 3:
        return []
    typical = float(np.median([size for _, size in unended]))
    stray = [i for i, size in unended if size >= 9 and size > 2 * typical and judgement.body[i] < _SURE]
    return [i for i in stray if not judgement.lines.shape[i, _END_COLON]]


def _furniture(judgement: Judgement) -> NDArray[np.float32]:
    """How far cue words of a page's furniture cover each line."""
    found: NDArray[np.float32] = judgement.lines.cues[:, : len(lexicon().groups) - 1].sum(axis=1)
    return found


def _dated(texts: Sequence[str], labels: list[Labelled | None], first: int, last: int) -> None:
    """Lines that hold a date and what goes with it; above the story and right at its beginning a place or name too."""
    for i, text in enumerate(texts):
        if labels[i] is None and dates_only(text, above=i <= first + 1 and i < last):
            labels[i] = ("date", "a date and nothing else")


def _fill(labels: list[Labelled | None], judgement: Judgement, first: int, last: int, title: int | None) -> None:
    """What no rule has named between headline and end of the story: descriptions of pictures, links to others."""
    furniture = _furniture(judgement)
    for i in range(first if title is None else min(title, first), last + 1):
        size = len(judgement.lines.words[i])
        if labels[i] is not None or furniture[i] > 0.5 or size < 5:
            continue
        if i < first or judgement.lines.shape[i, _END_STOP]:
            labels[i] = ("caption", "a description beside the story")
        else:
            labels[i] = ("related", "a headline inside the story")


_BARE_NAME = re.compile(r"[A-ZÀ-ÞŁŚŻČŠŽ][\w'’.-]*(?: (?:de|van|von|al|el|bin|[A-ZÀ-ÞŁŚŻČŠŽ])[\w'’.-]*){1,3}")
_NAMES = re.compile(rf"{_BARE_NAME.pattern}(?:(?:,| and| &) {_BARE_NAME.pattern})*(?: in (?:[A-Z][\w'’-]+ ?){{1,3}})?")
_MAIL = re.compile(r"\W*(?:e-?mail\s*:?\s*)?([\w.+-]+)@[\w.-]+\W*", re.IGNORECASE)
_HEAD = 4, 25  # words
_SIGNED = re.compile(r"\w+(?: in (?:[A-Z][\w'’-]+ ?){1,3})?")  # Reuters in Alden


def _names_told_below(texts: Sequence[str], labels: list[Labelled | None], first: int) -> None:
    """A bare name above the story is its byline where the note on the author, or a credit, names the same person."""
    notes = [text for text, found in zip(texts, labels, strict=True) if found and found[0] in ("bio", "credits")]
    for i in range(min(first, len(texts)) if notes else 0):
        if labels[i] is None and _BARE_NAME.fullmatch(texts[i]) and any(texts[i] in note for note in notes):
            labels[i] = ("byline", "the name of the author, whom the closing note describes")


def _names_above_dates(texts: Sequence[str], labels: list[Labelled | None], first: int) -> None:
    """Bare names between headline and story, right above the date: "Ada Quill and Ben Moss", "Ada Quill in Alden".

    The name of the outlet, alone in a line beside them, is none of them and may part them from the date. So is a name
    between the date and the story.
    """
    for i in range(1, min(first, len(texts) - 1)):
        below = labels[i + 2] if i + 2 < len(texts) and is_outlet(texts[i + 1]) else labels[i + 1]
        beside = below if i + 1 < first else labels[i - 1]
        if labels[i] is not None or not beside or beside[0] != "date" or texts[i].isupper() or is_outlet(texts[i]):
            continue
        if _NAMES.fullmatch(texts[i]) or (_SIGNED.fullmatch(texts[i]) and text_agencies(texts[i])):
            labels[i] = ("byline", "a name right above the date")


def _names_beside_mail(texts: Sequence[str], labels: list[Labelled | None], first: int) -> None:
    """A bare name above the story, right above or below the address of its owner, is the byline."""
    for i in range(min(first, len(texts))):
        if labels[i] is not None or not _BARE_NAME.fullmatch(texts[i]):
            continue
        beside = [texts[k] for k in (i - 1, i + 1) if 0 <= k < len(texts)]
        owners = {
            part for text in beside if (mail := _MAIL.fullmatch(text)) for part in re.split(r"\W|_", mail[1].lower())
        }
        if not owners.isdisjoint(texts[i].lower().split()):
            labels[i] = ("byline", "a name beside its owner's address")


def _above_byline(labels: list[Labelled | None], judgement: Judgement, first: int) -> int | None:
    """The headline where the model sees none: the line of the length of one, right above the first byline or date."""
    signed = next((i for i, found in enumerate(labels[:first]) if found and found[0] in ("byline", "date")), 0)
    size = len(judgement.lines.words[signed - 1]) if signed else 0
    if not signed or labels[signed - 1] is not None or not _HEAD[0] <= size <= _HEAD[1]:
        return None
    if _furniture(judgement)[signed - 1] > _COVERED or judgement.lines.shape[signed - 1, _END_STOP]:
        return None
    labels[signed - 1] = ("title", "the line right above the byline or date")
    return signed - 1


def _teasers(labels: list[Labelled | None], judgement: Judgement, last: int) -> None:
    """Behind the story: where sentences of others begin, all that is not furniture belongs to them, dates too."""
    furniture = _furniture(judgement)
    size = np.expm1(judgement.lines.shape[:, _LENGTH])
    after = range(last + 1, len(labels))
    told = [i for i in after if labels[i] is None and size[i] > 60 and furniture[i] < 0.4]
    if not told:
        return
    for i in range(max(last + 1, told[0] - 3), told[-1] + 1):
        found = labels[i]
        if (found is None and furniture[i] <= 0.5) or (found and found[0] in ("date", "byline")):
            labels[i] = ("other-story", "belongs to another story")
