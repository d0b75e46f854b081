"""Reports and quotations as BibTeX and as CSL-JSON, for reference managers and word processors."""

import re
from collections.abc import Iterator

from rashomon.export.format import text_format
from rashomon.export.material import Material, Told
from rashomon.export.tables.marks import extent
from rashomon.model import MarkedArticle, Quote, encode, interval

_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_ESCAPED = re.compile(r"[\\{}~^%&$#_]")
_KEY = re.compile(r"[^A-Za-z0-9:.+/-]+")


def _bibtex(material: Material) -> Iterator[str]:
    for told in material:
        for article in told.articles.values():
            yield _entry("article", article.id, _report_fields(told, article))
            for quote in article.quotes:
                yield _entry("misc", quote.id, _quote_fields(told, article, quote))


def _entry(kind: str, key: str, fields: dict[str, str | None]) -> str:
    lines = "".join(f"  {name} = {{{value}}},\n" for name, value in fields.items() if value)
    return f"@{kind}{{{_KEY.sub('_', key)},\n{lines}}}\n\n"


def _report_fields(told: Told, article: MarkedArticle) -> dict[str, str | None]:
    return {
        "title": _tex(article.title or article.source),
        "author": " and ".join(f"{{{_tex(name)}}}" for name in article.bylines),
        "journal": _tex(article.publisher or "") or None,
        **_dated(article),
        "url": _address(article.url),
        "language": article.language,
        "note": _tex(f"article {article.id}, origin {told.origins.get(article.id, article.id)}"),
    }


def _quote_fields(told: Told, article: MarkedArticle, quote: Quote) -> dict[str, str | None]:
    return {
        "author": f"{{{_tex(quote.speaker.name)}}}" if quote.speaker else None,
        "title": _tex(_words(article, quote)),
        "howpublished": _tex(f"Quoted in {article.publisher or article.source}: {article.title or ''}"),
        **_dated(article),
        "url": _address(article.url),
        "note": _tex(_where(told, article, quote)),
    }


def _dated(article: MarkedArticle) -> dict[str, str | None]:
    value = (article.published.value or "")[:10]
    days = interval(value)
    if days is None:
        return {}
    month = f"{days.first.month}" if days.precision in {"minute", "day", "month"} else None
    return {"date": value, "year": f"{days.first.year:04}", "month": month}


def _words(article: MarkedArticle, quote: Quote) -> str:
    return " [...] ".join(span.of(article.text) for span in quote.content)


def _where(told: Told, article: MarkedArticle, quote: Quote) -> str:
    span = extent(quote)
    origin = told.origins.get(article.id, article.id)
    return f"{quote.kind} quotation, article {article.id}, characters {span.start}-{span.end}, origin {origin}"


def _tex(words: str) -> str:
    plain = " ".join(words.split())
    return _ESCAPED.sub(lambda found: _SPECIAL.get(found[0], f"\\{found[0]}"), plain)


def _address(url: str | None) -> str | None:
    return re.sub(r"[{}\\\s]", lambda found: f"%{ord(found[0]):02X}", url) if url else None


def _csl(material: Material) -> Iterator[str]:
    yield "["
    first = True
    for told in material:
        for article in told.articles.values():
            for item in (_csl_report(told, article), *(_csl_quote(told, article, quote) for quote in article.quotes)):
                kept = {name: value for name, value in item.items() if value not in (None, "", [])}
                yield ("" if first else ",\n") + encode(kept)
                first = False
    yield "]\n"


def _csl_report(told: Told, article: MarkedArticle) -> dict[str, object]:
    return {
        "id": article.id,
        "type": "article-newspaper",
        "title": article.title or article.source,
        "author": [{"literal": name} for name in article.bylines],
        **_csl_place(article),
        "note": f"article {article.id}, origin {told.origins.get(article.id, article.id)}",
    }


def _csl_quote(told: Told, article: MarkedArticle, quote: Quote) -> dict[str, object]:
    return {
        "id": quote.id,
        "type": "speech",
        "title": _words(article, quote),
        "author": [{"literal": quote.speaker.name}] if quote.speaker else [],
        **_csl_place(article),
        "note": _where(told, article, quote),
    }


def _csl_place(article: MarkedArticle) -> dict[str, object]:
    days = interval((article.published.value or "")[:10])
    kept = {"year": 1, "month": 2}.get(days.precision, 3) if days else 0
    parts = [days.first.year, days.first.month, days.first.day][:kept] if days else []
    return {
        "container-title": article.publisher,
        "issued": {"date-parts": [parts]} if parts else None,
        "URL": article.url,
        "language": article.language,
    }


BIBTEX = text_format("bibtex", "reports and quotations for BibTeX", ".bib", _bibtex)
CSL = text_format("csl", "the same as CSL-JSON (Zotero, Pandoc)", ".json", _csl)
