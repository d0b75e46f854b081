"""A folder of pages: an index, and a page for every story, for what is too much for one file."""

from collections.abc import Iterator
from dataclasses import replace

from rashomon.model import Dossier, Story
from rashomon.tell import phrases
from rashomon.tell.anchors import unique_anchors
from rashomon.tell.bounds import INDEX
from rashomon.tell.layout import lay_out, one_line
from rashomon.tell.page import index_html, page_html
from rashomon.tell.view import DossierPage, IndexEntry

_LOOSE = "reports-of-no-story.html"


def to_site(dossier: Dossier) -> Iterator[tuple[str, str]]:
    """The pages one by one, each with the name of its file; the index comes last, when every other is there."""
    articles = {one.id: one for one in dossier.articles}
    names = unique_anchors(story.story for story in dossier.stories)
    entries: list[tuple[int, str, IndexEntry]] = []
    for story, name in zip(dossier.stories, names, strict=True):
        page = lay_out(_alone(dossier, story))
        (told,) = page.stories
        entries.append((told.standing.count, told.latest, IndexEntry(f"{name}.html", *one_line(told))))
        yield f"{name}.html", page_html(page, home=INDEX)
    told_of = {article for story in dossier.stories for article in story.articles}
    loose = tuple(articles[one] for one in articles.keys() - told_of)
    entries.sort(key=lambda entry: entry[1], reverse=True)
    entries.sort(key=lambda entry: -entry[0])
    listed = [entry for _, _, entry in entries]
    if loose:
        page = lay_out(Dossier(loose, (), dossier.edits))
        title = "Reports that belong to no story"
        yield _LOOSE, page_html(_named(page, title), home=INDEX)
        listed.append(IndexEntry(_LOOSE, title, phrases.count(len(loose), "report"), ""))
    yield INDEX, index_html(phrases.count(len(dossier.stories), "story", "stories"), tuple(listed))


def _alone(dossier: Dossier, story: Story) -> Dossier:
    """A story with its own reports; what was copied from or into another story's stays without a link."""
    own = set(story.articles)
    return Dossier(tuple(one for one in dossier.articles if one.id in own), (story,), dossier.edits)


def _named(page: DossierPage, title: str) -> DossierPage:
    return replace(page, title=title)
