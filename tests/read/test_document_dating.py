"""Reports without a date are dated by the others of their run that tell the same, or not at all."""

import random
from pathlib import Path

import msgspec
import pytest

from rashomon.engine import mark_paths, read_paths
from rashomon.model import Article, Failure, MarkedArticle, encode
from rashomon.read import Reader, document_dating
from rashomon.read.admission import StatedMetadata
from rashomon.read.document_dating import date_documents
from rashomon.read.document_dating.clues import TenseCue, clues_in, tense_cues
from rashomon.read.verbatim import verbatim_article


def paragraphs(text: str) -> str:
    """The text with its wrapped lines joined."""
    return "\n\n".join(" ".join(part.split()) for part in text.split("\n\n"))


# 2031-05-14 is a Wednesday.
FERRY = paragraphs("""
The ferry Osprey Maiden ran aground off Kettle Point on Tuesday night with 312 people aboard, the coastguard said, and
it took lifeboats from three harbours to bring everybody ashore.

Captain Ingrid Solheim told investigators that the rudder jammed near the Garrow lighthouse shortly before midnight.

Transport Minister Paul Okafor said on Wednesday that divers will inspect the hull of the ferry on Thursday, and that
the route to Kettle Point stays closed until they have done so.

The Lindmark shipping line, which owns the Osprey Maiden, promised to refund every passenger.
""")
WRECK = paragraphs("""
Rescuers took 312 people off the Osprey Maiden after the ferry ran aground near the Garrow lighthouse on Tuesday night,
the coastguard at Kettle Point said.

Captain Ingrid Solheim blamed a jammed rudder. Transport Minister Paul Okafor said earlier on Wednesday that divers will
inspect the hull of the ferry on Thursday.

The Lindmark line owns the ship. Its spokeswoman Ana Ruiz said that the Osprey Maiden had passed every inspection, and
that the line would help the coastguard in every way it could.
""")
BEFORE = paragraphs("""
The ferry Osprey Maiden will reopen the route to Kettle Point on May 13 with Captain Ingrid Solheim in command.

Transport Minister Paul Okafor said on Sunday that the Lindmark line had repaired the rudder and the hull of the ship.

The ferry will pass the Garrow lighthouse on its first night, the Lindmark line said, with 312 people aboard.
""")
OPENED = paragraphs("""
The Osprey Maiden left for Kettle Point with 312 people aboard. Captain Ingrid Solheim of the Lindmark line took the
ferry past the Garrow lighthouse on May 13, the first night of the reopened route.

Transport Minister Paul Okafor said on Sunday that the Lindmark line had repaired the rudder and the hull.
""")
OTHER = paragraphs("""
Growers in the Vale of Arden said on Monday that hail had destroyed half of the cherry harvest.

The Arden Fruit Board, led by Wilma Castro, expects prices to double. A meeting is planned for Friday.
""")


def report(text: str, published: str | None = None, name: str = "r") -> Article:
    article = verbatim_article(f"{name}.txt", text, known=StatedMetadata(title=f"Report {name}", published=published))
    assert isinstance(article, Article)
    return article


def run(*articles: Article) -> dict[str, Article]:
    return {a.source: a for a in date_documents(articles) if isinstance(a, Article)}


def test_a_report_that_tells_of_earlier_the_same_day_is_dated_to_it() -> None:
    dated, undated = report(FERRY, "2031-05-14", "ferry"), report(WRECK, name="wreck")
    found = run(undated, dated)["wreck.txt"]
    assert (found.published.value, found.published.precision, found.published.origin) == (
        "2031-05-14",
        "day",
        "inferred",
    )
    assert found.id == undated.id
    assert found.text == undated.text
    grounds = [ground for ground in found.grounds if ground.field == "published"]
    assert all(ground.value == "2031-05-14" for ground in grounds)
    assert any(dated.id in ground.reason and "ferry.txt" in ground.reason for ground in grounds)
    words = [WRECK[ground.span.start : ground.span.end] for ground in grounds if ground.span]
    assert "Wednesday" in words
    assert all(word.strip() == word and word for word in words)


def test_a_report_of_what_is_to_come_was_published_before_it() -> None:
    found = run(report(OPENED, "2031-05-14", "opened"), report(BEFORE, name="before"))["before.txt"]
    assert (found.published.value, found.published.precision) == ("2031-05", "month")
    assert "so published between 2031-05-11 and 2031-05-13" in [ground.reason for ground in found.grounds]


def test_a_report_of_something_else_stays_undated_and_keeps_its_reasons() -> None:
    other = report(OTHER, name="other")
    assert run(report(FERRY, "2031-05-14", "ferry"), other)["other.txt"] == other


