"""What real pages do to readers: each kind in several layouts, since the mechanism is to hold and not the input."""

import json
from itertools import product

import pytest
from pages_by_hand import article_in

from rashomon.model import Failure
from rashomon.read.pages import read_page
from rashomon.read.pages.refusals import Refusal, refusal_rules, refusals
from rashomon.read.raw import Raw
from rashomon.read.text.language import language_of

LEAD = (
    "Firefighters in Port Ellery saved the lighthouse on Sunday from a blaze that had begun in an oil store below it."
)
REST = (
    "The keeper, Ada Morrow, was led down a ladder before the stairs gave way. She was not hurt.",
    "Two engines came from the mainland by barge, and a third was kept back by the tide until noon, the brigade said.",
    '"We thought that the lantern room was lost," said Tom Quayle, who leads the brigade. "It was close."',
    "The harbour board will look into the wiring of the store, which was last inspected six years ago, it said.",
)
TITLE = "Lighthouse saved from fire"
MENU = (
    '<header><a href="/">Ellery Mail</a><nav><ul><li><a href="/n">News</a></li>'
    '<li><a href="/s">Sport</a></li></ul></nav></header>'
)
FOOT = "<footer><p>Ellery Mail Company. All rights reserved.</p></footer>"


def paragraphs(texts: tuple[str, ...] = REST) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def page(inner: str, head: str = "") -> str:
    return (
        f"<html lang=en><head><title>{TITLE} - Ellery Mail</title>{head}</head><body>{MENU}{inner}{FOOT}</body></html>"
    )


def wrapped(inner: str, wrap: str) -> str:
    opened, closed = wrap.split("|")
    return page(f"{opened}<h1>{TITLE}</h1>{inner}{closed}")


WRAPS = (
    "<main><article>|</article></main>",
    "<div class=wrapper><div class=story>|</div></div>",
    "<main>|</main>",
    "<section id=c>|</section>",
)


@pytest.mark.parametrize(
    ("lead", "wrap"),
    list(
        product(
            (
                "<div class=intro><p>{}</p></div><div class=text>",
                "<div class=chapo>{}</div><div class=article-text>",
                "<p class=lead><b>{}</b></p><div class=body>",
                "<section><p>{}</p></section><figure><img src=a></figure><section>",
                "<div class=first><div><p>{}</p></div></div><div class=ad></div><div class=more-text>",
                "<p class=vorspann>{}</p><div>",
                "<div class=box><p>{}</p></div><div class=story__text>",
            ),
            WRAPS,
        )
    ),
)
def test_a_lead_in_an_element_of_its_own_opens_the_story(lead: str, wrap: str) -> None:
    end = "</section>" if lead.endswith("<section>") else "</div>"
    raw = wrapped(f"<p class=by>By Ada Quill</p>{lead.format(LEAD)}{paragraphs()}{end}", wrap)
    assert article_in(raw).text == "\n\n".join((LEAD, *REST))


@pytest.mark.parametrize("wrap", WRAPS[:2])
@pytest.mark.parametrize(
    "gap", ["<div class=ad></div>", "<p>Advertisement</p>", "<aside><p>Read our letters.</p></aside>"]
)
def test_a_last_paragraph_behind_an_advertisement_ends_it(gap: str, wrap: str) -> None:
    inner = f"<div><p>{LEAD}</p>{paragraphs(REST[:3])}</div>{gap}<div>{paragraphs(REST[3:])}</div>"
    assert article_in(wrapped(inner, wrap)).text == "\n\n".join((LEAD, *REST))


def test_a_summary_in_the_words_of_the_story_is_not_told_twice() -> None:
    summary = "Firefighters in Port Ellery saved the lighthouse from a blaze in an oil store on Sunday."
    raw = wrapped(f"<div class=intro><p>{summary}</p></div><div class=text><p>{LEAD}</p>{paragraphs()}</div>", WRAPS[0])
    assert article_in(raw).text == "\n\n".join((LEAD, *REST))


