"""Archives: what is added is found, in any order and in any batches; what is damaged says so and nothing is lost."""

import os
import random
import sqlite3
import threading
import tomllib
from collections.abc import Sequence
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reports import printed, report, reports, with_prints

from rashomon.archive import (
    Archive,
    ArchiveError,
    NewerArchiveError,
    NotAnArchiveError,
    UnwritableError,
    by_news_value,
    is_archive,
    snippets,
)
from rashomon.archive.check import check
from rashomon.archive.decisions import decisions
from rashomon.archive.upkeep import copy_to, vacuum
from rashomon.collate import Telling, dossier, finish
from rashomon.engine import archiving, deciding, settling
from rashomon.engine.archived import chosen_stories, dossier_of
from rashomon.mark import mark
from rashomon.model import Article, Dossier, Failure, MarkedArticle, Published, Story, article_id, encode
from rashomon.read import Reader


def add(path: Path, articles: Sequence[MarkedArticle], at_once: int = 1000) -> archiving.Added:
    """Add articles, so many at once; what the last addition did."""
    done = archiving.Added()
    with Archive(path, write=True) as archive:
        for first in range(0, len(articles), at_once):
            done = archiving.add(archive, articles[first : first + at_once], _never, jobs=1)
    return done


def _never(failure: Failure) -> None:
    raise AssertionError(failure.line())


def told(path: Path) -> Dossier:
    with Archive(path) as archive:
        return dossier_of(archive, list(archive.stories()))


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("archive") / "news.rashomon"
    add(path, reports())
    return path


def test_an_archive_tells_what_the_reports_tell(filled: Path) -> None:
    assert is_archive(filled)
    assert encode(told(filled)) == encode(dossier(reports()))
    assert len(told(filled).stories) == 3


def test_the_demo_told_from_an_archive_is_the_demo(tmp_path: Path, demo: Dossier) -> None:
    before = [msgspec.structs.replace(a, made_by=a.made_by[:-1]) if len(a.made_by) > 2 else a for a in demo.articles]
    add(tmp_path / "demo.rashomon", before)
    assert [story.articles for story in told(tmp_path / "demo.rashomon").stories] == [s.articles for s in demo.stories]


def test_a_second_addition_finds_everything_known(filled: Path) -> None:
    done = add(filled, reports())
    assert (done.added, done.known, done.stories_changed) == (0, 12, ())


@given(st.integers(0, 10_000), st.integers(1, 12), st.booleans())
@settings(max_examples=12)
def test_no_order_and_no_batch_shows(
    tmp_path_factory: pytest.TempPathFactory, seed: int, at_once: int, local: bool
) -> None:
    path = tmp_path_factory.mktemp("orders") / "news.rashomon"
    shuffled = with_prints()
    random.Random(seed).shuffle(shuffled)
    exact = settling.EXACT
    try:
        settling.EXACT = 0 if local else exact
        add(path, shuffled, at_once)
    finally:
        settling.EXACT = exact
    whole = dossier(with_prints())
    assert sorted(s.articles for s in told(path).stories) == sorted(s.articles for s in whole.stories)
    if not local:
        assert encode(told(path)) == encode(whole)
    with Archive(path) as archive:
        assert check(archive) == []


def test_a_story_keeps_its_id_or_its_id_leads_to_it(tmp_path: Path) -> None:
    path = tmp_path / "news.rashomon"
    later_first = sorted(reports(), key=lambda article: article.published.value or "", reverse=True)
    seen: set[str] = set()
    with Archive(path, write=True) as archive:
        for article in later_first:
            archiving.add(archive, [article], _never, jobs=1)
            seen.update(story.story for story in archive.stories())
        for name in seen:
            assert archive.story(name) is not None


def test_a_report_edited_later_takes_the_place_of_the_earlier_one(tmp_path: Path) -> None:
    path = tmp_path / "news.rashomon"
    first = msgspec.structs.replace(report("ferry", "Inland Tribune", 5, 0), url="https://tribune.example/ferry")
    second = msgspec.structs.replace(report("ferry", "Inland Tribune", 5, 1), url="https://tribune.example/ferry")
    add(path, [first, report("ferry", "Strait Weekly", 6, 2)])
    done = add(path, [second])
    assert (done.added, done.updated) == (0, 1)
    with Archive(path) as archive:
        assert {name for story in archive.stories() for name in story.articles} == {
            second.id,
            report("ferry", "Strait Weekly", 6, 2).id,
        }
        assert archive.article(first.id) is not None


