"""Whether a story bears a sentence out: by its words, figures and status, and by where its reports part."""

from collections.abc import Iterator, Sequence

import pytest

from rashomon.archive import Archive
from rashomon.engine.bearing import bearing
from rashomon.model import Citation, Disagreement, Fact, Reading, Span, Status, Story


class _Held(Archive):
    """An archive that holds one story, without a file."""

    def __init__(self, story: Story) -> None:
        self._story = story

    def stories(self, ids: Sequence[str] | None = None) -> Iterator[Story]:
        yield from [self._story] if ids is None or self._story.story in ids else []


def _cited(article: str, text: str, status: Status | None = None) -> Citation:
    return Citation(article, Span(0, len(text)), text, status, origin="a-1" if article == "a-2" else article)


FREED = _cited("a-1", "Tugs freed the ferry Avante with 212 people aboard off Saltmouth on Monday.", "occurred")
COPIED = _cited("a-2", "Tugs freed the ferry Avante with 212 people aboard off Saltmouth.", "occurred")
OTHER = _cited("a-3", "The ferry Avante had 198 people aboard when tugs freed it off Saltmouth.", "occurred")
PLANNED = _cited("a-1", "Minister Olga Brandis will visit the shipyard in Amsel.", "planned")
OFF = _cited("a-3", "The harbour board cancelled the summer regatta in Hallsund.", "cancelled")
LONG = _cited(
    "a-1", "The council of Skarne kept the lighthouse open, but the mayor would not say for how long.", "occurred"
)
STORY = Story(
    story="s-1",
    title="",
    articles=("a-1", "a-2", "a-3"),
    origins=(("a-1", "a-2"), ("a-3",)),
    facts=tuple(
        Fact(f"f-{at}", reports[0].text, "event", reports, 1)
        for at, reports in enumerate(((FREED, COPIED), (PLANNED,), (OFF,), (LONG,)))
    ),
    disagreements=(
        Disagreement("d-1", "aboard", (Reading("212 people", (FREED, COPIED)), Reading("198 people", (OTHER,)))),
    ),
)


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("Tugs freed the ferry Avante off Saltmouth.", "borne out"),
        ("Tugs freed the ferry Avante with 212 people aboard.", "borne out by some, told otherwise by others"),
        ("Tugs freed the ferry Avante with 300 people aboard.", "told otherwise"),
        ("Tugs did not free the ferry Avante off Saltmouth.", "told otherwise"),
        ("Minister Olga Brandis visited the shipyard in Amsel.", "announced only"),
        ("Minister Olga Brandis will visit the shipyard in Amsel.", "borne out"),
        ("The harbour board cancelled the regatta in Hallsund.", "borne out"),
        ("The harbour board held the summer regatta in Hallsund.", "told otherwise"),
        ("The harbour board postponed the summer regatta in Hallsund.", "told otherwise"),
        ("The council of Skarne kept the lighthouse open.", "borne out"),
        ("The council of Tervin sold the lighthouse.", "not found"),
        ("The of and.", "not found"),
    ],
)
def test_what_a_story_says_of_a_sentence(sentence: str, verdict: str) -> None:
    assert bearing(_Held(STORY), sentence, "s-1").verdict == verdict


def test_copies_are_one_origin() -> None:
    found = bearing(_Held(STORY), "Tugs freed the ferry Avante off Saltmouth.", "s-1")
    assert {one.citation.article for one in found.says} == {"a-1", "a-2", "a-3"}
    assert found.origins == 2
