"""Who stands before the words of a promise as the one who does it."""

import pytest

from rashomon.collate.actors import find_actors
from rashomon.collate.anchoring import anchored
from rashomon.collate.commitments.bearers import bearers
from rashomon.collate.commitments.sites import sites
from rashomon.collate.commitments.subjects import of_subject, subject
from rashomon.collate.corrections import NONE
from rashomon.collate.evidence import gather
from rashomon.mark import Parser, mark
from rashomon.model import Article, Published


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser()


@pytest.mark.parametrize(
    ("text", "form", "named"),
    [
        ("Otto Falk said that Ida Blom, the finance minister, will leave the cabinet in March.", "name", "Blom"),
        ("Otto Falk said that Ida Blom also would leave the cabinet in March.", "name", "Blom"),
        ("Otto Falk told reporters that he would not run again.", "he", None),
        ("Otto Falk said the old fence would stay where it is.", "noun", None),
        ("“We will rebuild the bridge,” Otto Falk said.", "first", None),
        ("Ida Blom and Otto Falk have said they will pay for more guards.", "they", None),
        ("Otto Falk met the miners and will visit the pits.", "joined", None),
    ],
)
def test_the_subject_is_what_the_words_belong_to(parser: Parser, text: str, form: str, named: str | None) -> None:
    made = mark(
        Article(id="a", source="", published=Published("2024-03-01", "day", "stated"), language="en", text=text), parser
    )
    evidence = gather(anchored([made]).articles)
    cast, article = find_actors(evidence, NONE), evidence.articles[0]
    site = next(one for one in sites(article, evidence.sentences["a"][0]) if one.cue.id in ("will", "would"))
    found = bearers(evidence, cast, article, site)
    assert subject(article, site, found).form == form
    marked = [one.name for one in found if of_subject(cast, article, site, one, found)["is subject"]]
    assert [name.split()[-1] for name in marked] == ([named] if named else [])


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Otto Falk announced on Monday that Ida Blom, the finance minister, would leave the cabinet.", "Ida Blom"),
        ("Otto Falk met the miners on Monday and said he would visit the pits.", "Otto Falk"),
        ("The old bridge would be closed, Otto Falk said.", None),
    ],
)
def test_the_subject_of_the_clause_is_told_by_its_parse(parser: Parser, text: str, bound: str | None) -> None:
    made = mark(
        Article(id="a", source="", published=Published("2024-03-01", "day", "stated"), language="en", text=text), parser
    )
    evidence = gather(anchored([made]).articles)
    cast, article = find_actors(evidence, NONE), evidence.articles[0]
    site = next(one for one in sites(article, evidence.sentences["a"][0]) if one.cue.id in ("will", "would"))
    found = bearers(evidence, cast, article, site)
    rows = {one.name: of_subject(cast, article, site, one, found) for one in found}
    assert [name for name, row in rows.items() if row["clause subject"]] == ([bound] if bound else [])
    assert all(row["another is clause subject"] == (bound not in (None, name)) for name, row in rows.items())
