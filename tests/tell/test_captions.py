"""A caption stands outside the text of its report, and a line that rests on it still leads to its words."""

from lxml import html

from rashomon.model import Caption, Citation, Disagreement, Dossier, MarkedArticle, Reading, Span, Story
from rashomon.tell import tell
from rashomon.tell.anchors import caption_anchor

WORDS = "The ministers shake hands on 31 June"


def dossier() -> Dossier:
    caption = Caption(Span(40, 40 + len(WORDS)), WORDS)
    article = MarkedArticle(id="a-1", source="one.txt", text="The ministers met in June.", captions=(caption,))
    report = Citation("a-1", Span(0, 0), WORDS, raw=caption.span)
    body = Citation("a-1", Span(0, 26), "The ministers met in June.")
    dispute = Disagreement("d-1", "the day of the handshake", (Reading("31 June", (report,)), Reading("June", (body,))))
    return Dossier(
        (article,), (Story(story="s-1", title="T", articles=("a-1",), origins=(("a-1",),), disagreements=(dispute,)),)
    )


def test_a_line_leads_to_the_caption() -> None:
    page = html.fromstring(tell(dossier(), "html"))
    anchor = caption_anchor("a-1", Span(40, 40 + len(WORDS)))
    (target,) = page.xpath(f"//*[@id='{anchor}']")
    assert WORDS in target.text_content()
    assert page.xpath(f"//a[@href='#{anchor}']")
    assert target.xpath(".//a/@href"), "the caption leads back to the line that cites it"


def test_markdown_prints_the_caption() -> None:
    assert f"caption: {WORDS}" in tell(dossier(), "md")
