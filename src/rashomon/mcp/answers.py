"""What an archive answers: citations, each with its article, span, words, outlet and origin."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from rashomon.archive import Archive, ArchiveError, Hit, QueryError, by_news_value
from rashomon.engine.bearing import LONGEST, Found, bearing
from rashomon.mcp.quoted import NOTE, PAGE, Answer, AskedError, cite, page, place, quoted, some
from rashomon.model import (
    Actor,
    Citation,
    Copy,
    Disagreement,
    Fact,
    MarkedArticle,
    Passage,
    Span,
    Story,
    TimelineEntry,
    Utterance,
    one_line,
)

_PASSAGES = 10  # of one copy
_READINGS = 8  # of one disagreement
_BEARERS = 12  # citations of one side of a sentence, on one page
_ACTED = 10  # stories in which an actor is looked for
_BODY = 60_000  # characters of a body


@contextmanager
def _opened(path: Path) -> Iterator[Archive]:
    """The archive, for one answer; what it cannot do is said in one line."""
    try:
        with Archive(path) as archive:
            yield archive
    except (ArchiveError, QueryError) as error:
        raise AskedError(one_line(str(error))) from None


class Answers:
    """The questions that an archive is asked, each answered from the file as it is then."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def search(self, query: str, offset: int = 0, limit: int = PAGE) -> Answer:
        """The passages that a query finds, the newest first."""
        offset = max(0, offset)
        with _opened(self._path) as archive:
            wanted = offset + max(1, min(limit, 50))
            hits = archive.search(query, limit=min(wanted + 1, 10_000))
            outlets = {one.id: one.publisher for one in archive.texts([hit.article for hit in hits[offset:wanted]])}
        return page(hits, lambda hit: _hit(hit, outlets), offset, limit) | {"total_is": "at least"}

    def story(self, story: str) -> Answer:
        """A story in brief: its lines with who tells each, and how much more there is to ask for."""
        with _opened(self._path) as archive:
            told = _Told(archive, story)
        found = told.story
        named = ("facts", "sayings", "disagreements", "timeline", "commitments", "actors", "copies")
        return {
            "note": NOTE,
            "story": found.story,
            "title": quoted(found.title, 300),
            "reports": len(found.articles),
            "origins": len(found.origins),
            "holds": {name: len(getattr(found, name)) for name in named},
            "facts": [
                {"id": fact.id, "text": quoted(fact.text, 200), "origins": fact.origins} for fact in found.facts[:20]
            ],
            "brief": [
                {"part": line.role, "of": line.fact, "text": quoted(line.text), "origins": line.origins}
                | some(line.reports, told.articles, told.origins, 3)
                for line in found.brief
            ],
            "articles": [_article_line(told.articles[name]) for name in found.articles[:40] if name in told.articles],
        }

    def fact(self, story: str, fact: str) -> Answer:
        """A fact with everybody who tells it."""
        return self._thing(story, fact, "fact", lambda told: told.facts, _fact)

    def utterance(self, story: str, utterance: str) -> Answer:
        """An utterance with every wording of it."""
        return self._thing(story, utterance, "utterance", lambda told: told.sayings, _utterance)

    def utterances(self, story: str, offset: int = 0, limit: int = PAGE) -> Answer:
        """The utterances of a story."""
        return self._page(story, lambda told: told.sayings, _utterance, offset, limit)

    def facts(self, story: str, offset: int = 0, limit: int = PAGE) -> Answer:
        """The facts of a story."""
        return self._page(story, lambda told: told.facts, _fact, offset, limit)

    def timeline(self, story: str, offset: int = 0, limit: int = PAGE) -> Answer:
        """The timeline of a story."""
        return self._page(story, lambda told: told.timeline, _entry, offset, limit)

    def disagreements(self, story: str, offset: int = 0, limit: int = PAGE) -> Answer:
        """Where the reports of a story part."""
        return self._page(story, lambda told: told.disagreements, _dispute, offset, limit)

    def actor(self, name: str, story: str | None = None) -> Answer:
        """Somebody, in one story or in those that name them last: how they are named, what they say."""
        asked = name.casefold().strip()
        if not asked or len(name) > LONGEST:
            raise AskedError("give the name of somebody, or an id such as act-..., in at most 1,000 characters")
        with _opened(self._path) as archive:
            stories = [story] if story else _stories_naming(archive, name)
            found = []
            for one in stories:
                told = _Told(archive, one)
                for actor in told.story.actors:
                    names = (actor.id, actor.name, *actor.surfaces)
                    if asked in map(str.casefold, names):
                        found.append(_actor(told, actor))
        if not found:
            raise AskedError(one_line(f"nobody is called {name[:80]!r} there; search finds who is named"))
        return page(found, lambda one: one, 0, _ACTED)

    def compare(self, first: str, second: str) -> Answer:
        """Two reports side by side: what one took from the other, what both tell, where they part."""
        if first == second:
            raise AskedError("that is one report twice; give the ids of two")
        with _opened(self._path) as archive:
            known = {article.id: article for article in archive.articles([first, second])}
            for name in (first, second):
                if name not in known:
                    raise AskedError(one_line(f"no report has the id {name[:80]!r}; search gives ids"))
            stories = archive.story_ids([first, second])
            same = len(set(stories.values())) == 1 and len(stories) == len(known)
            told = _Told(archive, stories[first]) if same else None
            copies = [one for one in archive.copies([first, second]) if {one.source, one.target} == {first, second}]
        answer: Answer = {
            "note": NOTE,
            "reports": [_article_line(known[name]) | {"story": stories.get(name)} for name in (first, second)],
            "copies": [_copy(one, known) for one in copies],
        }
        return answer | (_side_by_side(told, first, second) if told else {"same_story": False})

    def verify(self, sentence: str, story: str | None = None, offset: int = 0) -> Answer:
        """Whether the archive bears a sentence out: who says it, from how many origins, who says otherwise."""
        if not sentence.strip() or len(sentence) > LONGEST:
            raise AskedError(f"give one sentence of at most {LONGEST:,} characters")
        with _opened(self._path) as archive:
            if story is not None:
                story = _Told(archive, story).story.story
            found = bearing(archive, sentence, story)
            cited = {one.citation.article for one in (*found.says, *found.announced, *found.otherwise)}
            articles = {article.id: article for article in archive.articles(sorted(cited))}
        return {
            "note": NOTE,
            "verdict": found.verdict,
            "method": "words, figures and status were compared, no more: read the citations before you rely on it",
            "origins": found.origins,
            "says": _bearers(found.says, articles, offset),
            "announced": _bearers(found.announced, articles, offset),
            "otherwise": _bearers(found.otherwise, articles, offset),
        }

    def article(self, article: str, offset: int = 0) -> Answer:
        """A report: what is known of it, and its body from ``offset`` on."""
        with _opened(self._path) as archive:
            found = archive.article(article)
            if found is None:
                raise AskedError(one_line(f"no report has the id {article[:80]!r}; search gives ids"))
            story = archive.story_ids([article]).get(article)
        if not 0 <= offset <= len(found.text):
            raise AskedError(f"the body has {len(found.text):,} characters; offset {offset:,} lies beyond it")
        body = found.text[offset : offset + _BODY]
        answer = {
            "note": NOTE,
            **_article_line(found),
            "story": story,
            "length": len(found.text),
            "body": quoted(body, _BODY),
        }
        return answer | ({"next_offset": offset + _BODY} if offset + _BODY < len(found.text) else {})

    def stories(self, offset: int = 0, limit: int = PAGE) -> Answer:
        """The stories of the archive by news value."""
        with _opened(self._path) as archive:
            rows = by_news_value(archive, 1_000)
        return page(rows, lambda row: row._asdict() | {"title": quoted(row.title, 200)}, offset, limit)

    def _page(
        self,
        story: str,
        things: Callable[[Story], tuple[Any, ...]],
        write: Callable[["_Told", Any], Answer],
        offset: int,
        limit: int,
    ) -> Answer:
        with _opened(self._path) as archive:
            told = _Told(archive, story)
        return {"story": told.story.story} | page(things(told.story), lambda one: write(told, one), offset, limit)

    def _thing(
        self,
        story: str,
        name: str,
        kind: str,
        things: Callable[[Story], tuple[Any, ...]],
        write: Callable[["_Told", Any], Answer],
    ) -> Answer:
        with _opened(self._path) as archive:
            told = _Told(archive, story)
        for thing in things(told.story):
            if name in (thing.id, *thing.forwards):
                return {"note": NOTE, "story": told.story.story} | write(told, thing)
        raise AskedError(one_line(f"the story {told.story.story} has no {kind} with the id {name[:80]!r}"))


