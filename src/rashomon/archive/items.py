"""Items: the passages that are searched, each with the names that it is found under."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.archive.packing import day_of
from rashomon.archive.query import tag
from rashomon.model import Event, Fact, MarkedArticle, Party, Quote, Span, Story

DAY_BITS = 40
"""Numbers of items hold the day above so many bits, so that their order is the order of time."""
_SEPARATOR = " ¦ "  # between two names, so that no phrase runs from one into the next


_Common = Mapping[str, str | None]  # the fields that all items of an article share


@dataclass(frozen=True, slots=True)
class Item:
    """A passage of an article: what it is, its day, and what stands in each column of the index but its words."""

    kind: str
    id: str
    article: str
    span: Span
    day: int
    story: str | None = None
    speaker: str = ""
    actor: str = ""
    about: str = ""
    place: str = ""
    outlet: str = ""
    tags: str = ""


class Names:
    """All the ways in which a story names its actors, looked up by any of them."""

    def __init__(self, story: Story | None) -> None:
        self._surfaces: dict[str, tuple[str, ...]] = {}
        for actor in story.actors if story else ():
            named = tuple(dict.fromkeys((actor.name, *actor.surfaces)))
            for surface in (*named, actor.id):  # facts name their actors by ids
                self._surfaces.setdefault(surface.casefold(), named)

    def of(self, names: Iterable[str]) -> str:
        """The ``names`` with every other form that the story has of them."""
        found = (form for name in names for form in (name, *self._surfaces.get(name.casefold(), ())))
        return _SEPARATOR.join(dict.fromkeys(found))


def items_of(article: MarkedArticle, story: Story | None, names: Names) -> Iterator[Item]:
    """The report itself, its quotations and its events; ``names`` are those of its story."""
    day = day_of(article.published.value)
    outlet = _SEPARATOR.join(filter(None, (article.publisher, *article.agencies)))
    common = {"article": article.id, "story": story.story if story else None, "outlet": outlet}
    tagged = [tag("agency", agency) for agency in article.agencies]
    if story:
        tagged.append(tag("story", story.story))
    about = names.of(dict.fromkeys(mention.name for mention in article.mentions))
    yield Item("report", article.id, span=Span(0, len(article.text)), day=day, about=about,
               tags=" ".join([tag("kind", "report"), *tagged]), **common)  # type: ignore[arg-type]  # fmt: skip
    for quote in article.quotes:
        yield _quotation(article, quote, names, day, tagged, common)
    sentences = _Sentences(article)
    for event in article.events:
        yield _event(event, sentences, names, day, tagged, common)


def _quotation(
    article: MarkedArticle, quote: Quote, names: Names, day: int, tagged: Sequence[str], common: _Common
) -> Item:
    span = Span(quote.content[0].start, quote.content[-1].end)
    inside = dict.fromkeys(mention.name for mention in article.mentions if span.contains(mention.span))
    return Item("quotation", quote.id, span=span, day=day, speaker=names.of(_named(quote.speaker)),
                about=names.of(inside), tags=" ".join([tag("kind", "quotation"), *tagged]),
                **common)  # type: ignore[arg-type]  # fmt: skip


def _event(
    event: Event, sentences: "_Sentences", names: Names, day: int, tagged: Sequence[str], common: _Common
) -> Item:
    parties = (*event.actors, *event.recipients)
    countries = dict.fromkeys(party.country for party in parties if party.country)
    words = [tag("kind", "event"), tag("type", event.type), tag("status", event.status)]
    words += [tag("country", country) for country in countries]
    return Item("event", event.id, span=sentences.around(event.trigger), day=day,
                actor=names.of(party.name for party in parties), place=names.of(_named(event.place)),
                tags=" ".join([*words, *tagged]), **common)  # type: ignore[arg-type]  # fmt: skip


def facts_told(story: Story, articles: Mapping[str, MarkedArticle]) -> dict[str, list[tuple[Fact, Span]]]:
    """The facts of a story by the article of their first report, each with where that tells it.

    Of ``articles`` with the same words it is the earliest, so that a copy takes over no fact; one that is not given
    counts as the earliest.
    """
    came = {name: (article.published.value or "9", name) for name, article in articles.items()}
    told: dict[str, list[tuple[Fact, Span]]] = {}
    for fact in story.facts:
        cited = [report for report in fact.reports if len(report.span)]
        if cited:
            same = (report for report in cited if report.text == cited[0].text)
            first = min(same, key=lambda report: came.get(report.article, ("", report.article)))
            told.setdefault(first.article, []).append((fact, first.span))
    return told


def facts_of(article: MarkedArticle, story: Story, facts: Iterable[tuple[Fact, Span]], names: Names) -> Iterator[Item]:
    """The ``facts`` of a story that are found in an article, as ``facts_told`` gives them."""
    day = day_of(article.published.value)
    for fact, span in facts:
        words = [tag("kind", "fact"), tag("type", fact.kind), tag("story", story.story)]
        if fact.status:
            words.append(tag("status", fact.status))
        yield Item("fact", fact.id, article.id, span, day, story.story,
                   actor=names.of(fact.actors), tags=" ".join(words))  # fmt: skip


def changed_among(articles: Mapping[str, MarkedArticle], before: Story | None, now: Story) -> set[str]:
    """Those of the articles of which ``now`` has other items than ``before`` had, the articles being the same."""
    if before is None or before.story != now.story or _names_in(before) != _names_in(now):
        return set(articles)
    held, told = facts_told(before, articles), facts_told(now, articles)
    known = frozenset(before.articles)
    return {name for name in articles if name not in known or _shown(held.get(name, ())) != _shown(told.get(name, ()))}


def _names_in(story: Story) -> list[tuple[object, ...]]:
    return [(actor.id, actor.name, actor.surfaces) for actor in story.actors]


def _shown(facts: Iterable[tuple[Fact, Span]]) -> list[tuple[object, ...]]:
    return [(fact.id, span, fact.kind, fact.status, fact.actors) for fact, span in facts]


def _named(party: Party | None) -> tuple[str, ...]:
    return (party.name,) if party else ()


class _Sentences:
    """The sentences of an article, looked up by what stands in them."""

    def __init__(self, article: MarkedArticle) -> None:
        self._spans = article.sentences
        self._starts = [span.start for span in article.sentences]

    def around(self, span: Span) -> Span:
        """The sentence that holds ``span``; ``span`` itself where none does."""
        index = bisect_right(self._starts, span.start) - 1
        held = index >= 0 and self._spans[index].contains(span)
        return self._spans[index] if held else span
