"""The story in brief: the part of every line, who tells it, and what the reports part over inside it."""

from handmade import DISAGREEMENTS, DOSSIER, FACTS

from rashomon.tell import tell


def test_a_line_says_its_part_and_that_one_report_alone_tells_it() -> None:
    told = tell(DOSSIER, "md")
    assert "_What happened:_" in told
    assert "_What is next, one report only:_" in told


def test_what_reports_part_over_stands_inside_the_line() -> None:
    line = next(line for line in tell(DOSSIER, "md").splitlines() if "_What happened:_" in line)
    assert "Accounts part:" in line
    assert all(reading.value in line for reading in DISAGREEMENTS[0].readings)


def test_a_line_leads_to_where_it_is_told_in_full() -> None:
    shown = tell(DOSSIER)
    brief = shown[shown.index('class="brief-lines"') : shown.index("</ol>", shown.index('class="brief-lines"'))]
    assert brief.count('class="brief-line"') == 2
    assert FACTS[0].text.split()[0] in brief
    assert 'aria-label="In full: F1"' in brief
