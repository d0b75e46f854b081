"""Bytes to text: marks, declarations, mixed charsets, gzip."""

import gzip

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.read.decode import TooLargeError, clean, declared_charset, decode, gunzip, unpacked


@given(st.binary(max_size=300))
def test_any_bytes_become_text_that_can_be_written(data: bytes) -> None:
    decode(data).encode("utf-8")


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_utf8_is_kept_as_it_is(text: str) -> None:
    if not text.startswith("\ufeff") and "\0" not in text:
        assert decode(text.encode()) == clean(text)


def test_what_no_text_holds_is_one_character_each() -> None:
    assert decode(b"a\x1b[31m\x00\x07b\tc\r\n\x0cd") == "a\ufffd[31m\ufffd\ufffdb\tc\r\n\x0cd"


@pytest.mark.parametrize("name", ["punycode", "idna", "unicode_escape", "raw-unicode-escape", "zlib", "rot13", "utf-7"])
def test_no_charset_that_no_browser_knows_is_tried(name: str) -> None:
    assert declared_charset(f'<meta charset="{name}">'.encode()) is None


@given(st.binary(max_size=2000))
def test_gzip_round_trip(data: bytes) -> None:
    assert gunzip(gzip.compress(data)) == data


def test_gzip_members_follow_one_another() -> None:
    assert gunzip(gzip.compress(b"one ") + gzip.compress(b"two")) == b"one two"


def test_truncated_gzip_gives_what_it_holds() -> None:
    text = " ".join(str(n) for n in range(5000)).encode()
    part, whole = unpacked(gzip.compress(text)[:-200])
    assert not whole
    assert part
    assert text.startswith(part)


@pytest.mark.parametrize("data", [b"x" * 101, gzip.compress(b"x" * 101)])
def test_limit_holds_for_plain_and_packed(data: bytes) -> None:
    assert len(gunzip(gzip.compress(b"x" * 100), 100)) == 100
    with pytest.raises(TooLargeError):
        gunzip(data, 100)


def test_stray_bytes_in_utf8_are_read_as_windows_1252() -> None:
    assert (
        decode("Die Brücke über den Fluß — ".encode() * 3 + b"\x93caf\xe9\x94")
        == "Die Brücke über den Fluß — " * 3 + "“café”"
    )


def test_header_wins_over_the_page_and_unknown_names_are_passed_over() -> None:
    page = b'<meta charset="iso-8859-2"><p>'
    assert declared_charset(page) == "iso8859-2"
    assert declared_charset(page, "text/html; charset=koi8-r") == "koi8-r"
    assert declared_charset(page, "text/html; charset=nonsense") == "iso8859-2"


def test_legacy_charsets_are_read_as_declared() -> None:
    text = '<meta charset="shift_jis"><p>港の会議は火曜日に桟橋の再建を決めた。'
    assert decode(text.encode("cp932")) == text
