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
SAILS = _cited("a-1", "The service will resume on May 2, the minister said.", "planned")
BACK = _cited("a-3", "Ferries are to resume on 2 May.", "planned")
FUND = _cited("a-1", "Strait Lines will pay $84,000 into a fund for the crew, the remaining $9,000 in June.", "planned")
AGREED = _cited("a-3", "Velmark and Sarovia agreed on Tuesday to open the strait to trawlers.", "agreed")
SIGNED = _cited("a-3", "The mayor was to have signed the lease of the old quay on Friday.", "occurred")
LONG = _cited(
    "a-1", "The council of Skarne kept the lighthouse open, but the mayor would not say for how long.", "occurred"
)
SANK = _cited("a-1", "The trawler Merle sank off Amsel after its crew fled to a raft.", "occurred")
SOLD = _cited("a-3", "The town has sold its old brewery to a chain of hotels.", "occurred")
MEND = _cited("a-1", "The mayor pledged to mend the breakwater of Amsel.", "occurred")
STORY = Story(
    story="s-1",
    title="",
    articles=("a-1", "a-2", "a-3"),
    origins=(("a-1", "a-2"), ("a-3",)),
    facts=tuple(
        Fact(f"f-{at}", reports[0].text, "event", reports, 1)
        for at, reports in enumerate(
            (
                (FREED, COPIED),
                (SAILS, BACK),
                *((one,) for one in (PLANNED, OFF, LONG, FUND, AGREED, SIGNED, SANK, SOLD, MEND)),
            )
        )
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
        ("The ferries will resume on May 2.", "borne out"),
        ("The ferries have resumed on May 2.", "announced only"),
        ("The ferries will resume on June 2.", "told otherwise"),
        ("Strait Lines will pay $84,000 into a fund for the crew.", "borne out"),
        ("Strait Lines will pay $120,000 into a fund for the crew.", "told otherwise"),
        ("Velmark and Sarovia failed to agree to open the strait.", "told otherwise"),
        ("Velmark and Sarovia called off the opening of the strait.", "told otherwise"),
        ("The mayor signed the lease of the old quay.", "announced only"),
        ("A trawler, the Merle, has sunk off Amsel.", "borne out"),
        ("The Merle sinks off Amsel.", "borne out"),
        ("The Merle did not sink off Amsel.", "told otherwise"),
        ("The town sells its brewery to hotels.", "borne out"),
        ("The town did not sell its brewery.", "told otherwise"),
        ("Tugs freed the ferry Avante off Saltmouth on Thursday.", "not found"),
        ("Tugs freed the ferry Avante off Hallsund on Monday.", "not found"),
        ("Tugs bought the ferry Avante off Saltmouth on Monday.", "not found"),
        ("Tervin and Sarovia agreed to open the strait to trawlers.", "not found"),
        ("The town has painted its old brewery for a chain of hotels.", "not found"),
        ("The mayor has mended the breakwater of Amsel.", "announced only"),
    ],
)
def test_what_a_story_says_of_a_sentence(sentence: str, verdict: str) -> None:
    assert bearing(_Held(STORY), sentence, "s-1").verdict == verdict


def test_copies_are_one_origin() -> None:
    found = bearing(_Held(STORY), "Tugs freed the ferry Avante off Saltmouth.", "s-1")
    assert {one.citation.article for one in found.says} == {"a-1", "a-2", "a-3"}
    assert found.origins == 2
