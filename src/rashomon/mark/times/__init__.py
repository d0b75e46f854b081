"""Time expressions: exact span, TIMEX3 type and value, resolved against the publication date."""

from rashomon.mark.parse import Parsed
from rashomon.mark.times.context import Context, present_of
from rashomon.mark.times.find import Candidate, candidates
from rashomon.mark.times.forms import FORMS, Found
from rashomon.mark.times.modifiers import modified
from rashomon.model import Span, TimeExpression

__all__ = ["find_times"]


def find_times(parsed: Parsed) -> tuple[TimeExpression, ...]:
    """The time expressions of an article, in text order; values never come from the clock of the machine."""
    present = present_of(parsed.article.published)
    found: list[TimeExpression] = []
    anchors: list[TimeExpression] = []
    floor = 0
    for candidate in candidates(parsed.text):
        context = Context(parsed.doc, candidate.start, candidate.end, present, anchors)
        time = _resolved(parsed.text, candidate, context, floor)
        if time is not None:
            found.append(time)
            floor = time.span.end
            if not candidate.rule.told.get("compares"):
                anchors.append(time)
    return tuple(found)


def _resolved(text: str, candidate: Candidate, context: Context, floor: int) -> TimeExpression | None:
    slots = {name.partition("__")[0]: words for name, words in candidate.found.groupdict().items() if words}
    rule = candidate.rule
    meaning = FORMS[rule.form](Found(slots, rule.told, context, text[candidate.start : candidate.end]))
    if meaning is None:
        return None
    start, mod = modified(text, candidate, floor, meaning.type)
    span = Span(start, candidate.end)
    return TimeExpression(span, meaning.type, meaning.value, mod, meaning.readings)
