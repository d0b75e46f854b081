"""The reports in full: every cited stretch marked, and in the margin the lines of the dossier that cite it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from rashomon.model import Edit, Line, MarkedArticle, Span, obeyed
from rashomon.tell import phrases
from rashomon.tell.anchors import caption_anchor, report_anchor, span_anchor
from rashomon.tell.dates import in_words
from rashomon.tell.figures import Link, Shelf
from rashomon.tell.highlight import Cited, broken, can_be_cited, paragraphs, pieces
from rashomon.tell.joins import Join, Joins
from rashomon.tell.numbered import Lines, Reference
from rashomon.tell.sources import ELSEWHERE, Sources, citation, outlet, without_folders
from rashomon.tell.view import CaptionLine, LeftOut, Paragraph, ReportPage

_ALIKE = 2  # notes of one kind beside a paragraph that are in view
_FACTS = "told "  # what a note of a fact begins with


def chronological(articles: Iterable[MarkedArticle]) -> tuple[MarkedArticle, ...]:
    """Articles by their date of publication, those of unknown date last."""
    return tuple(sorted(articles, key=lambda one: (one.published.value or "9", outlet(one), one.id)))


def report_pages(
    lines: Lines | None,
    members: Iterable[MarkedArticle],
    sources: Sources,
    cited: Mapping[str, list[Reference]],
    joins: Joins,
    edits: Mapping[str, Edit],
) -> tuple[ReportPage, ...]:
    """The pages of a story's reports.

    ``cited`` are the references to each report of the whole dossier: a passage may be copied from one story to another.
    ``edits`` are those of reports that were changed after their publication, by the id of the later version.
    """
    return tuple(_page(article, cited.get(article.id, []), lines, sources, joins, edits) for article in members)


def _page(
    article: MarkedArticle,
    cited: list[Reference],
    lines: Lines | None,
    sources: Sources,
    joins: Joins,
    edits: Mapping[str, Edit],
) -> ReportPage:
    marks = _marks(article, cited)
    origin = _descent(article.id, lines, sources)
    body = _paragraphs(article, marks, cited, sources, joins)
    last = paragraphs(article.text)
    return ReportPage(
        anchor=report_anchor(article.id),
        number=sources.numbers.get(article.id, 0),
        outlet=sources.labels[article.id],
        title=article.title or "Untitled report",
        date=in_words(article.published.value, weekday=True),
        iso=article.published.value or "",
        date_ground=sources.in_names(_ground(article)),
        updated=in_words(article.updated.value) if article.updated else "",
        bylines=phrases.listed(article.bylines),
        agencies=phrases.listed(article.agencies),
        photo_agencies=phrases.listed(article.photo_agencies),
        dateline=article.dateline or "",
        language=article.language or "",
        source=article.url or without_folders(article.source),
        citation=citation(article),
        translated="; ".join(article.translated),
        limits="; ".join(_limits(article)),
        edits=_edits(article.id, dict(edits)),
        descent=origin,
        descent_note=_family_note(article.id, lines, sources),
        left_out=_left_out(article),
        paragraphs=body,
        tail=article.text[last[-1].end :] if last else article.text,
        captions=_captions(article, cited),
        broken_anchors=broken(piece for one in body for piece in one.pieces),
    )


def _edits(name: str, edits: dict[str, Edit]) -> tuple[str, ...]:
    """What was changed in a report, the earliest change first; every edit of ``edits`` counts once."""
    edit = edits.pop(name, None)
    if edit is None:
        return ()
    return (*_edits(edit.source, edits), *(change.line() for change in edit.changes))


def _limits(article: MarkedArticle) -> Iterator[str]:
    """What of a report is not marked, and what of its words is not shown as it stands."""
    yield from (ground.reason for ground in article.grounds if ground.field == "marks")
    if count := obeyed(article.text):
        number = "one character" if count == 1 else f"{count:,} characters"
        yield f"{number} that pages would obey (turns of direction, controls): shown as \ufffd, whole in JSON"


def _marks(article: MarkedArticle, cited: Iterable[Reference]) -> dict[Span, Cited]:
    styles: dict[Span, dict[str, None]] = {}
    for reference in cited:
        if reference.raw is None and can_be_cited(reference.span, article.text):
            styles.setdefault(reference.span, {})[reference.style] = None
    return {span: Cited(span, span_anchor(article.id, span), tuple(names)) for span, names in sorted(styles.items())}


def _paragraphs(
    article: MarkedArticle, marks: Mapping[Span, Cited], cited: Iterable[Reference], sources: Sources, joins: Joins
) -> tuple[Paragraph, ...]:
    cited = [one for one in cited if one.raw is None and one.word]
    built, at = [], 0
    for paragraph in paragraphs(article.text):
        inside = [mark for span, mark in marks.items() if span.overlaps(paragraph)]
        joined = joins.of(article.id, paragraph)
        built.append(
            Paragraph(
                gap=article.text[at : paragraph.start],
                pieces=pieces(article.text, paragraph, inside),
                notes=_notes(one for one in cited if paragraph.start <= one.span.start < paragraph.end),
                anchor=joined.anchor,
                taken=_joined(joined.taken, sources),
                given=_joined(joined.given, sources),
            )
        )
        at = paragraph.end
    return tuple(built)


def _joined(joins: Iterable[Join], sources: Sources) -> tuple[Link, ...]:
    return tuple(Link(f"#{one.anchor}", sources.labels[one.article]) for one in joins)


def _captions(article: MarkedArticle, cited: Iterable[Reference]) -> tuple[CaptionLine, ...]:
    """The captions, with links back to the lines that cite them."""
    cited = list(cited)
    return tuple(
        CaptionLine(
            caption_anchor(article.id, caption.span),
            caption.text,
            _notes(one for one in cited if one.raw == caption.span),
        )
        for caption in article.captions
    )


def _notes(cited: Iterable[Reference]) -> Shelf[Link]:
    """Links back to the lines that cite a paragraph, in the order of the page; alike ones are counted.

    Of many alike ones the first are in view, of facts those that most origins tell.
    """
    found: dict[str, Link] = {}
    words: dict[str, str] = {}
    times: Counter[str] = Counter()
    for one in cited:
        if one.anchor not in found and one.word:
            times[one.word] += 1
            text = one.word if times[one.word] == 1 else str(times[one.word])
            found[one.anchor] = Link(f"#{one.anchor}", text, f"{one.word}: {one.title}")
            words[one.anchor] = one.word
    order = {word: at for at, word in enumerate(times)}
    shown, folded, counted = list[Link](), list[Link](), Counter[str]()
    for anchor in sorted(found, key=lambda anchor: order[words[anchor]]):
        alike = _FACTS if words[anchor].startswith(_FACTS) else words[anchor]
        counted[alike] += 1
        (shown if counted[alike] <= _ALIKE else folded).append(found[anchor])
    return Shelf(tuple(shown), tuple(folded))


def _descent(article: str, lines: Lines | None, sources: Sources) -> Link | None:
    """The report that an article was copied from, if it is a copy: the one it shares most with."""
    copies = [line.record for line in lines.copies if line.record.target == article] if lines else []
    best = max(copies, key=lambda copy: (copy.share, copy.source), default=None)
    return sources.link(best.source) if best else None


def _family_note(article: str, lines: Lines | None, sources: Sources) -> str:
    groups = lines.story.origins if lines else ()
    others = [other for group in groups if article in group for other in group if other != article]
    if not others:
        return ""
    names = dict.fromkeys(sources.labels.get(other, ELSEWHERE) for other in others)
    return f"shares an origin with {phrases.listed(tuple(names))}"


def _ground(article: MarkedArticle) -> str:
    """Whether a date is stated or inferred, and from what."""
    reason = next((ground.reason for ground in article.grounds if ground.field == "published" and ground.reason), "")
    return f"{article.published.origin}: {reason}" if reason else article.published.origin


def _left_out(article: MarkedArticle) -> tuple[LeftOut, ...]:
    """The labels of lines that are not body, the most frequent first."""
    lines = [line for line in article.lines if line.label not in {"body", "title"}]
    counts = Counter(line.label for line in lines)
    return tuple(
        LeftOut(phrases.LINE_WORDS.get(label, label), number, _reasons(lines, label))
        for label, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def _reasons(lines: Iterable[Line], label: str) -> str:
    reasons = [line.reason for line in lines if line.label == label and line.reason]
    return "; ".join(dict.fromkeys(reasons))
