"""Copies: found, measured and explained, on texts written for these tests."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.collate.copies import detection, explain_copies, find_copies
from rashomon.collate.copies.weights import Weighing, weigh
from rashomon.collate.copies.words import Words
from rashomon.model import Copy, MarkedArticle, Published

REPORT = """The harbour council of Vellmark voted on Tuesday to close the old ferry pier after divers found cracks \
in eleven of its forty pillars. Council leader Marta Oyelaran said the pier could not carry another winter.

Some 3,200 commuters use the Vellmark ferry every day, and the nearest bridge is 14 kilometres upstream at Tarnow. \
The operator, Brandt Lines, offered to run buses from Monday, but asked the council to pay half of the cost.

"We were told in March that everything was sound," said Jonas Pettersen, who has sold tickets on the pier for 22 \
years. Engineers from the Hallstein Institute had inspected the pier in spring and recommended repairs worth \
4.6 million crowns, according to a letter seen by this newspaper.

The opposition wants to know why the letter never reached the council. A hearing is planned for 9 October, and \
Oyelaran promised to publish every report that the institute has written since 2015."""

OTHER = """A storm tore the roofs off two schools in the valley of Ondara on Friday night, and rescue teams were \
still looking for a shepherd on Saturday. Mayor Pilar Echeverri asked families to stay indoors.

The weather service had warned of winds of 130 kilometres an hour. Power returned to most homes by noon, said the \
utility Lumigas, which sent nine crews from the coast. Classes will move to the sports hall on Monday."""

REWORDED = """Vellmark's harbour council decided Tuesday that the old ferry pier must shut, since divers had \
discovered eleven of the forty pillars to be cracked. Another winter was more than the pier could bear, in the words \
of Marta Oyelaran, leader of the council.

Every day about 3,200 people travel with the Vellmark ferry; the closest bridge, at Tarnow, lies 14 kilometres up the \
river. Buses from Monday were proposed by Brandt Lines, the operator, with half the bill going to the council.

In March they had been assured all was fine, recalled Jonas Pettersen, a ticket seller on the pier for 22 years. \
Repairs for 4.6 million crowns had been advised after a spring inspection by engineers of the Hallstein Institute, a \
letter shows.

Why the council never received that letter is what the opposition asks. On 9 October there will be a hearing, and \
all reports by the institute since 2015 are to be made public, Oyelaran pledged."""

INDEPENDENT = """Ferry passengers in Vellmark face a long detour. Their pier has been closed, and nobody can say for \
how long. "I missed two lectures today," complained student Edda Winther at the empty ticket booth.

