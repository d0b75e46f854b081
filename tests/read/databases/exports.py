"""Small invented exports, one a provider and interface language, in the forms that the providers write."""

import io
from collections.abc import Sequence
from dataclasses import dataclass

import docx


@dataclass(frozen=True)
class Wanted:
    """What must come out of an entry."""

    title: str
    publisher: str
    published: str
    bylines: tuple[str, ...]
    starts: str
    ends: str
    excludes: tuple[str, ...] = ()


FERRY = Wanted(
    "Ferry returns to Saltmouth",
    "The Saltmouth Courier",
    "2021-05-03",
    ("Ada Quill",),
    "The ferry to Saltmouth sails again.",
    "Fares stay as they were.",
)
BRIDGE = Wanted(
    "Bridge over the Tervin closed",
    "The Saltmouth Courier",
    "2021-05-04",
    ("Otto Brandis", "Mara Lind"),
    "The bridge over the Tervin was closed on Tuesday.",
    "Nobody was hurt.",
)
BODIES = {
    FERRY.title: (FERRY.starts, "It had lain in dock since March.", FERRY.ends),
    BRIDGE.title: (BRIDGE.starts, BRIDGE.ends),
}


@dataclass(frozen=True)
class Interface:
    """The words of one interface language of Nexis."""

    number: str
    byline: str
    section: str
    length: str
    load: str
    language: str
    days: tuple[str, str]
    body: str = "Body"
    end: str = "End of Document"


ENGLISH = Interface(
    "{} of {} DOCUMENTS", "BYLINE: By {}", "SECTION: NEWS; Pg. 4", "LENGTH: 31 words", "LOAD-DATE: May 5, 2021",
    "LANGUAGE: ENGLISH", ("May 3, 2021 Monday", "May 4, 2021 Tuesday"),
)  # fmt: skip
GERMAN = Interface(
    "Dokument {} von {}", "AUTOR: {}", "RUBRIK: NACHRICHTEN; S. 4", "LÄNGE: 31 Wörter", "UPDATE: 5. Mai 2021",
    "SPRACHE: ENGLISCH", ("Montag 3. Mai 2021", "Dienstag 4. Mai 2021"), "Textkörper", "Ende des Dokuments",
)  # fmt: skip
FRENCH = Interface(
    "{} de {} DOCUMENTS", "AUTEUR: {}", "RUBRIQUE: ACTUALITÉ; p. 4", "LONGUEUR: 31 mots",
    "DATE-CHARGEMENT: 5 mai 2021", "LANGUE: ANGLAIS", ("lundi 3 mai 2021", "mardi 4 mai 2021"), "Corps",
    "Fin du document",
)  # fmt: skip
DUTCH = Interface(
    "{} van {} DOCUMENTEN", "DOOR: {}", "SECTIE: NIEUWS; Blz. 4", "LENGTE: 31 woorden", "LAAD-DATUM: 5 mei 2021",
    "TAAL: ENGELS", ("3 mei 2021 maandag", "4 mei 2021 dinsdag"),
)  # fmt: skip


def nexis_text(words: Interface = ENGLISH, entries: Sequence[Wanted] = (FERRY, BRIDGE)) -> str:
    """LexisNexis as plain text."""
    parts = ["Download Request: Selected Items: 1-2\n\nTerms: (ferry OR bridge)\n"]
    for number, entry in enumerate(entries, 1):
        head = [words.number.format(number, len(entries)), entry.publisher, words.days[number - 1]]
        lines = [entry.title, words.byline.format(" and ".join(entry.bylines)), words.section, words.length]
        feet = [words.load, words.language, "PUBLICATION-TYPE: Newspaper"]
        middle = "\n\n".join(" " * 25 + line for line in head)
        close = " " * 22 + "Copyright 2021 Courier Press\n" + " " * 26 + "All Rights Reserved"
        parts += [middle, *lines, *BODIES[entry.title], *feet, close]
    return "\n\n".join(parts) + "\n"


def nexis_markup(words: Interface = ENGLISH, entries: Sequence[Wanted] = (FERRY, BRIDGE)) -> str:
    """LexisNexis as HTML."""
    rows = ["<HTML><HEAD><STYLE>.c0 { text-align: center; }</STYLE></HEAD><BODY>"]
    for number, entry in enumerate(entries, 1):
        head = [words.number.format(number, len(entries)), entry.publisher, words.days[number - 1]]
        rows += [f'<BR><DIV CLASS="c0"><P><SPAN>{line}</SPAN></P></DIV>' for line in head]
        lines = [words.byline.format(" and ".join(entry.bylines)), words.section, words.length]
        rows += [f"<BR><DIV><P><SPAN>{entry.title}</SPAN></P></DIV>"]
        rows += [f"<BR><DIV><P><B>{line.split(': ')[0]}: </B>{line.split(': ')[1]}</P></DIV>" for line in lines]
        rows += ["<BR><DIV>", *(f"<P>{line}&nbsp;</P>" for line in BODIES[entry.title]), "</DIV>"]
        rows += [f"<BR><DIV><P>{words.load}</P></DIV>", '<DIV CLASS="c0"><P>Copyright 2021 Courier Press</P></DIV>']
    return "\n".join([*rows, "</BODY></HTML>"])


