"""Cost of copy detection and of story grouping per article, as the batch grows: ``python bench/copies.py [SIZE ...]``.

The articles are generated: events with actors, places and figures of their own, told in a vocabulary whose words are
used as unequally as those of a language; one article in five is a copy (cut, edited, or reworded word by word).
Prints one line a size: articles, articles per CPU-second, CPU milliseconds an article, peak memory. With ``--copies``
copies alone are measured: how many of those made are found, and the peak of memory beyond the texts. With
``--texts DOCS.jsonl`` copies are sought among these texts instead, beside the TF-IDF cosine of all pairs.
"""

import argparse
import json
import random
import resource
import time
from pathlib import Path
from statistics import median

from rashomon.collate.copies import find_copies
from rashomon.collate.stories import group_stories
from rashomon.model import MarkedArticle, Published

SIZES = (1_000, 10_000, 50_000, 200_000)
VOCABULARY = 40_000
NAMES = 10_000_000
SYLLABLES = tuple(consonant + vowel for consonant in "bdfghklmnprstvz" for vowel in "aeiou")


def word(number: int) -> str:
    """The word of this number: short for small ones.

    Three syllables are six letters, by which words are told apart. 20,000 articles have 64,000 such beginnings; real
    reports have 9,000 in 166,000 words and 17,700 in 668,000: by that growth 55,000 in as many words as those articles.
    """
    out = SYLLABLES[number % len(SYLLABLES)]
    while number >= len(SYLLABLES):
        number //= len(SYLLABLES)
        out += SYLLABLES[number % len(SYLLABLES)]
    return out


WORDS = [word(number) for number in range(VOCABULARY)]


def sentence(rng: random.Random, names: list[str]) -> str:
    """A sentence of an event: words of unequal use, among them some of the event's names."""
    words = [WORDS[int(VOCABULARY ** rng.random()) - 1] for _ in range(rng.randint(10, 24))]
    for _ in range(3):
        words[rng.randrange(len(words))] = rng.choice(names)
    return " ".join(words).capitalize() + "."


def generate(count: int, seed: int = 0) -> list[MarkedArticle]:
    """``count`` articles about ``count / 5`` events."""
    rng = random.Random(seed)
    out: list[MarkedArticle] = []
    while len(out) < count:
        names = [word(rng.randrange(NAMES)).capitalize() for _ in range(6)] + [str(rng.randrange(2, 5_000))]
        day = f"20{rng.randrange(10, 24)}-{rng.randrange(1, 13):02}-{rng.randrange(1, 29):02}"
        texts = [[sentence(rng, names) for _ in range(rng.randint(12, 30))] for _ in range(4)]
        texts.append(copied(rng, texts[0]))
        for text in texts:
            number = f"g{len(out):07}"
            out.append(MarkedArticle(id=number, source=number, text=" ".join(text), published=Published(day, "day")))
    return out[:count]


def copied(rng: random.Random, text: list[str]) -> list[str]:
    """The first part of a text, as it is or with four words in ten exchanged."""
    kept = text[: max(5, int(len(text) * rng.uniform(0.4, 1.0)))]
    if rng.random() < 0.5:
        return kept
    exchange = [
        [w if w[0].isupper() or rng.random() > 0.4 else WORDS[rng.randrange(VOCABULARY)] for w in s.split()]
        for s in kept
    ]
    return [" ".join(words) for words in exchange]


def peak() -> float:
    """The most memory that this process has held, in GB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


def measure_copies(size: int) -> None:
    """Print cost, memory and recall of copies alone."""
    articles = generate(size)
    texts, begin = peak(), time.process_time()
    copies = find_copies(articles)
    seconds = time.process_time() - begin
    found = {(copy.source, copy.target) for copy in copies} | {(copy.target, copy.source) for copy in copies}
    # Every fifth article is the copy of the fourth before it.
    made = [(articles[place].id, articles[place + 4].id) for place in range(0, size - 4, 5)]
    print(
        f"{size:8} articles: {size / seconds:7.0f} a CPU-second; {sum(pair in found for pair in made)} of {len(made)} "
        f"copies found, {len(copies) - sum(pair in found for pair in made)} others; "
        f"memory {texts:.2f} GB with the texts, {peak() - texts:.2f} GB more at the peak",
        flush=True,
    )


def measure_texts(path: Path) -> None:
    """Print the articles per CPU-second on real texts, and what TF-IDF of words and pairs of words makes in turn."""
    # Needed here alone, and no part of a plain installation.
    from sklearn.feature_extraction.text import TfidfVectorizer  # noqa: PLC0415

    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    articles = [
        MarkedArticle(
            id=row["id"],
            source=row["id"],
            text=row["text"],
            title=row.get("title"),
            published=Published(row.get("published"), "day"),
        )
        for row in rows
    ]
    seconds: dict[str, list[float]] = {"copies": [], "TF-IDF": []}
    find_copies(articles[:50])
    for _ in range(5):
        begin = time.process_time()
        find_copies(articles)
        middle = time.process_time()
        vectors = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True).fit_transform([row["text"] for row in rows])
        _ = (vectors @ vectors.T) >= 0.3
        seconds["copies"].append(middle - begin)
        seconds["TF-IDF"].append(time.process_time() - middle)
    copies, cosine = (len(articles) / median(spent) for spent in seconds.values())
    print(f"{len(articles)} texts: copies {copies:.0f} a CPU-second, TF-IDF {cosine:.0f}: {copies / cosine:.2f} times")


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--copies", action="store_true", help="measure copies alone")
    parser.add_argument("--texts", type=Path, help="measure copies on these texts")
    options = parser.parse_args()
    if options.texts:
        measure_texts(options.texts)
        return
    find_copies(generate(50))
    for size in options.sizes:
        if options.copies:
            measure_copies(size)
            continue
        articles = generate(size)
        begin = time.process_time()
        copies = find_copies(articles)
        middle = time.process_time()
        stories = group_stories(articles, copies)
        end = time.process_time()
        print(
            f"{size:8} articles: copies {size / (middle - begin):7.0f} a CPU-second "
            f"({1000 * (middle - begin) / size:.3f} ms each, {len(copies)} found); stories "
            f"{size / (end - middle):7.0f} ({1000 * (end - middle) / size:.3f} ms each, {len(stories)} found); "
            f"peak {peak():.1f} GB with the texts",
            flush=True,
        )


if __name__ == "__main__":
    main()
