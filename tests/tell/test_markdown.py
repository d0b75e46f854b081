"""The Markdown dossier: the same lines, footnotes that quote, nothing that could be read as a mark-up by mistake."""

import re

import msgspec
from handmade import DOSSIER, STORY
from hypothesis import given
from hypothesis import strategies as st

from rashomon.tell import tell
from rashomon.tell.markdown import escape

TEXT = tell(DOSSIER, "md")
PLAIN = TEXT.replace("\\", "")


def test_every_footnote_used_is_written_once_and_every_one_written_is_used() -> None:
    written = re.findall(r"^\[\^([^\]]+)\]: ", TEXT, re.MULTILINE)
    used = re.findall(r"\[\^([^\]]+)\](?!: )", TEXT)
    assert len(written) == len(set(written))
    assert set(written) == set(used)
    assert len(written) > 50


def test_footnotes_name_the_report_and_quote_the_words() -> None:
    assert "]: Halyard Press, 13 February 2024: “talks that lasted five and a half hours”" in PLAIN
    assert "]: Amsel Gazette, 12 March 2024: “" in PLAIN


def test_the_same_lines_as_on_the_page() -> None:
    for words in (
        *(entry.text for entry in STORY.timeline),
        *(fact.text for fact in STORY.facts),
        *(actor.name for actor in STORY.actors),
        *(one.about for one in STORY.disagreements),
        *(reading.value for one in STORY.disagreements for reading in one.readings),
        *(one.what for one in STORY.commitments),
    ):
        assert words.replace("\u00a0", " ") in PLAIN
    assert "We did not **arrive** here **in order to clarify** who was **standing at the helm**" in PLAIN
    assert "3 independent origins" in PLAIN


def test_sections_stand_in_their_order() -> None:
    titles = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    assert titles == [
        "In brief",
        "Where accounts part",
        "Who tells what",
        "Timeline",
        "Who said what",
        "Facts",
        "What was promised",
        "Who copied whom",
        "Who is who",
        "The reports",
    ]


@given(st.text(max_size=60))
def test_escaped_text_is_one_line_and_reads_back(text: str) -> None:
    escaped = escape(text)
    assert "\n" not in escaped
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", escaped) == " ".join(text.split())
    assert not re.search(r"(?<!\\)[<>*_`\[\]]", escaped.replace("\\\\", ""))


def test_words_at_the_start_of_a_line_make_no_list_and_no_heading() -> None:
    assert [escape(words) for words in ("# one", "- two", "3. three", "4) four", "+ five", "1.5 million")] == [
        r"\# one",
        r"\- two",
        r"3\. three",
        r"4\) four",
        r"\+ five",
        r"1\.5 million",
    ]
    assert escape("a (b) c-d. e") == "a (b) c-d. e"


def test_one_story_has_one_title_and_several_have_a_list() -> None:
    assert TEXT.startswith(f"# {STORY.title}\n")
    twice = tell(msgspec.structs.replace(DOSSIER, stories=(STORY, STORY)), "md")
    assert twice.startswith("# 2 stories\n")
    assert twice.count(f"\n## {STORY.title}\n") == 2


def test_a_denial_is_shown_as_one() -> None:
    (story,) = (one for one in DOSSIER.stories if one.sayings)
    first = story.sayings[0]
    denied = msgspec.structs.replace(first.variants[0], kind="indirect", cue="denied")
    sayings = (msgspec.structs.replace(first, variants=(denied,)), *story.sayings[1:])
    dossier = msgspec.structs.replace(DOSSIER, stories=(msgspec.structs.replace(story, sayings=sayings),))
    assert "(reported, not quoted: denied)" in tell(dossier, "md")
    assert "reported, not quoted: “denied”</span>" in tell(dossier, "html")


def test_what_is_only_named_stands_in_one_line() -> None:
    cast = TEXT.split("## Who is who")[1].split("\n## ")[0].splitlines()
    (only,) = (line for line in cast if line.startswith("- Only named: "))
    assert {"Velmark", "Sarovia"} <= set(re.sub(r"\[\^[^\]]*\]", "", only).removeprefix("- Only named: ").split(", "))
    assert any("Astrid Vollan" in line for line in cast if line != only)
