"""Records in a notebook: a quotation in its context, a story in brief with who tells what."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import escape

from rashomon.model import Citation, Dossier, MarkedArticle, Quote, Span, Story, Utterance

_AROUND = 120  # characters before and after a quotation
_FACTS = 15  # rows of the matrix
_REPORTS = 12  # columns of it
_CELL = "text-align:center"


@dataclass(frozen=True, slots=True)
class Shown:
    """A record as a notebook shows it."""

    html: str
    text: str

    def _repr_html_(self) -> str:
        return self.html

    def __str__(self) -> str:
        return self.text


def shown_record(
    record: Quote | Citation | Utterance | Story | MarkedArticle | Dossier, articles: object = ()
) -> Shown:
    """A record with its words in context; ``articles`` are those it may point into: a dossier, articles, or one."""
    known = _by_id(articles if articles != () else record)
    if isinstance(record, Dossier):
        parts = [_story(story, known) for story in record.stories]
    elif isinstance(record, Story):
        parts = [_story(record, known)]
    elif isinstance(record, MarkedArticle):
        parts = [_quotation(record, quote) for quote in record.quotes]
    elif isinstance(record, Quote):
        held = (article for article in known.values() if any(one.id == record.id for one in article.quotes))
        parts = [_quotation(article, record) for article in held]
    elif isinstance(record, Utterance):
        wordings = (Citation(one.article, _whole(one.spans), one.text) for one in record.variants)
        parts = [_cited(one, known, record.speaker) for one in wordings]
    else:
        parts = [_cited(record, known, None)]
    return Shown("".join(html for html, _ in parts), "\n".join(text for _, text in parts))


def _by_id(articles: object) -> dict[str, MarkedArticle]:
    if isinstance(articles, Dossier):
        found: Iterable[object] = articles.articles
    elif isinstance(articles, MarkedArticle):
        found = (articles,)
    else:
        found = articles if isinstance(articles, Iterable) else ()
    return {article.id: article for article in found if isinstance(article, MarkedArticle)}


def _whole(spans: tuple[Span, ...]) -> Span:
    return Span(spans[0].start, spans[-1].end) if spans else Span(0, 0)


def _quotation(article: MarkedArticle, quote: Quote) -> tuple[str, str]:
    """A quotation with what stands around it, its content marked and its cue in italics."""
    speaker = quote.speaker.name if quote.speaker else "nobody named"
    marked = sorted([*((span, "mark") for span in quote.content), *((span, "i") for span in quote.cue)])
    return _in_context(article, marked, speaker)


def _cited(citation: Citation, known: Mapping[str, MarkedArticle], speaker: str | None) -> tuple[str, str]:
    article = known.get(citation.article)
    if article is None or not len(citation.span):
        return f"<p>{escape(citation.text)}</p>", citation.text
    return _in_context(article, [(citation.span, "mark")], speaker)


def _in_context(article: MarkedArticle, marked: list[tuple[Span, str]], speaker: str | None) -> tuple[str, str]:
    text, outlet = article.text, article.publisher or article.source
    start = max(0, min((span.start for span, _ in marked), default=0) - _AROUND)
    end = min(len(text), max((span.end for span, _ in marked), default=0) + _AROUND)
    html, at = "…" if start else "", start
    for span, tag in marked:
        first = max(at, span.start)
        html += f"{escape(text[at:first])}<{tag}>{escape(text[first : span.end])}</{tag}>"
        at = max(at, span.end)
    html += escape(text[at:end]) + ("…" if end < len(text) else "")
    who = f"{speaker}, in {outlet}" if speaker else outlet
    words = " […] ".join(span.of(text) for span, tag in marked if tag == "mark")
    return f"<p>{html}<br><small>{escape(who)}</small></p>", f"{words} — {who}"


def _story(story: Story, known: Mapping[str, MarkedArticle]) -> tuple[str, str]:
    """A story: its lines in brief, then which report tells which fact."""
    lines = list(_brief(story))
    html = f"<h3>{escape(story.title)}</h3><ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"
    return html + _matrix(story, known), "\n".join((story.title, *lines))


def _brief(story: Story) -> Iterator[str]:
    for line in story.brief:
        count = "one origin" if line.origins == 1 else f"{line.origins} origins"
        yield f"{line.text} ({count})"


def _matrix(story: Story, known: Mapping[str, MarkedArticle]) -> str:
    names = [name for name in story.articles if name in known][:_REPORTS]
    if not names or not story.facts:
        return ""
    outlets = "".join(f"<th>{escape(known[name].publisher or known[name].source)}</th>" for name in names)
    rows = []
    for fact in story.facts[:_FACTS]:
        tellers = {report.article for report in fact.reports}
        cells = "".join(f'<td style="{_CELL}">{"●" if name in tellers else ""}</td>' for name in names)
        rows.append(f'<tr><td style="text-align:left">{escape(fact.text)}</td>{cells}<td>{fact.origins}</td></tr>')
    return f"<table><tr><th>fact</th>{outlets}<th>origins</th></tr>{''.join(rows)}</table>"
