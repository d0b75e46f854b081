"""The language of a page: what its words tell, and what its markup states."""

from rashomon.model import Ground, Span
from rashomon.read.pages.evidence import Evidence
from rashomon.read.text.language import language_of


def stated_language(evidence: Evidence) -> tuple[str, Span | None, str] | None:
    """The language tag that the page states, where it stands and what states it."""
    for element in evidence.page.named("html", "body", "article"):
        if tag := element.get("lang") or element.get("xml:lang"):
            return tag, Span(element.start, element.inside), "the lang attribute"
    statement = evidence.first("content-language", "language", "og:locale", "inlanguage", "dc.language")
    return (statement.value, statement.span, statement.by) if statement else None


def find_language(evidence: Evidence, text: str) -> tuple[str | None, list[Ground]]:
    """The language of the text by its own words; what the page states where the words do not tell.

    Templates often leave their makers' language in the markup, so the words count for more.
    """
    stated = stated_language(evidence)
    tag = stated[0].replace("_", "-").split("-")[0].strip().lower() if stated else None
    told = language_of(text)
    if told and told != tag:
        return told, [Ground("language", told, "the small words and the script of the text")]
    if stated and tag and 2 <= len(tag) <= 3 and tag.isalpha():
        return tag, [Ground("language", tag, stated[2], stated[1])]
    return told, [Ground("language", told, "the small words and the script of the text")] if told else []