def nexis_uni_lines(words: Interface = ENGLISH, entries: Sequence[Wanted] = (FERRY, BRIDGE)) -> list[str]:
    """The paragraphs of a Nexis Uni export."""
    lines = ["User Name: A READER", "Job Number: 1", f"Documents ({len(entries)})"]
    for number, entry in enumerate(entries, 1):
        lines += [f"{number}. {entry.title}", "Client/Matter: -None-", "Search Terms: ferry", "Narrowed by: -None-"]
    for number, entry in enumerate(entries):
        lines += ["", entry.title, entry.publisher, words.days[number], "", "Copyright 2021 Courier Press"]
        lines += ["Section: NEWS; Pg. 4", "Length: 31 words", f"Byline: {' and '.join(entry.bylines)}", words.body, ""]
        lines += [*BODIES[entry.title], "Graphic", "", "The ferry at the quay, Ada Quill", "Load-Date: May 5, 2021", ""]
        lines += [words.end]
    return lines


def word_file(lines: Sequence[str]) -> bytes:
    """A Word file of the paragraphs."""
    document = docx.Document()
    for line in lines:
        document.add_paragraph(line)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rich_text(lines: Sequence[str]) -> bytes:
    """An RTF file of the paragraphs."""
    escaped = ("".join(c if ord(c) < 128 and c not in "\\{}" else f"\\u{ord(c)}?" for c in line) for line in lines)
    return ("{\\rtf1\\ansi\\ansicpg1252 " + "\\par\n".join(escaped) + "\\par}").encode("ascii")


FACTIVA = {
    "en": ("31 words", ("3 May 2021", "4 May 2021"), "English", "Document"),
    "de": ("31 Wörter", ("3 Mai 2021", "4 Mai 2021"), "Englisch", "Dokument"),
    "zh": ("31 字", ("2021 年 5 月 3 日", "2021 年 5 月 4 日"), "英文", "文件"),
    "fr": ("31 mots", ("3 mai 2021", "4 mai 2021"), "Anglais", "Document"),
}


def _factiva_head(entry: Wanted, number: int, language: str) -> list[str]:
    count, days, name, _ = FACTIVA[language]
    return [count, days[number], entry.publisher, "SALTCO", "4", name, "(c) 2021 Courier Press"]


def factiva_markup(language: str = "en") -> str:
    """Factiva as HTML."""
    rows = ["<html><head><title>Factiva</title></head><body><h1>Dow Jones Factiva</h1><div id='contentWrapper'>"]
    for number, entry in enumerate((FERRY, BRIDGE)):
        rows += ["<div class='article'><div class='article enArticle'><div>News Desk</div>"]
        rows += [f"<div id='hd'><span class='enHeadline'>{entry.title}</span></div>"]
        rows += [f"<div class='author'>By {' and '.join(entry.bylines)}</div>"]
        rows += [f"<div>{line}</div>" for line in _factiva_head(entry, number, language)]
        rows += [f"<p class='articleParagraph enarticleParagraph'>{line}</p>" for line in BODIES[entry.title]]
        rows += ["<p class='articleParagraph enarticleParagraph'>Photo: The quay. (Ada Quill)</p>"]
        rows += [f"<p>Courier Digital</p><p>{FACTIVA[language][3]} SALTCO0020210503eh530000{number}</p></div></div>"]
    return "\n".join([*rows, "<table><tr><td>Search Summary</td></tr></table></div></body></html>"])


def factiva_lines(language: str = "en") -> list[str]:
    """The paragraphs of Factiva's RTF."""
    lines: list[str] = []
    for number, entry in enumerate((FERRY, BRIDGE)):
        lines += ["News Desk", entry.title, f"By {' and '.join(entry.bylines)}"]
        lines += [*_factiva_head(entry, number, language), "", *BODIES[entry.title], "Courier Digital"]
        lines += [f"{FACTIVA[language][3]} SALTCO0020210503eh530000{number}", ""]
    return lines


def factiva_coded() -> str:
    """Factiva as a table of coded fields."""
    rows = ["<html><body>"]
    for number, entry in enumerate((FERRY, BRIDGE)):
        count, day, publisher, code, page, language, notice = _factiva_head(entry, number, "en")
        fields = [("SE", "News"), ("HD", entry.title), ("BY", f"By {' and '.join(entry.bylines)}"), ("WC", count)]
        fields += [("PD", day), ("SN", publisher), ("SC", code), ("PG", page), ("LA", language), ("CY", notice)]
        fields += [("LP", BODIES[entry.title][0]), ("TD", "</p><p>".join(BODIES[entry.title][1:]))]
        fields += [("NS", "gcat : General News"), ("AN", f"Document SALTCO0020210503eh530000{number}")]
        cells = (f"<tr><td class='index'><b>{key}</b>&nbsp;</td><td><p>{value}</p></td></tr>" for key, value in fields)
        rows += ["<div class='article enArticle'><table>", *cells, "</table></div>"]
    return "\n".join([*rows, "</body></html>"])