class _Told:
    """A story of an archive with its reports; an id that it once had leads to it."""

    def __init__(self, archive: Archive, name: str) -> None:
        found = archive.story(name)
        if found is None:
            raise AskedError(one_line(f"no story has the id {name[:80]!r}; search and stories give ids"))
        self.story = found
        self.articles = {article.id: article for article in archive.texts(found.articles)}
        self.origins = {name: group[0] for group in found.origins for name in group}


def _stories_naming(archive: Archive, name: str) -> list[str]:
    plain = name.replace('"', " ").strip()
    hits = archive.search(f'speaker:"{plain}" OR about:"{plain}"', limit=300) if plain else []
    return list(dict.fromkeys(hit.story for hit in hits if hit.story))[:_ACTED]


def _hit(hit: Hit, outlets: Mapping[str, str | None]) -> Answer:
    return {
        "kind": hit.kind,
        "id": hit.id,
        "article": hit.article,
        "span": place(hit.span),
        "words": quoted(hit.text),
        "outlet": quoted(outlets.get(hit.article), 120),
        "story": hit.story,
        "published": hit.date,
        "speaker": quoted(hit.speaker, 200),
    }


def _article_line(article: MarkedArticle) -> Answer:
    return {
        "article": article.id,
        "title": quoted(article.title, 300),
        "outlet": quoted(article.publisher or article.source, 120),
        "published": article.published.value,
        "url": quoted(article.url, 400),
    }


