"""What a page links to, and the anchors that it has."""

from html.parser import HTMLParser


class Links(HTMLParser):
    """The links and the anchors of one page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: dict[str, None] = {}
        self.anchors: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if name == "href" and tag == "a" and value:
                self.found[value] = None
            if name == "id" and value:
                self.anchors.add(value)
