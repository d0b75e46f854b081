"""Web pages: body, offsets, metadata, labels, and what becomes of pages that are no article."""

import gzip
import html
import json
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model import Article, Failure, Span, encode, raw_span
from rashomon.read.decode import decode
from rashomon.read.pages import LARGEST, read_page
from rashomon.read.raw import Raw

TITLE = "Council to rebuild ferry pier"
PARAGRAPHS = (
    "The harbour council voted on Tuesday to rebuild the old ferry pier, which a storm tore apart in January.",
    "“We could not leave the island without a landing,” said the chair, Ada Quill, after the vote &amp; the talks.",
    "Work is to begin in the spring and will cost 4.2&nbsp;million crowns, of which the state pays a third, she said.",
    "Fishermen who had moored there for decades welcomed the plan, although some doubted that it would be kept.",
    "The last repair of the pier, in 1998, took two years longer than the council had promised when it was approved.",
)
LINKED = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Council to rebuild ferry pier",
    "datePublished": "2024-03-05T08:30:00+01:00",
    "dateModified": "2024-03-06T10:00:00+01:00",
    "author": [{"@type": "Person", "name": "Ben Quire"}],
    "publisher": {"@type": "Organization", "name": "Harbour Post"},
}


def page(
    paragraphs: tuple[str, ...] = PARAGRAPHS,
    *,
    linked: object = None,
    head: str = "",
    before: str = "",
    after: str = "",
) -> str:
    script = f'<script type="application/ld+json">{json.dumps(linked)}</script>' if linked else ""
    body = "\n".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><title>{TITLE} | Harbour Post</title>{head}{script}</head>'
        f'<body><nav class="menu"><ul><li><a href="/">Home</a></li><li><a href="/sport">Sport</a></li></ul></nav>'
        f'<main><article class="story"><h1>{TITLE}</h1>{before}<div class="story-body">{body}</div></article></main>'
        f'{after}<footer class="footer"><p>© 2024 Harbour Post. All rights reserved.</p></footer></body></html>'
    )


def read(source: str | bytes, name: str = "pier.html") -> Article | Failure:
    return read_page(Raw(name, "html", source.encode() if isinstance(source, str) else source))


def article(source: str | bytes) -> Article:
    result = read(source)
    assert isinstance(result, Article), result
    return result


def failure(source: str | bytes) -> Failure:
    result = read(source)
    assert isinstance(result, Failure), result
    return result


def assert_mapped(result: Article, raw: str) -> None:
    """Every character of the text leads to a stretch of the raw page that means it."""
    for offset, character in enumerate(result.text):
        span = raw_span(result, Span(offset, offset + 1))
        assert span is not None
        meant = html.unescape(span.of(raw))
        if character.isspace():
            assert not meant.strip() or meant.strip().startswith("<")
        else:
            assert character in meant
            assert len(span) == 1 or span.of(raw).startswith("&")


def test_body_is_the_paragraphs_with_a_blank_line_between() -> None:
    expected = [" ".join(html.unescape(paragraph).split()) for paragraph in PARAGRAPHS]
    assert article(page()).text.split("\n\n") == expected


def test_every_character_of_the_body_leads_back_to_the_page() -> None:
    raw = page()
    assert_mapped(article(raw), raw)


@given(
    st.lists(
        st.text(st.sampled_from(" \n\tab.é漢😀<&;\u00a0\u00ad\u200b\"'"), min_size=0, max_size=30),
        min_size=1,
        max_size=4,
    )
)
@settings(max_examples=60, deadline=None)
def test_mapping_holds_for_any_words(words: list[str]) -> None:
    raw = page(
        (*PARAGRAPHS, *(f"{PARAGRAPHS[0]} {html.escape(w)} <b>{html.escape(w)}</b>&eacute;&#8212;&amp;" for w in words))
    )
    assert_mapped(article(raw), raw)


@given(st.text(st.sampled_from("<>/pdivatrlscript!-&;\"'= abc\n"), max_size=400))
@settings(max_examples=150, deadline=None)
def test_any_markup_gives_an_article_or_a_failure(noise: str) -> None:
    for raw in (noise, page(before=noise)):
        result = read(raw)
        if isinstance(result, Article):
            assert_mapped(result, raw)
            assert all(0 <= line.start < line.end <= len(raw) for line in result.lines)