def test_siblings_of_another_time_date_nothing() -> None:
    undated = report(WRECK, name="wreck")
    early, late = report(FERRY, "2031-05-14", "early"), report(FERRY + "\nAgain.", "2032-05-12", "late")
    assert run(early, late, undated)["wreck.txt"].published.origin == "unknown"


def test_a_text_that_tells_of_a_later_day_is_no_sibling() -> None:
    later = report(WRECK + "\nA court fined the Lindmark line on 3 August 2033, two years after.\n", name="later")
    assert run(report(FERRY, "2031-05-14", "ferry"), later)["later.txt"].published.value != "2031-05-14"


def test_each_comes_once_and_dated_ones_do_not_wait() -> None:
    dated, undated, broken = report(FERRY, "2031-05-14", "a"), report(WRECK, name="b"), Failure("c", "why", "what")
    stream = date_documents([undated, broken, dated])
    assert next(stream) == broken
    assert next(stream) == dated
    assert [item.source for item in stream] == ["b.txt"]


def test_the_order_never_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    articles = [
        report(text, name=str(n)) for n, text in enumerate((WRECK, BEFORE, OTHER, WRECK + "\nMore.", OTHER * 2))
    ]
    articles += [report(FERRY, "2031-05-14", "x"), report(OPENED, "2031-05-15", "y"), report(OTHER, "2031-05-13", "z")]
    for held, kept in ((2000, 5000), (2, 5000), (2000, 1), (3, 2)):
        monkeypatch.setattr(document_dating, "_MAX_HELD", held)
        monkeypatch.setattr(document_dating, "_MAX_PROFILES", kept)
        wanted = run(*articles)
        assert len(wanted) == len(articles)
        for seed in range(6):
            shuffled = random.Random(seed).sample(articles, len(articles))
            assert run(*shuffled) == wanted


def test_marked_and_verbatim_articles_stay_as_they_are(tmp_path: Path) -> None:
    marked = MarkedArticle(**{name: getattr(report(WRECK), name) for name in msgspec.structs.asdict(report(WRECK))})
    assert run(report(FERRY, "2031-05-14", "ferry"), marked)["r.txt"] is marked
    (tmp_path / "ferry.jsonl").write_text(encode(report(FERRY, "2031-05-14")) + "\n" + encode(report(WRECK)))
    (tmp_path / "wreck.txt").write_text(WRECK)
    origins = [a.published.origin for a in Reader(verbatim=True).read([str(tmp_path)]) if isinstance(a, Article)]
    assert origins == ["stated", "unknown", "unknown"]


def test_the_stages_after_it_see_the_date(tmp_path: Path) -> None:
    (tmp_path / "a_wreck.txt").write_text(WRECK)
    (tmp_path / "b_ferry.txt").write_text("Published May 14, 2031\n\n" + FERRY)
    failures: list[Failure] = []
    articles = list(read_paths([str(tmp_path)], failures.append))
    assert [Path(article.source).name for article in articles] == ["b_ferry.txt", "a_wreck.txt"]
    assert [article.published.value for article in articles] == ["2031-05-14", "2031-05-14"]
    marked = list(mark_paths([str(tmp_path)], failures.append, jobs=1))[-1]
    assert {"2031-05-15", "2031-05-14"} <= {time.value for time in marked.times}
    assert not failures


@pytest.mark.parametrize(
    ("sentence", "tense", "same_day"),
    [
        ("The mayor said on Monday that the bridge is safe.", "behind", False),
        ("The council will vote on Monday.", "ahead", False),
        ("Divers found the anchor earlier on Monday.", "behind", True),
        ("The Monday market.", "open", False),
        ("The vote is expected on May 3.", "ahead", False),
    ],
)
def test_tense_of_a_day(sentence: str, tense: str, same_day: bool) -> None:
    clue = next(clues_in(sentence))
    assert (clue.tense, clue.same_day) == (tense, same_day)


@pytest.mark.parametrize("sentence", ["They met last Monday.", "It opens every Monday.", "Prices rose since Monday."])
def test_days_of_no_week(sentence: str) -> None:
    assert not list(clues_in(sentence))


def test_odd_texts_do_not_break_it() -> None:
    odd = [
        report("x" * 300 + ". Monday " * 50 + "\ud800.", name="odd"),
        report("On May 3 it rained. " * 9, name="rain"),
    ]
    assert len(run(*odd, report(FERRY, "2031-05-14", "ferry"))) == 3


@pytest.mark.parametrize("cue", tense_cues(), ids=lambda cue: cue.id)
def test_the_cues_of_tense_read_their_examples(cue: TenseCue) -> None:
    assert cue.counter is not None
    assert _says(cue.id, cue.example)
    assert not _says(cue.id, cue.counter)


def _says(kind: str, text: str) -> bool:
    clues = list(clues_in(text))
    if kind == "loose":
        return not clues
    return clues[0].same_day if kind == "same_day" else clues[0].tense == kind
