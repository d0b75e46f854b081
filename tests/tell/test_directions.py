"""The direction in which a report writes stays with its words; marks that would turn ours are shown, and counted."""

import msgspec
import pytest
from handmade import DOSSIER
from lxml import html

from rashomon.model import Dossier, encode
from rashomon.tell import tell

TURN = "\u202egnorw\u202c"  # an override, and its end
HEBREW = "\u05d4\u05e0\u05de\u05dc"


def turned() -> Dossier:
    first, *rest = DOSSIER.articles
    return msgspec.structs.replace(
        DOSSIER,
        articles=(msgspec.structs.replace(first, text=f"{first.text}\n\n{TURN}", publisher=HEBREW), *rest),
    )


@pytest.mark.parametrize("layout", ["html", "md"])
def test_marks_of_direction_are_shown_not_obeyed_and_counted(layout: str) -> None:
    page = tell(turned(), layout)
    assert "\u202e" not in page
    assert "\ufffdgnorw\ufffd" in page
    assert "2 characters that pages would obey" in page.replace("\\", "")
    assert "Limits" not in tell(DOSSIER, layout)


def test_json_has_the_words_as_they_stand() -> None:
    assert msgspec.json.decode(tell(turned(), "json")) == msgspec.json.decode(encode(turned()))


def test_names_inside_our_sentences_are_isolated() -> None:
    tree = html.fromstring(tell(turned(), "html"))
    named = tree.xpath(f"//body//*[contains(text(), '{HEBREW}')]")
    kept = "self::bdi | ancestor::bdi | ancestor-or-self::a | self::cite | self::dd | ancestor::svg | self::th"
    alone = f"{kept} | self::p[@class='outlet']"  # a line of its own
    assert named
    assert [html.tostring(one) for one in named if not one.xpath(alone)] == []
