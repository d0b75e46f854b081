"""Sources: whose words a line rests on, grouped by the origin they descend from."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath, PureWindowsPath
from typing import TypeVar

from rashomon.model import Citation, MarkedArticle, Span, Story
from rashomon.tell import phrases
from rashomon.tell.anchors import caption_anchor, report_anchor, span_anchor
from rashomon.tell.dates import in_words
from rashomon.tell.figures import Link, Shelf
from rashomon.tell.highlight import can_be_cited
from rashomon.tell.pronouns import spelt_out
from rashomon.tell.view import CitationView, Evidence, Voice, Witness

Item = TypeVar("Item")
WITNESSES_SHOWN = 6
ELSEWHERE = "a report of another story"
QUOTED_SHOWN = 4
_TITLE_WORDS = 4
_MACHINE_MADE = re.compile(r"[0-9a-f]{10}|^[\W\d_]*(?:\.\w+)?$")  # names of files that programs give
_NAME = re.compile(r"[^\s(),;:'“”]+")
_ID = re.compile(r"\ba-[0-9a-f]{12}\b")
_MOMENT = re.compile(r"\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)?)?\b")
_TWICE = re.compile(r"(?P<name>\S.*?) \((?P=name)\)")


@dataclass(frozen=True, slots=True)
class Words:
    """The stretch of an article that says something; ``note`` is what it says differently.

    ``raw`` is set for a caption: its place in the raw input. ``origin`` is the article that the words descend from.
    """

    article: str
    span: Span | None
    text: str
    note: str = ""
    raw: Span | None = None
    origin: str | None = None


@dataclass(frozen=True, slots=True)
class Sources:
    """The articles of a dossier, how each is called on the page, and which origin of a story it descends from.

    ``numbers`` are those of the list of sources. ``rank`` orders the articles of an origin: the report that the others
    go back to comes first. ``called`` gives the label of a report by its id and by the name of its file.
    """

    articles: Mapping[str, MarkedArticle]
    labels: Mapping[str, str]
    numbers: Mapping[str, int]
    called: Mapping[str, str]
    origin: Mapping[str, int]
    rank: Mapping[str, tuple[int, str, str]]

    def cite(self, words: Words) -> CitationView:
        """A link to the words; to the head of the report where the words cannot be pointed to."""
        article = self.articles.get(words.article)
        if article is None:
            return CitationView("", ELSEWHERE, ELSEWHERE, "", words.text, words.note)
        return CitationView(
            f"#{_anchor(article, words)}",
            self.labels[article.id],
            outlet(article),
            in_words(article.published.value and article.published.value[:10]),
            words.text,
            words.note,
            self.numbers.get(article.id, 0),
            citation(article),
            foreign(article.language),
        )

    def link(self, article: str) -> Link:
        """A link to the head of a report."""
        if article not in self.articles:
            return Link("", ELSEWHERE)
        return Link(f"#{report_anchor(article)}", self.labels[article], self.articles[article].title or "")

    def spelt_out(self, text: str, reports: Sequence[Citation]) -> str:
        """The words of a line, with a name behind a pronoun that leads out of it."""
        return spelt_out(text, reports, self.articles)

    def in_names(self, text: str) -> str:
        """A sentence about reports with their names for ids and files, and with dates in words."""
        named = _ID.sub(ELSEWHERE, _NAME.sub(lambda match: self.called.get(match[0], match[0]), text))
        return _TWICE.sub(r"\g<name>", dates_in_words(named))

    def origin_of(self, words: Words) -> int | str:
        """The origin of the words: their own, or that of their article where the record names none."""
        return self.origin.get(words.origin or words.article, words.origin or words.article)

    def count_origins(self, words: Iterable[Words]) -> int:
        """How many independent origins the words have."""
        return len({self.origin_of(one) for one in words})

    def evidence(
        self, words: Sequence[Words], *, others: Sequence[Words] = (), origins: int | None = None, line: str = ""
    ) -> Evidence:
        """Who says so, by origin; the words that differ from the ``line`` they support are printed under it.

        ``others`` speak of it without bearing it out.
        """
        ordered, aside = self._ordered(words), self._ordered(others)
        number = self.count_origins(words) if origins is None else origins
        quoted = _distinct([self.cite(one) for one in (*ordered, *aside)], line)
        return Evidence(
            number,
            phrases.origins(number),
            shelve(self._witnesses(ordered), WITNESSES_SHOWN),
            shelve(quoted, QUOTED_SHOWN),
            self._witnesses(aside),
        )

    def _ordered(self, words: Sequence[Words]) -> list[Words]:
        return sorted(words, key=lambda one: self.rank.get(one.article, (2, "", one.article)))

    def _witnesses(self, words: Sequence[Words]) -> tuple[Witness, ...]:
        """The reports by origin; the places at which one report says a thing are kept together."""
        places: dict[tuple[int | str, str], dict[str, CitationView]] = {}
        for one in words:
            citation = self.cite(one)
            places.setdefault((self.origin_of(one), one.article), {}).setdefault(citation.href, citation)
        origins: dict[int | str, list[Voice]] = {}
        for (origin, _), (first, *again) in ((key, found.values()) for key, found in places.items()):
            origins.setdefault(origin, []).append(Voice(first, tuple(again)))
        return tuple(Witness(head, tuple(copies)) for head, *copies in origins.values())


def shelve(items: Sequence[Item], shown: int) -> Shelf[Item]:
    """The first ``shown`` items in view, the rest folded; two or fewer are not worth a fold."""
    if len(items) <= shown + 2:
        return Shelf(tuple(items))
    return Shelf(tuple(items[:shown]), tuple(items[shown:]))


def as_words(report: Citation) -> Words:
    """The words of a report, with the status or value it gives where that says more than the words."""
    status = phrases.badge(report.status).text if report.status and not phrases.is_plain(report.status) else None
    value = in_words(report.value) if report.value and report.value not in report.text else None
    return Words(
        report.article, report.span, report.text, ", ".join(filter(None, (status, value))), report.raw, report.origin
    )


def as_cited(report: Citation) -> Words:
    """The words of a report by themselves."""
    return Words(report.article, report.span, report.text, raw=report.raw, origin=report.origin)


def _anchor(article: MarkedArticle, words: Words) -> str:
    """The words in the body, the caption they are, or the head of the report where they cannot be pointed to."""
    if words.raw is not None and any(caption.span == words.raw for caption in article.captions):
        return caption_anchor(article.id, words.raw)
    citable = words.span is not None and can_be_cited(words.span, article.text)
    return span_anchor(article.id, words.span) if citable and words.span else report_anchor(article.id)


def outlet(article: MarkedArticle) -> str:
    """Who published a report; failing that, the agency it credits; failing that too, how it can be told from others."""
    return _named(article) or _untold(article)


def _named(article: MarkedArticle) -> str:
    """The outlet or agency, or the name of the file where somebody gave it one that tells more than a number."""
    return article.publisher or next(iter(article.agencies), "") or _given_name(article.source)


@lru_cache(maxsize=10_000)
def _given_name(source: str) -> str:
    name = PurePosixPath(source).name
    return "" if _MACHINE_MADE.search(name) else name


def _untold(article: MarkedArticle) -> str:
    return told_apart(article.source, article.title) or article.id


def told_apart(source: str, title: str | None) -> str:
    """A report of an unknown outlet: its file, or where a program named that, the first words of its title.

    >>> told_apart("wire/ferry.txt", "Quay collapses"), told_apart("003_ab11d6a82aeca5d9.txt", "Quay collapses at dawn")
    ('ferry.txt', '“Quay collapses at dawn”')
    """
    name = PurePosixPath(source).name
    words = (title or "").split()
    if not words or not _MACHINE_MADE.search(name):
        return name
    return f"“{' '.join(words[:_TITLE_WORDS]).rstrip('.,;:–—-')}{' …' if len(words) > _TITLE_WORDS else ''}”"


def without_folders(source: str) -> str:
    """Where a report was read from; of a path of this machine, which no reader elsewhere can follow, the name alone.

    >>> without_folders("/home/ada/wire/ferry.html"), without_folders("wire/ferry.html"), without_folders("C:/a.txt:3")
    ('ferry.html', 'wire/ferry.html', 'a.txt:3')
    """
    path = PureWindowsPath(source) if PureWindowsPath(source).drive else PurePosixPath(source)
    return path.name if path.is_absolute() and path.name else source


def citation(article: MarkedArticle) -> str:
    """A report as it is cited elsewhere: outlet, title, date, address."""
    title = f"“{article.title}”" if article.title else ""
    date = in_words(article.published.value and article.published.value[:10]) or "no date"
    name = _named(article) or ("outlet not named" if title else _untold(article))
    return ", ".join(filter(None, (name, title, date, article.url or "")))


def dates_in_words(text: str) -> str:
    """A text with the days and hours in it written out.

    >>> dates_in_words("Tuesday night (2024-02-13)")
    'Tuesday night (13 February 2024)'
    """
    return _MOMENT.sub(lambda match: in_words(match[0]), text)


def foreign(language: str | None) -> str:
    """The language of words that are not in that of the page."""
    return "" if not language or language.lower().split("-")[0] == "en" else language


def sources_of(
    story: Story | None,
    articles: Mapping[str, MarkedArticle],
    labels: Mapping[str, str],
    numbers: Mapping[str, int],
) -> Sources:
    """The sources of one story; articles that its origins leave out stand for themselves."""
    groups = [group for group in (story.origins if story else ()) if group]
    targets = {copy.target for copy in story.copies} if story else set()
    files = {PurePosixPath(one.source).name: labels[id_] for id_, one in articles.items()}
    return Sources(
        articles=articles,
        labels=labels,
        numbers=numbers,
        called=files | dict(labels),
        origin={article: number for number, group in enumerate(groups) for article in group},
        rank={id_: (int(id_ in targets), one.published.value or "9", id_) for id_, one in articles.items()},
    )


def labels_of(articles: Mapping[str, MarkedArticle]) -> dict[str, str]:
    """A name for each article that no other has: the outlet, with the date, with a number, as far as is needed."""
    plain = {id_: outlet(article) for id_, article in articles.items()}
    times = Counter(plain.values())
    dated = {id_: _dated(name, articles[id_]) if times[name] > 1 else name for id_, name in plain.items()}
    seen: dict[str, int] = {}
    labels = {}
    for id_, name in dated.items():
        seen[name] = seen.get(name, 0) + 1
        labels[id_] = name if seen[name] == 1 else f"{name} ({seen[name]})"
    return labels


def _dated(name: str, article: MarkedArticle) -> str:
    day = in_words(article.published.value and article.published.value[:10])
    return f"{name}, {day}" if day else name


def _distinct(citations: Sequence[CitationView], line: str) -> tuple[CitationView, ...]:
    """One citation for each wording; the wording of the line itself need not be printed again."""
    seen = {(_plain(line), "")}
    found = []
    for one in citations:
        wording = (_plain(one.words), one.note)
        if wording not in seen:
            seen.add(wording)
            found.append(one)
    return tuple(found)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())
