"""Quotations that no accepted draft explains: who says them after all."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.cue_kinds import cue_kind
from rashomon.mark.quotes.dialogue_tags import Tag, cues_before, tag_behind
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.sources import Source, noun_phrase
from rashomon.mark.reference import is_person_noun

_NO_CUE = -1
_BLANK = 2  # paragraphs from one to the next where a blank line lies between
_SMALL = frozenset({"ADP", "DET", "CCONJ", "PART", "SCONJ"})  # words of a title that need no capital
_MOST_CARRIED = 8  # quotations left open in a row that are looked through for who says them
_SHORT = 3  # letters of a word that makes no title alone: "I Am"
_LONGEST_NICKNAME = 3
_LAST_WORDS = 3  # of a sentence that announces a quotation: "the following:" and a line break
_SPARE_FOR_WORDS = (
    0.2  # a draft that explains only a word or two between marks must be likelier than one for a sentence
)


def with_leftovers(
    frame: Frame, found: list[Attribution], spare: list[Attribution], settled: Sequence[Attribution] = ()
) -> list[Attribution]:
    """``found`` and, for each quotation that nothing in it covers, the likeliest account of who says it.

    ``spare`` are the drafts that may explain one, ``settled`` all drafts.
    """
    told = _Told(frame, found)
    drafts = {one.cue: one for one in settled if one.source is not None}
    spares = _Told(frame, spare)
    for k, (low, high) in enumerate(frame.ranges):
        segment = frame.segments[k]
        inside = {i for i in range(low, high) if frame.words[i][0].isalnum()}
        if segment.depth or not inside or _is_nickname(frame, low, high):
            continue
        tag = tag_behind(frame, k)
        holding = told.holding(k, inside)
        if tag is not None and not _tagged(holding, tag):
            told.give(told.by_cue.get(tag.cue), (low, high), Attribution(tag.cue, (), tag.source, 0.5))
            continue
        if holding:
            continue
        split = _goes_on(frame, told, k)
        if split is not None:
            told.give(split, (low, high))
            continue
        _give_by_place(frame, told, drafts, spares, k, inside)
    return told.all


def _give_by_place(
    frame: Frame, told: "_Told", drafts: Mapping[int, Attribution], spares: "_Told", k: int, inside: set[int]
) -> None:
    """Give quotation ``k``, which nothing holds, to what announces it, stands beside it, or was the last to speak.

    ``inside`` are its words.
    """
    low, high = frame.ranges[k]
    onward = _carried_on(frame, told, k)
    speech = onward is not None or _is_speech(frame, low, high)
    announced = _announced(frame, told, drafts, k) if speech else None
    if announced is not None:
        told.add(announced)
        return
    beside = _beside(frame, told.all, k) if speech else None
    if beside is not None or onward is not None:
        told.give(onward if beside is None else beside, (low, high))
        return
    least = 0.0 if speech else _SPARE_FOR_WORDS
    likely = [one for one in spares.holding(k, inside) if one.probability >= least]
    if likely:
        told.add(max(likely, key=lambda one: (one.probability, -one.cue)))
    elif speech:
        told.add(Attribution(_NO_CUE, ((low, high),), speaker_before(frame, told.all, low), 0.5))


class _Told:
    """The attributions so far, asked by quotation: a text may hold thousands of either."""

    def __init__(self, frame: Frame, found: Sequence[Attribution]) -> None:
        self.all: list[Attribution] = []
        self.by_cue: dict[int, int] = {}  # for each cue the number of the first attribution that has it
        self._frame = frame
        self._over: defaultdict[int, list[int]] = defaultdict(list)
        for one in found:
            self.add(one)

    def add(self, one: Attribution) -> None:
        """Add an attribution."""
        number = len(self.all)
        self.all.append(one)
        self.by_cue.setdefault(one.cue, number)
        for start, end in one.content:
            inside = self._frame.inside[start]
            first = inside if inside >= 0 else bisect_left(self._frame.ranges, (start,))
            for k in range(first, bisect_left(self._frame.ranges, (end,))):
                self._over[k].append(number)

    def give(self, number: int | None, quotation: Range, new: Attribution | None = None) -> None:
        """Add a quotation to the content of an attribution, of ``new`` where ``number`` is None."""
        if number is None and new is not None:
            self.add(replace(new, content=(quotation,)))
        elif number is not None:
            one = self.all[number]
            self.all[number] = replace(one, content=tuple(sorted((*one.content, quotation))))
            self._over[bisect_left(self._frame.ranges, quotation)].append(number)

    def holding(self, k: int, words: set[int]) -> list[Attribution]:
        """Those that hold at least half of the ``words`` of quotation ``k``."""
        over = (self.all[number] for number in dict.fromkeys(self._over[k]))
        return [one for one in over if 2 * _shared(one, words) >= len(words)]


def _shared(one: Attribution, words: set[int]) -> int:
    """How many of ``words`` the content holds."""
    low, high = min(words), max(words) + 1
    parts = ((max(a, low), min(b, high)) for a, b in one.content if a < high and low < b)
    return len({i for a, b in parts for i in range(a, b) if i in words})


def _tagged(holding: list[Attribution], tag: Tag) -> bool:
    """Whether the words of a quotation belong to its tag, or to an attribution that does not take the tag for words."""
    return any(one.cue == tag.cue or not any(a <= tag.cue < b for a, b in one.content) for one in holding)


def _announced(frame: Frame, told: "_Told", drafts: Mapping[int, Attribution], k: int) -> Attribution | None:
    """Quotation ``k`` as what the verb or colon right before it announces, where that is nobody's cue yet."""
    cues = (cue for cue in cues_before(frame, k) if cue in drafts and cue not in told.by_cue)
    draft = next((drafts[cue] for cue in cues), None)
    return None if draft is None else replace(draft, content=(frame.ranges[k],))


