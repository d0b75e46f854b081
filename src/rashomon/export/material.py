"""What is exported: stories with their reports, one after the other, so that no more than one stands in memory."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from rashomon.model import Citation, Dossier, MarkedArticle, Story


@dataclass(frozen=True)
class Told:
    """A story with its reports, or (``story`` None) reports that are in no story."""

    story: Story | None
    articles: Mapping[str, MarkedArticle]

    @cached_property
    def origins(self) -> dict[str, str]:
        """The article that heads the group of each: the report that its words descend from."""
        groups = self.story.origins if self.story else ()
        return {name: group[0] for group in groups for name in group}

    def origin(self, citation: Citation) -> str:
        """The origin of a citation: its own, or that of its article."""
        return citation.origin or self.origins.get(citation.article, citation.article)


@dataclass(frozen=True)
class Material:
    """Stories with their reports, gone through from the start each time it is asked for."""

    told: Callable[[], Iterable[Told]] = field()

    def __iter__(self) -> Iterator[Told]:
        return iter(self.told())


def of_dossier(dossier: Dossier) -> Material:
    """The stories of a dossier, then the reports that are in none; a report is in one story only, the first."""

    def told() -> Iterator[Told]:
        left = {article.id: article for article in dossier.articles}
        every = dict(left)
        for story in dossier.stories:
            yield Told(story, {name: every[name] for name in story.articles if name in every})
            for name in story.articles:
                left.pop(name, None)
        for name, article in left.items():
            yield Told(None, {name: article})

    return Material(told)
