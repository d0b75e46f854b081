"""What a case expects of the marks of one short text, as data; README.md beside this file describes the checks."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from rashomon.model import Event, MarkedArticle, Party, Quote, Span

Check = dict[str, Any]
_IDLE = frozenset(["the", "a", "an", "his", "her", "their", "its", "our", "this", "that"])
_BESIDE = 3  # words by which a quotation may be longer than what is expected on either side


def failures(article: MarkedArticle, expect: Iterable[Check]) -> Iterator[str]:
    """One line for every check that the marks do not satisfy."""
    for check in expect:
        kind = next(name for name in _CHECKS if name in check)
        if not _CHECKS[kind](article, check):
            yield f"{check} in {article.text!r}"


def _span(article: MarkedArticle, words: str, nth: int = 1) -> Span:
    start = -1
    for _ in range(nth):
        start = article.text.index(words, start + 1)
    return Span(start, start + len(words))


def _at(article: MarkedArticle, check: Check, key: str) -> Span:
    return _span(article, check[key], check.get("nth", 1))


def _words(name: str) -> list[str]:
    return [word.strip("\"“”‘’'.,") for word in name.lower().split() if word.lower() not in _IDLE]


def _named(party: Party | None, wanted: str | None) -> bool:
    """Whether a party bears the name: it ends in the same word, or one name holds the other; None wants nobody."""
    if wanted is None or party is None:
        return wanted is None and party is None
    found, asked = _words(party.name), _words(wanted)
    return found[-1:] == asked[-1:] or f" {' '.join(asked)} " in f" {' '.join(found)} "


def _one_of(value: object, wanted: Any) -> bool:  # noqa: ANN401  any JSON value is compared
    return value in wanted if isinstance(wanted, list) else value == wanted


def _events(article: MarkedArticle, span: Span) -> list[Event]:
    return [event for event in article.events if event.trigger.overlaps(span)]


def _event(article: MarkedArticle, check: Check) -> bool:
    def side(key: str, found: Iterable[Party | None]) -> bool:
        parties = [party for party in found if party is not None]
        wanted = check.get(key, "*")
        return wanted == "*" or (not parties if wanted is None else any(_named(party, wanted) for party in parties))

    return any(
        ("type" not in check or _one_of(event.type, check["type"]))
        and ("status" not in check or _one_of(event.status, check["status"]))
        and side("actor", event.actors)
        and side("recipient", event.recipients)
        and side("place", [event.place])
        and ("time" not in check or (event.time is not None and event.time.value.startswith(check["time"])))
        for event in _events(article, _at(article, check, "event"))
    )


def _no_event(article: MarkedArticle, check: Check) -> bool:
    return not any(
        ("as" not in check or _one_of(event.type, check["as"]))
        and ("status" not in check or _one_of(event.status, check["status"]))
        for event in _events(article, _at(article, check, "no_event"))
    )


def _not_actor(article: MarkedArticle, check: Check) -> bool:
    found = _events(article, _at(article, check, "event"))
    return not any(_named(party, check["not_actor"]) for event in found for party in event.actors)


def _not_recipient(article: MarkedArticle, check: Check) -> bool:
    found = _events(article, _at(article, check, "event"))
    return not any(_named(party, check["not_recipient"]) for event in found for party in event.recipients)


def _covers(article: MarkedArticle, quote: Quote, span: Span, *, loose: bool) -> bool:
    """Whether a quotation holds a span and, unless ``loose``, few words more."""
    holding = [part for part in quote.content if part.overlaps(span)]
    left = not holding or article.text[span.start : holding[0].start].strip("\"“”‘’', ")
    right = not holding or article.text[holding[-1].end : span.end].strip("\"“”‘’', .")
    if left or right:
        return False
    more = (article.text[holding[0].start : span.start], article.text[span.end : holding[-1].end])
    return loose or all(len(words.split()) <= _BESIDE for words in more)


def _quote(article: MarkedArticle, check: Check) -> bool:
    def spoken(quote: Quote) -> bool:
        return check.get("speaker", "*") == "*" or _named(quote.speaker, check["speaker"])

    span = _at(article, check, "quote")
    found = [quote for quote in article.quotes if _covers(article, quote, span, loose=check.get("loose", False))]
    fitting = [
        quote
        for quote in found
        if ("kind" not in check or _one_of(quote.kind, check["kind"]))
        and ("via" not in check or _named(quote.relayed_by, check["via"]))
        and ("to" not in check or _named(quote.addressee, check["to"]))
    ]
    return any(map(spoken, fitting)) and all(spoken(quote) for quote in found if quote.speaker is not None)


def _no_quote(article: MarkedArticle, check: Check) -> bool:
    span = _at(article, check, "no_quote")
    return not any(part.overlaps(span) for quote in article.quotes for part in quote.content)


def _time(article: MarkedArticle, check: Check) -> bool:
    span = _at(article, check, "time")
    return any(
        ("value" not in check or _one_of(time.value, check["value"]))
        and ("type" not in check or _one_of(time.type, check["type"]))
        for time in article.times
        if time.span.overlaps(span)
    )


def _no_time(article: MarkedArticle, check: Check) -> bool:
    span = _at(article, check, "no_time")
    return not any(time.span.overlaps(span) for time in article.times)


def _quantity(article: MarkedArticle, check: Check) -> bool:
    span = _at(article, check, "quantity")
    keys = [key for key in ("value", "unit", "bound", "upper") if key in check]
    near = [quantity for quantity in article.quantities if quantity.span.overlaps(span)]
    return any(all(_one_of(getattr(quantity, key), check[key]) for key in keys) for quantity in near)


def _no_quantity(article: MarkedArticle, check: Check) -> bool:
    span = _at(article, check, "no_quantity")
    near = (quantity for quantity in article.quantities if quantity.span.overlaps(span))
    return not any("unit" not in check or _one_of(quantity.unit, check["unit"]) for quantity in near)


def _mention(article: MarkedArticle, check: Check) -> bool:
    span = _at(article, check, "mention")
    near = [mention for mention in article.mentions if mention.span.overlaps(span)]
    return not near if check["kind"] is None else any(_one_of(mention.kind, check["kind"]) for mention in near)


def _names(article: MarkedArticle, check: Check, key: str) -> list[set[str]]:
    nth = check.get("nth", (1, 1))
    spans = [_span(article, words, number) for words, number in zip(check[key], nth, strict=True)]
    return [{mention.name for mention in article.mentions if mention.span.overlaps(span)} for span in spans]


def _same(article: MarkedArticle, check: Check) -> bool:
    one, other = _names(article, check, "same")
    return bool(one & other)


def _differ(article: MarkedArticle, check: Check) -> bool:
    one, other = _names(article, check, "differ")
    return bool(one) and bool(other) and not one & other


_CHECKS: dict[str, Callable[[MarkedArticle, Check], bool]] = {
    "not_actor": _not_actor,
    "not_recipient": _not_recipient,
    "event": _event,
    "no_event": _no_event,
    "quote": _quote,
    "no_quote": _no_quote,
    "time": _time,
    "no_time": _no_time,
    "quantity": _quantity,
    "no_quantity": _no_quantity,
    "mention": _mention,
    "same": _same,
    "differ": _differ,
}