Shop owners near the water fear for their trade. Baker Tom Ilves threw away a third of his rolls on Wednesday \
morning. Council leader Marta Oyelaran defended the decision in a radio interview and spoke of safety first."""


def article(name: str, text: str, published: str | None = None, publisher: str | None = None) -> MarkedArticle:
    return MarkedArticle(
        id=name,
        source=name,
        text=text,
        publisher=publisher,
        published=Published(published, None, "stated" if published else "unknown"),
    )


def only(copies: tuple[Copy, ...]) -> Copy:
    assert len(copies) == 1
    return copies[0]


def test_a_text_taken_over_whole_is_a_verbatim_copy() -> None:
    found = only(find_copies([article("a", REPORT, "2021-03-02"), article("b", REPORT, "2021-03-03")]))
    assert (found.source, found.target, found.kind) == ("a", "b", "verbatim")
    assert found.share == found.taken == 1.0


def test_the_first_paragraphs_alone_are_a_copy_and_shorter() -> None:
    cut = "\n\n".join(REPORT.split("\n\n")[:2])
    found = only(find_copies([article("cut", cut), article("whole", REPORT)]))
    assert (found.source, found.target) == ("whole", "cut")
    assert found.direction == "complete"


def test_a_text_in_other_words_and_another_order_of_clauses_is_a_reworded_copy() -> None:
    found = only(find_copies([article("a", REPORT, "2021-03-02"), article("b", REWORDED, "2021-03-04")]))
    assert found.kind in {"reworded", "edited"}
    assert any(passage.kind == "reworded" for passage in found.passages)
    assert found.source == "a"


def test_a_passage_inside_another_article_is_a_copy_with_a_small_part_taken() -> None:
    paragraph = REPORT.split("\n\n")[2]
    host = OTHER.replace("\n\n", f"\n\n{paragraph}\n\n", 1)
    found = only(find_copies([article("host", host, "2021-05-01"), article("report", REPORT, "2021-04-01")]))
    assert (found.source, found.target) == ("report", "host")
    assert found.taken is not None
    assert found.taken < 0.6
    assert host[found.passages[0].target.start :].startswith(paragraph[1:20])


def test_independent_reports_of_one_event_are_no_copies() -> None:
    assert find_copies([article("a", REPORT), article("b", INDEPENDENT)]) == ()


def test_one_quotation_in_common_makes_no_copy() -> None:
    heard = '"We were told in March that everything was sound, and now we stand here with nothing," he said.'
    assert find_copies([article("a", f"{REPORT}\n\n{heard}"), article("b", f"{OTHER}\n\n{heard}")]) == ()


def test_a_footer_in_common_makes_no_copy() -> None:
    footer = (
        "The Vellmark Courier is owned by its readers. Whoever finds a mistake on its pages is asked to ring the "
        "newsroom before noon, so that a correction can be printed in the next morning's edition."
    )
    long = "\n\n".join(
        [OTHER, OTHER.replace("Friday", "Sunday").replace("schools", "barns").replace("valley", "plain")]
    )
    assert find_copies([article("a", f"{REPORT}\n\n{footer}"), article("b", f"{long}\n\n{footer}")]) == ()


@pytest.mark.parametrize(
    ("early", "late"),
    [
        ("2021-03-02", "2021-03-03"),
        ("2021-03-02T08:00:00Z", "2021-03-02T09:30:00Z"),
        ("2021-03-02T23:30:00+05:00", "2021-03-02T20:00:00Z"),
        ("2021-02", "2021-03-01"),
        ("2020", "2021-01-01"),
    ],
)
def test_the_earlier_publication_is_the_original(early: str, late: str) -> None:
    found = only(find_copies([article("z", REPORT, early), article("a", REPORT, late)]))
    assert (found.source, found.direction) == ("z", "published")


@pytest.mark.parametrize(
    ("one", "other"), [("2021-03-02", "2021-03-02T08:00:00Z"), ("2021", "2021-03"), ("soon", "2021-03")]
)
def test_dates_that_do_not_tell_do_not_decide(one: str, other: str) -> None:
    assert only(find_copies([article("a", REPORT, one), article("b", REPORT, other)])).direction != "published"


def test_a_credit_names_the_original() -> None:
    credited = f"{REPORT}\n\nReporting by Norden Wire; editing by our own desk."
    found = only(
        find_copies([article("a", credited, publisher="Gazette"), article("b", REPORT, publisher="Norden Wire")])
    )
    assert (found.source, found.direction) == ("b", "credit")
    assert "Norden Wire" in found.reasons[0]


def test_twins_without_any_evidence_have_no_direction() -> None:
    assert only(find_copies([article("a", REPORT), article("b", REPORT)])).direction == "unknown"


def test_spans_point_to_the_same_words_on_both_sides() -> None:
    host = f"{OTHER}\n\n{REPORT}"
    found = only(find_copies([article("a", REPORT, "2021-01-01"), article("b", host, "2021-01-02")]))
    for passage in found.passages:
        assert passage.source.of(REPORT) == passage.target.of(host)


def test_the_order_of_the_articles_never_matters() -> None:
    batch = [article("a", REPORT), article("b", REWORDED), article("c", OTHER), article("d", REPORT[:900])]
    expected = find_copies(batch)
    assert expected
    for seed in range(5):
        random.Random(seed).shuffle(batch)
        assert find_copies(batch) == expected


def test_however_many_print_a_text_its_words_weigh_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = [article("a", REPORT), article("b", REWORDED), article("c", OTHER)]
    prints = [article(f"z{number:04}", text) for number in range(20) for text in (REPORT, OTHER)]
    weighed: list[Weighing] = []

    def noted(words: Words) -> Weighing:
        weighed.append(weigh(words))
        return weighed[-1]

    monkeypatch.setattr(detection, "weigh", noted)
    here = {one.id for one in batch}
    among = tuple(copy for copy in find_copies([*batch, *prints]) if {copy.source, copy.target} <= here)
    assert among == find_copies(batch) != ()
    assert (weighed[0].table == weighed[1].table).all()


def test_large_batches_are_read_in_parts_with_the_same_result(monkeypatch: pytest.MonkeyPatch) -> None:
    batch = [article("a", REPORT), article("b", REPORT[:900]), article("c", OTHER), article("d", OTHER + " The end.")]
    expected = [(copy.source, copy.target) for copy in find_copies(batch)]
    monkeypatch.setattr("rashomon.collate.copies.detection._AT_ONCE", 2)
    monkeypatch.setattr("rashomon.collate.copies.detection._PAIRS_AT_ONCE", 1)
    monkeypatch.setattr("rashomon.collate.copies.detection._WHOLE", 0)
    assert [(copy.source, copy.target) for copy in find_copies(batch)] == expected
    assert len(expected) == 2


def test_texts_without_words_and_other_scripts_are_no_trouble() -> None:
    odd = ["", "   ", "!!!", "—", "你好世界。" * 20, "Ünïcödé tèxt", "a", "\ud800 lone", "1,2.3 4", "😀 😀 😀"]
    find_copies([article(f"o{place}", text) for place, text in enumerate(odd)])
    assert find_copies([]) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(max_size=300), max_size=6))
def test_any_texts_give_spans_inside_them(texts: list[str]) -> None:
    batch = [article(f"t{place}", text + " " + REPORT[: 40 * place]) for place, text in enumerate(texts)]
    known = {one.id: one.text for one in batch}
    for copy in find_copies(batch):
        assert copy.source != copy.target
        assert 0 <= copy.share <= 1
        for passage in copy.passages:
            assert 0 <= passage.source.start < passage.source.end <= len(known[copy.source])
            assert 0 <= passage.target.start < passage.target.end <= len(known[copy.target])


def test_reasons_are_given_for_copies_and_for_others() -> None:
    batch = [article("a", REPORT, "2021-01-01"), article("b", REWORDED, "2021-01-02"), article("c", OTHER)]
    copies = find_copies(batch)
    assert explain_copies("b", "a", batch, copies)[0].startswith("b took text from a")
    assert "not copies" in explain_copies("a", "c", batch, copies)[0]
    with pytest.raises(KeyError):
        explain_copies("a", "nobody", batch, copies)
