"""Words as numbers for the forests: each word of a list of ``codes.toml`` is known by its place in it."""

from functools import cache

from rashomon.lexicon import Rules, read_rules


class _Codes(Rules, frozen=True, kw_only=True):
    relations: tuple[str, ...]
    ways: tuple[str, ...]
    edges: tuple[str, ...]
    tags: tuple[str, ...]
    kinds: tuple[str, ...]
    animacies: tuple[str, ...]
    source_ways: tuple[str, ...]
    edge_relations: tuple[str, ...]
    edge_parts: tuple[str, ...]


@cache
def codes(name: str) -> dict[str, float]:
    """The code of each word of a list; what is not in it is told as -1."""
    words: tuple[str, ...] = getattr(_codes(), name)
    return {word: float(k) for k, word in enumerate(words)}


@cache
def _codes() -> _Codes:
    return read_rules(__package__, "codes.toml", _Codes)
