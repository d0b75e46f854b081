"""The line of a failure can be shown, whatever stands in the input."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.model import Failure


@given(st.text(), st.text())
def test_every_line_can_be_shown(source: str, reason: str) -> None:
    line = Failure(source, reason, "mend it").line()
    assert line.isprintable()
    assert line.encode()


def test_what_unicode_has_not_assigned_is_told_by_its_number() -> None:
    assert Failure("a", "columns \u0a60\u00a0x", "b").line() == "a: columns \\u0a60 x; b"
