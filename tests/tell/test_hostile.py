"""Whatever a report or a record holds, it is shown as text and never becomes part of the page."""

import msgspec
import pytest
from handmade import DOSSIER, STORY
from lxml import html

from rashomon.model import Dossier
from rashomon.tell import tell

HOSTILE = '<script>alert("1")</script> "><img src=x onerror=alert(1)> </style></details> {{ 7*7 }} \'&amp;'


def poisoned() -> Dossier:
    """The handmade dossier with every free string of its records replaced, the texts of the articles too."""
    articles = tuple(
        msgspec.structs.replace(
            article,
            text=HOSTILE + article.text[len(HOSTILE) :],
            title=HOSTILE,
            publisher=f"{HOSTILE}{number}",
            bylines=(HOSTILE,),
            agencies=(HOSTILE,),
            dateline=HOSTILE,
            url=f"javascript:{HOSTILE}",
            language='en"><b>',
            translated=(HOSTILE,),
        )
        for number, article in enumerate(DOSSIER.articles)
    )
    replace = msgspec.structs.replace
    story = replace(
        STORY,
        title=HOSTILE,
        timeline=tuple(replace(one, text=HOSTILE, date=HOSTILE) for one in STORY.timeline),
        actors=tuple(
            replace(one, id=HOSTILE, name=HOSTILE, roles=(HOSTILE,), surfaces=(HOSTILE,)) for one in STORY.actors
        ),
        facts=tuple(replace(one, id=HOSTILE, text=HOSTILE, kind=HOSTILE) for one in STORY.facts),
        disagreements=tuple(replace(one, about=HOSTILE, note=HOSTILE) for one in STORY.disagreements),
        commitments=tuple(replace(one, who=HOSTILE, what=HOSTILE, status=HOSTILE) for one in STORY.commitments),
        copies=tuple(replace(one, direction=HOSTILE, reasons=(HOSTILE,)) for one in STORY.copies),
    )
    return Dossier(articles, (story,))


def test_hostile_words_stay_words() -> None:
    page = tell(poisoned(), "html")
    tree = html.fromstring(page)
    assert tree.xpath("//script | //img | //b | //@onerror") == []
    assert len(tree.xpath("//style")) == 1
    assert "49" not in tree.xpath("string(//h1)")
    assert HOSTILE.split(" ", 1)[0] in tree.xpath("string(//h1)")
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert [href for href in tree.xpath("//a/@href") if href[1:] not in ids] == []


@pytest.mark.parametrize("mark", ["<script>", "<img", "</style>"])
def test_markdown_lets_no_markup_through(mark: str) -> None:
    assert mark not in tell(poisoned(), "md").replace("\\<", "")
