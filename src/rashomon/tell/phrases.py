"""The fixed words of a dossier: counts, statuses, kinds, and how a direction of copying is known."""

from rashomon.model import Variant
from rashomon.tell.view import Badge

_PLAIN = {"occurred", "habitual"}
_STATUS_WORDS = {
    "hypothetical": "possible",
    "negated": "did not happen",
    "habitual": "as a rule",
    "occurred": "took place",
    "ongoing": "under way",
}
_SHAPES = {  # what a status is drawn as: the five differ in outline, not in colour alone
    "occurred": "past",
    "ongoing": "past",
    "habitual": "past",
    "planned": "ahead",
    "agreed": "ahead",
    "invited": "ahead",
    "hypothetical": "ahead",
    "postponed": "postponed",
    "cancelled": "off",
    "refused": "off",
    "denied": "off",
    "negated": "off",
    "alleged": "alleged",
}
SHAPE_WORDS = {
    "past": "took place",
    "ahead": "to come, or agreed",
    "postponed": "postponed",
    "off": "called off, refused, denied or did not happen",
    "alleged": "alleged",
}
_KINDS = {
    "person": "person",
    "organisation": "organisation",
    "country": "country",
    "place": "place",
    "office": "office",
    "group": "group",
    "work": "work",
    "other": "",
}
_BRIEF = {
    "happened": "What happened",
    "result": "What came of it",
    "said": "What they say",
    "matters": "Background",
    "next": "What is next",
    "parted": "Accounts part",
}
_SAID = frozenset(
    ("", "according to", "add", "added", "adds", "said", "say", "saying", "says", "tell", "told", "tells")
)
_DIRECTIONS = {
    "published": "by the hour of publication",
    "credit": "by the credit it gives",
    "complete": "by what it leaves out",
    "embedded": "by what it adds around it",
    "unknown": "which came first is not known",
}
_COPYING = {"verbatim": "word for word", "edited": "edited", "reworded": "in other words"}
_UNDIRECTED = {"unknown", ""}
LINE_WORDS = {
    "title": "headline",
    "byline": "byline",
    "date": "date line",
    "caption": "caption",
    "subheading": "subheading",
    "boilerplate": "page furniture",
    "related": "links to related stories",
    "other-story": "text of another story",
    "credits": "credits",
    "bio": "notes about the author",
}


def count(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    >>> count(1, "report"), count(3, "story", "stories")
    ('1 report', '3 stories')
    """
    return f"{number} {one if number == 1 else many or one + 's'}"


def opening(text: str) -> str:
    """A line as it stands on a page, where it begins with a capital; a name that is written small is kept.

    >>> opening("length of the meeting"), opening("iPhones were sold")
    ('Length of the meeting', 'iPhones were sold')
    """
    first = text.partition(" ")[0]
    return text[:1].upper() + text[1:] if first.islower() else text


def sentence(text: str) -> str:
    """A remark as a sentence.

    >>> sentence("one day is given two months")
    'One day is given two months.'
    """
    return opening(text) if not text or text[-1] in ".!?…”" else f"{opening(text)}."


def telling(variant: Variant) -> str:
    """The words that introduce what is not quoted in full, where they tell more than that it was said.

    >>> telling(Variant("a", "q", "that he drank", kind="indirect", cue="denied"))
    'denied'
    """
    tells = variant.cue.lower() not in _SAID and any(map(str.isalpha, variant.cue))
    return variant.cue if tells and variant.kind != "direct" else ""


def origins(number: int) -> str:
    """How many independent origins."""
    return count(number, "independent origin") if number > 1 else count(number, "origin")


def perhaps(number: int, condition: str, sure: float) -> str:
    """How many origins tell a thing, on a condition that is no more than likely.

    >>> perhaps(1, "if it is a promise", 0.58)
    '1 origin, if it is a promise (58 % sure)'
    """
    return f"{count(number, 'origin')}, {condition} ({100 * sure:.0f} % sure)"


def at_most(number: int, sure: float) -> str:
    """How many origins tell a thing, where it is doubtful that they tell one.

    >>> at_most(3, 0.58)
    '1 origin, perhaps 3 (58 % sure)'
    """
    return f"{count(1, 'origin')}, perhaps {number} ({100 * sure:.0f} % sure)"


def badge(status: str) -> Badge:
    """A status for the page."""
    return Badge(status.replace(" ", "-"), _STATUS_WORDS.get(status, status))


def is_plain(status: str) -> bool:
    """Whether a status goes without saying: the thing simply happened."""
    return status in _PLAIN


def kind(name: str) -> str:
    """A kind of actor in a word."""
    return _KINDS.get(name, name)


def fullest(roles: tuple[str, ...]) -> tuple[str, ...]:
    """The roles of somebody without those that another one ends with.

    >>> fullest(("President", "Sarovian President", "chair of the board"))
    ('Sarovian President', 'chair of the board')
    """
    plain = [role.lower() for role in roles]
    return tuple(role for role in roles if not any(other.endswith(f" {role.lower()}") for other in plain))


def shape(status: str) -> str:
    """The outline that a status is drawn with.

    >>> shape("planned"), shape("cancelled")
    ('ahead', 'off')
    """
    return _SHAPES.get(status, "past")


def copying(kind: str) -> str:
    """The manner in which text was taken over."""
    return _COPYING.get(kind, kind)


def direction(name: str) -> str:
    """How the direction of copying is known."""
    return _DIRECTIONS.get(name, name)


def brief_role(name: str) -> str:
    """The part that a line plays in the story in brief."""
    return _BRIEF.get(name, name)


def is_directed(name: str) -> bool:
    """Whether it is known which of two reports came first."""
    return name not in _UNDIRECTED


def listed(words: tuple[str, ...]) -> str:
    """Words in a row: "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))