def test_every_hit_is_the_exact_words(filled: Path) -> None:
    with Archive(filled) as archive:
        hits = archive.search("pylons crack*")
        assert hits
        for hit in hits:
            article = archive.article(hit.article)
            assert article is not None
            assert hit.span.of(article.text) == hit.text
            marked = {span.of(hit.text).lower() for span in hit.highlights}
            assert marked <= {"pylons", "cracks"}
        assert "⟦pylons⟧" in snippets(hits)[0]
        assert archive.search("avante", limit=1)  # accents do not matter
        assert not archive.search("ferry after:2025")
        assert {hit.kind for hit in archive.search("kind:report publisher:Tribune")} == {"report"}


def test_stories_stand_by_news_value(filled: Path) -> None:
    with Archive(filled) as archive:
        rows = by_news_value(archive, 10)
        assert [row.reports for row in rows] == [4, 4, 4]
        (one,) = chosen_stories(archive, story=rows[0].story)
        assert one.story == rows[0].story
        assert len(chosen_stories(archive, about="pylons")) == 1
        assert len(chosen_stories(archive, since="2024-10-01")) == 1


def test_a_copy_is_an_archive_and_vacuum_keeps_everything(filled: Path, tmp_path: Path) -> None:
    with Archive(filled) as archive:
        copy_to(archive, tmp_path / "copy.rashomon")
        with pytest.raises(UnwritableError, match="there already"):
            copy_to(archive, tmp_path / "copy.rashomon")
    before = encode(told(tmp_path / "copy.rashomon"))
    with Archive(tmp_path / "copy.rashomon", write=True) as archive:
        vacuum(archive)
        assert check(archive) == []
    assert encode(told(tmp_path / "copy.rashomon")) == before


def test_what_another_program_added_meanwhile_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "news.rashomon"
    both = reports()[:2]
    with Archive(path, write=True) as archive, Archive(path, write=True) as other:
        begin = Archive.begin_addition

        def meanwhile(self: Archive) -> int:
            number = begin(self)
            monkeypatch.setattr(archiving, "_new", lambda *_: iter(both))  # seen as new before the other had it
            return number

        monkeypatch.setattr(Archive, "begin_addition", meanwhile)
        archiving.add(other, both[:1], _never, jobs=1)
        done = archiving.add(archive, both, _never, jobs=1)
        assert (done.added, done.known) == (0, 2)
        assert archive.count() == 2


def test_two_writers_wait_for_each_other(tmp_path: Path) -> None:
    path = tmp_path / "news.rashomon"
    said: list[str] = []
    add(path, reports()[:1])
    first = Archive(path, write=True)
    second = Archive(path, write=True, waiting=said.append)
    with first.writing():
        thread = threading.Thread(target=lambda: archiving.add(second, reports()[1:3], _never, jobs=1))
        thread.start()
        thread.join(0.6)
        assert thread.is_alive()
        with Archive(path) as reader:
            assert reader.count() == 1  # readers never wait
    thread.join(20)
    assert not thread.is_alive()
    assert said == [f"{path}: another program is writing to it; waiting"]
    assert second.count() == 3
    first.close()
    second.close()


