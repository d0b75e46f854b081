"""Queries are read as they are meant, and one that cannot be read says where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.archive import QueryError
from rashomon.archive.query import FIELDS, Term, match_expression, parse_query, plain_words, tag


def test_words_phrases_prefixes_and_fields() -> None:
    query = parse_query('ferry "harbour board" quay* speaker:"Ada Quill" after:2021-05 before:2021-06 -strike')
    assert query.alternatives == (
        (
            Term(("ferry",)),
            Term(("harbour", "board")),
            Term(("quay",), prefix=True),
            Term(("ada", "quill"), "speaker"),
            Term(("strike",), left_out=True),
        ),
    )
    assert query.after is not None
    assert query.before is not None
    assert query.before - query.after == 30


def test_alternatives_and_tags() -> None:
    query = parse_query("kind:quotation ferry OR status:planned kind:events")
    assert [len(terms) for terms in query.alternatives] == [2, 2]
    assert query.alternatives[1][1] == Term((tag("kind", "event"),), "tags")


@pytest.mark.parametrize(
    ("text", "at", "why"),
    [
        ('ferry "quay', 6, "not closed"),
        ("colour:red", 0, "no field is called colour"),
        ("after:May", 0, "takes a year"),
        ("after:2023-13", 0, "takes a year"),
        ("ferry status:anounced", 6, "status: is one of occurred, "),
        ("", 0, "empty"),
        ("ferry OR", 8, "one side of OR"),
        ("-ferry", 6, "only what is left out"),
        ("kind:tweet", 0, "is one of"),
        ("ferry !!!", 6, "no word"),
        ("ferry -", 6, "no word"),
    ],
)
def test_what_cannot_be_read_says_where(text: str, at: int, why: str) -> None:
    with pytest.raises(QueryError, match=why) as caught:
        parse_query(text)
    assert caught.value.at == at


def test_words_are_those_of_the_index() -> None:
    assert plain_words("Fährgäste zahlen €5, João's") == ("fahrgaste", "zahlen", "5", "joao", "s")


@given(st.text(max_size=60) | st.from_regex(rf'({"|".join(FIELDS)}):"?[a-z0-9* -]{{0,9}}"?( OR )?', fullmatch=True))
def test_every_text_is_a_query_or_an_error(text: str) -> None:
    place = 0
    try:
        assert match_expression(parse_query(text)) is not None
    except QueryError as error:
        place = error.at
    assert 0 <= place <= len(text)
