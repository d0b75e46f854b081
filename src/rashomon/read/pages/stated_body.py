"""The body of a page that shows none: what its data for scripts state, with the way back to the raw page.

Pages that scripts fill keep their text there; a reader with a browser sees it, a saved page does not show it.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.model import Run
from rashomon.read.pages.blocks import Block, segment
from rashomon.read.pages.body import join
from rashomon.read.pages.evidence import Evidence
from rashomon.read.pages.markup import TAG, Element, scan

LEAST = 300
"""Characters from which what is stated is a body and no summary."""
_VALUE = re.compile(r'"articleBody"\s*:\s*"((?:[^"\\]|\\.)*+)"', re.DOTALL)
_FIELD = re.compile(
    r'"(?:article_?body|body(?:_?html|_?text)?|content(?:_?html)?|html|text|value|rendered|paragraph)"\s*:\s*'
    r'"((?:[^"\\]|\\.)*+)"',
    re.IGNORECASE | re.DOTALL,
)
_ASSIGNED = re.compile(r"\s*(?:window|self|globalThis)?\.?\s*\w[\w.$\[\]\"']*\s*=\s*[{\[]")
"""How a script begins that only holds data: "window.__STATE__ = {"."""
_SENTENCE = re.compile(r"\w[.!?。！？](?:\\?[\"'”’»)]|\\u201d)*(?:\s|\\n|<|\\u003c|$|(?=[^\x00-\x7f]))")
_LINE_LENGTH = 20
_CLOSE = 300
"""Characters of data between two paragraphs of one body."""
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_LINE = re.compile(r"[^\r\n]*[^\s]")


@dataclass(frozen=True, slots=True)
class StatedBody:
    """The text, the runs that map it to the raw page, and a block for each paragraph, in raw offsets."""

    text: str
    runs: tuple[Run, ...]
    blocks: list[Block]


def stated_body(evidence: Evidence, least: int = LEAST) -> StatedBody | None:
    """The body of ``least`` characters or more that a page's data state: JSON-LD, else the data of its scripts.

    None where they state none, or several.
    """
    source = evidence.page.html
    stated = [
        (found.span(1), script)
        for script in _scripts(evidence)
        for found in _VALUE.finditer(source, script.inside, script.end)
        if found.end(1) - found.start(1) >= LEAST
    ]
    if len({source[start:end] for (start, end), _ in stated}) == 1:
        return _body_of(source, [stated[0][0]], stated[0][1], least)
    if stated:
        return None
    bodies = (_body_of(source, pieces, script, least) for script, pieces in _in_data(evidence))
    return next((body for body in bodies if body), None)


def _body_of(source: str, pieces: list[tuple[int, int]], script: Element, least: int) -> StatedBody | None:
    """The body whose ``pieces`` are JSON strings in ``source``, one below the other."""
    inner, places = "", [pieces[0][0]]
    for start, end in pieces:
        words, at = unescape(source, start, end)
        inner, places = (f"{inner}\n{words}", places + at) if inner else (words, at)
    if not TAG.search(inner) and TAG.search(html.unescape(inner)):
        inner, places = _dereferenced(inner, places)
    paragraphs = _paragraphs(inner)
    if not paragraphs:
        return None
    text, runs = join(inner, paragraphs)
    if len(text) < least:
        return None
    blocks = [_block(script, places[one.start], places[one.end], one.text, one.linked) for one in paragraphs]
    return StatedBody(text, tuple(_composed(text, runs, source, places)), blocks)


def _in_data(evidence: Evidence) -> Iterator[tuple[Element, list[tuple[int, int]]]]:
    """The scripts of data that hold one body, each with the strings it is made of: one, or one for each paragraph."""
    source = evidence.page.html
    for script in evidence.page.named("script"):
        if not _is_data(source, script):
            continue
        found = [
            m.span(1)
            for m in _FIELD.finditer(source, script.inside, script.end)
            if m.end(1) - m.start(1) > _LINE_LENGTH
        ]
        told = [span for span in found if _SENTENCE.search(source, *span)]
        whole = {source[start:end]: (start, end) for start, end in told if end - start >= LEAST}
        if len(whole) == 1:
            yield script, list(whole.values())
        elif not whole and told:
            yield script, max(_runs(told), key=lambda run: run[-1][1] - run[0][0])


def _is_data(source: str, script: Element) -> bool:
    kind = script.get("type").lower()
    if "ld+json" in kind:
        return False
    return "json" in kind or bool(_ASSIGNED.match(source, script.inside))


def _runs(spans: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """The strings in runs that follow one another closely."""
    runs = [[spans[0]]]
    for span in spans[1:]:
        if span[0] - runs[-1][-1][1] <= _CLOSE:
            runs[-1].append(span)
        else:
            runs.append([span])
    return runs


def _scripts(evidence: Evidence) -> list[Element]:
    """The scripts of JSON-LD that state an article."""
    spans = {node.span.start for node in evidence.articles()}
    return [script for script in evidence.page.named("script") if script.inside in spans]


def unescape(source: str, start: int, end: int) -> tuple[str, list[int]]:
    """What a JSON string in ``source`` means, and for each of its characters, and its end, where it stands there."""
    parts: list[str] = []
    places: list[int] = []
    position = start
    for found in _ESCAPE.finditer(source, start, end):
        parts.append(source[position : found.start()])
        places += range(position, found.start())
        meant = _meant(found[0])
        parts.append(meant)
        places += [found.start()] * len(meant)
        position = found.end()
    parts.append(source[position:end])
    places += range(position, end + 1)
    return "".join(parts), places


def _meant(escape: str) -> str:
    """The character that an escape stands for; half of a pair and what JSON does not know stand for U+FFFD."""
    try:
        meant: str = json.loads(f'"{escape}"')
    except ValueError:
        return escape[1:] if len(escape) == 2 else "\ufffd"
    return "\ufffd" if "\ud800" <= meant[0] <= "\udfff" else meant


def _dereferenced(inner: str, places: list[int]) -> tuple[str, list[int]]:
    """Markup that was written as entities ("&lt;p&gt;") undone, each character with the place of its entity."""
    parts: list[str] = []
    kept: list[int] = []
    position = 0
    for found in _ENTITY.finditer(inner):
        meant = html.unescape(found[0])
        parts += (inner[position : found.start()], meant)
        kept += places[position : found.start()] + [places[found.start()]] * len(meant)
        position = found.end()
    parts.append(inner[position:])
    return "".join(parts), kept + places[position:]


def _paragraphs(inner: str) -> list[Block]:
    """The paragraphs of a body in markup or in plain lines."""
    if TAG.search(inner):
        return segment(scan(inner))
    root = scan("").root
    ranges = ((found.end() - len(found[0].lstrip()), found.end()) for found in _LINE.finditer(inner))
    return [_block(root, start, end, " ".join(inner[start:end].split())) for start, end in ranges]


def _block(element: Element, start: int, end: int, text: str, linked: int = 0) -> Block:
    return Block(element, [(start, end, False)], [element], text, linked, start, end)


def _composed(text: str, runs: tuple[Run, ...], source: str, places: list[int]) -> Iterator[Run]:
    """The runs into the JSON string, carried on into the page; neighbours that agree letter by letter are one."""
    last: Run | None = None
    for run in _single(runs, places):
        same = run.length == run.raw_length == 1 and text[run.start] == source[run.raw]
        if last and same and last.length == last.raw_length and last.raw + last.raw_length == run.raw:
            last = Run(last.start, last.raw, last.length + 1, last.length + 1)
            continue
        if last:
            yield last
        last = run
    if last:
        yield last


def _single(runs: tuple[Run, ...], places: list[int]) -> Iterator[Run]:
    """The runs into the page, one for each character where the string agrees with the text letter by letter.

    A stretch that is as long as what it stands for but differs from it (the escape of a line break, for a blank line)
    stands for the first character, nothing for the rest: runs of one length agree letter by letter.
    """
    for run in runs:
        if run.length == run.raw_length:
            for step in range(run.length):
                start, end = places[run.raw + step], places[run.raw + step + 1]
                yield Run(run.start + step, start, 1, end - start)
            continue
        start, end = places[run.raw], places[run.raw + run.raw_length]
        if end - start == run.length:
            yield Run(run.start, start, 1, end - start)
            yield Run(run.start + 1, end, run.length - 1, 0)
        else:
            yield Run(run.start, start, run.length, end - start)
