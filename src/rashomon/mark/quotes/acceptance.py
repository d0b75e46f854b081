"""Which drafts are attributions: what a draft is, and how it stands to the drafts around it."""

import numpy as np
from numpy.typing import NDArray

from rashomon.mark.quotes.codes import codes
from rashomon.mark.quotes.contents import subject_of
from rashomon.mark.quotes.cue_kinds import animacy, cue_kind
from rashomon.mark.quotes.drafts import Draft
from rashomon.mark.quotes.frame import Frame, Range

FEATURES = (
    "cue_margin",
    "content_margin",
    "content_gap",
    "source_margin",
    "source_gap",
    "size",
    "quoted_share",
    "quotation_whole",
    "cue_in_quotation",
    "source_nobody",
    "source_pronoun",
    "source_person",
    "source_name",
    "source_distance",
    "parts",
    "before_cue",
    "verb_in_content",
    "rival_margin",
    "rival_gap",
    "around_margin",
    "around_gap",
    "inside_margin",
    "noun_cue",
    "sign_cue",
    "paragraph",
    "density",
    "cue_kind",
    "animacy",
    "subject_animacy",
    "cue_relation",
    "cue_tag",
    "way",
    "content_relation",
    "source_way",
)
_NONE = -9.0


def acceptance_rows(frame: Frame, drafts: list[Draft]) -> NDArray[np.float32]:
    """One row of ``FEATURES`` a draft."""
    sets = [_indices(draft.content.ranges) for draft in drafts]
    rows = [
        _own(frame, draft, words) + _company(drafts, sets, k)
        for k, (draft, words) in enumerate(zip(drafts, sets, strict=True))
    ]
    table = np.array([[*row, *_place(frame, draft, len(drafts))] for row, draft in zip(rows, drafts, strict=True)])
    return table.astype(np.float32).reshape(len(drafts), len(FEATURES))


def _own(frame: Frame, draft: Draft, words: set[int]) -> list[float]:
    quoted = sum(frame.inside[i] >= 0 for i in words)
    first, last = draft.content.ranges[0][0], draft.content.ranges[-1][1] - 1
    whole = frame.inside[first] >= 0 and frame.ranges[frame.inside[first]][1] - 1 <= last
    head = draft.source.head
    return [
        draft.cue_margin,
        draft.content_margin,
        draft.content_gap,
        draft.source_margin,
        draft.source_gap,
        float(min(len(words), 100)),
        quoted / max(len(words), 1),
        float(whole),
        float(frame.inside[draft.cue] >= 0),
        float(head < 0),
        float(head >= 0 and frame.poses[head] == "PRON"),
        float(head >= 0 and frame.entities[head] == "PERSON"),
        float(head >= 0 and frame.poses[head] == "PROPN"),
        float(min(max(head - draft.cue, -30), 30) if head >= 0 else 0),
        float(len(draft.content.ranges)),
        float(last < draft.cue),
        float(any(frame.poses[i] in {"VERB", "AUX"} for i in words)),
    ]


def _company(drafts: list[Draft], sets: list[set[int]], k: int) -> list[float]:
    """The surest rival with nearly the same content, the surest draft around this one, and the surest inside it."""
    own = drafts[k]
    rival = around = inside = _NONE
    for j in range(max(0, k - 12), min(len(drafts), k + 13)):
        if j == k:
            continue
        shared = len(sets[k] & sets[j])
        if not shared:
            continue
        margin = drafts[j].cue_margin + drafts[j].content_margin
        if 2 * shared > len(sets[k] | sets[j]):
            rival = max(rival, margin)
        elif own.cue in sets[j]:
            around = max(around, margin)
        elif drafts[j].cue in sets[k]:
            inside = max(inside, margin)
    total = own.cue_margin + own.content_margin
    return [rival, total - rival, around, total - around, inside]


def _place(frame: Frame, draft: Draft, number: int) -> list[float]:
    pos = frame.poses[draft.cue]
    return [
        float(pos in {"NOUN", "PROPN"}),
        float(pos in {"PUNCT", "SYM", "SPACE"}),
        float(min(frame.paragraph[draft.cue], 20)),
        number / max(len(frame.sentences), 1),
        *_sort(frame, draft),
    ]


def _sort(frame: Frame, draft: Draft) -> list[float]:
    """What sort of word the cue is, who its subject and its source are, and how content and source were reached."""
    way, relations = draft.content.way.split(":", 1)[0], codes("relations")
    return [
        codes("kinds")[cue_kind(frame, draft.cue)],
        codes("animacies")[animacy(frame, draft.source.head)],
        codes("animacies")[animacy(frame, subject_of(frame, draft.cue))],
        relations.get(frame.deps[draft.cue], -1.0),
        codes("tags").get(frame.tags[draft.cue], -1.0),
        codes("ways").get(way, -1.0),
        relations.get(frame.deps[draft.content.head], -1.0),
        codes("source_ways").get(draft.source.way.split(":", 1)[0], -1.0),
    ]


def _indices(ranges: tuple[Range, ...]) -> set[int]:
    return {i for a, b in ranges for i in range(a, b)}
