"""Pronouns that lead out of a line: the name they stand for, in brackets behind them."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from rashomon.model import Citation, MarkedArticle, Span

_PRONOUNS = frozenset(("he", "she"))
_CONTRACTED = re.compile(r"[’'](?:s|d|ll|ve|re)\b")


def spelt_out(text: str, reports: Sequence[Citation], articles: Mapping[str, MarkedArticle]) -> str:
    """The words of a line; behind the first "he" or "she" who it is, where no person is named before it.

    ``text`` is told in the words of one of the ``reports``; where it is found in none of them it stays as it is.
    """
    for article, start in _places(text, reports, articles):
        here = Span(start, start + len(text))
        for pronoun, name in _subjects(article, here):
            led_out = not any(
                one.kind == "person" and here.start <= one.span.start < pronoun.start for one in article.mentions
            )
            if led_out and name.split()[-1] not in text and not name.startswith("The "):
                at = _end(article.text, pronoun) - start
                return f"{text[:at]} [{name}]{text[at:]}"
            return text
    return text


def _end(text: str, pronoun: Span) -> int:
    """Where a pronoun ends with what is drawn together with it: "she'll"."""
    contracted = _CONTRACTED.match(text, pronoun.end)
    return contracted.end() if contracted else pronoun.end


def _places(
    text: str, reports: Iterable[Citation], articles: Mapping[str, MarkedArticle]
) -> Iterator[tuple[MarkedArticle, int]]:
    """The articles that hold the words where they are cited, and where."""
    for report in reports:
        article = articles.get(report.article)
        start = article.text.find(text, report.span.start, report.span.end) if article and report.raw is None else -1
        if article is not None and start >= 0:
            yield article, start


def _subjects(article: MarkedArticle, here: Span) -> Iterator[tuple[Span, str]]:
    """The pronouns that do something in a stretch, in their order, with the names that they lead to."""
    found = {
        argument.span: argument.name
        for clause in article.assertions
        if clause.span.overlaps(here)
        for argument in clause.arguments
        if argument.role == "subject" and argument.name and here.contains(argument.span)
    }
    for span in sorted(found):
        if span.of(article.text).casefold() in _PRONOUNS:
            yield span, found[span] or ""
