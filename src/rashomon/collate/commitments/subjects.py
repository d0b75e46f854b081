"""Subjects: who or what stands before the words of a site as the one who does it, by the words alone."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from rashomon.collate.actors import Cast
from rashomon.collate.commitments.bearers import Bearer
from rashomon.collate.commitments.sites import Site
from rashomon.collate.evidence import inside
from rashomon.model import Argument, Assertion, MarkedArticle, MentionKind, Party, Span

Form = Literal["first", "he", "they", "it", "you", "who", "name", "noun", "joined", "none"]
FORMS: tuple[str, ...] = get_args(Form)
_BETWEEN = re.compile(  # what may stand between a subject and its verb
    r"(?:(?:\s|\A)(?:ha[sd]|have|is|are|was|were|be(?:en)?|also|not|never|now|still|both|all|either|would|will|to|just|"
    r"already|again|later|then|only|[a-z]+ly)\b|[’'](?:s|re|m|ve|ll|d)\b|[’']|\bn[’']t)*\s*\Z",
    re.IGNORECASE,
)
_ASIDE = re.compile(r"(?:,[^,;:“”\"]{1,80}|\([^()]{1,40}\)|[—–][^—–]{1,80}[—–])\s*,?\s*\Z")  # Osk, the mayor of Alden,
_LAST = re.compile(r"(?P<word>[\w.’'-]*\w|[^\w\s])\s*\Z")
_WORDS: dict[str, Form] = {
    **dict.fromkeys(("i", "we", "my", "our", "us", "me"), "first"),
    **dict.fromkeys(("he", "she", "his", "her", "him"), "he"),
    **dict.fromkeys(("they", "their", "them", "both"), "they"),
    **dict.fromkeys(("it", "its", "this", "that", "there", "these", "what"), "it"),
    **dict.fromkeys(("you", "your"), "you"),
    "who": "who",
    **dict.fromkeys(("and", "or", "but", ",", ";", "—", "–", "-", "by", "of", "for", "with", "while", "as"), "joined"),
    **dict.fromkeys(("“", '"', ":", "”", ".", "?", "!"), "none"),
}
_KINDS: dict[Form, frozenset[MentionKind]] = {
    "he": frozenset({"person"}),
    "who": frozenset({"person", "group"}),
    "they": frozenset({"group", "organisation", "country", "office"}),
    "it": frozenset({"organisation", "country", "office"}),
}
_CLOSE = 2  # characters between a name and what follows it
_REACH = 25  # characters behind a site in which the verb begins that says what is promised


@dataclass(frozen=True, slots=True)
class Subject:
    """The form of what stands before a site, and where it ends; ``word`` is its last one."""

    form: Form
    word: str
    span: Span


def subject(article: MarkedArticle, site: Site, found: Sequence[Bearer]) -> Subject:
    """The subject of the words at a site: a pronoun, one of those ``found`` there by name, or another noun."""
    start, text = site.sentence.span.start, article.text
    front = text[start : site.span.start]
    between = _BETWEEN.search(front)
    kept = front[: between.start()] if between else front
    aside = _ASIDE.search(kept)
    ends = [len(kept), *([aside.start()] if aside else [])]
    for end in ends:
        near = Span(max(start + end - _CLOSE, 0), start + end)
        if any(b.span is not None and near.start <= b.span.end <= near.end for b in found):
            return Subject("name", "", Span(near.start, near.end))
    last = _LAST.search(kept)
    if last is None:
        return Subject("none", "", Span(start, start))
    word = last["word"].casefold()
    form = _WORDS.get(word) or _WORDS.get(re.split(r"[’']", word)[0], "noun")
    return Subject(form, word, Span(start + last.start("word"), start + last.end("word")))


def form_of(known: Subject) -> dict[str, float]:
    """The form of a subject in numbers."""
    return {f"subject={form}": float(known.form == form) for form in FORMS}


def of_subject(
    cast: Cast, article: MarkedArticle, site: Site, bearer: Bearer, found: Sequence[Bearer]
) -> dict[str, float]:
    """What the subject of a site says of somebody who may be bound there."""
    known = subject(article, site, found)
    kinds = _KINDS.get(known.form, frozenset())
    named = [one for one in found if one.span is not None and one.span.end <= known.span.start]
    fitting = sorted((one for one in named if _kind(cast, one) in kinds), key=lambda one: one.span or known.span)
    alike = {cast.of(party) for party in _same(article, site, known)} - {None}
    is_named = bearer.span is not None and known.span.start <= bearer.span.end <= known.span.end
    return {
        **form_of(known),
        "is subject": float(known.form == "name" and is_named),
        "fits": float(_kind(cast, bearer) in kinds),
        "nearest fitting": float(bool(fitting) and bearer == fitting[-1]),
        "first fitting": float(bool(fitting) and bearer == fitting[0]),
        "is the pronoun": float(bearer.actor in alike),
        "another is the pronoun": float(bool(alike) and bearer.actor not in alike),
        **_of_clause(cast, article, site, bearer),
    }


def _of_clause(cast: Cast, article: MarkedArticle, site: Site, bearer: Bearer) -> dict[str, float]:
    """Whether somebody is the subject of the clause that says what is promised, by its parse."""
    found = clause_subject(article, site)
    actor = cast.named(found.name) if found is not None and found.name else None
    mine = found is not None and (
        (actor is not None and actor == bearer.actor) or (bearer.span is not None and found.span.overlaps(bearer.span))
    )
    return {
        "clause subject": float(mine),
        "another is clause subject": float(actor is not None and not mine),
        "clause subject unnamed": float(found is not None and actor is None),
        "object of clause": float(_is_argument(article, site, bearer, ("object", "recipient"))),
    }


def _is_argument(article: MarkedArticle, site: Site, bearer: Bearer, roles: Sequence[str]) -> bool:
    clause = _clause(article, site)
    rows = clause.arguments if clause is not None else ()
    return bearer.span is not None and any(one.role in roles and one.span.overlaps(bearer.span) for one in rows)


def clause_subject(article: MarkedArticle, site: Site) -> Argument | None:
    """The subject of the clause at a site."""
    clause = _clause(article, site)
    return next((one for one in clause.arguments if one.role == "subject"), None) if clause is not None else None


def _clause(article: MarkedArticle, site: Site) -> Assertion | None:
    """The clause whose predicate stands at a site or next behind it."""
    reach = Span(site.span.start, site.span.end + _REACH)
    near = [one for one in inside(article.assertions, site.sentence.span) if one.predicate.overlaps(reach)]
    return min(near, key=lambda one: (one.predicate.start, one.span.start), default=None)


def _kind(cast: Cast, bearer: Bearer) -> MentionKind | None:
    actor = cast.by_id.get(bearer.actor or "")
    return actor.kind if actor is not None else None


def _same(article: MarkedArticle, site: Site, known: Subject) -> Iterable[Party]:
    """The parties that a pronoun like the subject leads to, in the same sentence."""
    if known.form not in _KINDS:
        return
    for party in _parties(article, site.sentence.span):
        if any(_WORDS.get(span.of(article.text).casefold()) == known.form for span in party.spans):
            yield party


def _parties(article: MarkedArticle, sentence: Span) -> Iterable[Party]:
    for quote in article.quotes:
        if quote.speaker is not None and any(sentence.overlaps(part) for part in (*quote.content, *quote.cue)):
            yield quote.speaker
    for event in article.events:
        if sentence.contains(event.trigger):
            yield from (*event.actors, *event.recipients)
