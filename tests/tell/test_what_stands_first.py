"""What a page puts first, what it folds, and by what name a report goes that states no outlet."""

import msgspec
import pytest
from handmade import ARTICLES, COMMITMENTS, DISAGREEMENTS, DOSSIER, SAYINGS, STORY

from rashomon.model import Dossier, Span, Story, Utterance, Variant
from rashomon.tell.dates import period
from rashomon.tell.layout import lay_out
from rashomon.tell.markdown import to_markdown
from rashomon.tell.sources import citation, labels_of
from rashomon.tell.view import StoryPage


def laid_out(story: Story) -> StoryPage:
    return lay_out(Dossier(DOSSIER.articles, (story,))).stories[0]


@pytest.mark.parametrize(
    ("source", "title", "label"),
    [
        ("wire/reuters.txt", "Ferries to sail, ministers say on Tuesday", "reuters.txt"),
        ("wire/001_00bb0b47ee1a1f3c.txt", "Ferries to sail again, ministers say", "“Ferries to sail again …”"),
        ("wire/0017.txt", "Ferries sail", "“Ferries sail”"),
        ("wire/0017.txt", None, "0017.txt"),
    ],
)
def test_a_report_of_no_known_outlet_goes_by_what_tells_a_reader_most(
    source: str, title: str | None, label: str
) -> None:
    article = msgspec.structs.replace(ARTICLES[0], publisher=None, agencies=(), source=source, title=title)
    assert labels_of({article.id: article}) == {article.id: label}
    assert citation(article).startswith("outlet not named, “" if label.startswith("“") else label)


def test_what_most_origins_carry_is_said_first() -> None:
    page = laid_out(msgspec.structs.replace(STORY, sayings=SAYINGS[::-1]))
    origins = [one.sayings.all[0].origins for one in page.speakers.all if one.name != "Speaker not named"]
    assert origins == sorted(origins, reverse=True)
    for one in page.speakers.all:
        carried = [saying.origins for saying in one.sayings.all]
        assert carried == sorted(carried, reverse=True)


def test_a_promise_that_one_alone_tells_and_nothing_came_of_is_folded() -> None:
    alone = msgspec.structs.replace(COMMITMENTS[0], id="p-2", chain=(), origins=1)
    page = laid_out(msgspec.structs.replace(STORY, commitments=(alone, *COMMITMENTS)))
    assert [one.anchor[-3:] for one in page.commitments.shown] == ["p-1"]
    assert [one.anchor[-3:] for one in page.commitments.folded] == ["p-2"]


def test_a_slip_in_a_date_comes_after_what_the_accounts_part_over() -> None:
    slip = msgspec.structs.replace(DISAGREEMENTS[1], id="d-0", kind="impossible date", about="a date that cannot be")
    page = laid_out(msgspec.structs.replace(STORY, disagreements=(slip, *DISAGREEMENTS)))
    assert [one.anchor[-3:] for one in page.disagreements.all] == ["d-1", "d-2", "d-0"]
    assert page.disagreements.all[-1].about == "A date that cannot be"


def test_a_month_says_nothing_beside_its_days() -> None:
    assert period(["2023-06", "2023-06-18", "2023-06-19T10:00"]) == "18 June 2023 to 19 June 2023"
    assert period(["2023-05", "2023-06-18"]) == "May 2023 to 18 June 2023"


def test_what_may_be_no_promise_is_folded_last_and_says_so() -> None:
    first, *others = STORY.commitments
    doubtful = msgspec.structs.replace(first, id="c-9", who="Otto Falk", origins=3, sure=0.4)
    story = msgspec.structs.replace(STORY, commitments=(doubtful, first, *others))
    told = Dossier(DOSSIER.articles, (story,))
    page = lay_out(told).stories[0]
    assert page.commitments.all[-1].who == page.commitments.folded[-1].who == "Otto Falk"
    assert "3 origins, if it is a promise (40 % sure)" in to_markdown(told)
    assert msgspec.structs.replace(doubtful, sure=0.5).is_doubtful is False


def test_words_that_tell_of_several_dates_stand_once_and_a_date_that_is_only_named_not_at_all() -> None:
    first, second, third, *_ = STORY.timeline
    two = msgspec.structs.replace(second, text=first.text, salience=first.salience / 2)
    named = msgspec.structs.replace(third, named=True)
    page = laid_out(msgspec.structs.replace(STORY, timeline=(first, two, named)))
    (line,) = (line for part in page.periods for day in part.days for line in day.lines)
    assert line.text.lower().startswith(first.text.lower())
    assert line.date == "March 2023, also Thu 9 November 2023"


def test_the_parts_of_one_speech_stand_in_its_order() -> None:
    parts = [
        Utterance(
            f"u-{start}",
            "Ida Falk",
            (Variant("a-1", f"q-{start}", words, (Span(start, start + len(words)),)),),
            1,
        )
        for start, words in ((40, "And we paid."), (0, "We came."), (20, "We saw."))
    ]
    (speaker,) = laid_out(msgspec.structs.replace(STORY, sayings=tuple(parts))).speakers.all
    told = ["".join(part.text for part in saying.first.stretches) for saying in speaker.sayings.all]
    assert told == ["We came.", "We saw.", "And we paid."]


def test_wordings_that_differ_in_marks_alone_are_one_line() -> None:
    wordings = ("a state-funded port — and a school", "a state funded port—and a school,", "a state-funded quay")
    variants = [Variant(f"a-{n}", f"q-{n}", words) for n, words in enumerate(wordings)]
    story = msgspec.structs.replace(STORY, sayings=(Utterance("u-1", "Ida Falk", tuple(variants), 2),))
    (speaker,) = laid_out(story).speakers.all
    (saying,) = speaker.sayings.all
    assert len(saying.others) == 1