@pytest.mark.parametrize(
    "line",
    [
        "<p>ADVERTISEMENT</p>",
        "<p><strong>Article continues below advertisement</strong></p>",
        "<p>Read more: Keeper of the light retires</p>",
        "<p><em>Lesen Sie auch: Leuchtturm gerettet</em></p>",
        "<p>Share this story</p>",
        "<p>Advertisement. Scroll to continue reading.</p>",
        "<p>Continua a leggere dopo la pubblicità</p>",
        "<p>Читайте также: Смотритель уходит</p>",
        "<p>Open image in gallery</p>",
        "<div class=inline-newsletter><p>Get the best of the coast each Friday.</p></div>",
        "<p>Sign up for our weekly newsletter and never miss a story from the coast.</p>",
        "<p>Click here to join our Telegram channel</p>",
        "<p>Abonnieren Sie unseren kostenlosen Newsletter.</p>",
        "<p>Inscrivez-vous à notre newsletter pour ne rien manquer.</p>",
        "<span>Werbung</span>",
        "<p>Photo: Nora Pell / Ellery Mail</p>",
    ],
)
def test_furniture_among_the_paragraphs_is_none_of_the_story(line: str) -> None:
    inner = f"<p>{LEAD}</p>{paragraphs(REST[:2])}{line}{paragraphs(REST[2:])}"
    assert article_in(wrapped(inner, WRAPS[0])).text == "\n\n".join((LEAD, *REST))


@pytest.mark.parametrize(
    "line",
    [
        "The advertisement ran for a week before the fire.",
        "Read the letter aloud, she told him: the lamp must never go out.",
        "Share prices of the oil company fell.",
    ],
)
def test_sentences_with_the_words_of_furniture_stay(line: str) -> None:
    assert line in article_in(wrapped(f"<p>{LEAD}</p><p>{line}</p>{paragraphs()}", WRAPS[0])).text


OTHERS = (
    '<aside><h3>Also</h3><a href="/k">Keeper retires</a> {}</aside>',
    '<ul class=links><li><a href="/k">Keeper retires</a> {}</li><li><a href="/l">Oil store built</a> {}</li></ul>',
    "<figure><img src=a><figcaption>The light, {}</figcaption></figure>",
    '<div class=recommended><a href="/k">Keeper retires</a> {}</div>',
    (
        "<div class=remarks><ul><li><b>gull</b> {}<p>Well done to all of the men and women on it, I say.</p></li>"
        "<li><b>tern</b> {}<p>And who pays for the new stairs now, I would like to know that.</p></li></ul></div>"
    ),
)
TIMES = (
    '<time datetime="2021-02-03T10:00:00Z">3 February 2021</time>',
    '<time datetime="2021-02-03">3 Feb 2021</time>',
)
SHOWN = (
    "<p class=meta>Monday 6 May 2024</p>",
    "<p>Published May 6, 2024</p>",
    "<div>6.5.2024</div>",
    '<time datetime="2024-05-06">6 May</time>',
    "",
)


@pytest.mark.parametrize(("other", "time", "shown"), list(product(OTHERS, TIMES, SHOWN)))
def test_the_date_of_something_else_is_not_the_articles(other: str, time: str, shown: str) -> None:
    raw = wrapped(
        f"<p class=by>By Ada Quill</p>{shown}<p>{LEAD}</p>{paragraphs()}{other.replace('{}', time)}", WRAPS[0]
    )
    article = article_in(raw)
    assert article.published.value == ("2024-05-06" if shown else None)
    assert article.text == "\n\n".join((LEAD, *REST))


@pytest.mark.parametrize(
    "other",
    [
        "<div class=weather>Weather for {}: fog</div>",
        "<div class=box><h3>Earlier</h3><p><a href=/k>Keeper retires</a><br>{}</p></div>",
        "<section class=more><div><a href=/k><h4>Keeper retires</h4></a>{}</div></section>",
    ],
)
@pytest.mark.parametrize("time", TIMES)
@pytest.mark.parametrize("shown", SHOWN[1::3])
def test_a_date_above_the_article_or_beside_a_link_behind_it_is_not_its(other: str, time: str, shown: str) -> None:
    story = f"<main><article><h1>{TITLE}</h1>{shown}<p>{LEAD}</p>{paragraphs()}</article></main>"
    beside = other.format(time)
    wanted = "2024-05-06" if shown else None
    assert article_in(page(beside + story)).published.value == wanted
    assert article_in(page(story + beside)).published.value == wanted


