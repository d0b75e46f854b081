"""What the models of quotations are worth on articles that they have not seen: headline figures and a table by kind.

    python scripts/evaluate_quotes.py [--data ../shared/eval/quotes/train] [--cache FOLDER] [--folds 4] [--only 0,1]
    python scripts/evaluate_quotes.py --stored [--data ../shared/eval/quotes]

The first form trains as ``train_quotes.py`` does, once a fold without the articles of the fold, and finds their
quotations with all that stands around the models. The second takes the stored models: fair only for articles that
they were not trained on. Prints the scorer's line of JSON, then for each kind of quotation and form of speaker the
share of the annotated attributions found with content, and with content and speaker. ``--predictions FILE`` keeps what
was found, as the scorer reads it.
"""

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from types import ModuleType
from typing import Any

from scorers import load_scorer
from train_quotes import DATA, Choices, train
from train_quotes_examples import Annotated, load

from rashomon.mark.quotes.extract import find_attributions
from rashomon.mark.quotes.records import to_quotes
from rashomon.mark.quotes.scoring import Models
from rashomon.mark.quotes.stored import models
from rashomon.mark.reference import resolve
from rashomon.model import encode

SCORER = DATA.parent.parent / "quotes.py"
PRONOUN = re.compile("he|she|they|it|i|we|you|who|which|that|his|her|their|its|him|them|what|those|this")
ARTICLE = re.compile("the|a|an|his|her|their|its|some|many|several")


def predict(articles: Sequence[Annotated], trained: Models) -> Iterator[dict[str, Any]]:
    """One record an article, as the scorer reads them."""
    for article in articles:
        found = find_attributions(article.frame, trained)
        quotes = to_quotes(article.parsed, article.frame, resolve(article.parsed, ()), found)
        yield {"id": article.parsed.article.id, "text": article.parsed.text, "quotes": json.loads(encode(quotes))}


def cross_validated(articles: Sequence[Annotated], folds: int, only: Sequence[int]) -> Iterator[dict[str, Any]]:
    """The records of the articles of the folds ``only``, each by models that have not seen its fold."""
    choices = Choices.of(articles)
    for fold in only:
        seen = [k for k in range(len(articles)) if k % folds != fold]
        trained = train(choices, seen)
        print(f"fold {fold} trained", file=sys.stderr, flush=True)
        yield from predict(articles[fold::folds], trained.models())


def speaker_form(text: str, quote: dict[str, Any]) -> str:
    """name, pronoun, role or none: how the annotated speaker is referred to."""
    if not quote["speaker"]:
        return "none"
    words = " ".join(text[s:e] for s, e in quote["speaker"]["spans"]).split()
    if len(words) == 1 and PRONOUN.fullmatch(words[0].lower()):
        return "pronoun"
    rest = words[1:] if ARTICLE.fullmatch(words[0].lower()) else words
    return "name" if any(w[:1].isupper() and w[1:2].islower() for w in rest) else "role"


def table(scorer: ModuleType, gold: Path, predicted: Path) -> list[str]:
    """Lines of kind, form of speaker, number annotated, and the two shares found."""
    seen: Counter[tuple[str, str]] = Counter()
    with_content: Counter[tuple[str, str]] = Counter()
    with_speaker: Counter[tuple[str, str]] = Counter()
    for _, text, annotated, found in scorer.load(str(gold), str(predicted)):
        article = scorer.Article(text)
        wanted = article.quotes(annotated)
        matched = match(article.overlap, wanted, article.quotes(found))
        for number, one in enumerate(wanted):
            share, speaker = matched.get(number, (0.0, False))
            kind, form = one[3]["kind"], speaker_form(text, one[3])
            for cell in ((kind, form), (kind, "all"), ("all", form), ("all", "all")):
                seen[cell] += 1
                with_content[cell] += share >= 0.5
                with_speaker[cell] += share >= 0.5 and speaker
    head = f"{'kind':9}{'speaker':9}{'gold':>6}{'content':>9}{'+ speaker':>11}"
    return [head] + [
        f"{k:9}{f:9}{n:6}{100 * with_content[k, f] / n:9.1f}{100 * with_speaker[k, f] / n:11.1f}"
        for (k, f), n in sorted(seen.items())
    ]


def match(
    overlap: Callable[[Any, Any], bool], gold: Sequence[Any], found: Sequence[Any]
) -> dict[int, tuple[float, bool]]:
    """For each annotated attribution its overlap with the one found for it, and whether the speaker is right."""
    pairs = sorted(
        (
            (len(g[0] & q[0]) / len(g[0] | q[0]), overlap(g[1], q[1]), -i, -j)
            for i, g in enumerate(gold)
            for j, q in enumerate(found)
            if g[0] & q[0]
        ),
        reverse=True,
    )
    matched: dict[int, tuple[float, bool]] = {}
    used: set[int] = set()
    for share, speaker, i, j in pairs:
        if -i not in matched and j not in used:
            matched[-i] = share, speaker
            used.add(j)
    return matched


def restrict(data: Path, names: set[str], folder: Path) -> None:
    """Copy the annotation of the named articles, so that the others do not count as missed."""
    for name in ("docs.jsonl", "gold.jsonl"):
        lines = (data / name).read_text("utf-8").splitlines()
        kept = [line for line in lines if line.strip() and json.loads(line)["id"] in names]
        (folder / name).write_text("".join(line + "\n" for line in kept), "utf-8")


def report(data: Path, records: Sequence[dict[str, Any]], predicted: Path) -> None:
    """Print the headline figures and the table of what was found in the articles of ``data``."""
    predicted.write_text("".join(json.dumps(record) + "\n" for record in records), "utf-8")
    scorer = load_scorer(SCORER)
    with TemporaryDirectory() as folder:
        restrict(data, {record["id"] for record in records}, Path(folder))
        scorer.main(folder, str(predicted))
        print("\n".join(table(scorer, Path(folder), predicted)))


def main() -> None:
    """Predict, score, and print."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=DATA)
    options.add_argument("--cache", type=Path)
    options.add_argument("--folds", type=int, default=4)
    options.add_argument("--only", help="numbers of the folds to measure, such as 0,2; all by default")
    options.add_argument("--stored", action="store_true")
    options.add_argument("--predictions", type=Path, help="where to keep what was found")
    arguments = options.parse_args()
    articles = load(arguments.data, arguments.cache)
    only = [int(k) for k in arguments.only.split(",")] if arguments.only else range(arguments.folds)
    found = predict(articles, models()) if arguments.stored else cross_validated(articles, arguments.folds, only)
    with TemporaryDirectory() as folder:
        report(arguments.data, list(found), arguments.predictions or Path(folder) / "predicted.jsonl")


if __name__ == "__main__":
    main()
