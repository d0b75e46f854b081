"""Reports in the layouts of many publishing systems are read as a careful reader reads them."""

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from rashomon.model import Article, Failure
from rashomon.read import read

LAYOUTS: dict[str, Any] = tomllib.loads((Path(__file__).parent / "layouts.toml").read_text("utf-8"))
Case = dict[str, Any]


def language_of(case: Case) -> str:
    """The language in which a case is written: that of its page, else the one expected, else English."""
    marked: str = case["input"].partition('<html lang="')[2][:2]
    told: str = case.get("language", "en")
    return marked if marked in LAYOUTS["text"] else told


def filled(case: Case) -> bytes:
    """The input of a case with the paragraphs of its language."""
    source: str = case["input"]
    for name, paragraph in LAYOUTS["text"][language_of(case)].items():
        words = json.dumps(paragraph, ensure_ascii=False)[1:-1] if case.get("kind") == "json" else paragraph
        source = source.replace(f"{{{name}}}", words)
    return source.encode()


def faults(case: Case, folder: Path) -> list[str]:
    """What of a case, written to ``folder``, was read otherwise than a careful reader reads it."""
    file = folder / f"{case['id']}.{case.get('kind', 'html')}"
    file.write_bytes(filled(case))
    found: list[Article | Failure] = list(read([str(file)]))
    articles = [one for one in found if isinstance(one, Article)]
    if len(articles) != case.get("articles", 1):
        return [f"{len(articles)} articles: {found}"]
    if not articles:
        return []
    article = articles[0]
    stated = article.published.value if article.published.origin == "stated" else None
    changed = article.updated.value if article.updated else None
    told = {"title": article.title, "publisher": article.publisher, "bylines": list(article.bylines)}
    wrong = [f"{name}: {is_!r}" for name, is_ in told.items() if name in case and is_ != case[name]]
    for name, day in (("published", stated), ("updated", changed)):
        if name in case and not ((day or "").startswith(case[name]) if case[name] else day is None):
            wrong.append(f"{name}: {day!r}")
    if "language" in case and (article.language or "")[:2] != case["language"]:
        wrong.append(f"language: {article.language!r}")
    starts = case.get("starts", "")
    if not article.text.startswith(tuple([starts] if isinstance(starts, str) else starts)):
        wrong.append(f"starts: {article.text[:60]!r}")
    if not article.text.endswith(case.get("ends", "")):
        wrong.append(f"ends: {article.text[-60:]!r}")
    wrong += [f"lacks {phrase!r}" for phrase in case.get("contains", ()) if phrase not in article.text]
    return wrong + [f"holds {phrase!r}" for phrase in case.get("excludes", ()) if phrase in article.text]


def marked(case: Case) -> Any:  # noqa: ANN401  pytest gives its parameters no public type
    """A case for pytest; one that says why it is not read rightly ``yet`` must fail, so that it is noticed when not."""
    marks = [pytest.mark.xfail(reason=case["yet"], strict=True)] if "yet" in case else []
    return pytest.param(case, id=case["id"], marks=marks)


@pytest.mark.parametrize("case", [marked(case) for case in LAYOUTS["case"]])
def test_layout_is_read_rightly(case: Case, tmp_path: Path) -> None:
    assert not faults(case, tmp_path)
