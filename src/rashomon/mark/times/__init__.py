"""Time expressions: exact span, TIMEX3 type and value, resolved against the publication date."""

from rashomon.mark.parse import Parsed
from rashomon.mark.times.context import Context
from rashomon.mark.times.dates import parse_day
from rashomon.mark.times.find import candidates
from rashomon.mark.times.forms import FORMS
from rashomon.mark.times.lexicon import lexicon
from rashomon.model import Span, TimeExpression


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The time expressions of an article, in text order; values never come from the clock of the machine."""
    published = parse_day(parsed.article.published.value)
    anchor: str | None = None
    found = []
    end = 0
    for candidate in candidates(parsed.text):
        context = Context(parsed.doc, candidate.start, candidate.end, published, anchor)
        slots = {name.partition("__")[0]: words for name, words in candidate.found.groupdict().items() if words}
        meaning = FORMS[candidate.rule.form](slots, candidate, context)
        if meaning is None:
            continue
        start, mod = _modified(parsed.text, candidate.start, end, meaning.type)
        end = candidate.end
        found.append(TimeExpression(Span(start, end), meaning.type, meaning.value, mod))
        if meaning.type in {"DATE", "TIME"} and meaning.value[:4].isdigit():
            anchor = meaning.value
    return tuple(found)


def _modified(text: str, start: int, floor: int, kind: str) -> tuple[int, str | None]:
    """Where the expression starts with its modifier, and the modifier's TimeML value."""
    words = lexicon()
    for name in ("amount",) if kind == "DURATION" else ("date", "amount"):
        found = words.modifiers[name].search(text, max(floor, start - 18), start)
        if found:
            return found.start(), words.modifier_values[name][" ".join(found["modifier"].lower().split())]
    return start, None
