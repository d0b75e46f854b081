"""Mark: what one report says, as spans of its text. Takes an ``Article``, gives a ``MarkedArticle``."""

from collections.abc import Iterable, Iterator
from itertools import groupby

import msgspec

from rashomon.mark.events import find_events
from rashomon.mark.mentions import find_mentions
from rashomon.mark.parse import Parsed, Parser
from rashomon.mark.quantities import find_quantities
from rashomon.mark.quotes import find_quotes
from rashomon.mark.times import find_times
from rashomon.model import Article, MarkedArticle, Span

VERSION = "1"

__all__ = ["VERSION", "Parser", "mark", "mark_all"]


def mark(article: Article) -> MarkedArticle:
    """The article with its marks. An article that carries marks already is given back as it is."""
    return next(mark_all([article]))


def mark_all(articles: Iterable[Article], parser: Parser | None = None) -> Iterator[MarkedArticle]:
    """The articles with their marks, in the same order, parsed in batches."""
    parser = parser or Parser()
    for done, group in groupby(articles, key=lambda article: isinstance(article, MarkedArticle)):
        if done:
            yield from (article for article in group if isinstance(article, MarkedArticle))
        else:
            yield from map(_marked, parser.parse(group))


def _marked(parsed: Parsed) -> MarkedArticle:
    mentions = find_mentions(parsed)
    times = find_times(parsed)
    quotes = find_quotes(parsed, mentions)
    return MarkedArticle(
        **{name: getattr(parsed.article, name) for name in msgspec.structs.asdict(parsed.article)},
        sentences=_sentences(parsed),
        mentions=mentions,
        times=times,
        quantities=find_quantities(parsed),
        quotes=quotes,
        events=find_events(parsed, mentions, times, quotes),
    )


def _sentences(parsed: Parsed) -> tuple[Span, ...]:
    spans = []
    for sentence in parsed.doc.sents:
        words = sentence.text
        start = sentence.start_char + len(words) - len(words.lstrip())
        end = sentence.start_char + len(words.rstrip())
        if start < end:
            spans.append(Span(start, end))
    return tuple(spans)
