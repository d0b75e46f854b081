"""Cost and correctness of story grouping as the archive grows: ``python bench/stories.py [SIZE ...]``.

The articles are generated. An event is of a kind (its words are shared by all events of that kind), has names and
figures of its own, and people and places that many events share, some far more often than others; it is reported 1 to
12 times within three days. So many articles appear each day (``--pace``): a larger archive goes on for longer. Prints
one line a size: articles, articles per CPU-second, stories made and found, BCubed precision and recall, and the memory
that an article took at the peak, beyond that of its text.
"""

import argparse
import resource
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from rashomon.collate.stories import group_stories
from rashomon.model import MarkedArticle, Published

SIZES = (1_000, 10_000, 50_000, 200_000)
# Common words, words of one kind of event, names that many events share.
VOCABULARY, KINDS, KIND_WORDS, SHARED_NAMES = 30_000, 400, 40, 20_000
MOST_REPORTS, LEAST_WORDS, MOST_WORDS, A_SENTENCE = 12, 120, 360, 18
PACE = 200
ONSETS = [
    "b",
    "br",
    "ch",
    "d",
    "dr",
    "f",
    "g",
    "gl",
    "h",
    "j",
    "k",
    "kr",
    "l",
    "m",
    "n",
    "p",
    "r",
    "s",
    "st",
    "t",
    "tr",
    "v",
    "w",
    "z",
]
VOWELS = ["a", "e", "i", "o", "u", "ai", "ou"]
CODAS = ["", "", "l", "n", "r", "s", "nd", "rk"]


def words(random: np.random.RandomState, count: int, syllables: int) -> NDArray[np.object_]:
    """``count`` invented words; two of them are seldom alike."""
    out = np.full(count, "", dtype=object)
    for kind in (ONSETS, VOWELS, CODAS) * syllables:
        out = out + np.array(kind, dtype=object)[random.randint(len(kind), size=count)]
    return np.asarray(out)


def unequal(random: np.random.RandomState, most: int, count: int) -> NDArray[np.int64]:
    """Numbers below ``most``, each about as often as the word of that rank stands in a language."""
    return np.asarray(most ** random.rand(count) - 1, dtype=np.int64)


def generate(count: int, pace: int = PACE, seed: int = 0) -> Iterator[tuple[int, MarkedArticle]]:
    """``count`` articles, each with the number of its event, ``pace`` of them a day."""
    random = np.random.RandomState(seed)
    common, kinds = words(random, VOCABULARY, 2), words(random, KINDS * KIND_WORDS, 2).reshape(KINDS, KIND_WORDS)
    shared = np.array([name.capitalize() for name in words(random, SHARED_NAMES, 3)], dtype=object)
    made, event, days = 0, 0, max(count // pace, 1)
    while made < count:
        own = [name.capitalize() for name in words(random, 4, 3)] + [str(n) for n in random.randint(2, 5_000, size=3)]
        names = np.array(own + list(shared[unequal(random, SHARED_NAMES, 4)]), dtype=object)
        kind, day = kinds[random.randint(KINDS)], date(2020, 1, 1) + timedelta(days=int(random.randint(days)))
        for _ in range(min(int(random.randint(1, MOST_REPORTS + 1)), count - made)):
            length = int(random.randint(LEAST_WORDS, MOST_WORDS))
            text = common[unequal(random, VOCABULARY, length)]
            told = random.rand(length)
            text[told < 0.2] = kind[random.randint(KIND_WORDS, size=int((told < 0.2).sum()))]
            text[told > 0.85] = names[random.randint(len(names), size=int((told > 0.85).sum()))]
            lines = (" ".join(text[first : first + A_SENTENCE]) for first in range(0, length, A_SENTENCE))
            published = Published(str(day + timedelta(days=int(random.randint(3)))), "day")
            body = ". ".join(line[0].upper() + line[1:] for line in lines) + "."
            yield (
                event,
                MarkedArticle(
                    id=f"g{random.randint(1 << 40):011x}{made:07}", source="", text=body, published=published
                ),
            )
            made += 1
        event += 1


def agreement(made: dict[str, int], stories: tuple[tuple[MarkedArticle, ...], ...]) -> tuple[float, float]:
    """BCubed precision and recall."""
    sizes, precision, recall = Counter(made.values()), 0.0, 0.0
    for story in stories:
        for event, both in Counter(made[article.id] for article in story).items():
            precision += both * both / len(story)
            recall += both * both / sizes[event]
    return precision / len(made), recall / len(made)


def main() -> None:
    """Print the curve."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sizes", nargs="*", type=int, default=SIZES)
    parser.add_argument("--pace", type=int, default=PACE, help="articles a day")
    options = parser.parse_args()
    group_stories([article for _, article in generate(5_000)], ())
    for size in options.sizes:
        batch = list(generate(size, options.pace))
        made = {article.id: event for event, article in batch}
        articles = [article for _, article in batch]
        before, begin = peak(), time.process_time()
        stories = group_stories(articles, ())
        spent = time.process_time() - begin
        precision, recall = agreement(made, stories)
        print(
            f"{size:8} articles: {size / spent:6.0f} a CPU-second ({1000 * spent / size:.3f} ms each); "
            f"{len(set(made.values()))} stories made, {len(stories)} found, "
            f"P {100 * precision:.1f} R {100 * recall:.1f}; {(peak() - before) / size:.1f} kB each at the peak",
            flush=True,
        )


def peak() -> float:
    """The most memory that this process has held so far, in kB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()
