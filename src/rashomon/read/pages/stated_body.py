"""The body of a page that shows none: what its JSON-LD states as ``articleBody``, with the way back to the raw page.

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
_ESCAPE = re.compile(r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|\\u[0-9a-fA-F]{4}|\\.", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d+|#[xX][0-9a-fA-F]+|\w+);")
_LINE = re.compile(r"[^\r\n]*[^\s]")


@dataclass(frozen=True, slots=True)
class StatedBody:
    """The text, the runs that map it to the raw page, and a block for each paragraph, in raw offsets."""

    text: str
    runs: tuple[Run, ...]
    blocks: list[Block]


def stated_body(evidence: Evidence) -> StatedBody | None:
    """The body that a page's JSON-LD states of an article; None where it states none of some length, or several."""
    source = evidence.page.html
    stated = [
        (found.start(1), found.end(1), script)
        for script in _scripts(evidence)
        for found in _VALUE.finditer(source, script.inside, script.end)
        if found.end(1) - found.start(1) >= LEAST
    ]
    if len({source[start:end] for start, end, _ in stated}) != 1:
        return None
    start, end, script = stated[0]
    inner, places = unescape(source, start, end)
    if not TAG.search(inner) and TAG.search(html.unescape(inner)):
        inner, places = _dereferenced(inner, places)
    paragraphs = _paragraphs(inner)
    if not paragraphs:
        return None
    text, runs = join(inner, paragraphs)
    if len(text) < LEAST:
        return None
    blocks = [_block(script, places[one.start], places[one.end], one.text, one.linked) for one in paragraphs]
    return StatedBody(text, tuple(_composed(text, runs, source, places)), blocks)


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
