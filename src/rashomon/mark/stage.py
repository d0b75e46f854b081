"""The stage: one article in, the same article with its marks out."""

import msgspec

from rashomon.mark.assertions import Marks, find_assertions
from rashomon.mark.carrying import carried, carries
from rashomon.mark.dateline import dateline_end
from rashomon.mark.events import find_events, with_heads
from rashomon.mark.extent import reach, stretches
from rashomon.mark.mentions import find_mentions
from rashomon.mark.parse import Parsed, Parser
from rashomon.mark.quantities import find_quantities
from rashomon.mark.quotes import find_quotes
from rashomon.mark.reference import resolve
from rashomon.mark.times import find_times
from rashomon.mark.unparsed import is_parsed, mark_unparsed
from rashomon.model import MARK_VERSION, Article, Ground, MarkedArticle, Span, minted, same_marks_key


def mark(article: Article, parser: Parser | None = None) -> MarkedArticle:
    """The article with its marks. An article that carries marks already is given back as it is.

    A report that is not in English gets only what needs no parse. Give the same ``parser`` for many articles: it
    remembers what it has parsed, and the marks of what may come again as another outlet's copy.
    """
    if isinstance(article, MarkedArticle):
        return article
    read = _within_reach(article)
    if not is_parsed(read):
        made = mark_unparsed(read)
    else:
        parser = parser or Parser()
        key = same_marks_key(read)
        known = parser.marked(key)
        if known is not None and carries(known, read):
            made = carried(known, read)
        else:
            made = minted(_marked(next(parser.parse([read]))))
            parser.remember(key, made)
    return msgspec.structs.replace(made, text=article.text, made_by=(*article.made_by, f"mark/{MARK_VERSION}"))


def _within_reach(article: Article) -> Article:
    """The article with as much of its text as is marked; a ground of the field "marks" says where that ends."""
    end, length = reach(article.text), len(article.text)
    if end == length:
        return article
    ground = Ground("marks", str(end), f"only the first {end} of {length} characters are marked: no report is longer")
    return msgspec.structs.replace(article, text=article.text[:end], grounds=(*article.grounds, ground))


def _marked(parsed: Parsed) -> MarkedArticle:
    times = find_times(parsed)
    mentions = find_mentions(parsed, times)
    resolution = resolve(parsed, mentions)
    quotes = find_quotes(parsed, resolution)
    quantities = find_quantities(parsed, times)
    events = find_events(parsed, resolution, times, quotes)
    return MarkedArticle(
        **{name: getattr(parsed.article, name) for name in msgspec.structs.asdict(parsed.article)},
        sentences=_sentences(parsed),
        mentions=mentions,
        times=with_heads(parsed, times),
        quantities=quantities,
        quotes=quotes,
        events=events,
        assertions=find_assertions(parsed, Marks(resolution, mentions, times, quantities, quotes, events)),
    )


def _sentences(parsed: Parsed) -> tuple[Span, ...]:
    """The sentences of an article without blanks at their ends; datelines are none."""
    spans: list[Span] = []
    for sentence in parsed.doc.sents:
        words = parsed.text[sentence.start_char : sentence.end_char]
        start = sentence.start_char + len(words) - len(words.lstrip())
        end = sentence.start_char + len(words.rstrip())
        if start < end and end > dateline_end(parsed.text, start):
            spans += stretches(parsed.text, Span(start, end))
    return tuple(spans)
