"""The story in brief: the part of every line, who tells it, and what the reports part over inside it."""

from handmade import DISAGREEMENTS, DOSSIER, FACTS
from lxml import html

from rashomon.tell import tell


def test_a_line_says_its_part_and_that_one_report_alone_tells_it() -> None:
    told = tell(DOSSIER, "md")
    assert "### What happened" in told
    assert "(only Halyard Press)" in told


def test_what_reports_part_over_stands_inside_the_line() -> None:
    line = next(line for line in tell(DOSSIER, "md").splitlines() if "Accounts part:" in line)
    assert all(reading.value in line for reading in DISAGREEMENTS[0].readings)


def test_a_line_leads_to_where_it_is_told_in_full() -> None:
    tree = html.fromstring(tell(DOSSIER))
    lines = tree.xpath("//li[@class='brief-line']")
    assert len(lines) == 2
    (href,) = lines[0].xpath(".//a[@class='full']/@href")
    assert FACTS[0].text in tree.xpath("string(//*[@id=$id])", id=href[1:])
