"""The network of who spoke to, of and with whom and who copied whom, as GEXF and as GraphML."""

from collections.abc import Callable, Iterator

from rashomon.export.format import text_format
from rashomon.export.formats.network import Network, Node, Tie, network_of
from rashomon.export.formats.xml import attribute, text
from rashomon.export.material import Material

_Value = str | int | float
_NODE: dict[str, tuple[str, Callable[[Node], _Value]]] = {
    "kind": ("string", lambda node: node.kind),
    "country": ("string", lambda node: node.country),
    "url": ("string", lambda node: node.url),
}
_TIE: dict[str, tuple[str, Callable[[Tie], _Value]]] = {
    "kind": ("string", lambda tie: tie.kind),
    "origins": ("int", lambda tie: len(tie.origins)),
    "times": ("int", lambda tie: tie.times),
    "share": ("double", lambda tie: tie.share),
    "article": ("string", lambda tie: tie.first.article),
    "start": ("int", lambda tie: tie.first.span.start),
    "end": ("int", lambda tie: tie.first.span.end),
    "words": ("string", lambda tie: tie.first.text),
    "origin": ("string", lambda tie: tie.origin),
}
_XML = '<?xml version="1.0" encoding="UTF-8"?>\n'


def _graphml(material: Material) -> Iterator[str]:
    network = network_of(material)
    yield f'{_XML}<graphml xmlns="http://graphml.graphdrawing.org/xmlns">\n'
    yield '<key id="label" for="node" attr.name="label" attr.type="string"/>\n'
    for name, (kind, _) in _NODE.items():
        yield f'<key id="n_{name}" for="node" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<key id="weight" for="edge" attr.name="weight" attr.type="double"/>\n'
    for name, (kind, _) in _TIE.items():
        yield f'<key id="e_{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>\n'
    yield '<graph id="rashomon" edgedefault="directed">\n'
    for node in network.nodes.values():
        data = "".join(f'<data key="n_{name}">{text(str(of(node)))}</data>' for name, (_, of) in _NODE.items())
        yield f'<node id={attribute(node.id)}><data key="label">{text(node.label)}</data>{data}</node>\n'
    for number, tie in enumerate(network.ties.values()):
        data = "".join(f'<data key="e_{name}">{text(str(of(tie)))}</data>' for name, (_, of) in _TIE.items())
        ends = f"source={attribute(tie.source)} target={attribute(tie.target)}"
        yield f'<edge id="e{number}" {ends}><data key="weight">{len(tie.origins)}</data>{data}</edge>\n'
    yield "</graph>\n</graphml>\n"


def _gexf(material: Material) -> Iterator[str]:
    network = network_of(material)
    yield f'{_XML}<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2">\n'
    yield '<graph mode="static" defaultedgetype="directed">\n'
    yield from _gexf_attributes("node", {name: kind for name, (kind, _) in _NODE.items()})
    yield from _gexf_attributes("edge", {name: kind for name, (kind, _) in _TIE.items()})
    yield from _gexf_nodes(network)
    yield "<edges>\n"
    for number, tie in enumerate(network.ties.values()):
        values = "".join(f'<attvalue for="{name}" value={attribute(of(tie))}/>' for name, (_, of) in _TIE.items())
        ends = f"source={attribute(tie.source)} target={attribute(tie.target)} label={attribute(tie.kind)}"
        yield f'<edge id="{number}" {ends} weight="{len(tie.origins)}"><attvalues>{values}</attvalues></edge>\n'
    yield "</edges>\n</graph>\n</gexf>\n"


def _gexf_attributes(of: str, kinds: dict[str, str]) -> Iterator[str]:
    yield f'<attributes class="{of}" mode="static">\n'
    for name, kind in kinds.items():
        yield f'<attribute id="{name}" title="{name}" type="{"integer" if kind == "int" else kind}"/>\n'
    yield "</attributes>\n"


def _gexf_nodes(network: Network) -> Iterator[str]:
    yield "<nodes>\n"
    for node in network.nodes.values():
        values = "".join(f'<attvalue for="{name}" value={attribute(of(node))}/>' for name, (_, of) in _NODE.items())
        yield f"<node id={attribute(node.id)} label={attribute(node.label)}><attvalues>{values}</attvalues></node>\n"
    yield "</nodes>\n"


GEXF = text_format("gexf", "who spoke to, of and with whom, who copied whom (Gephi)", ".gexf", _gexf)
GRAPHML = text_format("graphml", "the same graph as GraphML", ".graphml", _graphml)