def test_cutting_a_page_anywhere_never_raises() -> None:
    raw = page(linked=LINKED)
    for end in range(0, len(raw), 97):
        result = read(raw[:end])
        if isinstance(result, Article):
            assert_mapped(result, raw[:end])


def test_lines_are_labelled_in_order_and_slice_to_their_words() -> None:
    raw = page(
        before='<p class="byline">By Ben Quire</p><time class="date">5 March 2024</time>'
        "<figure><img src=x><figcaption>The pier before the storm. Photo: Reuters</figcaption></figure>"
    )
    result = article(raw)
    labels = {line.label: raw[line.start : line.end] for line in result.lines}
    assert labels["title"] == "Council to rebuild ferry pier"
    assert labels["byline"] == "By Ben Quire"
    assert labels["date"] == "5 March 2024"
    assert labels["caption"].startswith("The pier before the storm")
    assert [line.start for line in result.lines] == sorted(line.start for line in result.lines)
    assert sum(line.label == "body" for line in result.lines) == len(PARAGRAPHS)


def test_stated_metadata_with_its_grounds() -> None:
    raw = page(linked=LINKED)
    result = article(raw)
    assert (result.title, result.publisher, result.bylines) == (
        "Council to rebuild ferry pier",
        "Harbour Post",
        ("Ben Quire",),
    )
    assert (result.published.value, result.published.precision, result.published.origin) == (
        "2024-03-05T08:30+01:00",
        "minute",
        "stated",
    )
    assert result.updated is not None
    assert result.updated.value == "2024-03-06T10:00+01:00"
    assert result.language == "en"
    spans = {ground.field: ground.span for ground in result.grounds}
    for field, words in {
        "bylines": "Ben Quire",
        "published": "2024-03-05T08:30:00+01:00",
        "publisher": "Harbour Post",
    }.items():
        span = spans[field]
        assert span is not None
        assert span.of(raw) == words


def test_record_survives_json_and_the_id_does_not_hang_on_the_file() -> None:
    raw = page(linked=LINKED).encode()
    first, second = read(raw, "a.html"), read(raw, "b/c.html")
    assert isinstance(first, Article)
    assert isinstance(second, Article)
    assert first.id == second.id
    assert json.loads(encode(first))["offsets"][0] == [
        0,
        first.offsets[0].raw,
        first.offsets[0].length,
        first.offsets[0].raw_length,
    ]


def test_pages_before_do_not_sway_a_page() -> None:
    raw = page(linked=LINKED)
    alone = article(raw)
    for other in (page(PARAGRAPHS[::-1]), page(PARAGRAPHS[:2]), "<p>x"):
        read(other)
    assert article(raw) == alone


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ('<p class="byline">By Ada Quill and Ben Quire</p>', ("Ada Quill", "Ben Quire")),
        ('<span class="author">Written by: Ludwig van der Meer, Senior Reporter</span>', ("Ludwig van der Meer",)),
        ('<div>By</div><div><a rel="author" href="/authors/ada-quill">Ada Quill</a></div>', ("Ada Quill",)),
        ('<div class="share">By Facebook</div>', ()),
        ('<div class="comments"><span class="comment-author">Omar Field</span></div>', ()),
        ('<p class="byline">By Admin</p>', ()),
        ("<p>By the numbers</p>", ()),
        ("", ()),
    ],
)
def test_bylines(byline: str, names: tuple[str, ...]) -> None:
    assert article(page(before=byline)).bylines == names


def test_site_that_states_itself_as_author_is_not_named() -> None:
    stated = LINKED | {"author": {"@type": "Organization", "name": "Harbour Post"}}
    assert article(page(linked=stated)).bylines == ()


def test_byline_that_readers_see_wins_over_who_pressed_the_button() -> None:
    stated = LINKED | {"author": {"@type": "Person", "name": "Wendy Webmaster"}}
    assert article(page(linked=stated, before='<p class="byline">By Ada Quill</p>')).bylines == ("Ada Quill",)