def _goes_on(frame: Frame, told: "_Told", k: int) -> int | None:
    """The attribution of the quotation before, where its tag stands between the two in one sentence.

    "It is," says Lee, who runs the mill, "a very old wheel."
    """
    before = next((n for n in range(k - 1, max(k - 4, -1), -1) if not frame.segments[n].depth), -1)
    tag = tag_behind(frame, before) if before >= 0 else None
    (low, _), (_, end) = frame.ranges[k], frame.ranges[before]
    if (
        tag is None
        or tag.cue not in told.by_cue
        or frame.words[low - 2] != ","
        or frame.text[frame.starts[low]].isupper()
    ):
        return None
    ends = any(frame.words[i] in {".", "!", "?", ";", ":", "¶"} for i in range(end + 1, low - 1))
    return None if ends else told.by_cue[tag.cue]


def _carried_on(frame: Frame, told: "_Told", k: int) -> int | None:
    """The attribution of the paragraphs behind quotation ``k`` where that is left open and they go on with a mark."""
    if not _opens_paragraph(frame, k):
        return None
    before = k
    for n in range(k + 1, min(k + _MOST_CARRIED, len(frame.ranges))):
        if frame.segments[n].depth:
            continue
        low = frame.ranges[n][0]
        far = frame.paragraph[low] - frame.paragraph[frame.ranges[before][1] - 1] > _BLANK
        alike = frame.text[frame.segments[n].outer_start] == frame.text[frame.segments[k].outer_start]
        if frame.segments[before].closed or far or not alike or not _opens_paragraph(frame, n):
            return None
        holding = told.holding(n, {i for i in range(*frame.ranges[n]) if frame.is_word[i]})
        paragraph = frame.paragraph[low]
        tags = (
            a.cue for a in holding if a.cue >= 0 and frame.inside[a.cue] < 0 and frame.paragraph[a.cue] == paragraph
        )
        number = next((told.by_cue[cue] for cue in tags), None)
        if number is not None:
            return number
        before = n
    return None


