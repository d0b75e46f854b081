"""Marks of texts that are no reports: what is beyond a report's length stays unmarked, and cost grows with length."""

import time

import pytest

from rashomon.mark import Parser, mark
from rashomon.mark.events import find_events
from rashomon.mark.extent import MOST_CHARACTERS, MOST_WORDS, reach, stretches
from rashomon.mark.mentions import find_mentions
from rashomon.mark.parse import Parsed
from rashomon.mark.quantities import find_quantities
from rashomon.mark.quotes import find_quotes
from rashomon.mark.reference import resolve
from rashomon.mark.times import find_times
from rashomon.model import Article, Span

SENTENCE = "Mayor Ada Quill told reporters on 3 May that the ferry would sail again. "
LINES = {
    "quotations": "Quill said, “The ferry waits.” “It waits,” he added.\n",
    "pronouns": "He said he met her. She said she invited him.\n",
    "dates": "on 3 May 2014, on 4 May 2015 and on 5 May 2016,\n",
    "names": "Ada Quill, Tom Arden, Mrs. Holt and Lena Holt,\n",
    "single marks": "'Quill's ferry' isn't 'Arden's'. 'It waits,\n",
}


def test_a_report_is_marked_to_its_end() -> None:
    text = SENTENCE * 200
    assert reach(text) == len(text)
    marked = mark(Article(id="a", source="-", text=SENTENCE))
    assert not [ground for ground in marked.grounds if ground.field == "marks"]


@pytest.mark.parametrize("text", ["Quill waits. " * MOST_WORDS, "word " * 2 * MOST_WORDS, "“" * 2 * MOST_WORDS])
def test_a_text_without_end_is_cut(text: str) -> None:
    assert len(text) > reach(text) > MOST_WORDS / 2
    assert reach(text[: reach(text)]) == reach(text)


def test_a_word_without_end_is_cut() -> None:
    assert reach("a" * 10 * MOST_CHARACTERS) == MOST_CHARACTERS


@pytest.mark.parametrize("text", ["word " * 3_000, "w" * 9_000, "w" * 1_990 + " " * 500 + "v" * 3_000, "A short one."])
def test_a_sentence_that_never_ends_is_taken_in_stretches(text: str) -> None:
    words = text.strip()
    spans = list(stretches(words, Span(0, len(words))))
    assert all(0 < span.end - span.start <= 2_000 for span in spans)
    assert "".join(span.of(words) for span in spans).replace(" ", "") == words.replace(" ", "")
    assert spans == sorted(spans)


def test_the_article_says_where_its_marks_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.mark.extent.MOST_WORDS", 40)
    text = SENTENCE * 10
    marked = mark(Article(id="a", source="-", text=text))
    end = 2 * len(SENTENCE)
    assert marked.text == text
    assert [ground.value for ground in marked.grounds if ground.field == "marks"] == [str(end)]
    assert marked.sentences[-1].end <= end
    assert len(marked.quotes) == 2


@pytest.mark.parametrize("line", LINES.values(), ids=LINES)
def test_cost_grows_no_faster_than_the_text(line: str) -> None:
    parser = Parser()
    some, many = (cost(parser, line * times) for times in (80, 480))
    assert many < 2.5 * 6 * some + 0.3  # six times the text; squared it were 36 times the cost


def cost(parser: Parser, text: str) -> float:
    """The processor time of the marks of a text, without its parse."""
    parsed = next(parser.parse([Article(id="a", source="-", text=text)]))
    return seconds(parsed)


def seconds(parsed: Parsed) -> float:
    start = time.process_time()
    times = find_times(parsed)
    resolution = resolve(parsed, find_mentions(parsed, times))
    find_quantities(parsed, times)
    find_events(parsed, resolution, times, find_quotes(parsed, resolution))
    return time.process_time() - start
