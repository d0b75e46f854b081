"""What the names of elements say: looked up by stems, the same as by the patterns."""

import gc
import re

from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.pages import read_page
from rashomon.read.pages.markup import Element
from rashomon.read.pages.naming import groups, groups_of
from rashomon.read.raw import Raw

_PIECES = (
    "ad", "ads", "-", "_", "author", "bio", "body", "by", "card", "comment", "cta", "d-none", "dek", "hed", "info",
    "lead", "légende", "more", "nav", "next", "reply", "share", "shar", "sr-only", "story", "tabs", "tool", "toolbar",
    "titulo", "toc", "título", "up", "x", "2",
)  # fmt: skip


def _groups(names: str) -> list[str]:
    return [groups()[index][0] for index in groups_of(Element("div", f'class="{names}"', 0, 0, None))]


@given(st.lists(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6).map("".join), max_size=4).map(" ".join))
def test_stems_find_what_the_patterns_find(names: str) -> None:
    words = names.split()
    slow = [name for name, pattern in groups()[:1] if re.search(pattern, names)]
    slow += [name for name, pattern in groups()[1:] if any(re.search(pattern, word) for word in words)]
    assert _groups(names) == slow


def test_only_prose_looks_beyond_a_blank() -> None:
    assert "prose" in _groups("story body")
    assert "related" in _groups("read-more")
    assert "related" not in _groups("read more")


def test_the_collector_runs_again_behind_a_page() -> None:
    page = b"<html><body><article>" + b"<p>The pier is closed, the harbour office said on Monday.</p>" * 20
    for data in (page, b"<html></html>"):
        read_page(Raw("page.html", "html", data))
        assert gc.isenabled()