def test_a_day_that_the_story_tells_of_is_not_its_date() -> None:
    told = (
        'The board meets on <time datetime="2024-06-01T19:00">1 June</time> in the hall above the fish market, it said.'
    )
    assert article_in(wrapped(f"<p>{LEAD}</p><p>{told}</p>{paragraphs()}", WRAPS[0])).published.value is None


@pytest.mark.parametrize(
    "shown",
    [
        '<time itemprop=dateModified datetime="2024-05-07T09:00:00Z">7 May 2024</time>',
        '<time datetime="2024-05-07T09:00:00Z">Updated 7 May 2024</time>',
    ],
)
def test_the_day_of_a_change_is_not_stated_as_that_of_the_publication(shown: str) -> None:
    article = article_in(wrapped(f"{shown}<p>{LEAD}</p>{paragraphs()}", WRAPS[0]))
    assert article.published.origin == "inferred"
    assert article.updated is not None
    assert article.updated.value == "2024-05-07T09:00+00:00"


def test_digits_of_other_scripts_are_digits() -> None:
    raw = wrapped(f"<p class=date>٦ مايو ٢٠٢٤ - ٠٧:٣٠</p><p>{LEAD}</p>{paragraphs()}", WRAPS[0])
    assert article_in(raw).published.value == "2024-05-06T07:30"


STATE = {"page": {"id": 9, "body": [{"type": "p", "text": text} for text in (LEAD, *REST)]}}
LINKED = {"@type": "NewsArticle", "articleBody": "\n".join((LEAD, *REST))}
KEPT = {
    "json-ld": f'<script type="application/ld+json">{json.dumps(LINKED)}</script>',
    "state": f'<script id=s type="application/json">{json.dumps(STATE)}</script>',
    "assigned": f"<script>window.__DATA__ = {json.dumps({'html': paragraphs((LEAD, *REST))})};</script>",
    "template": f"<template id=t>{paragraphs((LEAD, *REST))}</template>",
    "noscript": f"<noscript>{paragraphs((LEAD, *REST))}</noscript>",
    "script template": f'<script type="text/x-template">{paragraphs((LEAD, *REST))}</script>',
}
SHELLS = (
    f"<h1>{TITLE}</h1><div id=app>Loading...</div>",
    "<div id=app></div>",
    f"<main><h1>{TITLE}</h1><p>Please wait</p></main>",
)


@pytest.mark.parametrize(("kept", "shell"), list(product(KEPT, SHELLS)))
def test_what_a_shell_keeps_elsewhere_is_read(kept: str, shell: str) -> None:
    article = article_in(page(f"{shell}{KEPT[kept]}"))
    assert article.text == "\n\n".join((LEAD, *REST))
    assert [ground.value for ground in article.grounds if ground.field == "text"] == [
        "unfolded" if kept in ("template", "noscript", "script template") else "stated"
    ]


def test_a_shadow_tree_is_shown() -> None:
    inner = f"<p>{LEAD}</p><x-rest><template shadowrootmode=open><div>{paragraphs()}</div></template></x-rest>"
    assert article_in(wrapped(inner, WRAPS[0])).text == "\n\n".join((LEAD, *REST))


@pytest.mark.parametrize("how", ["hidden", 'style="display: none"', 'class="hidden"'])
def test_what_is_not_shown_is_not_read(how: str) -> None:
    terms = "".join(
        f"<p>{n}. The visitor agrees that the company is not liable for loss from reading.</p>" for n in range(9)
    )
    raw = wrapped(f"<p>{LEAD}</p>{paragraphs()}<div {how}>{terms}</div>", WRAPS[0])
    assert article_in(raw).text == "\n\n".join((LEAD, *REST))


def refused(raw: str) -> str:
    found = read_page(Raw("page.html", "html", raw.encode()))
    assert isinstance(found, Failure), found
    return found.reason


