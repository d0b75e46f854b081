"""Every rule finds its examples and leaves its counter-examples alone."""

import re
import tomllib
from importlib.resources import files

import pytest

from rashomon.mark.times.find import candidates
from rashomon.mark.times.lexicon import _compiled
from rashomon.mark.times.normalizers import NORMALIZERS

RULES = tomllib.loads(files("rashomon.mark.times").joinpath("rules.toml").read_text(encoding="utf-8"))["rule"]


def _cases(key: str) -> list[tuple[int, str]]:
    return [(order, example) for order, rule in enumerate(RULES) for example in rule.get(key, ())]


def _in_context(order: int, example: str) -> str:
    """The example in a sentence, behind a word that the rule wants there; square brackets hold what is to be found."""
    if "[" in example:
        return f"It was {example} indeed."
    word = min(RULES[order].get("after", "on").split())
    return f"It was {word} [{example}] indeed."


@pytest.mark.parametrize(("order", "example"), _cases("example"))
def test_an_example_is_found_whole(order: int, example: str) -> None:
    before, rest = _in_context(order, example).split("[")
    wanted, after = rest.split("]")
    spans = {(found.start, found.end) for found in candidates(before + wanted + after)}
    assert (len(before), len(before) + len(wanted)) in spans


@pytest.mark.parametrize(("order", "counter"), _cases("counter"))
def test_a_counter_example_is_left_alone(order: int, counter: str) -> None:
    text = f"It was about {counter} indeed."
    mine = [found for found in candidates(text) if found.rule.order == order]
    assert not mine or mine[0].rule.normalizer == "none"


def test_every_rule_has_an_example_and_a_known_normalizer() -> None:
    assert {rule["normalizer"] for rule in RULES} == set(NORMALIZERS)
    assert not [rule["pattern"] for rule in RULES if not rule.get("example") and rule["normalizer"] != "none"]


def test_a_rule_that_is_no_regular_expression_is_named() -> None:
    with pytest.raises(ValueError, match=re.escape("rules.toml: '(never closed'")):
        _compiled("(never closed", {})
