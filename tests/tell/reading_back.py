"""A dossier page read back: the text of a report as it stands there, and the offsets of its marks."""

from lxml import html

from rashomon.tell.anchors import report_anchor


def body_of(tree: html.HtmlElement, article: str) -> html.HtmlElement:
    """The text of a report as it stands in the page, without the notes in its margin."""
    (found,) = tree.xpath("//article[@id=$id]//div[contains(@class, 'text')]", id=report_anchor(article))
    for margin in found.xpath(".//div[@class='apparatus']"):
        margin.drop_tree()
    assert isinstance(found, html.HtmlElement)
    return found


def marked_spans(body: html.HtmlElement) -> dict[str, tuple[int, int]]:
    """For every anchor in a report, the offsets at which its first mark begins and its last mark ends."""
    found: dict[str, tuple[int, int]] = {}

    def walk(node: html.HtmlElement, at: int) -> int:
        start = at
        at += len(node.text or "")
        for child in node:
            at = walk(child, at) + len(child.tail or "")
        anchor = node.get("id") or node.get("data-of")
        if node.tag == "mark" and anchor:
            found[anchor] = (min(start, found.get(anchor, (start, 0))[0]), max(at, found.get(anchor, (0, at))[1]))
        return at

    walk(body, 0)
    return found