def _is_done_to_a_thing(frame: Frame, cue: int) -> bool:
    """Whether a cue tells what somebody did to something rather than that somebody spoke."""
    return cue_kind(frame, cue) != "saying" and any(frame.deps[c] == "dobj" for c in frame.children[cue])


def _opens_paragraph(frame: Frame, k: int) -> bool:
    """Whether a paragraph opens with quotation ``k``."""
    return frame.starts[frame.paragraphs[frame.paragraph[frame.ranges[k][0]]][0]] >= frame.segments[k].outer_start


def _one_sentence(frame: Frame, one: Attribution, k: int) -> bool:
    """Whether quotation and cue make one sentence; the end of one before a cue that follows makes two.

    An end that asks or calls does so only before a verb with an object: '"Over a poll?" Her rival saw it otherwise.'
    """
    segment, (low, high) = frame.segments[k], frame.ranges[k]
    if high <= one.cue:
        last = frame.text[segment.start : segment.end].rstrip()[-1:]
        return last != "." and not (last in "?!" and _is_done_to_a_thing(frame, one.cue))
    return frame.sentence[one.cue] == frame.sentence[low] or not any(
        frame.words[i] in {".", "!", "?"} for i in range(one.cue, low)
    )


def is_title(frame: Frame, low: int, high: int) -> bool:
    """Whether the words look like the title of a work: all but small ones capitalised, no end mark."""
    words = [i for i in range(low, high) if frame.words[i].isalpha()]
    telling = [i for i in words if frame.poses[i] not in _SMALL or frame.text[frame.starts[i]].isupper()]
    long = any(frame.ends[i] - frame.starts[i] > _SHORT for i in telling)
    capitals = all(frame.text[frame.starts[i]].isupper() for i in telling)
    ends = frame.text[frame.ends[high - 1] - 1] in ".!?…" or frame.words[high - 1] in {".", "!", "?"}
    return len(telling) > 1 and long and capitals and not ends


def _is_nickname(frame: Frame, low: int, high: int) -> bool:
    """Whether a few words stand between a given name and a surname: Ann "the Axe" Lee."""
    beside = (low - 2, high + 1)
    if high - low > _LONGEST_NICKNAME or beside[0] < 0 or beside[1] >= len(frame.words):
        return False
    return all(frame.tags[i] == "NNP" and frame.text[frame.starts[i]].isupper() for i in beside)


def _is_speech(frame: Frame, low: int, high: int) -> bool:
    """Whether the words between two marks are speech rather than a title or a word held at arm's length."""
    size = sum(frame.words[i][0].isalnum() for i in range(low, high))
    verb = any(frame.poses[i] in {"VERB", "AUX"} for i in range(low, high))
    whole = size > 1 and frame.text[frame.starts[low]].isupper() and _ends_sentence(frame, high)
    apart = _follows_sentence(frame, low) or _fills_paragraph(frame, low, high)
    enough = size >= 6 or (verb and size >= 4) or (whole and apart)
    return enough and not is_title(frame, low, high)


def _ends_sentence(frame: Frame, high: int) -> bool:
    return frame.words[high - 1] in {".", "!", "?"} or frame.text[frame.ends[high - 1] - 1] in ".!?"


def _fills_paragraph(frame: Frame, low: int, high: int) -> bool:
    """Whether a paragraph holds a quotation with a verb, closed in it, and nothing else."""
    first, last = frame.paragraphs[frame.paragraph[low]]
    alone = not any(frame.is_word[i] for i in (*range(first, low), *range(high, last)))
    closed = frame.inside[low] >= 0 and frame.segments[frame.inside[low]].closed
    return alone and closed and any(frame.poses[i] in {"VERB", "AUX"} for i in range(low, high))


def _follows_sentence(frame: Frame, low: int) -> bool:
    """Whether a quotation stands behind the end of a sentence in its paragraph."""
    before = low - 2
    return before >= frame.paragraphs[frame.paragraph[low]][0] and frame.words[before] in {".", "!", "?"}


