"""Whatever ids the records chose and wherever a passage was copied to: every link leads somewhere, every id is one."""

import re

import msgspec
from handmade import DOSSIER, HALYARD, STORY, TRIBUNE
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from rashomon.model import Copy, Dossier, MarkedArticle, Passage, Span, Story
from rashomon.tell import tell
from rashomon.tell.anchors import line_anchor, report_anchor

TEXT = "The pier is closed.\n\nBoats land at the old quay. \u0085 The island pays."


def check(dossier: Dossier) -> None:
    tree = html.fromstring(tell(dossier, "html"))
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids)), [one for one in ids if ids.count(one) > 1]
    assert not [href for href in tree.xpath("//a/@href") if href[0] != "#" or href[1:] not in ids]
    assert not [one for one in tree.xpath("//@aria-labelledby | //@data-of") if one not in ids]
    markdown = tell(dossier, "md")
    notes = re.findall(r"(?m)^\[\^([^]]+)\]:", markdown)
    assert len(notes) == len(set(notes))
    assert set(re.findall(r"(?<!\\)\[\^([^]]+)\](?!:)", markdown)) == set(notes)


def article(id_: str, text: str = TEXT) -> MarkedArticle:
    return MarkedArticle(id=id_, source=f"{id_}.txt", text=text)


CHOSEN = st.one_of(
    st.text(max_size=12),
    st.sampled_from(["top", "main", "loose", "r", "r-0-19", "a b", "a-b", "by-f-0123456789ab", "f-0123456789ab"]),
    st.sampled_from(
        [report_anchor("a b"), line_anchor("a b"), f"{report_anchor('r')}-0-19", f"{line_anchor('s')}-facts"]
    ),
)
SPANS = st.tuples(st.integers(-2, 70), st.integers(-2, 70)).map(lambda ends: Span(*ends))


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Stories of articles with the oddest ids, which copy from one another within stories and across."""
    ids = draw(st.lists(CHOSEN, min_size=2, max_size=5))
    some = st.lists(st.sampled_from(ids), max_size=3).map(tuple)
    copies = st.builds(
        Copy,
        source=st.sampled_from(ids),
        target=st.sampled_from(ids),
        share=st.just(0.5),
        kind=st.just("edited"),
        direction=st.just("unknown"),
        passages=st.lists(st.builds(Passage, source=SPANS, target=SPANS, kind=st.just("verbatim")), max_size=2).map(
            tuple
        ),
    )
    facts = [msgspec.structs.replace(STORY.facts[0], id=draw(CHOSEN)) for _ in range(2)]
    facts = [
        msgspec.structs.replace(
            fact,
            reports=tuple(
                msgspec.structs.replace(one, article=draw(st.sampled_from(ids)), span=draw(SPANS), raw=None)
                for one in fact.reports
            ),
        )
        for fact in facts
    ]
    stories = [
        Story(
            story=draw(CHOSEN),
            title=draw(st.text(max_size=5)),
            articles=draw(some),
            copies=tuple(draw(st.lists(copies, max_size=3))),
            facts=tuple(facts),
            origins=(draw(some),),
        )
        for _ in range(2)
    ]
    return Dossier(tuple(article(id_) for id_ in dict.fromkeys(ids)), tuple(stories))


@given(dossiers())
def test_every_link_leads_somewhere(dossier: Dossier) -> None:
    check(dossier)


def test_a_passage_copied_from_one_story_to_another() -> None:
    passage = Passage(Span(0, 40), Span(10, 50), "verbatim")
    copy = Copy(source=HALYARD, target=TRIBUNE, share=0.1, kind="edited", direction="published", passages=(passage,))
    first = msgspec.structs.replace(STORY, articles=(HALYARD,), copies=(copy,))
    check(Dossier(DOSSIER.articles, (first, Story(story="s-2", title="Another", articles=(TRIBUNE,)))))
    check(Dossier(DOSSIER.articles, (first,)))


@given(st.text(alphabet="ab \x00\x07\x1b\x9b\u202e\u2066\x85\r\n[](){}<>*_#`|!:/.", max_size=60))
def test_nothing_that_would_be_obeyed_is_passed_on(words: str) -> None:
    named = msgspec.structs.replace(article(words, words), title=words, publisher=words, source=words, bylines=(words,))
    dossier = Dossier((named,), (Story(story="s", title=words, articles=(words,)),))
    for form in ("html", "md"):
        assert not set(tell(dossier, form)) & set("\x00\x07\x1b\x9b\u202e\u2066\x85")
    check(dossier)
