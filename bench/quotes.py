"""Speed of the parse alone and of the parse with quotation finding, measured in one run on the same articles.

    python bench/quotes.py [DOCS.jsonl] [--articles N]

Prints one line of JSON: words a second of each, and their ratio (at least 0.80 is wanted).
"""

import argparse
import json
import time
from pathlib import Path

from rashomon.mark.parse import Parser
from rashomon.mark.quotes import find_quotes
from rashomon.mark.reference import resolve
from rashomon.model import Article

DEFAULT = Path(__file__).parent.parent.parent / "shared/eval/quotes/docs.jsonl"
WARM_UP = "The mayor said the bridge was safe. “We checked it twice,” she told reporters.\n"


def main() -> None:
    """Parse article by article, find the quotations of each, and add up processor time for either."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("docs", type=Path, nargs="?", default=DEFAULT)
    options.add_argument("--articles", type=int, default=1_000_000)
    arguments = options.parse_args()
    lines = arguments.docs.read_text("utf-8").splitlines()[: arguments.articles]
    texts = [json.loads(line)["text"] for line in lines]
    articles = [Article(id=str(k), source=str(arguments.docs), text=text) for k, text in enumerate(texts)]
    for parsed in Parser().parse([Article(id="warm-up", source="-", text=WARM_UP)]):
        find_quotes(parsed, resolve(parsed, ()))
    parse = quotes = 0.0
    found = 0
    parser = Parser()
    clock = time.process_time()
    for parsed in parser.parse(articles):
        parse += time.process_time() - clock
        clock = time.process_time()
        found += len(find_quotes(parsed, resolve(parsed, ())))
        quotes += time.process_time() - clock
        clock = time.process_time()
    words = sum(len(text.split()) for text in texts)
    result = {
        "words": words,
        "quotes": found,
        "parse_words_per_second": round(words / parse),
        "with_quotes_words_per_second": round(words / (parse + quotes)),
        "ratio": round(parse / (parse + quotes), 3),
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
