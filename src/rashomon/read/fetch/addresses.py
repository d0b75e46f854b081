"""Which addresses may be fetched, and which numbers of hosts are public."""

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address
from urllib.parse import urlsplit

from rashomon.model import Failure

_LONGEST = 8000  # characters of an address: what servers take, and what rules are matched against
_INNER = tuple(
    map(
        IPv4Network,
        (  # the IANA registry of special-purpose addresses, and multicast
            "0.0.0.0/8",
            "10.0.0.0/8",
            "100.64.0.0/10",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.0.0.0/24",
            "192.0.2.0/24",
            "192.88.99.0/24",
            "192.168.0.0/16",
            "198.18.0.0/15",
            "198.51.100.0/24",
            "203.0.113.0/24",
            "224.0.0.0/3",
        ),
    )
)
_OUTER = IPv6Network("2000::/3")  # all that is given out; the rest is local, multicast, mapped or kept back
_INNER_OF_OUTER = tuple(map(IPv6Network, ("2001::/23", "2001:db8::/32", "3fff::/20")))
_TRANSLATED = IPv6Network("64:ff9b::/96")  # NAT64: an IPv4 address in the last 32 bits
_TUNNELLED = IPv6Network("2002::/16")  # 6to4: an IPv4 address after the first 16 bits
_MAPPED = IPv6Network("::ffff:0:0/96")


def is_address(path: str) -> bool:
    """Whether a path is a web address."""
    return path.lower().startswith(("http://", "https://"))


def unfit(address: str) -> Failure | None:
    """Why ``address`` names no host of the web; None where it does."""
    try:
        host, port = urlsplit(address).hostname, urlsplit(address).port
    except ValueError as error:
        return Failure(address, f"not an address ({error})", "check the spelling")
    if not host or port == 0 or not is_address(address):
        return Failure(address, "not an address of the web", "give one that begins with https://")
    if len(address) > _LONGEST:
        return Failure(address[:100] + " …", f"an address of over {_LONGEST} characters", "check the spelling")
    return None


def is_public(number: str) -> bool:
    """Whether an IP address is that of a host of the public internet.

    An IPv6 address that stands for an IPv4 address is as public as that is.

    >>> is_public("192.168.1.1"), is_public("64:ff9b::c0a8:101"), is_public("::127.0.0.1")
    (False, False, False)
    """
    try:
        address = ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, IPv6Address):
        inside = _inside(address)
        if inside is None:
            return address in _OUTER and not any(address in network for network in _INNER_OF_OUTER)
        address = inside
    return not any(address in network for network in _INNER)


def _inside(address: IPv6Address) -> IPv4Address | None:
    """The IPv4 address that an IPv6 address stands for, if it does."""
    if address in _TRANSLATED or address in _MAPPED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    if address in _TUNNELLED:
        return IPv4Address((int(address) >> 80) & 0xFFFFFFFF)
    return None
