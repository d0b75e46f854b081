"""The account of one story: everything its articles say together."""

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec

from rashomon.collate.anchoring import Anchored, anchored
from rashomon.collate.copies import agency_of, find_origins
from rashomon.collate.corrections import NONE, Corrections
from rashomon.collate.distinct import Prints, collapsed, prints
from rashomon.collate.evidence import in_order
from rashomon.collate.identity import with_ids
from rashomon.collate.stories import story_id
from rashomon.model import Copy, MarkedArticle, Story


def tell_story(articles: Sequence[MarkedArticle], copies: Sequence[Copy], corrections: Corrections = NONE) -> Story:
    """The story that ``articles`` (at least one) tell; ``copies`` may name other articles too."""
    return tell_anchored(anchored(articles), copies, corrections)


def tell_anchored(told: Anchored, copies: Sequence[Copy], corrections: Corrections = NONE) -> Story:
    """The story that articles tell whose times are resolved."""
    return Telling.of(told, copies, corrections).story()


@dataclass(frozen=True, slots=True)
class Telling:
    """A story about to be told: its articles, the copies and origins among them, and the texts that they print."""

    told: Anchored
    copies: tuple[Copy, ...]
    origins: tuple[tuple[str, ...], ...]
    prints: Prints

    @classmethod
    def of(cls, told: Anchored, copies: Sequence[Copy], corrections: Corrections = NONE) -> "Telling":
        """The telling of what ``told`` holds; ``copies`` may name other articles too."""
        here = frozenset(article.id for article in told.articles)
        inside = tuple(copy for copy in copies if copy.target in here)
        agencies = {article.id: agency for article in told.articles if (agency := agency_of(article)) is not None}
        origins = find_origins(sorted(here), inside, agencies)
        return cls(told, inside, origins, prints(told.articles, inside, origins, corrections))

    @property
    def basis(self) -> str:
        """A hash of all that is told but for who printed it: stories of one basis differ in citations alone."""
        return self.prints.basis

    def story(self, known: Story | None = None) -> Story:
        """The story; ``known`` is one of the same basis, of articles that are all told here, so that it is not made."""
        account = collapsed(known, self.prints) if known else _made(self.prints)
        articles = self.told.articles
        titles = (article.title for article in in_order(self.prints.articles) if article.title)
        whole = msgspec.structs.replace(
            self.prints.expanded(account),
            story=story_id(articles),
            title=next(titles, min(article.id for article in articles)),
            articles=tuple(sorted(article.id for article in articles)),
            origins=self.origins,
            copies=self.copies,
            reasons=self.told.reasons,
            forwards=(),
            made_by=(),
        )
        return with_ids(whole, in_order(articles))


def _made(of: Prints) -> Story:
    """What the texts of a story say; what finds that is loaded once something is to be told anew."""
    from rashomon.collate.telling import tell_texts  # noqa: PLC0415  copies of what is known need it not

    return tell_texts(of)
