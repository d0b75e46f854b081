"""Who copied whom: the origins of more than one report, and the drawing of what went from which report to which."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.model import Copy, Story
from rashomon.tell import phrases
from rashomon.tell.dates import in_words
from rashomon.tell.figures import DescentDrawing, Edge, Link, Node
from rashomon.tell.lines import copy_line
from rashomon.tell.numbered import Line, Lines
from rashomon.tell.sources import Sources, outlet
from rashomon.tell.view import Family

DRAWN_AT_MOST = 40
_WIDTH, _HEIGHT, _ACROSS, _DOWN, _MARGIN = 210.0, 44.0, 330.0, 64.0, 6.0


def families(lines: Lines, sources: Sources) -> tuple[tuple[Family, ...], tuple[Link, ...]]:
    """Origins of more than one report, other pairs that share text, and the reports that share none."""
    grouped = [group for group in lines.story.origins if len(group) > 1]
    found, placed = [], set[str]()
    for group in grouped:
        members = sorted(group, key=lambda one: sources.rank.get(one, (2, "", one)))
        copies = [line for line in lines.copies if line.record.target in group and line.anchor not in placed]
        placed |= {line.anchor for line in copies}
        found.append(_family(members, copies, sources))
    aside = [line for line in lines.copies if line.anchor not in placed]
    found += [Family(sources.link(line.record.source), (), (copy_line(line, sources),)) for line in aside]
    sharing = {article for line in aside for article in (line.record.source, line.record.target)}
    together = {article for group in grouped for article in group} | sharing
    alone = sorted(set(lines.story.articles) - together, key=lambda one: sources.rank.get(one, (2, "", one)))
    return tuple(found), tuple(sources.link(one) for one in alone)


def _family(members: Sequence[str], copies: Sequence[Line[Copy]], sources: Sources) -> Family:
    links = [sources.link(one) for one in members]
    return Family(links[0], tuple(links[1:]), tuple(copy_line(line, sources) for line in copies))


def best_source(copies: Sequence[Copy]) -> dict[str, Copy]:
    """For every report that took text, the likeliest one it took it from: the one it shares most with."""
    best: dict[str, Copy] = {}
    for copy in copies:
        held = best.get(copy.target)
        if held is None or (copy.share, copy.source) > (held.share, held.source):
            best[copy.target] = copy
    return best


@dataclass(frozen=True, slots=True)
class _Placed:
    """Every report and agency with its place; a key is an article's id, or an agency's name with a mark before it."""

    at: Mapping[str, tuple[int, int]]

    def left(self, key: str) -> tuple[float, float]:
        column, row = self.at[key]
        return _MARGIN + _ACROSS * column, _MARGIN + _DOWN * row + _HEIGHT / 2


def drawing(story: Story, sources: Sources) -> DescentDrawing | None:
    """Reports as boxes from left to right, agencies that they credit before them; None where nothing descends."""
    here = sources.articles.keys()
    copies = [one for one in story.copies if {one.source, one.target} <= here and one.source != one.target]
    credited = _credited(story, copies, sources)
    parents = {target: copy.source for target, copy in best_source(copies).items()}
    for article, agency in credited:
        parents.setdefault(article, agency)
    pairs = [(copy.source, copy.target) for copy in copies] + credited
    keys = dict.fromkeys(key for pair in pairs for key in pair)
    ordered = sorted(keys, key=lambda key: (not key.startswith(_AGENCY), sources.rank.get(key, (0, "", key))))
    if not ordered or len(ordered) > DRAWN_AT_MOST:
        return None
    places = _Placed(_places(ordered, parents))
    nodes = [_node(key, places, sources) for key in ordered]
    main = {(copy.source, copy.target) for copy in best_source(copies).values()}
    edges = [_edge(copy, places, sources, main=(copy.source, copy.target) in main) for copy in copies]
    edges += [_credit(article, agency, places, sources) for article, agency in credited]
    beside = 60 if any(places.at[one.source][0] >= places.at[one.target][0] for one in copies) else 0
    return DescentDrawing(
        max(node.x for node in nodes) + _WIDTH + _MARGIN + beside,
        max(node.y for node in nodes) + _HEIGHT + _MARGIN,
        tuple(nodes),
        tuple(edges),
    )


_AGENCY = "agency: "


def _credited(story: Story, copies: Sequence[Copy], sources: Sources) -> list[tuple[str, str]]:
    """Reports that credit an agency whose own report is not among the story's, each with that agency."""
    members = [sources.articles[one] for one in story.articles if one in sources.articles]
    outlets = {one.publisher.casefold() for one in members if one.publisher}
    copied = {copy.target for copy in copies}
    return [
        (one.id, _AGENCY + agency)
        for one in members
        if one.id not in copied
        for agency in one.agencies
        if agency.casefold() not in outlets and agency != outlet(one)
    ]


