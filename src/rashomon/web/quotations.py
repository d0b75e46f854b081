"""A quotation with every wording of it, side by side: who printed which words, and where they part."""

from collections.abc import Iterator

import msgspec

from rashomon.archive.overview import Head, heads, place_of
from rashomon.model import MarkedArticle, Span, Story, Utterance, Variant
from rashomon.web.answers import Asked, Failed, Moved, Page, segment
from rashomon.web.words import outlet_of, stretches


class Wording(msgspec.Struct, frozen=True):
    """The words of one report; ``differs`` are the stretches that depart from the first wording."""

    report: str
    outlet: str
    published: str | None
    quote: str
    kind: str
    cue: str
    text: str
    differs: tuple[Span, ...]
    start: int
    end: int
    language: str = ""

    def stretches(self) -> Iterator[tuple[str, bool]]:
        """The words in a row, each stretch with whether it departs."""
        return stretches(self.text, self.differs)


class Quotation(msgspec.Struct, frozen=True):
    """One utterance: who said it, and the wordings that reports give of it."""

    id: str
    speaker: str | None
    date: str | None
    origins: int
    wordings: tuple[Wording, ...]
    reasons: tuple[str, ...] = ()
    story: str | None = None
    story_title: str = ""


def quotation(asked: Asked) -> Page | Moved:
    """The quotation of that id with its variants; one that no other report has stands alone."""
    name = asked.named("quote")
    place = place_of(asked.archive.connection, asked.archive.current(name))
    if place is None:
        raise Failed("the archive holds no such quotation")
    article = asked.archive.article(place[0])
    told = asked.archive.story(place[1]) if place[1] else None
    if article is None or not any(quote.id == name for quote in article.quotes):
        raise Failed("the archive holds no such quotation")
    found = _utterance(told, name)
    record = _alone(article, name) if told is None or found is None else _told(asked, told, found)
    title = f"{record.speaker or 'Somebody'}: “{record.wordings[0].text}”"
    return Page("quotation.html", title[:120], record, {"chosen": name})


def _utterance(told: Story | None, quote: str) -> Utterance | None:
    sayings = told.sayings if told else ()
    return next((one for one in sayings if any(variant.quote == quote for variant in one.variants)), None)


def _told(asked: Asked, told: Story, found: Utterance) -> Quotation:
    known = heads(asked.archive.connection, [variant.article for variant in found.variants])
    wordings = tuple(_wording(variant, known.get(variant.article)) for variant in found.variants)
    return Quotation(
        found.id, found.speaker, found.date, found.origins, wordings, found.reasons, told.story, told.title
    )


def _wording(variant: Variant, head: Head | None) -> Wording:
    start = variant.spans[0].start if variant.spans else 0
    end = variant.spans[-1].end if variant.spans else 0
    outlet = outlet_of(head.publisher, head.source, head.title) if head else variant.article
    return Wording(
        variant.article, outlet, head.published if head else None, variant.quote, variant.kind, variant.cue,
        variant.text, _apart(variant), start, end,
    )  # fmt: skip


def _apart(variant: Variant) -> tuple[Span, ...]:
    """The stretches that differ, in order and inside the words."""
    at, kept = 0, []
    for span in sorted(variant.differs):
        if at <= span.start < span.end <= len(variant.text):
            kept.append(span)
            at = span.end
    return tuple(kept)


def _alone(article: MarkedArticle, name: str) -> Quotation:
    quote = next(one for one in article.quotes if one.id == name)
    text = " … ".join(span.of(article.text) for span in quote.content)
    outlet = outlet_of(article.publisher, article.source, article.title)
    wording = Wording(
        article.id, outlet, article.published.value, name, quote.kind, "", text, (), quote.content[0].start,
        quote.content[-1].end, article.language or "",
    )  # fmt: skip
    return Quotation(name, quote.speaker.name if quote.speaker else None, None, 1, (wording,))


def address(quote: str) -> str:
    """Where a quotation stands."""
    return f"/quotation/{segment(quote)}"
