"""Distinct texts: articles that are one text word for word tell it once, and every one of them is cited.

Forty prints of a wire story weigh no more than one in anything that an account counts or compares. So an account is
made from one canonical article of each text, the earliest print of it, named by its content alone, and whoever printed
it is set into the citations afterwards. A later print of a known text, under whatever headline, changes nothing but
citations: ``collapsed`` takes them out of an account again, ``Prints.expanded`` sets in those of today. What "today"
means in the words is what it meant when they were first printed.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

import msgspec

from rashomon.collate.corrections import Corrections
from rashomon.collate.evidence import in_order
from rashomon.collate.nesting import nested
from rashomon.model import (
    ActorMention,
    Citation,
    Copy,
    MarkedArticle,
    Step,
    Story,
    Variant,
    content_id,
    minted,
)

_ID = re.compile(r"\b[aq]-[0-9a-f]{12}\b")
_EXPLAINED = ("reasons", "note")  # fields whose sentences name articles and quotations
_TOLD = ("actors", "sayings", "facts", "disagreements", "timeline", "commitments", "brief")
_Text = tuple[object, ...]
_CITED_MANY = (Citation, Variant, ActorMention)


@dataclass(frozen=True, slots=True)
class Prints:
    """The texts of a story: a canonical article of each, and the articles that print it, in the order of their ids.

    ``copies`` and ``origins`` are those among the texts, ``corrections`` name their quotations as the texts do.
    ``heads`` gives for every article the one that heads its group of origins. ``parted`` are all articles where the
    same words descend from several reports, so that nothing but their names tells such texts apart.
    """

    articles: tuple[MarkedArticle, ...]
    members: Mapping[str, tuple[MarkedArticle, ...]]
    copies: tuple[Copy, ...]
    origins: tuple[tuple[str, ...], ...]
    corrections: Corrections
    heads: Mapping[str, str]
    parted: tuple[str, ...] = ()

    @property
    def basis(self) -> str:
        """A hash of all that the account of the texts depends on; who printed them has no part in it."""
        parts = (
            sorted(self.members),
            sorted(map(repr, self.copies)),
            self.origins,
            self.corrections.decisions,
            self.parted,
        )
        return blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()

    def expanded(self, account: Story) -> Story:
        """The ``account`` of the texts with everybody who prints them in every citation."""
        quotes = {
            (canonical.id, quote.id): [member.quotes[place].id for member in self.members[canonical.id]]
            for canonical in self.articles
            for place, quote in enumerate(canonical.quotes)
        }
        names = {name: members[0].id for name, members in self.members.items()}
        names |= {quote: printed[0] for (_, quote), printed in quotes.items()}

        def cited(record: Any) -> list[Any]:  # noqa: ANN401  a citation of any of the three kinds
            found = []
            for place, member in enumerate(self.members[record.article]):
                changed: dict[str, object] = {"article": member.id}
                if isinstance(record, Variant):
                    changed["quote"] = quotes[record.article, record.quote][place]
                if not isinstance(record, ActorMention) and record.origin is not None:
                    changed["origin"] = self.heads[self.members[record.origin][0].id]
                found.append(msgspec.structs.replace(record, **changed))
            return found

        return _rewritten(account, cited, names)


def prints(
    articles: Sequence[MarkedArticle],
    copies: Sequence[Copy],
    origins: Sequence[Sequence[str]],
    corrections: Corrections,
) -> Prints:
    """The texts that ``articles`` of one story print; ``copies`` and ``origins`` are those among the articles.

    Articles are one text where their words and quotations are the same, and both descend from one report.
    """
    heads = {name: group[0] for group in origins for name in group}
    texts: dict[tuple[_Text, str], list[MarkedArticle]] = {}
    for article in in_order(articles):
        texts.setdefault((_text(article), heads[article.id]), []).append(article)
    members: dict[str, tuple[MarkedArticle, ...]] = {}
    first: dict[str, MarkedArticle] = {}
    for group in sorted(texts.values(), key=lambda group: min(one.id for one in group)):
        content = _content(group[0])
        name = content_id("a", content)
        while name in members:  # the same words twice, each descending from another report
            name = content_id("a", content, name)
        members[name] = tuple(sorted(group, key=lambda one: one.id))
        first[name] = group[0]
    text_of = {member.id: name for name, group in members.items() for member in group}
    canonical = tuple(minted(_bare(first[name], name)) for name in sorted(members))
    return Prints(
        canonical,
        members,
        _among(copies, {one.id: name for name, one in first.items()}),
        tuple(sorted((_texts(group, text_of) for group in origins), key=min)),
        _renamed(corrections, canonical, members),
        heads,
        tuple(sorted(heads)) if len({words for words, _ in texts}) < len(texts) else (),
    )


def collapsed(story: Story, of: Prints) -> Story:
    """The account of the texts behind ``story``: the citations of the first print of each, named by the text.

    ``of`` may hold further prints of the texts than the story tells of.
    """
    told = frozenset(story.articles)
    first: dict[str, str] = {}
    names: dict[str, str] = {}
    quotes: dict[str, str] = {}
    text_of = {member.id: name for name, group in of.members.items() for member in group}
    for canonical in of.articles:
        member = next(member for member in of.members[canonical.id] if member.id in told)
        first[member.id] = names[member.id] = canonical.id
        quotes |= {quote.id: canonical.quotes[place].id for place, quote in enumerate(member.quotes)}

    def cited(record: Any) -> list[Any]:  # noqa: ANN401  a citation of any of the three kinds
        if record.article not in first:
            return []
        changed: dict[str, object] = {"article": first[record.article]}
        if isinstance(record, Variant):
            changed["quote"] = quotes[record.quote]
        if not isinstance(record, ActorMention) and record.origin is not None:
            changed["origin"] = text_of[record.origin]
        return [msgspec.structs.replace(record, **changed)]

    return _rewritten(story, cited, names | quotes)


def _text(article: MarkedArticle) -> _Text:
    """What is the same in all prints of a text, whatever stands above them and whenever they came out."""
    stated = (article.language, article.agencies, article.dateline, article.captions, article.translated)
    return (article.text, *stated, _named_publisher(article), *(quote.content for quote in article.quotes))


def _content(article: MarkedArticle) -> str:
    """A hash of what an account is made from: the words, the title, the day, the marks."""
    return blake2b(msgspec.json.encode(minted(_bare(article, ""))), digest_size=16).hexdigest()


def _named_publisher(article: MarkedArticle) -> str | None:
    """The outlet, where its own words name it."""
    return next((article.publisher for mention in article.mentions if mention.name == article.publisher), None)


def _bare(article: MarkedArticle, name: str) -> MarkedArticle:
    """The article without what tells its print from others; its outlet counts where its own words name it."""
    return msgspec.structs.replace(
        article, id=name, source="", url=None, publisher=_named_publisher(article), bylines=(), photo_agencies=(),
        updated=None, lines=(), offsets=(), grounds=(), made_by=(),
    )  # fmt: skip


def _among(copies: Iterable[Copy], first: Mapping[str, str]) -> tuple[Copy, ...]:
    """The copies from text to text, as passages alone: those among ``first`` prints, here by their texts.

    A later print of the older text took nothing from the younger one. What follows from shares, which change with the
    weights of words, stands among the origins.
    """
    known = (copy for copy in copies if copy.source in first and copy.target in first)
    bare = (Copy(first[copy.source], first[copy.target], 1.0, copy.kind, "", copy.passages) for copy in known)
    return tuple(sorted(bare, key=lambda copy: (copy.source, copy.target)))


def _texts(group: Sequence[str], text_of: Mapping[str, str]) -> tuple[str, ...]:
    """A group of origins as texts, the one that heads it first."""
    head = text_of[group[0]]
    return (head, *sorted({text_of[name] for name in group} - {head}))


def _renamed(
    corrections: Corrections, canonical: Sequence[MarkedArticle], members: Mapping[str, Sequence[MarkedArticle]]
) -> Corrections:
    """The corrections with quotations named as the texts name them."""
    names = {
        quote.id: one.quotes[place].id
        for one in canonical
        for member in members[one.id]
        for place, quote in enumerate(member.quotes)
    }
    return corrections.renamed(names)


def _rewritten(story: Story, cited: Any, names: Mapping[str, str]) -> Story:  # noqa: ANN401  a function of citations
    """The story with every citation as ``cited`` gives it, and with what sentences name by their new ``names``."""

    def explained(text: str) -> str:
        return _ID.sub(lambda found: names.get(found[0], found[0]), text)

    def told(record: Any) -> Any:  # noqa: ANN401  any record of a story
        if isinstance(record, tuple):
            rows: list[object] = []
            for item in record:
                rows += cited(item) if isinstance(item, _CITED_MANY) else (told(item),)
            return tuple(rows)
        if isinstance(record, Step):
            return msgspec.structs.replace(record, report=cited(record.report)[0])
        changed: dict[str, object] = {}
        kind: type[msgspec.Struct] = type(record)
        for name in nested(kind):
            if value := getattr(record, name):
                changed[name] = told(value)
        for name in _EXPLAINED:
            if value := getattr(record, name, None):
                changed[name] = explained(value) if isinstance(value, str) else tuple(map(explained, value))
        return msgspec.structs.replace(record, **changed) if changed else record

    return msgspec.structs.replace(story, **{name: told(getattr(story, name)) for name in _TOLD})
