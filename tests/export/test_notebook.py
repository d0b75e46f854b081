"""Records in a notebook: words in context, nothing that a page would obey."""

import msgspec
from lxml import html

import rashomon
from rashomon.model import Dossier, Quote, Span


def test_a_quotation_shows_its_words_in_context(demo: Dossier) -> None:
    article = next(article for article in demo.articles if article.quotes)
    quote = article.quotes[0]
    shown = rashomon.show(quote, demo)
    page = html.fromstring(f"<div>{shown._repr_html_()}</div>")
    assert [mark.text_content() for mark in page.iter("mark")] == [span.of(article.text) for span in quote.content]
    assert page.text_content().replace("…", "").split("\n")[0][:60] in article.text
    assert quote.content[0].of(article.text) in str(shown)


def test_a_story_shows_its_brief_and_who_tells_what(demo: Dossier) -> None:
    (story,) = demo.stories
    page = html.fromstring(f"<div>{rashomon.show(demo)._repr_html_()}</div>")
    assert len(list(page.iter("li"))) == len(story.brief)
    rows = list(page.iter("tr"))[1:]
    for row, fact in zip(rows, story.facts, strict=False):
        assert row.text_content().count("●") == len({report.article for report in fact.reports})


def test_everything_else_is_shown_too(demo: Dossier) -> None:
    (story,) = demo.stories
    saying = story.sayings[0]
    assert rashomon.show(saying, demo)._repr_html_().count("<mark>") == len(saying.variants)
    citation = story.facts[0].reports[0]
    assert citation.text in str(rashomon.show(citation, demo.articles))
    assert str(rashomon.show(citation)) == citation.text
    article = demo.articles[0]
    assert rashomon.show(article)._repr_html_().count("<p>") == len(article.quotes)


def test_a_notebook_draws_records_unasked(demo: Dossier) -> None:
    from rashomon import api

    for record in (demo, demo.stories[0], demo.articles[0], demo.stories[0].sayings[0]):
        drawn: str = getattr(record, "_repr_html_")()  # noqa: B009  the type knows of no notebook
        assert drawn == api.show(record).html


def test_no_words_of_a_report_are_markup(demo: Dossier) -> None:
    text = "<script>x</script> said <b>y</b>"
    quote = Quote("q", "direct", (Span(0, 18),), (Span(19, 23),))
    article = msgspec.structs.replace(demo.articles[0], text=text, publisher="<i>", quotes=(quote,))
    shown = rashomon.show(quote, article)._repr_html_()
    assert "<script>" not in shown
    assert "<b>" not in shown
