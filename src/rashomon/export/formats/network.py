"""Who spoke to, of and with whom, and who copied whom: one graph of all stories, each tie with its first evidence."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from rashomon.export.material import Material, Told
from rashomon.export.tables import place_citation
from rashomon.model import OFF, UNDONE, Citation, Event, MarkedArticle, Party, Quote, Span

_TOGETHER = frozenset(("CONSULT", "AGREE", "COOPERATE"))


@dataclass(frozen=True, slots=True)
class Node:
    """Somebody, or a report."""

    id: str
    label: str
    kind: str
    country: str = ""
    url: str = ""


@dataclass(slots=True)
class Tie:
    """A tie between two nodes: ``kind`` is to, of, with or copied; ``origins`` those who tell of it."""

    source: str
    target: str
    kind: str
    first: Citation
    origin: str
    origins: set[str] = field(default_factory=set)
    times: int = 0
    share: float = 0.0


@dataclass(slots=True)
class Network:
    """The nodes by their ids, the ties by their ends and kind."""

    nodes: dict[str, Node] = field(default_factory=dict)
    ties: dict[tuple[str, str, str], Tie] = field(default_factory=dict)

    def add(self, told: Told, source: Node, target: Node, kind: str, words: Citation) -> Tie:
        """Tie two nodes, by the words of a report."""
        for node in (source, target):
            self.nodes.setdefault(node.id, node)
        key = (source.id, target.id, kind)
        origin = told.origin(words)
        tie = self.ties.setdefault(key, Tie(*key, first=words, origin=origin))
        tie.origins.add(origin)
        tie.times += 1
        return tie


def network_of(material: Material) -> Network:
    """The network of everything in the material."""
    network = Network()
    for told in material:
        cast = _Cast(told)
        for article in told.articles.values():
            for quote in article.quotes:
                _spoken(network, told, cast, article, quote)
            for event in article.events:
                _met(network, told, cast, article, event)
        _copied(network, told)
    return network


class _Cast:
    """The actors of a story, looked up by where or how they are named."""

    def __init__(self, told: Told) -> None:
        self._at: dict[tuple[str, Span], Node] = {}
        self._named: dict[str, Node] = {}
        for actor in told.story.actors if told.story else ():
            node = Node(actor.id, actor.name, actor.kind, actor.country or "")
            for mention in actor.mentions:
                self._at[mention.article, mention.span] = node
            for name in (actor.name, *actor.surfaces):
                self._named.setdefault(name.casefold(), node)

    def node(self, article: MarkedArticle, party: Party) -> Node | None:
        """The node of a party; None where nobody says who it is."""
        if party.anonymous:
            return None
        for span in party.spans:
            if found := self._at.get((article.id, span)):
                return found
        plain = Node(f"name:{party.name}", party.name, party.kind or "other", party.country or "")
        return self._named.get(party.name.casefold(), plain)

    def within(self, article: MarkedArticle, spans: tuple[Span, ...]) -> Iterator[tuple[Node, Span]]:
        """Everybody who is named inside ``spans``."""
        for mention in article.mentions:
            found = self._at.get((article.id, mention.span)) or self._named.get(mention.name.casefold())
            if found and any(span.contains(mention.span) for span in spans):
                yield found, mention.span


def _spoken(network: Network, told: Told, cast: _Cast, article: MarkedArticle, quote: Quote) -> None:
    speaker = cast.node(article, quote.speaker) if quote.speaker else None
    if speaker is None or not quote.content:
        return
    words = place_citation(told, article.id, Span(quote.content[0].start, quote.content[-1].end))
    if quote.addressee and (to := cast.node(article, quote.addressee)) and to.id != speaker.id:
        network.add(told, speaker, to, "to", words)
    for named in dict.fromkeys(node for node, _ in cast.within(article, quote.content)):
        if named.id != speaker.id:
            network.add(told, speaker, named, "of", words)


def _met(network: Network, told: Told, cast: _Cast, article: MarkedArticle, event: Event) -> None:
    """Those who come together, each pair once and in the order of their ids: being with somebody has no direction."""
    if event.type not in _TOGETHER or event.status in UNDONE | OFF | {"hypothetical"}:
        return
    parties = (cast.node(article, party) for party in (*event.actors, *event.recipients))
    there = sorted({node.id: node for node in parties if node}.items())
    words = place_citation(told, article.id, event.trigger)
    for at, (_, one) in enumerate(there):
        for _, other in there[at + 1 :]:
            network.add(told, one, other, "with", words)


def _copied(network: Network, told: Told) -> None:
    for copy in told.story.copies if told.story else ():
        ends = [told.articles.get(name) for name in (copy.source, copy.target)]
        source, target = (
            Node(one.id, f"{one.publisher or one.source}: {one.title or ''}", "report", url=one.url or "")
            for one in ends
            if one
        )
        span = copy.passages[0].target if copy.passages else Span(0, 0)
        tie = network.add(told, target, source, "copied", place_citation(told, copy.target, span))
        tie.share = max(tie.share, copy.share)