def test_what_is_no_archive_says_so(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("The ferry sails again.", encoding="utf-8")
    other = sqlite3.connect(tmp_path / "other.db")
    other.execute("CREATE TABLE ferry (name)")
    other.commit()
    other.close()
    for name in ("text.txt", "other.db", "missing.rashomon"):
        with pytest.raises(NotAnArchiveError):
            Archive(tmp_path / name)
    with pytest.raises(NotAnArchiveError):
        Archive(tmp_path / "text.txt", write=True)
    assert (tmp_path / "text.txt").read_text(encoding="utf-8") == "The ferry sails again."
    with pytest.raises(UnwritableError):
        Archive(tmp_path / "no" / "folder.rashomon", write=True)


def test_an_archive_of_a_later_version_is_left_alone(filled: Path, tmp_path: Path) -> None:
    newer = tmp_path / "newer.rashomon"
    with Archive(filled) as archive:
        copy_to(archive, newer)
    raw = sqlite3.connect(newer)
    raw.execute("PRAGMA user_version = 99")
    raw.close()
    for write in (False, True):
        with pytest.raises(NewerArchiveError):
            Archive(newer, write=write)


def trouble(path: Path) -> list[str]:
    """What is wrong with an archive, as a person is told."""
    try:
        with Archive(path) as archive:
            archive.search("ferry")
            return check(archive)
    except ArchiveError as error:
        return [str(error)]


@pytest.mark.parametrize("part", [0.3, 0.6, 0.95])
def test_a_truncated_archive_is_one_line(filled: Path, tmp_path: Path, part: float) -> None:
    with Archive(filled) as archive:
        copy_to(archive, tmp_path / "whole.rashomon")
    data = (tmp_path / "whole.rashomon").read_bytes()
    cut = tmp_path / "cut.rashomon"
    cut.write_bytes(data[: int(len(data) * part)])
    assert trouble(cut)


@given(st.integers(200, 80_000), st.integers(1, 255))
@settings(max_examples=15)
def test_flipped_bits_never_bring_a_traceback(
    filled: Path, tmp_path_factory: pytest.TempPathFactory, place: int, flip: int
) -> None:
    folder = tmp_path_factory.mktemp("bits")
    with Archive(filled) as archive:
        copy_to(archive, folder / "flipped.rashomon")
    data = bytearray((folder / "flipped.rashomon").read_bytes())
    data[place % len(data)] ^= flip
    (folder / "flipped.rashomon").write_bytes(data)
    assert all(isinstance(line, str) for line in trouble(folder / "flipped.rashomon"))


def test_what_was_read_before_is_not_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "reports"
    folder.mkdir()
    for number, article in enumerate(reports()[:3]):
        (folder / f"{number}.txt").write_text(f"{article.title}\n\n{article.text}\n", encoding="utf-8")
    path = tmp_path / "news.rashomon"
    with Archive(path, write=True) as archive:
        first = archiving.add_paths(archive, [str(folder)], _never, Reader(), jobs=1)
        assert (first.added, first.known) == (3, 0)

        def forbidden(*_: object, **__: object) -> None:
            raise AssertionError("read or marked again")

        monkeypatch.setattr("rashomon.read.opened.article_from_text", forbidden)
        monkeypatch.setattr("rashomon.mark.mark", forbidden)
        again = archiving.add_paths(archive, [str(folder)], _never, Reader(), jobs=1)
    assert (again.added, again.known, again.failed, again.stories_changed) == (0, 3, 0, ())


def test_a_file_that_was_moved_and_then_written_anew_is_a_later_version(tmp_path: Path) -> None:
    first, second = tmp_path / "inbox" / "quay.txt", tmp_path / "desk" / "quay.txt"
    text = (
        "Quay collapses\n\nThe quay of Tarnby collapsed on Monday and {} people were hurt. Divers went down at noon.\n"
    )
    done = []
    with Archive(tmp_path / "news.rashomon", write=True) as archive:
        for place, hurt in ((first, 12), (second, 12), (second, 14)):
            place.parent.mkdir(exist_ok=True)
            place.write_text(text.format(hurt), encoding="utf-8")
            done.append(archiving.add_paths(archive, [str(place)], _never, Reader(), jobs=1))
            first.unlink(missing_ok=True)
        assert [(one.added, one.known, one.updated) for one in done] == [(1, 0, 0), (0, 1, 0), (0, 0, 1)]
        assert archive.count() == 1
        assert {article.source for article in archive.articles()} == {str(second)}
        assert check(archive) == []


def test_a_file_that_lies_in_two_places_keeps_the_first(tmp_path: Path) -> None:
    with Archive(tmp_path / "news.rashomon", write=True) as archive:
        for name in ("one.txt", "two.txt"):
            (tmp_path / name).write_text("Quay\n\nThe quay of Tarnby collapsed on Monday.\n", encoding="utf-8")
            archiving.add_paths(archive, [str(tmp_path / name)], _never, Reader(), jobs=1)
        assert [article.source for article in archive.articles()] == [str(tmp_path / "one.txt")]


def test_a_decision_is_kept_applied_and_can_be_undone(tmp_path: Path) -> None:
    path = tmp_path / "news.rashomon"
    add(path, reports())
    with Archive(path, write=True) as archive:
        first, second, _ = archive.story_names()
        number, changed = deciding.correct(archive, "story", first, second, same=True, why="one trial")
        assert len(archive.story_names()) == 2
        assert changed
        assert archive.story(second) == archive.story(first)
        archiving.add(archive, [report("ferry", "Coast Radio", 9, 1)], _never, jobs=1)
        assert len(archive.story_names()) == 2
        assert tomllib.loads(deciding.as_toml(decisions(archive.connection)))["story"][0]["reason"] == "one trial"
        deciding.take_back(archive, number)
        assert len(archive.story_names()) == 3
        assert check(archive) == []
        with pytest.raises(deciding.UnknownThingError):
            deciding.take_back(archive, number)
        with pytest.raises(deciding.UnknownThingError):
            deciding.correct(archive, "story", "s-nothing", first, same=True, why="")


def test_every_id_that_anything_had_leads_somewhere(tmp_path: Path) -> None:
    path = tmp_path / "news.rashomon"
    later_first = sorted(reports(), key=lambda article: article.published.value or "", reverse=True)
    had: set[str] = set()
    with Archive(path, write=True) as archive:
        for article in later_first:
            archiving.add(archive, [article], _never, jobs=1)
            had.update(fact.id for story in archive.stories() for fact in story.facts)
        now = {fact.id for story in archive.stories() for fact in story.facts}
        now |= {story.story for story in archive.stories()}
        assert {archive.current(name) for name in had} <= now


def test_a_copy_is_not_marked_again_and_has_ids_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'The quay will reopen on Friday. "We waited long enough," Mayor Ines Dolan said. Police arrested two men.'
    fields = {"source": "x", "text": text, "title": "Quay", "published": Published("2024-03-04", "day", "stated")}
    first, second = (Article(id=f"a-{n}", publisher=n, **fields) for n in ("Courier", "Tribune"))  # type: ignore[arg-type]
    with Archive(tmp_path / "news.rashomon", write=True) as archive:
        archiving.add(archive, [first], _never, jobs=1)
        monkeypatch.setattr("rashomon.mark.stage._marked", None)
        archiving.add(archive, [second], _never, jobs=1)
        one, other = archive.articles(["a-Courier", "a-Tribune"])
    assert [quote.content for quote in one.quotes] == [quote.content for quote in other.quotes] != []
    assert {quote.id for quote in one.quotes}.isdisjoint(quote.id for quote in other.quotes)
    assert {event.id for event in one.events}.isdisjoint(event.id for event in other.events)
    monkeypatch.undo()
    assert mark(second) == other


def test_a_further_print_of_a_known_text_is_cited_and_nothing_is_told_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "news.rashomon"
    add(path, reports())

    def carried_on(telling: Telling, known: Story | None = None) -> Story:
        assert known is not None
        return finish(telling, known)

    monkeypatch.setattr(settling, "finish", carried_on)
    further = [printed(reports()[at], "Wire Daily") for at in (0, 6)]
    further += [
        printed(reports()[0], "Late Edition", "Aground", "2024-03-04T21:30Z"),
        printed(reports()[6], "Next Morning", "Closed", "2024-06-07T06:00Z"),
    ]
    done = add(path, further)
    monkeypatch.undo()
    assert (done.added, len(done.stories_changed)) == (4, 2)
    assert encode(told(path)) == encode(dossier([*reports(), *further]))
    with Archive(path) as archive:
        assert check(archive) == []
        assert further[0].id in {hit.article for hit in archive.search('publisher:"Wire Daily" kind:report')}


def test_a_fact_is_found_in_its_earliest_print(tmp_path: Path) -> None:
    path, known = tmp_path / "news.rashomon", mark(_quay("Courier", "2024-03-04"))
    later = [mark(_quay(f"Tribune {number}", "2024-03-05")) for number in range(8)]
    assert min(article.id for article in later) < known.id
    add(path, [known])
    add(path, later)
    with Archive(path) as archive:
        assert {hit.article for hit in archive.search("kind:fact")} == {known.id}


def _quay(outlet: str, day: str) -> Article:
    text = (
        "Police arrested two men in Tarnby on Sunday. The quay of Tarnby will reopen in May, Mayor Ines Dolan said. "
        "Divers found the missing bollards under the old customs house, where a barge had dragged them in the storm. "
        "Fishermen had waited eleven weeks for a berth and sold their catch from vans beside the closed fish hall."
    )
    name = article_id("Quay", outlet, day, text)
    return Article(
        id=name, source=outlet, text=text, title="Quay", publisher=outlet, published=Published(day, "day", "stated")
    )


def test_what_an_earlier_version_made_is_made_anew(tmp_path: Path) -> None:
    path = tmp_path / "news.rashomon"
    text = 'The quay will reopen on Friday. "We waited long enough," Mayor Ines Dolan said. Police arrested two men.'
    day = Published("2024-03-04", "day", "stated")
    article = Article(id="a-quay", source="x", text=text, language="en", published=day)
    with Archive(path, write=True) as archive:
        archiving.add(archive, [article], _never, jobs=1)
        before = archive.article("a-quay")
        assert before is not None
        stale = msgspec.structs.replace(before, quotes=(), made_by=("mark/0",))
        with archive.writing():
            archive.put_article(stale, archive.begin_addition())
            archive.connection.execute("UPDATE story SET made_by = 'collate/0'")
        assert archiving.refresh(archive, _never, jobs=1) == (1, ())
        after = archive.article("a-quay")
        assert after is not None
        assert after.quotes == before.quotes != ()
        assert archiving.refresh(archive, _never, jobs=1) == (0, ())
        assert check(archive) == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes with names")
def test_what_is_no_file_is_no_archive_and_stays_what_it_is(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (pipe, tmp_path):
        assert not is_archive(path)
        with pytest.raises(NotAnArchiveError, match="a folder, a device or a pipe"):
            Archive(path, write=True)
    assert pipe.is_fifo()


def test_a_new_archive_behind_a_link_lies_where_the_link_leads(tmp_path: Path) -> None:
    link = tmp_path / "link.rashomon"
    link.symlink_to(tmp_path / "real.rashomon")
    with Archive(link, write=True):
        pass
    assert link.is_symlink()
    assert is_archive(tmp_path / "real.rashomon")
