"""Speakers told by layout alone: turns of a transcript ("LEE: We wait."), credits under a quotation ("- Ann Lee")."""

import re
from collections.abc import Iterator

from rashomon.mark.quotes.attribution import Attribution
from rashomon.mark.quotes.contents import trim
from rashomon.mark.quotes.frame import Frame, Range
from rashomon.mark.quotes.sources import Source, noun_phrase

# A turn opens a paragraph with a name in capitals and a colon. Not: "PORTHAVEN: The senator left", all alone.
_TURN = re.compile(r"[\"“”'‘\s]*(?P<name>(?:[A-Z][A-Z'’.-]+|[A-Z]\.)(?: [A-Z][A-Z'’.-]*){0,3}):\s")
# A credit closes a quotation: a dash, a name, and at most an office or a place.
_CREDIT = re.compile(r"[\"”]?\s*[―—–-]{1,2}\s*(?P<name>[A-ZÀ-Þ][\w.'’-]*(?: [\w.'’-]+){0,5})[^\n\"“”]{0,40}")
# What closes a post that stands in an article: its writer, the account, the day.
_POST = re.compile(r"\s[—–-]\s?(?P<name>[A-ZÀ-Þ][^()\n@]{1,40}?) ?\(@\w{1,20}\)")
_LEAST_POST = 3  # tokens of a post
_LEAST_TURNS = 2
_SURE = 1.0


def laid_out(frame: Frame) -> list[Attribution]:
    """The attributions that layout alone gives."""
    return [*_turns(frame), *_credits(frame), *_announced(frame), *_posts(frame)]


def _announced(frame: Frame) -> Iterator[Attribution]:
    """A quotation behind a bare name and a colon (Ann Lee: "We wait."); with a verb before the colon, grammar tells."""
    for k, (low, high) in enumerate(frame.ranges):
        if frame.segments[k].depth or high - low < 4 or (colon := _before_mark(frame, low)) < 1:
            continue
        if frame.words[colon].strip('"”') not in {":", "):"}:
            continue
        first = frame.paragraphs[frame.paragraph[colon]][0]
        end = _without_aside(frame, first, colon)
        start = end
        while start > first and frame.words[start - 1] not in _BEFORE_NAME and end - start < 9:
            start -= 1
        name = range(start, end)
        names = any(frame.poses[i] == "PROPN" for i in name)
        if names and all(frame.poses[i] in _NAME or frame.words[i] in {"and", "of", "the"} for i in name):
            yield Attribution(colon, ((low, high),), Source(end - 1, (start, end), "announced"), _SURE)
        elif (
            end - start >= _OWNED and frame.words[end - 1] in _ANSWERS and frame.deps[_owner(frame, end - 1)] == "poss"
        ):
            owner = _owner(frame, end - 1)
            yield Attribution(colon, ((low, high),), Source(owner, noun_phrase(frame, owner), "announced"), _SURE)


def _owner(frame: Frame, noun: int) -> int:
    """The possessor of a noun, the noun itself where there is none."""
    return next((c for c in frame.children[noun] if frame.deps[c] == "poss"), noun)


def _without_aside(frame: Frame, first: int, end: int) -> int:
    """Where a name ends before a bracket that stands behind it: "Ann Lee (D-Ohio):"."""
    if frame.words[end - 1] != ")" and not frame.words[end].startswith(")"):
        return end
    return next((i for i in range(end - 1, max(first, end - 9), -1) if frame.words[i] == "("), end)


def _before_mark(frame: Frame, low: int) -> int:
    """The last word before the opening mark of a quotation in its paragraph, blanks apart; ':"' may be one word."""
    first = frame.paragraphs[frame.paragraph[low]][0]
    if low > first and frame.words[low - 1].startswith(":"):
        return low - 1
    before = low - 2
    if before < first:
        return _end_of_paragraph_before(frame, frame.paragraph[low])
    while (
        before > first
        and frame.words[before] == "¶"
        and "\n" not in frame.text[frame.starts[before] : frame.ends[before]]
    ):
        before -= 1
    return before


def _end_of_paragraph_before(frame: Frame, number: int) -> int:
    """The last word of the paragraph that announces one, -1 where there is none."""
    above = next((n for n in range(number - 1, max(number - 3, -1), -1) if not _is_blank(frame, n)), -1)
    if above < 0:
        return -1
    low, high = frame.paragraphs[above]
    return next((i for i in range(high - 1, low, -1) if frame.words[i] != "¶"), -1)


_OWNED = 2  # words of "his answer"
_ANSWERS = frozenset(
    ["response", "answer", "reply", "message", "verdict", "advice", "comment", "explanation", "conclusion", "warning"]
)
_BEFORE_NAME = frozenset({"from", ".", "!", "?", "—", "–", "-", "--", ")", "]", "¶", ";", ":", "”", '"'})
_NAME = frozenset({"PROPN", "NOUN", "ADJ", "PART"})


