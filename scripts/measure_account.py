"""What the whole account is worth on stories that nothing of it was learnt from.

    python scripts/measure_account.py --eval ../shared/eval [--marked FOLDER] [--out FOLDER] [--shipped] [--only KIND]

Every story of ``account``, ``coref`` and ``developing`` is told with an alignment, and with trees for figures at odds,
that learnt from the other folds of stories alone, and ``account.py``, which comes with the sets, scores what is told;
commitments have a measure of their own (``train_commitments.py --cross-validate``) and are left out. ``--shipped``
tells the stories with what is shipped, which has seen them. ``--marked`` keeps the marks of the reports for the next
time, ``--out`` the accounts that were told. Further lines of each set count the lines of the accounts by section, and
how many of the facts that several reports tell are one, by whether they say that they are doubtful.
"""

import argparse
import contextlib
import io
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path
from unittest.mock import patch

import train_alignment
import train_figures
from gold_accounts import GoldStory, gold_stories
from scorers import load_scorer

from rashomon.collate import dossier
from rashomon.collate.alignment import comparison
from rashomon.collate.disagreements import figures as figures_at_odds
from rashomon.model import Dossier, encode

BLIND = ("commitments", "mean_F1")  # not told here with trees that never saw the story
LINES = ("facts", "sayings", "commitments", "timeline", "disagreements")


def main() -> None:
    """Tell the stories, print the scorer's figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--eval", type=Path, default=train_alignment.ROOT.parent / "shared/eval")
    parser.add_argument("--marked", type=Path, help="a folder where the marks are kept for the next time")
    parser.add_argument("--out", type=Path, help="a folder for the accounts told")
    parser.add_argument("--shipped", action="store_true", help="tell with the shipped trees, which know the stories")
    parser.add_argument("--only", choices=tuple(train_alignment.WEIGHT), help="tell the stories of one set alone")
    options = parser.parse_args()
    asked = [options.only] if options.only else list(train_alignment.WEIGHT)
    known = [s for kind in train_alignment.WEIGHT for s in gold_stories(options.eval, kind, options.marked)]
    told = by_shipped(known, asked) if options.shipped else by_folds(known, asked)
    with tempfile.TemporaryDirectory() as scratch:
        out = options.out or Path(scratch)
        lines: dict[str, Counter[str]] = {kind: Counter() for kind in asked}
        joined: dict[str, Counter[tuple[bool, bool]]] = {kind: Counter() for kind in asked}
        for story, made in told:
            lines[story.kind] += lines_of(made)
            joined[story.kind] += joined_of(story, made)
            _write(Path(scratch) / "gold" / story.kind, story.key, gold=story.gold, sentences=story.sentences)
            (out / story.kind).mkdir(parents=True, exist_ok=True)
            (out / story.kind / f"{story.key}.json").write_text(encode(made), encoding="utf-8")
        for kind in asked:
            gold = Path(scratch) / "gold" / kind
            print(kind, figures(options.eval, gold, out / kind, () if options.shipped else BLIND))
            print(kind, "lines:", sum(lines[kind].values()), dict(lines[kind]))
            if kind != "coref":  # of which a few sentences alone have gold
                print(kind, "joined facts right:", rightly(joined[kind]))


def by_shipped(stories: Sequence[GoldStory], asked: Sequence[str]) -> Iterator[tuple[GoldStory, Dossier]]:
    """Every story of the kinds asked for, as the shipped trees tell it."""
    for story in (story for story in stories if story.kind in asked):
        yield story, dossier(story.articles)


def by_folds(stories: Sequence[GoldStory], asked: Sequence[str]) -> Iterator[tuple[GoldStory, Dossier]]:
    """Every story of the kinds asked for, as trees tell it that never saw it."""
    homes = {story.name: story for story in stories}
    joining = train_alignment.by_folds([train_alignment.example(story) for story in stories])
    at_odds = train_figures.fold_trees([train_figures.example(s) for s in stories if s.kind in train_figures.KINDS])
    for (trees, unseen), (of_figures, _) in zip(joining, at_odds, strict=True):
        with (
            patch.object(comparison, "forest", return_value=trees),
            patch.object(figures_at_odds, "forest", return_value=of_figures),
        ):
            for story in (homes[one.name] for one in unseen if one.kind in asked):
                yield story, dossier(story.articles)
        print(".", end="", file=sys.stderr, flush=True)


def lines_of(told: Dossier) -> Counter[str]:
    """How many lines each section has."""
    return Counter({name: sum(len(getattr(story, name)) for story in told.stories) for name in LINES})


def joined_of(story: GoldStory, told: Dossier) -> Counter[tuple[bool, bool]]:
    """Of the facts that several reports tell: whether they say that they are doubtful, whether half of it is one."""
    one = train_alignment.together(story.gold)
    found: Counter[tuple[bool, bool]] = Counter()
    for fact in (fact for part in told.stories for fact in part.facts):
        held = [
            (
                report.article,
                train_alignment.touched(report.article, report.span.start, report.span.end, story.sentences),
            )
            for report in fact.reports
        ]
        pairs = [
            frozenset((a, b))
            for (here, left), (there, right) in combinations(held, 2)
            if here != there
            for a in left
            for b in right
        ]
        if pairs:
            found[fact.is_doubtful, 2 * sum(pair in one for pair in pairs) >= len(pairs)] += 1
    return found


def rightly(joined: Counter[tuple[bool, bool]]) -> str:
    """The share of the facts that several reports tell that are one, of the sure and of the doubtful ones."""
    parts = []
    for doubtful, name in ((False, "sure"), (True, "doubtful")):
        right, every = joined[doubtful, True], joined[doubtful, True] + joined[doubtful, False]
        parts.append(f"{name} {100 * right / max(every, 1):.1f} of {every}")
    return ", ".join(parts)


def _write(folder: Path, key: str, **parts: object) -> None:
    """What the scorer asks of a story, under the names that it knows."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, part in parts.items():
        (folder / f"{key}.{name}.json").write_text(json.dumps(part), encoding="utf-8")


def figures(folder: Path, gold: Path, told: Path, left_out: Sequence[str] = ()) -> str:
    """The first line that the scorer in ``folder`` prints, without what is ``left_out``."""
    scorer = load_scorer(folder / "account.py")
    with contextlib.redirect_stdout(io.StringIO()) as printed:
        scorer.main(gold, told)
    head = json.loads(printed.getvalue().splitlines()[0])
    parts = " ".join(
        f"{name} {value['F1']} ({value['P']} / {value['R']})" if isinstance(value, dict) else f"{name} {value}"
        for name, value in head.items()
        if name not in left_out and (told.name != "coref" or name in ("facts", "counted_right"))
    )
    return parts.replace("_F1", "")


if __name__ == "__main__":
    main()
