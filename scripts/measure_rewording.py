"""Recall of copy detection on rewritten texts, style by style: ``python scripts/measure_rewording.py``.

Originals and rewritten texts are drawn with another seed than those that the verdict was learnt on. Prints for every
style the median share of five-word shingles that survive, the share of texts whose TF-IDF cosine with the original
(words and pairs of words, logarithmic counts) reaches .3, the recall of the detection (all, of short and of long
originals), and the false alarms: copies claimed between a rewritten text and one that has nothing of it.
"""

import argparse
from pathlib import Path
from statistics import median

import numpy as np
from rewording_desk import ALL_STYLES
from rewording_sets import EVAL, SHORTER, Pool, pool, rewritten, shingles
from sklearn.feature_extraction.text import TfidfVectorizer

from rashomon.collate.copies import find_copies
from rashomon.model import MarkedArticle

SEED = 11
COSINE = 0.3


def measure(style: str, of: Pool) -> str:
    """One line of the table."""
    new, claimed = detect(style, of)
    hits = found(style, new, claimed)
    kept = [len(shingles(text) & shingles(of.texts[name])) / max(len(shingles(text)), 1) for name, text in new.items()]
    figures = (
        f"{100 * median(kept):9.0f}",
        f"{100 * float(np.mean(np.array(cosines(new, of)) >= COSINE)):7.0f}",
        *(f"{100 * sum(part) / len(part):7.1f}" for part in (hits, hits[:SHORTER], hits[SHORTER:])),
        f"{alarms(claimed, style, of):6}",
    )
    return f"{style:20}" + "".join(figures)


def detect(style: str, of: Pool) -> tuple[dict[str, str], set[frozenset[str]]]:
    """The texts that this style makes of the originals, by those, and the pairs of texts that are called copies."""
    new = rewritten(style, of, SEED)
    texts = {**of.texts, **{f"{style}:{name}": text for name, text in new.items()}}
    batch = [MarkedArticle(id=name, source=name, text=text) for name, text in texts.items()]
    return new, {frozenset((copy.source, copy.target)) for copy in find_copies(batch)}


def found(style: str, new: dict[str, str], claimed: set[frozenset[str]]) -> list[bool]:
    """Of every text in ``new`` whether it is called a copy of its original."""
    return [frozenset((name, f"{style}:{name}")) in claimed for name in new]


def cosines(new: dict[str, str], of: Pool) -> list[float]:
    """The cosine of every text in ``new`` with its original."""
    vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit_transform([*of.texts.values(), *new.values()])
    places = {name: place for place, name in enumerate(of.texts)}
    return [(vectors[places[name]] @ vectors[len(places) + place].T).sum() for place, name in enumerate(new)]


def alarms(claimed: set[frozenset[str]], style: str, of: Pool) -> int:
    """How many copies are claimed between a rewritten text and one that shares nothing with its original."""
    count = 0
    for pair in claimed:
        made = [name.removeprefix(f"{style}:") for name in pair if name.startswith(f"{style}:")]
        others = [name for name in pair if not name.startswith(f"{style}:")]
        if not made:
            continue
        one, other = made[0], (others or made[1:])[0]
        near = of.kin.get(one, set())
        # Two documents with kin in common may share text that no list names; so may two reports of one series.
        apart = other != one and other not in near and not near & of.kin.get(other, set())
        count += apart and len(shingles(of.texts[one]) & shingles(of.texts[other])) < 10
    return count


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--eval", type=Path, default=EVAL)
    of = pool(parser.parse_args().eval, SEED)
    print("style                 5-grams TF-IDF    all  short   long  false")
    for style in ALL_STYLES:
        print(measure(style, of), flush=True)


if __name__ == "__main__":
    main()
