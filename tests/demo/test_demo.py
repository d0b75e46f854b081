"""The demo from its files to its dossier: what a careful reader finds is found, and every word can be pointed to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from expectations import FILES, Demo, demo_dossier, outcomes
from lxml import html

from rashomon.model import Citation, Dossier, Failure, Story
from rashomon.tell import tell

NOT_YET = frozenset(Path(__file__).with_name("not_yet.txt").read_text("utf-8").splitlines())


@pytest.fixture(scope="module")
def run() -> tuple[Dossier, list[Failure]]:
    return demo_dossier()


@pytest.fixture(scope="module")
def dossier(run: tuple[Dossier, list[Failure]]) -> Dossier:
    return run[0]


def reports_of(story: Story) -> Iterator[Citation]:
    yield from (report for fact in story.facts for report in fact.reports)
    yield from (report for entry in story.timeline for report in entry.reports)
    yield from (report for promise in story.commitments for report in promise.reports)
    yield from (report for dispute in story.disagreements for reading in dispute.readings for report in reading.reports)
    yield from (step.report for promise in story.commitments for step in promise.chain)


def test_every_report_is_read_and_they_are_one_story(run: tuple[Dossier, list[Failure]]) -> None:
    dossier, failures = run
    assert failures == []
    assert len(dossier.articles) == len(FILES)
    assert [len(story.articles) for story in dossier.stories] == [len(FILES)]


def test_what_a_careful_reader_finds_is_found(dossier: Dossier) -> None:
    """All of ``expected.toml`` but what ``not_yet.txt`` lists; ``expectations.py`` prints the state of each."""
    found = outcomes(Demo(dossier))
    assert set(found) >= NOT_YET - {""}
    assert [name for name, holds in found.items() if not holds and name not in NOT_YET] == []


def test_every_report_of_a_record_gives_the_words_at_its_span(dossier: Dossier) -> None:
    texts = {article.id: article.text for article in dossier.articles}
    reports = [report for story in dossier.stories for report in reports_of(story)]
    assert reports
    assert [one for one in reports if one.span.of(texts[one.article]) != one.text] == []


def test_every_mention_and_wording_lies_in_its_report(dossier: Dossier) -> None:
    texts = {article.id: article.text for article in dossier.articles}
    for story in dossier.stories:
        for actor in story.actors:
            assert all(mention.span.of(texts[mention.article]).strip() for mention in actor.mentions)
        for saying in story.sayings:
            assert all(span.of(texts[one.article]).strip() for one in saying.variants for span in one.spans)


def test_the_page_has_every_target_that_it_links_to(dossier: Dossier) -> None:
    tree = html.fromstring(tell(dossier, "html"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    hrefs = tree.xpath("//a/@href")
    assert len(hrefs) > 100
    assert {href for href in hrefs if href[1:] not in set(ids)} == set()


def test_the_reports_stand_whole_in_the_page(dossier: Dossier) -> None:
    tree = html.fromstring(tell(dossier, "html"))
    for note in tree.xpath("//*[@role='note']"):
        note.drop_tree()
    for article in dossier.articles:
        (body,) = tree.xpath("//article[@id=$id]//div[contains(@class, 'text')]", id=article.id)
        assert body.text_content() == article.text
