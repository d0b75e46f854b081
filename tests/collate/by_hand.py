"""Marked articles made by hand, so that a test says exactly what the marks give."""

import re

from rashomon.model import (
    MarkedArticle,
    Mention,
    MentionKind,
    Party,
    Published,
    Quantity,
    Quote,
    Span,
    TimeExpression,
)

PERSON: MentionKind = "person"


def span(text: str, words: str, nth: int = 0) -> Span:
    """Where ``words`` stand in ``text`` for the ``nth`` time."""
    start = [m.start() for m in re.finditer(re.escape(words), text)][nth]
    return Span(start, start + len(words))


def article(
    identity: str,
    text: str,
    *,
    published: str | None = "2024-03-14",
    people: tuple[str, ...] = (),
    names: dict[str, MentionKind] | None = None,
    full: dict[str, str] | None = None,
    roles: dict[str, str] | None = None,
    times: dict[str, str] | None = None,
    quantities: tuple[Quantity, ...] = (),
    quotes: tuple[tuple[str, str | None], ...] = (),
) -> MarkedArticle:
    """An article whose sentences end at full stops; ``quotes`` are pairs of content and speaker."""
    kinds: dict[str, MentionKind] = {**dict.fromkeys(people, PERSON), **(names or {})}
    mentions = [
        Mention(Span(*m.span()), kind, (full or {}).get(name, name), (roles or {}).get(name))
        for name, kind in kinds.items()
        for m in re.finditer(rf"\b{re.escape(name)}\b", text)
    ]
    sentences = tuple(Span(*m.span()) for m in re.finditer(r"\S[^.]*\.?[”\"]?", text))
    found = [TimeExpression(span(text, words), "DATE", value) for words, value in (times or {}).items()]
    made = tuple(
        Quote(
            id=f"{identity}-q{number}",
            kind="direct",
            content=(span(text, words),),
            cue=(span(text, "said"),) if "said" in text else (),
            speaker=Party((span(text, speaker),), (full or {}).get(speaker, speaker), "person") if speaker else None,
        )
        for number, (words, speaker) in enumerate(quotes)
    )
    return MarkedArticle(
        id=identity,
        source=identity,
        published=Published(published, "day", "stated") if published else Published(),
        text=text,
        sentences=sentences,
        mentions=tuple(sorted(mentions, key=lambda m: m.span)),
        times=tuple(sorted(found, key=lambda t: t.span)),
        quantities=quantities,
        quotes=made,
    )
