"""Mark: what one report says, as spans of its text. Takes an ``Article``, gives a ``MarkedArticle``."""

import msgspec

from rashomon.mark.dateline import dateline_end
from rashomon.mark.events import find_events, with_heads
from rashomon.mark.mentions import find_mentions
from rashomon.mark.parse import Parsed, Parser
from rashomon.mark.quantities import find_quantities
from rashomon.mark.quotes import find_quotes
from rashomon.mark.times import find_times
from rashomon.mark.unparsed import is_parsed, mark_unparsed
from rashomon.model import Article, MarkedArticle, Span

VERSION = "1"

__all__ = ["VERSION", "Parser", "mark"]


def mark(article: Article, parser: Parser | None = None) -> MarkedArticle:
    """The article with its marks. An article that carries marks already is given back as it is.

    A report that is not in English gets only what needs no parse. Give the same ``parser`` for many articles: it
    remembers what it has parsed.
    """
    if isinstance(article, MarkedArticle):
        return article
    parsed = is_parsed(article)
    made = _marked(next((parser or Parser()).parse([article]))) if parsed else mark_unparsed(article)
    return msgspec.structs.replace(made, made_by=(*article.made_by, f"mark/{VERSION}"))


def _marked(parsed: Parsed) -> MarkedArticle:
    times = find_times(parsed)
    mentions = find_mentions(parsed, times)
    quotes = find_quotes(parsed, mentions)
    return MarkedArticle(
        **{name: getattr(parsed.article, name) for name in msgspec.structs.asdict(parsed.article)},
        sentences=_sentences(parsed),
        mentions=mentions,
        times=with_heads(parsed, times),
        quantities=find_quantities(parsed, times),
        quotes=quotes,
        events=find_events(parsed, mentions, times, quotes),
    )


def _sentences(parsed: Parsed) -> tuple[Span, ...]:
    """The sentences of an article without blanks at their ends; datelines are none."""
    spans = []
    for sentence in parsed.doc.sents:
        words = sentence.text
        start = sentence.start_char + len(words) - len(words.lstrip())
        end = sentence.start_char + len(words.rstrip())
        if start < end and end > dateline_end(parsed.text, start):
            spans.append(Span(start, end))
    return tuple(spans)