def _fact(told: _Told, fact: Fact) -> Answer:
    about = {"id": fact.id, "text": quoted(fact.text), "kind": fact.kind, "status": fact.status, "date": fact.date}
    return {**about, "origins": fact.origins} | some(fact.reports, told.articles, told.origins)


def _entry(told: _Told, entry: TimelineEntry) -> Answer:
    about = {"id": entry.id, "date": entry.date, "precision": entry.precision, "text": quoted(entry.text)}
    more = {"status": entry.status, "fact": entry.fact, "origins": entry.origins}
    return {**about, **more} | some(entry.reports, told.articles, told.origins)


def _dispute(told: _Told, dispute: Disagreement, most: int = 5) -> Answer:
    readings = [
        {"value": quoted(one.value, 300), "origins": one.origins} | some(one.reports, told.articles, told.origins, most)
        for one in dispute.readings[:_READINGS]
    ]
    note = {"explained": dispute.note} if dispute.note else {}
    about = {"id": dispute.id, "about": quoted(dispute.about), "kind": dispute.kind, "fact": dispute.fact}
    return {**about, "readings": readings, **note}


def _utterance(told: _Told, saying: Utterance) -> Answer:
    wordings = []
    for variant in saying.variants:
        span = Span(variant.spans[0].start, variant.spans[-1].end) if variant.spans else Span(0, 0)
        wordings.append(Citation(variant.article, span, variant.text, origin=variant.origin))
    about = {"id": saying.id, "speaker": quoted(saying.speaker, 200), "date": saying.date, "actor": saying.actor}
    kinds = [variant.kind for variant in saying.variants[:8]]
    return {**about, "origins": saying.origins, "kinds": kinds} | some(wordings, told.articles, told.origins)


def _actor(told: _Told, actor: Actor) -> Answer:
    said = [one for one in told.story.sayings if one.actor == actor.id or one.speaker == actor.name]
    told_of = [fact for fact in told.story.facts if actor.id in fact.actors]
    return {
        "story": told.story.story,
        "title": quoted(told.story.title, 200),
        "id": actor.id,
        "name": quoted(actor.name, 200),
        "kind": actor.kind,
        "country": actor.country,
        "roles": [quoted(role, 200) for role in actor.roles[:10]],
        "also": [quoted(surface, 200) for surface in actor.surfaces[:10]],
        "named": len(actor.mentions),
        "says": [_utterance(told, one) for one in said[:5]],
        "more_utterances": max(0, len(said) - 5),
        "facts": [{"id": fact.id, "text": quoted(fact.text, 300), "origins": fact.origins} for fact in told_of[:10]],
    }


def _copy(copy: Copy, known: Mapping[str, MarkedArticle]) -> Answer:
    def words(name: str, span: Span) -> Answer:
        return {"article": name, "span": place(span), "words": quoted(span.of(known[name].text), 300)}

    def passage(one: Passage) -> Answer:
        return {"kind": one.kind, "from": words(copy.source, one.source), "to": words(copy.target, one.target)}

    about = {"from": copy.source, "to": copy.target, "share": copy.share, "kind": copy.kind, "known_by": copy.direction}
    return {**about, "passages": [passage(one) for one in copy.passages[:_PASSAGES]], "of": len(copy.passages)}


def _side_by_side(told: _Told, first: str, second: str) -> Answer:
    """What both reports of a story tell, what one alone of the two does, and the values in which they part."""
    tellers = {fact.id: {report.article for report in fact.reports} & {first, second} for fact in told.story.facts}
    both = [fact for fact in told.story.facts if len(tellers[fact.id]) == 2]
    alone = {name: [fact for fact in told.story.facts if tellers[fact.id] == {name}] for name in (first, second)}
    parted = []
    for dispute in told.story.disagreements:
        given = [{report.article for report in reading.reports} for reading in dispute.readings]
        if any(first in one for one in given) and any(second in one for one in given):
            parted.append(_dispute(told, dispute, 2))
    only = {
        name: [{"id": fact.id, "text": quoted(fact.text, 300)} for fact in facts[:10]] for name, facts in alone.items()
    }
    return {
        "same_story": True,
        "same_origin": told.origins.get(first) == told.origins.get(second),
        "both_tell": [{"id": fact.id, "text": quoted(fact.text, 300), "origins": fact.origins} for fact in both[:15]],
        "only": only,
        "counts": {"both": len(both), **{name: len(facts) for name, facts in alone.items()}},
        "disagreements": parted[:10],
    }


def _bearers(found: tuple[Found, ...], articles: Mapping[str, MarkedArticle], offset: int) -> Answer:
    """One side of a sentence: its citations from ``offset`` on, and where they go on."""

    def write(one: Found) -> Answer:
        why = {"because": one.side.reason, "given": quoted(one.side.given, 200)}
        return {"story": one.story, "of": one.thing, **why} | cite(
            one.citation, articles, {one.citation.article: one.origin}
        )

    side = page(found, write, offset, _BEARERS)
    return {name: side[name] for name in ("total", "items", "next_offset") if name in side}
