"""The cues of commitments fit their own examples and leave their counter-examples alone."""

import pytest

from rashomon.collate.commitments.turns import CommitmentCue, commitment_cues

CUES = [*commitment_cues().promise, *commitment_cues().change]


@pytest.mark.parametrize("cue", CUES, ids=lambda cue: cue.id)
def test_a_cue_fits_its_example(cue: CommitmentCue) -> None:
    assert cue.compiled().search(cue.example.casefold())
    assert cue.counter is None or not cue.compiled().search(cue.counter.casefold())