def _places(keys: Sequence[str], parents: Mapping[str, str]) -> dict[str, tuple[int, int]]:
    """A column for each step away from the first report, a row for each leaf; a circle is cut where it closes."""
    children: dict[str, list[str]] = {}
    for key in keys:
        children.setdefault(parents.get(key, ""), []).append(key)
    at: dict[str, tuple[int, int]] = {}
    row = 0

    def place(key: str, column: int) -> None:
        nonlocal row
        at[key] = (column, row)
        inside = [child for child in children.get(key, ()) if child not in at]
        for child in inside:
            if child not in at:
                place(child, column + 1)
        if not inside:
            row += 1

    for key in (*children.get("", ()), *keys):
        if key not in at:
            place(key, 0)
    return at


def _node(key: str, places: _Placed, sources: Sources) -> Node:
    x, y = places.left(key)
    if key.startswith(_AGENCY):
        return Node(x, y - _HEIGHT / 2, _cut(key.removeprefix(_AGENCY)), "agency, credited", "", agency=True)
    link = sources.link(key)
    when = in_words(sources.articles[key].published.value)
    return Node(x, y - _HEIGHT / 2, _cut(link.text), when or "no date", link.href)


def _cut(label: str) -> str:
    return label if len(label) <= 27 else label[:26].rstrip() + "…"


def _path(source: str, target: str, places: _Placed) -> tuple[str, str, float, float]:
    """A curve from the right of one box to the left of the other, or round the side within a column; its arrow."""
    (x1, y1), (x2, y2) = places.left(source), places.left(target)
    if places.at[source][0] < places.at[target][0]:
        start, middle = x1 + _WIDTH, (x1 + _WIDTH + x2) / 2
        path = f"M{start:g} {y1:g}C{middle:g} {y1:g} {middle:g} {y2:g} {x2 - 6:g} {y2:g}"
        return path, f"M{x2:g} {y2:g}l-9-4.5v9z", middle, (y1 + y2) / 2
    side = max(x1, x2) + _WIDTH
    path = f"M{x1 + _WIDTH:g} {y1:g}C{side + 60:g} {y1:g} {side + 60:g} {y2:g} {x2 + _WIDTH:g} {y2:g}"
    return path, f"M{x2 + _WIDTH:g} {y2:g}l9-4.5v9z", side + 40, (y1 + y2) / 2


def _edge(copy: Copy, places: _Placed, sources: Sources, *, main: bool) -> Edge:
    path, head, x, y = _path(copy.source, copy.target, places)
    percent, directed = round(100 * copy.share), phrases.is_directed(copy.direction)
    source, target = sources.labels[copy.source], sources.labels[copy.target]
    verb = "copied from" if directed else "shares text with"
    title = f"{target} {verb} {source}: {percent} %, {phrases.copying(copy.kind)}, {phrases.direction(copy.direction)}"
    return Edge(path, x, y, f"{percent} %" if main else "", title, main, head if directed else "")


def _credit(article: str, agency: str, places: _Placed, sources: Sources) -> Edge:
    path, head, x, y = _path(agency, article, places)
    title = f"{sources.labels[article]} credits {agency.removeprefix(_AGENCY)}"
    return Edge(path, x, y, "", title, main=False, head=head, credit=True)
