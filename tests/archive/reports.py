"""Invented reports for archives: three events, told by several outlets, one of them copied."""

import msgspec

from rashomon.model import MarkedArticle, Published, Span, article_id, minted

_TOLD = {
    "ferry": (
        "The ferry {name} ran aground off Saltmouth on Monday with 212 people aboard, the coast guard said.",
        "Tugs from Amsel pulled the {name} free after nine hours, and nobody was hurt.",
        "Captain Jorun Vik of the {name} blamed a broken buoy near Skarne lighthouse.",
        "The operator, Strait Lines, cancelled all sailings of the {name} until Friday.",
    ),
    "bridge": (
        "Cracks in two pylons closed the Tervin bridge on Tuesday, the road agency said.",
        "Engineers found the cracks in the Tervin bridge during a routine inspection of its pylons.",
        "Lorries must take the Amberley detour, which adds forty kilometres, while the pylons are mended.",
        "Minister Olga Brandis promised that the Tervin bridge would reopen before the harvest.",
    ),
    "vote": (
        "The council of Hallsund rejected the new harbour by 31 votes to 28 on Wednesday night.",
        "Mayor Ines Dolan, who had campaigned for the harbour, said she would not resign.",
        "Opponents of the harbour in Hallsund cheered when the 31 to 28 result was read out.",
        "A petition with nine thousand names had asked the Hallsund council to reject the harbour.",
    ),
}
_MONTHS = {"ferry": 3, "bridge": 6, "vote": 10}
_OUTLETS = ("Saltmouth Courier", "Inland Tribune", "Hallsund Observer", "Strait Weekly")


def report(event: str, outlet: str, day: int, order: int, title: str = "") -> MarkedArticle:
    """One outlet's report of an event: the sentences in an order of its own."""
    lines = [line.format(name="Avánte") for line in _TOLD[event]]
    lines = lines[order:] + lines[:order]
    text = " ".join(lines)
    published = f"2024-{_MONTHS[event]:02}-{day:02}"
    title = title or lines[0].split(",")[0]
    sentences, at = [], 0
    for line in text.split(". "):
        sentences.append(Span(at, min(at + len(line) + 1, len(text))))
        at += len(line) + 2
    return MarkedArticle(
        id=article_id(title, outlet, published, text),
        source=f"{event}-{outlet}.txt",
        title=title,
        publisher=outlet,
        published=Published(published, "day", "stated"),
        language="en",
        text=text,
        sentences=tuple(sentences),
    )


def reports() -> list[MarkedArticle]:
    """All of them: three events, four outlets each."""
    found = []
    for event in _TOLD:
        found += [report(event, outlet, 4 + order, order) for order, outlet in enumerate(_OUTLETS)]
    return found


def printed(article: MarkedArticle, outlet: str, title: str | None = None, published: str = "") -> MarkedArticle:
    """The article word for word as another outlet's, perhaps under another headline and of another hour."""
    title = title or article.title
    at = Published(published, "minute", "stated") if published else article.published
    name = article_id(title, outlet, at.value, article.text)
    return minted(
        msgspec.structs.replace(article, id=name, publisher=outlet, source=f"{outlet}.txt", title=title, published=at)
    )


def with_prints() -> list[MarkedArticle]:
    """All of them, and some of them word for word from other outlets too, as they print them."""
    found = reports()
    return [
        *found,
        *(printed(found[at], outlet) for at in (0, 5) for outlet in ("Wire Daily", "Evening Wire")),
        printed(found[0], "Late Edition", "Aground", "2024-03-04T21:30Z"),
        printed(found[5], "Next Morning", "Closed", "2024-06-06T06:00Z"),
    ]