@pytest.mark.parametrize(
    ("before", "head", "value"),
    [
        ("<p>Published on March 5, 2024</p>", "", "2024-03-05"),
        ('<p><time datetime="2024-03-05T08:30:00Z">today</time></p>', "", "2024-03-05T08:30+00:00"),
        ("", '<meta property="article:published_time" content="2024-03-05">', "2024-03-05"),
        ("", '<link rel="canonical" href="https://post.example/2024/03/05/pier">', "2024-03-05"),
        ("<p>Updated 6 March 2024</p><p>5 March 2024</p>", "", "2024-03-05"),
    ],
)
def test_publication_dates(before: str, head: str, value: str) -> None:
    assert article(page(before=before, head=head)).published.value == value


@pytest.mark.parametrize(
    "stated", ["Harbour Council of Saltmouth - {}", "{} – Harbour Notes and Queries", "Notes | {}"]
)
def test_title_is_the_part_that_a_heading_shows(stated: str) -> None:
    shown = "Pier to close in May"
    heading = f'<h4><a href="/pier">{shown}</a></h4>'
    body = "<p>The harbour council voted on Tuesday to close the old ferry pier, which a storm tore apart.</p>" * 3
    raw = f"<html><head><title>{stated.format(shown)}</title></head><body>{heading}{body}</body></html>"
    assert article(raw).title == shown
    line = raw.replace("h4>", "div>")
    assert article(line.replace('<a href="/pier">', "").replace("</a>", "")).title == shown


def test_title_without_headline_loses_the_name_of_the_site() -> None:
    raw = page().replace("<h1>Council to rebuild ferry pier</h1>", "")
    assert article(raw).title == "Council to rebuild ferry pier"


def test_agency_of_the_text_is_kept_apart_from_that_of_the_picture() -> None:
    dated = (PARAGRAPHS[0].replace("The harbour", "PORT ELLEN (Reuters) - The harbour"), *PARAGRAPHS[1:])
    figure = "<figure><img src=x><figcaption>The pier. (Photo: AFP)</figcaption></figure>"
    result = article(page(dated, before=figure))
    assert result.agencies == ("Reuters",)
    assert result.photo_agencies == ("Agence France-Presse",)
    assert result.dateline == "Port Ellen"


def test_index_page_is_refused() -> None:
    items = "".join(
        f'<li><a href="/{n}">Council news number {n} from the islands of the north</a></li>' for n in range(40)
    )
    found = failure(f"<html><body><h1>News</h1><ul>{items}</ul></body></html>")
    assert found.reason == "index page, no article"


@pytest.mark.parametrize("raw", ["", " \n", "<html><body></body></html>", "<script>var a = 1</script>", "<!-- nothing"])
def test_empty_pages_are_refused(raw: str) -> None:
    assert failure(raw).reason == "no visible text in the page"


def test_consent_page_is_refused() -> None:
    raw = (
        "<html><body><div class='consent'><h2>We value your privacy</h2><button>Accept all cookies</button>"
        "<button>Cookie settings</button></div></body></html>"
    )
    assert "consent" in failure(raw).reason


def test_paywall_stub_says_that_it_is_cut_short() -> None:
    raw = page(PARAGRAPHS[:2], after='<div class="wall">Subscribe to continue reading</div>')
    result = read(raw)
    reasons = [g.reason for g in result.grounds] if isinstance(result, Article) else [result.reason]
    assert any("paywall" in reason for reason in reasons)


def test_too_large_pages_and_bombs_are_refused_at_once() -> None:
    assert "million characters" in failure(b"a" * (LARGEST + 1)).reason
    assert "million characters" in failure(gzip.compress(b"a" * (6 * LARGEST))).reason


def test_a_page_of_too_many_elements_is_refused_at_once() -> None:
    assert "elements" in failure("<p>a" * 400_000).reason


def test_deep_nesting_and_one_long_line_are_read_in_bounded_time() -> None:
    deep = page(before="<div>" * 5000 + "x" + "</div>" * 5000)
    assert article(deep).text
    assert isinstance(read("<p" + " a" * 200_000), Failure)
    assert read("word " * 400_000) is not None
    assert read("<b><i>" * 10_000) is not None


OTHERS = (
    "A bakery on Mill Street that had fed the town for ninety years closed its doors on Friday, its owner said.",
    "Rising rents and the price of flour left no choice, Tom Baker told customers who queued around the corner.",
    "He had hoped that his daughter would take over, but she works as an engineer on the mainland, he said.",
    "The building will be turned into flats by a company from the capital, according to the land register.",
    "Regular customers said that they would miss the rye bread most of all, and the talk over the counter.",
)


