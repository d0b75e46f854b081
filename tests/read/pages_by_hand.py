"""Pages written for tests: a story in many languages, and the article that is read from a page."""

import tomllib
from pathlib import Path

from rashomon.model import Article
from rashomon.read.pages import read_page
from rashomon.read.raw import Raw

STORIES: dict[str, str] = tomllib.loads((Path(__file__).parent / "stories.toml").read_text("utf-8"))
_DAYS = ("Monday", "Tuesday", "Wednesday", "Friday")


def story(language: str = "en") -> str:
    """Four paragraphs, none like another."""
    return "".join(f"<p>{STORIES[language].format(day)} {day}: {n} {n * 17}.</p>" for n, day in enumerate(_DAYS, 3))


def article_in(page: str) -> Article:
    """The article of a page that has one."""
    result = read_page(Raw("page.html", "html", page.encode()))
    assert isinstance(result, Article), result
    return result