def _beside(frame: Frame, result: list[Attribution], k: int) -> int | None:
    """The number of the attribution beside quotation ``k`` that it belongs to, None where there is none."""
    best: tuple[int, int] | None = None
    for number, one in enumerate(result):
        if _is_within_quotation(frame, one):
            continue
        distance = _distance(frame, one, k)
        if distance is not None and (best is None or distance < best[0]):
            best = (distance, number)
    return None if best is None else best[1]


def _is_within_quotation(frame: Frame, one: Attribution) -> bool:
    """Whether an attribution is itself part of what somebody is quoted as saying."""
    return one.cue >= 0 and frame.inside[one.cue] >= 0 and not frame.segments[frame.inside[one.cue]].depth


def _distance(frame: Frame, one: Attribution, k: int) -> int | None:
    """How far quotation ``k`` stands from an attribution that it may belong to; None where it may not."""
    low, high = frame.ranges[k]
    end = one.content[-1][1]
    quoted = any(frame.inside[b - 1] >= 0 for _, b in one.content)
    if one.cue >= 0 and frame.inside[one.cue] < 0 and frame.paragraph[one.cue] == frame.paragraph[low]:
        edges = [one.cue] if one.source is None else [one.cue, one.source.span[0], one.source.span[1] - 1]
        gap = min(min(abs(edge - low), abs(edge - high)) for edge in edges)
        if gap <= 3 and (quoted or high <= one.cue) and _one_sentence(frame, one, k):
            return gap
    if not quoted or end > low or frame.inside[end - 1] < 0:
        return None
    if frame.paragraph[end - 1] == frame.paragraph[low]:
        near = frame.sentence[low] - frame.sentence[max(end - 1, one.cue)] <= 1
        return low - end if near else None
    opens = frame.starts[frame.paragraphs[frame.paragraph[low]][0]] >= frame.segments[k].outer_start - 1
    left_open = not frame.segments[frame.inside[end - 1]].closed
    return low - end if left_open and opens and frame.paragraph[low] - frame.paragraph[end - 1] <= 2 else None


def speaker_before(frame: Frame, result: list[Attribution], low: int) -> Source | None:
    """The person whom the sentence before a token is about, else the last one who was quoted or reported."""
    before = [
        a for a in result if a.source is not None and a.content[0][0] < low and not _is_within_quotation(frame, a)
    ]
    last = max(before, key=lambda a: (max(a.content[-1][1], a.cue), a.cue)) if before else None
    first, end = _sentence_before(frame, low)
    if last is not None and max(last.content[-1][1] - 1, last.cue) >= first:
        return last.source
    subject = next((i for i in range(first, end) if frame.deps[i] == "nsubj" and _is_main(frame, frame.heads[i])), -1)
    announces = first < end and ":" in frame.slice((max(first, end - _LAST_WORDS), end))
    if subject >= 0 and frame.inside[subject] < 0 and (announces or _is_person(frame, subject)):
        return Source(subject, noun_phrase(frame, subject), "about")
    return None if last is None else last.source


def _sentence_before(frame: Frame, low: int) -> Range:
    """The sentence that ends before the one of a quotation, blanks left out."""
    number = frame.sentence[low] - 1
    while number >= 0 and not any(frame.is_word[i] for i in range(*frame.sentences[number])):
        number -= 1
    return frame.sentences[number] if number >= 0 else (low, low)


def _is_main(frame: Frame, verb: int) -> bool:
    return frame.deps[verb] == "ROOT"


def _is_person(frame: Frame, i: int) -> bool:
    named = frame.poses[i] == "PROPN" and frame.entities[i] in {"", "PERSON"}
    person = named or frame.words[i] in {"he", "she"}
    return person or (frame.poses[i] == "NOUN" and frame.tags[i] == "NN" and is_person_noun(frame.lemmas[i]))
