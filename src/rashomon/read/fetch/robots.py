"""What a host asks of robots (RFC 9309)."""

import re

AGENT = "rashomon"
LARGEST = 500 * 2**10  # bytes of a robots.txt that are read: what the standard asks for at least
_OTHERS = re.compile(rf"(?im)^([ \t]*user[- ]?agent[ \t]*:)(?![ \t]*(?:\*|{AGENT})[ \t]*(?:#.*)?$)[^\r\n]*$")


class Robots:
    """The rules of one host."""

    def __init__(self, data: bytes = b"") -> None:
        from protego import Protego  # noqa: PLC0415  an extra: only fetching needs it

        text = data[:LARGEST].decode("utf-8-sig", "replace")
        # Robots that are not this one bear one name: a group of thousands of names would be kept as often.
        self._rules = Protego.parse(_OTHERS.sub(r"\1 another", text))

    def allow(self, address: str) -> bool:
        """Whether the page at ``address`` may be fetched."""
        return self._rules.can_fetch(address, AGENT)

    def pause(self) -> float:
        """Seconds that the host asks for between two requests; 0 where it asks for none, or for nonsense."""
        return self._rules.crawl_delay(AGENT) or 0.0
