"""A report with its marks: every word that a line of its story rests on, and beside it what that line is."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rashomon.archive.edits import edits_of
from rashomon.archive.overview import heads, later_version
from rashomon.model import Citation, Edit, MarkedArticle, Span, Story
from rashomon.tell.highlight import Cited, can_be_cited, paragraphs, pieces
from rashomon.tell.numbered import told_under
from rashomon.tell.view import Piece
from rashomon.web.answers import Asked, Failed, Moved, Page, segment
from rashomon.web.quotations import address
from rashomon.web.words import outlet_of, without_path


@dataclass(frozen=True, slots=True)
class Note:
    """What a stretch of a report is evidence of, and where that stands."""

    span: Span
    style: str
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph with its marks and its notes."""

    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]


class Edited(MarkedArticle, frozen=True, kw_only=True):
    """A report with what later versions of it said otherwise than those before, the first edit first."""

    edits: tuple[Edit, ...] = ()


def report(asked: Asked) -> Page | Moved:
    """One report in full; a version that was replaced leads to the one that took its place."""
    name = asked.named("report")
    later = later_version(asked.archive.connection, name)
    if later is not None:
        return Moved(f"/report/{segment(later)}")
    article = asked.archive.article(name)
    if article is None:
        raise Failed("the archive holds no such report")
    home = asked.archive.story_ids([name]).get(name)
    told = asked.archive.story(home) if home else None
    fields = {one: getattr(article, one) for one in article.__struct_fields__}
    fields["source"] = without_path(article.source)
    plain = Edited(**fields, edits=tuple(edits_of(asked.archive.connection, name)))
    notes = [*_quoted(article), *_told(article.id, told)]
    here = _place(asked.given("at"), article.text)
    copies = tuple(one for one in told.copies if name in {one.source, one.target}) if told else ()
    others = heads(asked.archive.connection, {id_ for one in copies for id_ in (one.source, one.target)})
    extra = {
        "passages": tuple(_passages(article.text, notes, here)),
        "outlet": outlet_of(article.publisher, article.source, article.title),
        "story": told,
        "copies": copies,
        "named": {id_: outlet_of(one.publisher, one.source, one.title) for id_, one in others.items()},
        "here_found": here is not None,
    }
    return Page("report.html", article.title or "Untitled report", plain, extra)


def _place(at: str, text: str) -> Span | None:
    """The stretch that an address points to ("120-180"); None where it points to no words."""
    first, _, last = at.partition("-")
    if not (first.isascii() and first.isdigit() and last.isascii() and last.isdigit()) or len(at) > 24:
        return None
    span = Span(int(first), int(last))
    return span if can_be_cited(span, text) else None


def _quoted(article: MarkedArticle) -> Iterator[Note]:
    for quote in article.quotes:
        who = quote.speaker.name if quote.speaker else "somebody"
        yield from (Note(span, "saying", f"said by {who}", address(quote.id)) for span in quote.content)


def _told(article: str, told: Story | None) -> Iterator[Note]:
    if told is None:
        return
    under = told_under(told)
    for fact in sorted(told.facts, key=lambda fact: -fact.origins):
        said = f"told by {fact.origins} origins" if fact.origins > 1 else "told here alone"
        yield from _notes(article, told, fact.reports, under[fact.id], "fact", said)
    for dispute in told.disagreements:
        reports = [report for reading in dispute.readings for report in reading.reports]
        yield from _notes(article, told, reports, dispute.id, "disputed", f"accounts part: {dispute.about}")
    for promise in told.commitments:
        yield from _notes(article, told, promise.reports, promise.id, "promise", f"promise of {promise.who}")


def _notes(article: str, told: Story, reports: Iterable[Citation], name: str, style: str, text: str) -> Iterator[Note]:
    href = f"/story/{segment(told.story)}#{segment(name)}"
    yield from (Note(report.span, style, text, href) for report in reports if report.article == article)


def _passages(text: str, notes: list[Note], here: Span | None) -> Iterator[Passage]:
    styles: dict[Span, list[str]] = {}
    for note in notes:
        if can_be_cited(note.span, text):
            styles.setdefault(note.span, []).append(note.style)
    if here is not None:
        styles.setdefault(here, []).append("here")
    cited = [
        Cited(span, "here" if "here" in names else f"w-{span.start}-{span.end}", tuple(dict.fromkeys(names)))
        for span, names in styles.items()
    ]
    for paragraph in paragraphs(text):
        inside = [one for one in cited if one.span.overlaps(paragraph)]
        beside = [note for note in notes if paragraph.start <= note.span.start < paragraph.end]
        yield Passage(pieces(text, paragraph, inside), _beside(beside))


def _beside(notes: list[Note]) -> tuple[Note, ...]:
    """The notes beside a paragraph, each text once; of its facts the one that most origins tell."""
    unique: dict[str, Note] = {}
    for note in notes:
        unique.setdefault("fact" if note.style == "fact" else note.text, note)
    return tuple(unique.values())