def factiva_xml(count: int = 2) -> str:
    """Factiva's web service."""
    rows = [f'<?xml version="1.0"?><PPSResponse><ppsArticleResponse><ppsarticleResultSet count="{count}">']
    for number, entry in enumerate((FERRY, BRIDGE)):
        first, *rest = (f"<paragraph>{line}</paragraph>" for line in BODIES[entry.title])
        rows += [f"<ppsarticle><article><accessionNo>SALTCO{number}</accessionNo><baseLanguage>EN</baseLanguage>"]
        rows += [f"<byline>By {' and '.join(entry.bylines)}</byline><copyright>(c) Courier Press</copyright>"]
        rows += [f"<headline><paragraph>{entry.title.replace('er', '<hlt>er</hlt>', 1)}</paragraph></headline>"]
        rows += [f"<publicationDate><dateTime>{entry.published}T06:00:00Z</dateTime></publicationDate>"]
        rows += [f"<sourceName>{entry.publisher}</sourceName><leadParagraph>{first}</leadParagraph>"]
        rows += [f"<tailParagraphs>{''.join(rest)}</tailParagraphs><notes>A NOTE</notes></article></ppsarticle>"]
    return "\n".join([*rows, "</ppsarticleResultSet></ppsArticleResponse></PPSResponse>"])


def europresse_old() -> str:
    """Europresse as it was until 2013."""
    rows = ["<html><body><input type='button' value='Sauvegarder'>"]
    for entry, day in ((FERRY, "lundi 3 mai 2021"), (BRIDGE, "mardi 4 mai 2021")):
        rows += [f'<table><tr><td><span class="DocPublicationName">{entry.publisher}, no. 12</span><br>']
        rows += [f'<span class="DocHeader">Monde, </span><span class="DocHeader">{day}</span>']
        rows += [f'<span class="DocHeader">, p. 4</span><br><br><span class="TitreArticleVisu">{entry.title}</span>']
        rows += [f"<br><br>{', '.join(entry.bylines)}<br><p></p>{'<p></p>'.join(BODIES[entry.title])}<p></p>"]
        rows += ["<b><i>© 2021 Courier Press. Tous droits réservés.</i></b><p></p>"]
        rows += ["Numéro de document : news·20210503·SC·1"]
        rows += ["<table><tr><td>Ce certificat est émis à <b>University</b></td></tr></table></td></tr></table>"]
    return "\n".join([*rows, "</body></html>"])


def europresse_new() -> str:
    """Europresse as it is since."""
    rows = ["<html><body>"]
    for entry, day in ((FERRY, "lundi 3 mai 2021"), (BRIDGE, "mardi 4 mai 2021")):
        rows += [f'<article><header><div class="rdp__DocPublicationName"><span>{entry.publisher}</span></div>']
        rows += [f'<span class="DocHeader">Monde, {day}, p. 4</span>']
        rows += [f'<div class="titreArticle"><p>{entry.title}</p></div>']
        rows += [f'<p class="sm-margin-bottomNews">{", ".join(entry.bylines)}</p></header>']
        paragraphs = "".join(f"<p>{line}</p>" for line in BODIES[entry.title])
        rows += [f"<section><div class='docOcurrContainer'>{paragraphs}</div></section>"]
        rows += ["<footer><div class='apd-wrapper'>Ce certificat est émis à University</div></footer></article>"]
    return "\n".join([*rows, "</body></html>"])


def proquest_text() -> str:
    """ProQuest as plain text."""
    rule = "_" * 60
    parts = []
    for number, (entry, day) in enumerate(((FERRY, "May 3, 2021"), (BRIDGE, "May 4, 2021")), 1):
        names = "; ".join(f"{name.split()[1]}, {name.split()[0]}" for name in entry.bylines)
        parts += [f"Document {number} of 2", entry.title, f"Author: {names}", "ProQuest document link"]
        parts += [f"Full text: {BODIES[entry.title][0]}", *BODIES[entry.title][1:], "Subject: Ferries; Bridges"]
        parts += [f"Publication title: {entry.publisher}; Saltmouth, Coastland", "Pages: A.4"]
        parts += [f"Publication date: {day}"]
        parts += [f"ProQuest document ID: 25200000{number}", "Copyright: Copyright Courier Press May 2021", rule]
    return "\n\n".join(["Report Information from ProQuest", rule, *parts])
