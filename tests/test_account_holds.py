"""What must hold of any account: every span gives the words it claims, and the order of the inputs never matters."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.collate import collate
from rashomon.engine import mark_paths
from rashomon.mark import Parser, mark
from rashomon.model import (
    Article,
    Citation,
    Commitment,
    Dossier,
    Fact,
    Failure,
    MarkedArticle,
    Party,
    Run,
    Span,
    Story,
    TimelineEntry,
    decode_line,
    encode,
    raw_span,
)

SEEDS = Path(__file__).parents[2] / "shared" / "seeds"
PARSER = Parser()


def records(value: object) -> Iterator[object]:
    """Every record inside ``value``, itself included."""
    yield value
    if isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from records(getattr(value, name))
    elif isinstance(value, tuple):
        for item in value:
            yield from records(item)


def check_article(article: MarkedArticle) -> None:
    """Spans of marks lie inside the text; parties have words."""
    marks = (article.sentences, article.mentions, article.times, article.quantities, article.quotes, article.events)
    for record in records(marks):
        if isinstance(record, Span):
            assert 0 <= record.start < record.end <= len(article.text)
        if isinstance(record, Party):
            assert record.spans
            assert record.name
    ids = [quote.id for quote in article.quotes] + [event.id for event in article.events]
    assert len(ids) == len(set(ids))


def check_story(story: Story, articles: dict[str, MarkedArticle]) -> None:
    """Every report and variant gives the words it claims; origins part the articles; counts are honest."""
    texts = {name: article.text for name, article in articles.items()}
    origin = {article: group[0] for group in story.origins for article in group}
    assert sorted(origin) == sorted(story.articles)
    for record in records(story):
        if isinstance(record, Citation) and record.raw is None:
            assert record.span.of(texts[record.article]) == record.text
        elif isinstance(record, Citation):  # a caption stands outside the body
            assert record.text
            assert len(record.span) == 0
    for saying in story.sayings:
        for variant in saying.variants:
            assert variant.spans
            assert all(span.of(texts[variant.article]) in variant.text for span in variant.spans)
    for actor in story.actors:
        assert {m.span.of(texts[m.article]) for m in actor.mentions} <= set(actor.surfaces) | {actor.name}
    lines: tuple[Fact | TimelineEntry | Commitment, ...] = story.facts + story.timeline + story.commitments
    for line in lines:
        assert 1 <= line.origins <= len({report.article for report in line.reports})
    for copy in story.copies:
        for passage in copy.passages:
            assert len(passage.source.of(texts[copy.source])) == len(passage.source)
            assert len(passage.target.of(texts[copy.target])) == len(passage.target)


def check(dossier: Dossier) -> None:
    """The whole dossier."""
    articles = {article.id: article for article in dossier.articles}
    for article in dossier.articles:
        check_article(article)
    for story in dossier.stories:
        check_story(story, articles)
    assert sorted(a for story in dossier.stories for a in story.articles) == sorted(articles)
    assert decode_line(encode(dossier), Dossier) == dossier


def account(paths: Sequence[str]) -> Dossier:
    failures: list[Failure] = []
    articles = tuple(sorted(mark_paths(paths, failures.append, jobs=1), key=lambda a: a.id))
    assert not failures
    return Dossier(articles, collate(articles))


def test_the_demonstration_holds(demo: Dossier) -> None:
    check(demo)
    assert len(demo.stories) == 1


def test_the_words_of_every_body_are_in_the_raw_input(demo: Dossier) -> None:
    for article in demo.articles:
        for at, char in enumerate(article.text):
            if not char.isspace():
                assert raw_span(article, Span(at, at + 1)) is not None, (
                    article.source,
                    at,
                    article.text[at - 20 : at + 20],
                )


def test_the_order_of_the_inputs_never_matters(demo: Dossier, demo_paths: list[str]) -> None:
    shuffled = list(demo_paths)
    random.Random(3).shuffle(shuffled)
    assert encode(account(shuffled)) == encode(demo)


def test_the_order_of_the_articles_never_matters(demo: Dossier) -> None:
    shuffled = list(demo.articles)
    random.Random(4).shuffle(shuffled)
    assert encode(collate(shuffled)) == encode(demo.stories)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the five real reports are not beside this checkout")
def test_five_real_reports_are_one_story() -> None:
    paths = sorted(str(path) for path in SEEDS.glob("*.txt"))
    dossier = account(paths)
    check(dossier)
    assert [len(story.articles) for story in dossier.stories] == [5]
    assert encode(account(paths[::-1])) == encode(dossier)


WORDS = st.sampled_from(
    ["Ada Lund", "said", "“We agreed", "to meet", ",” she said", "on Monday", ".", "\n\n", "five hours", "May 4, 2031",
     "Oslo", "not", "the minister", "'", '"', "will visit", "Norway", "about 20 people", "according to", "Mr. Berg",
     "—", "\t", "é", "国"]
)  # fmt: skip


@settings(max_examples=80)
@given(st.lists(WORDS, min_size=1, max_size=40).map(" ".join).filter(str.strip))
def test_whatever_the_text_the_marks_hold(text: str) -> None:
    runs = (Run(0, 0, len(text), len(text)),)
    article = mark(Article(id="a-1", source="made", text=text, offsets=runs), PARSER)
    check_article(article)
    assert decode_line(encode(article), MarkedArticle) == article


@settings(max_examples=25)
@given(
    st.lists(
        st.lists(WORDS, min_size=3, max_size=30).map(" ".join).filter(str.strip), min_size=1, max_size=4, unique=True
    )
)
def test_whatever_the_texts_the_account_holds(texts: list[str]) -> None:
    articles = [mark(Article(id=f"a-{n}", source="made", text=text), PARSER) for n, text in enumerate(texts)]
    dossier = Dossier(tuple(articles), collate(articles))
    check(dossier)
    assert encode(collate(articles[::-1])) == encode(dossier.stories)
