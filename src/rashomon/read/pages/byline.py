"""Names of authors with the words that give them."""

from dataclasses import dataclass, replace

from rashomon.model import Span
from rashomon.read.credits import text_agencies
from rashomon.read.pages.names import is_person, lexicon
from rashomon.read.pages.titles import fold_words


@dataclass(frozen=True, slots=True)
class Byline:
    """Names with the words that give them.

    ``strong`` where the words say that they wrote the page ("By Ada Quill"); ``house`` where they are said to be no
    person; ``behind`` where they stand behind the story.
    """

    names: tuple[str, ...]
    span: Span | None
    by: str
    strong: bool
    house: bool = False
    behind: bool = False

    @property
    def keys(self) -> frozenset[str]:
        """The names as they are compared."""
        return frozenset(map(key_of, self.names))


def key_of(name: str) -> str:
    """A name as names are compared: its letters and digits in lower case."""
    return "".join(fold_words(name))


def is_site(name: str, site: set[str]) -> bool:
    """Whether ``name`` is one of the folded names of the ``site``, or begins with one ("Harbour Post Redaktion")."""
    key = key_of(name)
    return key in site or any(len(own) >= 6 and key.startswith(own) and " " in name for own in site)


def without_houses(byline: Byline, site: set[str]) -> Byline:
    """A byline without the houses and places that follow a person: "Ada Quill, Harbour Post, Saltmouth"."""
    first = _less_agency(byline.names[0])
    if not is_person(first):
        return byline
    kept = (name for name in byline.names[1:] if is_person(name) and not _is_house_of(name, site))
    return replace(byline, names=(first, *kept))


def _less_agency(name: str) -> str:
    """A name without the agency that runs on behind it: "Ada Quill Associated Press"."""
    words = name.split()
    for end in range(2, len(words)):
        if text_agencies(" ".join(words[end:])) and is_person(" ".join(words[:end])):
            return " ".join(words[:end])
    return name


def _is_house_of(name: str, site: set[str]) -> bool:
    """Whether what follows a person's name is where they work, or where they are."""
    return is_site(name, site) or fold_words(name)[0] in site or _is_place(name)


def _is_place(name: str) -> bool:
    lower = name.lower()
    return lower in lexicon()["places"] or lower.rsplit(maxsplit=1)[-1].strip(".") in lexicon()["houses"]