def _turns(frame: Frame) -> Iterator[Attribution]:
    """Each turn reaches over the paragraphs that follow, as long as they go on quoting, to the next turn."""
    opened = {}
    for number, (low, high) in enumerate(frame.paragraphs):
        match = _TURN.match(frame.text, frame.starts[low], frame.ends[high - 1])
        if match is not None:
            opened[number] = match
    if len(opened) < _LEAST_TURNS:
        return
    for number, match in opened.items():
        name, colon = _tokens(frame, number, match.start("name"), match.end("name")), match.end("name")
        low, high = frame.paragraphs[number]
        cue = next((i for i in range(low, high) if frame.starts[i] <= colon < frame.ends[i]), -1)
        first = _within(frame, number, match.end())
        if name[0] >= name[1] or cue < 0 or first[0] >= first[1]:
            continue
        content = [first, *_same_turn(frame, number, opened)]
        yield Attribution(cue, tuple(content), Source(name[1] - 1, name, "turn"), _SURE)


def _same_turn(frame: Frame, number: int, opened: dict[int, re.Match[str]]) -> Iterator[Range]:
    """The following paragraphs that open with a mark and no name."""
    for k in range(number + 1, len(frame.paragraphs)):
        low, high = frame.paragraphs[k]
        part = _within(frame, k, frame.starts[low])
        if part[0] >= part[1]:
            if any(frame.words[i] != "¶" and frame.words[i][0].isalnum() for i in range(low, high)):
                return
            continue
        if k in opened or frame.words[low] not in {'"', "“", "‘", "'"} or frame.words[part[0]] == "(":
            return
        yield part


def _posts(frame: Frame) -> Iterator[Attribution]:
    """Posts without marks, each from the start of its paragraph to the dash before its writer and account."""
    if "(@" not in frame.text:
        return
    for number, (low, high) in enumerate(frame.paragraphs):
        start = frame.starts[low]
        match = _POST.search(frame.text, start, frame.ends[high - 1])
        if match is None:
            continue
        name, content = _tokens(frame, number, *match.span("name")), _tokens(frame, number, start, match.start())
        content = trim(frame, content)
        marked = any(frame.inside[i] >= 0 for i in (content[0], max(content[1] - 1, content[0])))
        if name[0] < name[1] and content[1] - content[0] >= _LEAST_POST and not marked:
            yield Attribution(name[0] - 1, (content,), Source(name[1] - 1, name, "credit"), _SURE)


def _within(frame: Frame, number: int, start: int) -> Range:
    """The words of a paragraph from an offset on, without marks and blanks at the edges."""
    low, high = frame.paragraphs[number]
    while low < high and (frame.starts[low] < start or not frame.words[low][0].isalnum()):
        if frame.words[low] == "(":
            break
        low += 1
    while low < high and not frame.words[high - 1][-1].isalnum():
        high -= 1
    return low, high


def _tokens(frame: Frame, number: int, start: int, end: int) -> Range:
    low, high = frame.paragraphs[number]
    inside = [i for i in range(low, high) if start <= frame.starts[i] and frame.ends[i] <= end]
    return (inside[0], inside[-1] + 1) if inside else (0, 0)


def _credits(frame: Frame) -> Iterator[Attribution]:
    """A quotation that fills its paragraph up to a dash and a name, which may open the next paragraph."""
    for k, segment in enumerate(frame.segments):
        low, high = frame.ranges[k]
        if segment.depth or not segment.closed or high - low < 4:
            continue
        number = frame.paragraph[low]
        if frame.starts[frame.paragraphs[number][0]] < segment.outer_start - 1:
            continue
        credit = _credit(frame, number, segment.end)
        if credit is not None:
            yield Attribution(credit[0] - 1, ((low, high),), Source(credit[1] - 1, credit, "credit"), _SURE)


def _credit(frame: Frame, number: int, end: int) -> Range | None:
    """The name behind a dash after offset ``end`` of a paragraph, or alone in the next one if nothing follows there."""
    rest = frame.text[end : frame.ends[frame.paragraphs[number][1] - 1]]
    if not rest.strip(' \n."“”'):
        number = next((n for n in range(number + 1, len(frame.paragraphs)) if not _is_blank(frame, n)), -1)
        if number < 0:
            return None
        end = frame.starts[frame.paragraphs[number][0]]
    match = _CREDIT.match(frame.text, end)
    if match is None or frame.text[match.end() : frame.ends[frame.paragraphs[number][1] - 1]].strip(' \n."“”'):
        return None
    name = _tokens(frame, number, match.start("name"), match.end("name"))
    start, _ = frame.paragraphs[number]
    if name[0] >= name[1] or name[0] - 1 < start or any(frame.poses[i] in {"VERB", "AUX"} for i in range(*name)):
        return None
    if frame.poses[name[0]] not in {"PROPN", "NOUN", "ADJ"}:
        return None
    return name


def _is_blank(frame: Frame, number: int) -> bool:
    return all(frame.words[i] == "¶" for i in range(*frame.paragraphs[number]))
