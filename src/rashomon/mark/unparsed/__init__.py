"""Reports in a language that is not parsed: only what needs no parse is marked, and the article says so.

Direct quotations by their marks, figures with a unit, dates in the calendar; no events, and no names but the speakers'.
"""

import re

import msgspec

from rashomon.mark.quotes.unparsed import find_unparsed_quotes
from rashomon.mark.unparsed.days import find_days
from rashomon.mark.unparsed.english import is_parsed
from rashomon.mark.unparsed.figures import find_figures
from rashomon.model import Article, Ground, MarkedArticle, Mention, Quote, Span

__all__ = ["is_parsed", "mark_unparsed"]

_SENTENCE = re.compile(r"\S(?:[^\n.!?。！？]|[.!?](?!\s)|(?<=\d)\.(?=\s\w))*[.!?。！？]*[»«”“\"'’)\]]*")
_LIMIT = (
    "it is written in a language that is not parsed: only direct quotations, figures with a unit and dates in the "
    "calendar are marked, no events"
)


def mark_unparsed(article: Article) -> MarkedArticle:
    """The article with the marks that need no parse; a ground of the field ``marks`` says what is missing."""
    times = find_days(article)
    quotes = find_unparsed_quotes(article)
    values = msgspec.structs.asdict(article)
    values["grounds"] = (*article.grounds, Ground("marks", article.language or "unknown", _LIMIT))
    return MarkedArticle(
        **values,
        sentences=tuple(Span(*found.span()) for found in _SENTENCE.finditer(article.text)),
        mentions=_speakers(article.text, quotes),
        times=times,
        quantities=find_figures(article, times),
        quotes=quotes,
    )


def _speakers(text: str, quotes: tuple[Quote, ...]) -> tuple[Mention, ...]:
    """The speakers of the quotations, as mentions of persons; each stretch of text once."""
    spoken = {
        span: Mention(span, quote.speaker.kind or "person", quote.speaker.name)
        for quote in quotes
        if quote.speaker is not None
        for span in quote.speaker.spans
        if text[span.start : span.start + 1].strip()
    }
    return tuple(spoken[span] for span in sorted(spoken))
