"""Exports of newspaper databases: many reports in one file, each with what the provider states of it.

An export is known by what it holds, never by its name alone. Offsets refer to the file's own text; for documents
(DOCX, RTF) to the plain text that they give.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from rashomon.model import Article, Failure
from rashomon.read.databases.blocks import Block, blocks_of_markup, blocks_of_text, lines_of_text
from rashomon.read.databases.europresse import is_europresse, read_europresse
from rashomon.read.databases.factiva import is_factiva, read_factiva
from rashomon.read.databases.factiva_xml import INLINE, is_factiva_xml, read_factiva_xml
from rashomon.read.databases.nexis import is_nexis, read_nexis
from rashomon.read.databases.nexis_uni import is_nexis_uni, read_nexis_uni
from rashomon.read.databases.proquest import is_proquest, read_proquest

__all__ = ["read_export"]

_Recognise = Callable[[Sequence[Block]], bool]
_Read = Callable[[Sequence[Block], str], Iterator[Article | Failure]]


@dataclass(frozen=True, slots=True)
class _Format:
    """One form of export: how its paragraphs are cut, how it is recognised, how it is read."""

    signs: tuple[str, ...]  # of which the text holds one, so that other pages need not be cut
    blocks: Callable[[str], list[Block]]
    recognise: _Recognise
    read: _Read


def _elements(text: str) -> list[Block]:
    return blocks_of_markup(text, inline=INLINE)


_NEXIS = ("DOCUMENT", "DOKUMENT", "Document", "Dokument")
_NEXIS_UNI = ("End of ", "Ende des ", "Dokumentende", "Fin d", "Fine del ", "Einde van ")
_FACTIVA = ("Document ", "Dokument ", "Documento ", "文件", "文档", "文檔", "文書", "Документ ")
_XML = (_Format(("ppsarticle",), _elements, is_factiva_xml, read_factiva_xml),)
_MARKUP = (
    _Format(_FACTIVA, blocks_of_markup, is_factiva, read_factiva),
    _Format(("DocPublicationName",), blocks_of_markup, is_europresse, read_europresse),
    _Format(_NEXIS_UNI, blocks_of_markup, is_nexis_uni, read_nexis_uni),
    _Format(_NEXIS, blocks_of_markup, is_nexis, read_nexis),
    _Format(("ProQuest",), blocks_of_markup, is_proquest, read_proquest),
)
_TEXT = (
    _Format(_NEXIS_UNI, lines_of_text, is_nexis_uni, read_nexis_uni),
    _Format(_FACTIVA, lines_of_text, is_factiva, read_factiva),
    _Format(("ProQuest",), lines_of_text, is_proquest, read_proquest),
    _Format(_NEXIS, blocks_of_text, is_nexis, read_nexis),
)
_FORMATS = {"xml": _XML, "html": _MARKUP, "text": _TEXT}


def read_export(text: str, source: str, kind: str) -> Iterator[Article | Failure] | None:
    """The articles in an export; None where ``text`` (``kind`` html, xml or text) is none that is known."""
    cuts: dict[Callable[[str], list[Block]], list[Block]] = {}
    for form in _FORMATS.get(kind, ()):
        if not any(sign in text for sign in form.signs):
            continue
        if form.blocks not in cuts:
            cuts[form.blocks] = form.blocks(text)
        if form.recognise(cuts[form.blocks]):
            return form.read(cuts[form.blocks], source)
    return None
