"""Time expressions on the development sets: by part, by type, the most frequent errors, and what the gold contradicts.

    python scripts/times_table.py [--eval ../shared/eval] [--errors 20]

The parts are TimeBank and AQUAINT (together the training gold of TempEval-3) and MEANTIME (Wikinews), which stands
apart because its values are noisier. Scores are those of times.py in the folder of the development sets. For the
training gold it then says how many of the missed values the gold itself contradicts (scripts/times_gold.py names the
tests), and what the value F1 is where those expressions, and what was found in their places, are left out.
"""

import argparse
import io
import json
import re
from collections import Counter
from collections.abc import Mapping
from contextlib import redirect_stdout
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

from scorers import load_scorer
from times_gold import STRICT, Key, contradictions

from rashomon.mark.parse import Parser
from rashomon.mark.times import find_times
from rashomon.model import Article, Published

_AQUAINT = re.compile(r"(?:APW|NYT|XIE)(?:19980[7-9]|19981|1999|2000)\d+\.\d{4}")  # its files are later than TimeBank's
HEADLINES = ("strict", "relaxed", "type", "value")


class Document(NamedTuple):
    """One document as the scorer takes it: its id and text, the record of the gold, the record that was found."""

    id: str
    text: str
    gold: dict[str, Any]
    found: dict[str, Any]


def marked(folder: Path) -> list[Document]:
    """The documents of a development set with what Rashomon finds in them."""
    docs = {doc["id"]: doc for doc in _lines(folder / "docs.jsonl")}
    gold = {record["id"]: record for record in _lines(folder / "gold.jsonl")}
    articles = [
        Article(id=name, source="eval", text=doc["text"], published=Published(doc["published"], "day", "stated"))
        for name, doc in docs.items()
    ]
    found = {
        parsed.article.id: [
            {"span": [time.span.start, time.span.end], "type": time.type, "value": time.value}
            for time in find_times(parsed)
        ]
        for parsed in Parser().parse(articles)
    }
    return [Document(name, doc["text"], gold[name], {"times": found[name]}) for name, doc in docs.items()]


def scored(scorer: ModuleType, documents: list[Document]) -> tuple[dict[str, Any], list[list[str]]]:
    """The scorer's figures and its errors for these documents."""
    printed = io.StringIO()
    scorer.load = lambda *_: iter(documents)  # type: ignore[attr-defined]  # its own reads files
    with redirect_stdout(printed):
        scorer.main("", "", verbose=True)
    figures, _, errors = printed.getvalue().partition("\n")
    return json.loads(figures), [line.split("\t") for line in errors.splitlines()]


def contradicted(scorer: ModuleType, documents: list[Document]) -> dict[Key, str]:
    """What the gold of these documents contradicts, by document and place in the scorer's order."""
    return contradictions(
        {
            (document.id, place): (document.text[start:end], record["value"])
            for document in documents
            for place, (start, end, record) in enumerate(scorer.trimmed(document.text, document.gold))
        }
    )


def without(scorer: ModuleType, document: Document, left_out: Mapping[Key, str]) -> Document:
    """The document without the expressions in ``left_out`` and without what was found in their places."""
    gold, found = scorer.trimmed(document.text, document.gold), scorer.trimmed(document.text, document.found)
    gone = {place for place in range(len(gold)) if (document.id, place) in left_out}
    taken = {other for place, other in scorer.match(gold, found).items() if place in gone}
    return document._replace(
        gold={"times": [record for place, (_, _, record) in enumerate(gold) if place not in gone]},
        found={"times": [record for place, (_, _, record) in enumerate(found) if place not in taken]},
    )


def missed_values(scorer: ModuleType, documents: list[Document]) -> set[Key]:
    """The expressions that were found and valued otherwise."""
    missed = set()
    for document in documents:
        gold, found = scorer.trimmed(document.text, document.gold), scorer.trimmed(document.text, document.found)
        pairs = scorer.match(gold, found).items()
        missed |= {(document.id, place) for place, at in pairs if gold[place][2]["value"] != found[at][2]["value"]}
    return missed


def print_table(scorer: ModuleType, parts: Mapping[str, list[Document]]) -> None:
    """The four headlines of every part, and strict and value recall by type."""
    print(
        f"{'part':24}{'articles':>9}{'gold':>6}"
        + "".join(f"{name:>9}" for name in HEADLINES)
        + "   by type: strict / value"
    )
    for name, documents in parts.items():
        figures, _ = scored(scorer, documents)
        types = ", ".join(
            f"{kind} {k['strict_R']} / {k['value_R']} of {k['gold']}" for kind, k in figures["by_type"].items()
        )
        headlines = "".join(f"{figures[headline + '_F1']:9.2f}" for headline in HEADLINES)
        print(f"{name:24}{figures['docs']:9}{figures['gold']:6}{headlines}   {types}")


def print_errors(scorer: ModuleType, documents: list[Document], count: int) -> None:
    """The most frequent errors: what is wrong, the words, their gold and what was found."""
    _, errors = scored(scorer, documents)
    frequent = Counter(
        (kind, words.lower(), *(part.lower() if place == 2 else part for place, part in enumerate(rest)))
        for _, kind, words, *rest in errors
    )
    for error, number in sorted(frequent.items(), key=lambda item: (-item[1], item[0]))[:count]:
        print(f"{number:5}  " + "  ".join(filter(None, error)))


def print_contradictions(scorer: ModuleType, documents: list[Document]) -> None:
    """How much of the missed values the gold contradicts, and the value F1 without."""
    reasons = contradicted(scorer, documents)
    missed = missed_values(scorer, documents)
    print(f"{'reason':12}{'gold':>6}{'missed values':>15}")
    for reason, number in sorted(Counter(reasons.values()).items()):
        print(f"{reason:12}{number:6}{sum(reasons.get(key) == reason for key in missed):15}")
    print(f"missed values in all: {len(missed)}")
    strict = {key: reason for key, reason in reasons.items() if reason in STRICT}
    for name, left_out in ((", ".join(STRICT), strict), ("all four", reasons)):
        figures, _ = scored(scorer, [without(scorer, document, left_out) for document in documents])
        print(f"value F1 without {name}: {figures['value_F1']} of {figures['gold']} expressions")


def _lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()]


def main() -> None:
    """Mark the development sets and print what is described above."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--eval", type=Path, default=Path(__file__).parents[2] / "shared" / "eval")
    options.add_argument("--errors", type=int, default=20)
    arguments = options.parse_args()
    scorer = load_scorer(arguments.eval / "times.py")
    training = marked(arguments.eval / "times")
    parts = {
        "TimeBank and AQUAINT": training,
        "TimeBank": [document for document in training if not _AQUAINT.fullmatch(document.id)],
        "AQUAINT": [document for document in training if _AQUAINT.fullmatch(document.id)],
        "MEANTIME": marked(arguments.eval / "times" / "meantime"),
    }
    print_table(scorer, parts)
    print("\nThe most frequent errors (TimeBank and AQUAINT)")
    print_errors(scorer, training, arguments.errors)
    print("\nValues that the gold contradicts (TimeBank and AQUAINT)")
    print_contradictions(scorer, training)


if __name__ == "__main__":
    main()