def test_of_two_articles_on_a_page_the_one_it_is_about_is_read_and_that_is_said() -> None:
    other = "".join(f"<p>{paragraph}</p>" for paragraph in OTHERS)
    raw = page(after=f"<article><h1>Bakery closes after ninety years</h1>{other}</article>")
    result = article(raw)
    assert result.text == article(page()).text
    assert [g.value for g in result.grounds if g.field == "text"] == ["one of several"]
    labels = [line.label for line in result.lines if raw[line.start : line.end] in OTHERS]
    assert labels == ["other-story"] * len(OTHERS)
    assert not [g for g in article(page()).grounds if g.field == "text"]


def test_what_repeats_in_short_stays() -> None:
    said = "“We could not leave the island without a landing,” said the chair, Ada Quill, once more to the council."
    text = article(page((*PARAGRAPHS, said, PARAGRAPHS[0] + " It did so twice.", said, *OTHERS[:2]))).text
    assert text.count(said) == 2


@pytest.mark.parametrize(
    "raw",
    [
        "<title>" + "The word - " * 50_000 + "</title><p>x",
        '<meta name="date" content="' + "1 January " * 50_000 + '"><p>x',
        '<script type="application/ld+json">{"headline": "' + "The | word " * 50_000 + '"}</script><p>x',
        "<h1>A</h1>" + "<time>1 May 2020</time>" * 20_000,
        "<ul><li>" * 14_000 + "x",
        "<!" * 400_000,
    ],
    ids=["title", "date", "headline", "times", "lists", "declarations"],
)
def test_overlong_parts_cost_no_more_than_their_length(raw: str) -> None:
    before = time.process_time()
    read(raw)
    assert time.process_time() - before < 10


def test_story_loaded_twice_is_read_once() -> None:
    once = article(page()).text
    again = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    assert article(page(after=f'<div class="story-body">{again}</div>')).text == once


@pytest.mark.parametrize("charset", ["utf-8", "utf-8-sig", "utf-16", "cp1252", "gzip"])
def test_charsets_give_the_same_text(charset: str) -> None:
    raw = page(head='<meta charset="windows-1252">' if charset == "cp1252" else "")
    data = gzip.compress(raw.encode()) if charset == "gzip" else raw.encode(charset)
    assert article(data).text == article(raw).text
    if charset != "gzip":
        assert decode(data) == raw


def titled(head: str, stated: str) -> str | None:
    """The title of a page that shows the headline ``head`` and states ``stated``."""
    told = f'<title>{stated} | Harbour Post</title><meta property="og:title" content="{stated}">'
    body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return article(f"<html><head>{told}</head><body><article><h1>{head}</h1>{body}</article></body></html>").title


def test_a_headline_is_less_the_section_behind_a_bar_that_the_stated_title_lacks() -> None:
    assert titled("Ferry pier to be rebuilt | Opinion", "Ferry pier to be rebuilt") == "Ferry pier to be rebuilt"
    assert titled("Pier to close | What comes next", "Pier to close for winter") == "Pier to close | What comes next"


def test_a_headline_is_less_the_kicker_in_an_element_of_its_own() -> None:
    kicker = "<span class=kicker>Harbour quarrel</span> <span>Ferry pier to be rebuilt</span>"
    assert titled(kicker, "Ferry pier to be rebuilt") == "Ferry pier to be rebuilt"
    assert titled("Old ferry pier to be rebuilt", "Ferry pier to be rebuilt") == "Old ferry pier to be rebuilt"


def test_a_headline_in_capitals_is_given_as_it_is_stated() -> None:
    assert titled("FERRY PIER TO BE REBUILT IN MAY", "Ferry pier to be rebuilt") == "Ferry pier to be rebuilt"
    assert titled("Ferry pier to be rebuilt in May", "Ferry pier to be rebuilt") == "Ferry pier to be rebuilt in May"


def test_an_address_behind_a_stated_title_is_the_name_of_the_site() -> None:
    raw = "<html><head><title>Pier closed | Harbourpost.test</title></head>"
    assert article(raw + page().partition("</h1>")[2]).title == "Pier closed"