@pytest.mark.parametrize(
    ("title", "words", "reason"),
    [
        ("Page not found", "We looked everywhere, but what you asked for is not there. Try the search.", "error"),
        ("403 Forbidden", "You do not have permission to see this address on this server.", "error"),
        ("Seite nicht gefunden", "Was Sie suchen, gibt es nicht oder nicht mehr. Versuchen Sie die Suche.", "error"),
        ("Sign in to your account", "Use the address that you gave when you signed up, and your password.", "log in"),
        ("Just a moment...", "This site makes sure that the connection is safe before you go on.", "browser"),
    ],
)  # fmt: skip
def test_a_page_that_refuses_says_so(title: str, words: str, reason: str) -> None:
    assert reason in refused(
        f"<html><head><title>{title} | Mail</title></head>"
        f"<body>{MENU}<main><h1>{title}</h1><p>{words}</p></main></body></html>"
    )


def test_a_shell_without_any_text_is_no_article() -> None:
    aside = "<aside><h3>Letters</h3><p>Get the letters from the coast in your inbox every single weekday.</p></aside>"
    assert refused(page(f"<div id=app></div>{aside}"))


@pytest.mark.parametrize("entry", ["<div class=item>{}</div>", "<li>{}</li>", "<section>{}</section>"])
def test_a_front_with_long_teasers_is_an_index(entry: str) -> None:
    heads = ("Lighthouse saved", "Barge runs late", "Stairs give way", "Oil store closed", "Tide high at noon")
    inner = (
        f'<h2><a href="/{n}">{head}</a></h2><p>{text} {text}</p>'
        for n, (head, text) in enumerate(zip(heads, (LEAD, *REST), strict=True))
    )
    assert "index" in refused(page("<h1>News</h1>" + "".join(entry.format(one) for one in inner)))


@pytest.mark.parametrize("rule", refusal_rules(), ids=lambda rule: rule.id)
def test_a_refusal_fits_its_example_and_no_headline(rule: Refusal) -> None:
    pattern = next(fits for entry, (_, fits) in zip(refusal_rules(), refusals(), strict=True) if entry is rule)
    assert pattern.fullmatch(rule.example)
    assert rule.counter is None or not pattern.fullmatch(rule.counter)


@pytest.mark.parametrize(
    "lead",
    [
        "<p><span class=drop>F</span>\n{}</p>",
        "<p><span class=cap aria-hidden=true>F</span><span class=sr-only>F</span>{}</p>",
        "<div class=letter>F</div><p>{}</p>",
        "<p><b>F</b>{}</p>",
    ],
)
def test_an_initial_is_a_letter_of_its_word(lead: str) -> None:
    article = article_in(wrapped(f"{lead.format(LEAD[1:])}{paragraphs()}", WRAPS[0]))
    assert article.text == "\n\n".join((LEAD, *REST))


def test_an_initial_that_is_a_word_stays_one() -> None:
    line = "ferry waited outside the harbour until the smoke had gone, and then it came in at last."
    raw = wrapped(f"<p><span class=drop>A</span> {line}</p><p>{LEAD}</p>{paragraphs()}", WRAPS[0])
    assert article_in(raw).text.startswith(f"A {line}")


@pytest.mark.parametrize(
    ("mark", "read"),
    [
        ('<sup><a href="#n1">1</a></sup>', ""),
        ('<a href="#n1"><sup>[2]</sup></a>', ""),
        ("<sup>3</sup>", ""),
    ],
)
def test_the_mark_of_a_footnote_is_no_number(mark: str, read: str) -> None:
    assert article_in(wrapped(f"<p>{LEAD}{mark}</p>{paragraphs()}", WRAPS[0])).text == "\n\n".join((LEAD + read, *REST))


def test_a_raised_number_behind_a_unit_stays() -> None:
    line = "The store was of 90 m<sup>2</sup> and held oil for one whole winter, the harbour board said on Monday."
    text = article_in(wrapped(f"<p>{LEAD}</p><p>{line}</p>{paragraphs()}", WRAPS[0])).text
    assert "90 m2 and held" in text


def test_what_was_escaped_twice_is_read_once() -> None:
    line = "It&amp;rsquo;s a &amp;quot;miracle&amp;quot;, said Quayle &amp;amp; Sons, who insure&amp;nbsp;the light."
    text = article_in(wrapped(f"<p>{LEAD}</p><p>{line}</p>{paragraphs()}", WRAPS[0])).text
    assert 'It’s a "miracle", said Quayle & Sons, who insure the light.' in text


