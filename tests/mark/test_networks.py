"""What the networks say of a paragraph depends on that paragraph alone, and on no rounding of its neighbours."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.attrs import ENT_IOB, ENT_TYPE  # type: ignore[import-not-found]  # compiled, without stubs
from spacy.language import Language

from rashomon.mark.networks import COLUMNS, Networks
from rashomon.mark.networks.products import products
from rashomon.mark.parse import pipeline

_OF_NAMES = [COLUMNS.index(ENT_TYPE), COLUMNS.index(ENT_IOB)]
_PARAGRAPHS = (
    "Harbour master Ilse Brandvold told the Saltmarsh Courier on Tuesday that 40 boats were lost.\n",
    "\n",
    "No.\n",
    "“We had warned the ministry in Oslo twice,” said Brandvold, who has run the port since 1998.\n\n",
    "Oslo",
    "The Nordic Coast Guard and the Red Cross sent two ships; nobody from Halyard Press was aboard.",
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline()


@pytest.fixture(scope="module")
def networks(nlp: Language) -> Networks:
    return Networks(nlp)


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(range(len(_PARAGRAPHS))), count=st.integers(1, len(_PARAGRAPHS)))
def test_paragraphs_are_read_alike_in_any_company(
    nlp: Language, networks: Networks, order: list[int], count: int
) -> None:
    texts = [_PARAGRAPHS[place] for place in order[:count]]
    together = networks.rows([nlp.make_doc(text) for text in texts])
    alone = [networks.rows([nlp.make_doc(text)])[0] for text in texts]
    for one, other in zip(together, alone, strict=True):
        assert (one == other).all()


@given(before=st.integers(1, 70), rows=st.integers(7, 90), seed=st.integers(0, 5))
def test_a_product_is_the_same_to_the_last_bit_wherever_it_stands(before: int, rows: int, seed: int) -> None:
    numbers = np.random.default_rng(seed)
    weights = numbers.normal(size=(96, 50)).astype(np.float32)
    many = numbers.normal(size=(before + rows, 96)).astype(np.float32)
    its = slice(before, before + rows)
    whole = products(many, weights, [slice(0, before), its])
    alone = products(many[its].copy(), weights, [slice(0, rows)])
    assert (whole[its] == alone).all()


def test_names_are_those_of_the_recognizer(nlp: Language, networks: Networks) -> None:
    doc = nlp(
        "The delegates flew to New York. City officials met them, and so did the Port Authority of New Jersey, Inc."
    )
    (rows,) = networks.rows([nlp.make_doc(doc.text)])
    assert doc.ents
    assert (rows[:, _OF_NAMES] == doc.to_array([COLUMNS[place] for place in _OF_NAMES])).all()
