"""The models of quotations that come with Rashomon, held against the features that the code computes."""

from functools import cache
from importlib.resources import files

from rashomon.learned import Forest, Linear
from rashomon.mark.quotes import acceptance, ranking
from rashomon.mark.quotes.scoring import Models, cue_lexicon, to_scorer


@cache
def models() -> Models:
    """The stored models, read once a process."""
    folder = files(__package__)
    cues, contents, sources = (
        to_scorer(Linear.load(folder / f"{name}.npz")) for name in ("cues", "contents", "sources")
    )
    second = Forest.load(folder / "ranking.npz", ranking.FEATURES)
    last = Forest.load(folder / "acceptance.npz", acceptance.FEATURES)
    return Models(cue_lexicon(), cues, contents, sources, second, last)