def test_what_stands_in_for_a_chart_is_not_read() -> None:
    chart = "<amp-iframe src=a><p placeholder>The chart of the fires of the last ten years is loading.</p></amp-iframe>"
    raw = wrapped(f"<p>{LEAD}</p>{paragraphs(REST[:2])}{chart}{paragraphs(REST[2:])}", WRAPS[0])
    assert article_in(raw).text == "\n\n".join((LEAD, *REST))


def test_a_page_for_print_is_read_from_its_headline_on() -> None:
    raw = (
        f"<html><head><title>Print: {TITLE}</title></head><body><p>Ellery Mail | https://mail.example/1?print</p>"
        f"<h2>{TITLE}</h2><p>Ada Quill, Harbour reporter<br>Published 6.5.2024 07:30</p><p>{LEAD}</p>{paragraphs()}"
        "<p>Printed from Ellery Mail. All rights reserved.</p></body></html>"
    )
    article = article_in(raw)
    assert (article.title, article.published.value) == (TITLE, "2024-05-06T07:30")
    assert article.text == "\n\n".join((LEAD, *REST))


def test_cards_of_other_stories_behind_one_that_stands_in_none() -> None:
    card = "<article><a href=/k><h3>Keeper retires</h3></a><p>She has kept the light for eleven years.</p></article>"
    raw = page(
        f"<main><div class=w><h1>{TITLE}</h1><p>{LEAD}</p>{paragraphs()}</div></main><section>{card * 4}</section>"
    )
    assert article_in(raw).text == "\n\n".join((LEAD, *REST))


@pytest.mark.parametrize("link", ['<link rel=canonical href="https://www.ellerymail.example/a">', ""])
def test_the_publisher_whom_the_title_and_the_logo_or_address_name(link: str) -> None:
    head = f"<title>{TITLE} | Ellery Mail</title>{link}"
    logo = "" if link else '<a href="/">Ellery Mail</a>'
    raw = f"<html><head>{head}</head><body>{logo}<main><h1>{TITLE}</h1><p>{LEAD}</p>{paragraphs()}</main></body></html>"
    assert article_in(raw).publisher == "Ellery Mail"


def test_the_address_that_a_browser_noted() -> None:
    raw = f"<!-- saved from url=(0026)https://mail.example/light -->{wrapped(f'<p>{LEAD}</p>{paragraphs()}', WRAPS[0])}"
    assert article_in(raw).url == "https://mail.example/light"


@pytest.mark.parametrize(
    ("language", "line"),
    [
        (
            "fa",
            "شهردار بندر روز دوشنبه اسکله تازه را پس از دو سال کار گشود و گفت که قایق‌های کوچک می‌توانند پهلو بگیرند.",
        ),
        (
            "ur",
            "میئر نے پیر کے روز دو سال کے کام کے بعد نئے گھاٹ کا افتتاح کیا اور کہا کہ چھوٹی کشتیاں یہاں آ سکتی ہیں۔",
        ),
        (
            "ar",
            "افتتح رئيس البلدية الرصيف الجديد بعد عامين من العمل، وقال إن القوارب الصغيرة يمكنها أن ترسو فيه.",
        ),
        ("mr", "महापौरांनी सोमवारी धक्क्याचे उद्घाटन केले आणि होड्या येथे येऊ शकतात असे सांगितले आहे."),
        ("hi", "महापौर ने सोमवार को दो साल के काम के बाद नए घाट का उद्घाटन किया और कहा कि छोटी नावें यहाँ आ सकती हैं।"),
    ],
)
def test_languages_that_share_a_script(language: str, line: str) -> None:
    assert language_of(line) == language


NAME = "Ada Quill"


@pytest.mark.parametrize("author", [[[{"name": NAME}], [{"name": "Tom Pell"}]], [{"name": NAME}, {"name": "Tom Pell"}]])
def test_lists_of_authors_within_lists(author: object) -> None:
    linked = json.dumps({"@type": "NewsArticle", "headline": TITLE, "author": author})
    raw = page(f"<h1>{TITLE}</h1><p>{LEAD}</p>{paragraphs()}", f'<script type="application/ld+json">{linked}</script>')
    assert article_in(raw).bylines == (NAME, "Tom Pell")
