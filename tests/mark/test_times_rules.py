"""Every rule finds its examples and leaves its counter-examples alone."""

import re

import pytest

from rashomon.lexicon import read_rules
from rashomon.mark.times.find import candidates
from rashomon.mark.times.lexicon import _compiled, lexicon
from rashomon.mark.times.normalizers import NORMALIZERS
from rashomon.mark.times.rulebook import RuleBook

RULES = read_rules("rashomon.mark.times", "rules.toml", RuleBook).rule
ORDER = {rule.id: order for order, rule in enumerate(RULES)}


def _cases(key: str, *, of_times: bool = True) -> list[tuple[str, str]]:
    rules = [rule for rule in RULES if (rule.normalizer != "none") == of_times]
    return [(rule.id, example) for rule in rules for example in getattr(rule, key)]


def _in_context(rule: str, example: str) -> str:
    """The example in a sentence, behind a word that the rule wants there; square brackets hold what is to be found."""
    if "[" in example:
        return f"It was {example} indeed."
    word = min((RULES[ORDER[rule]].after or "on").split())
    return f"It was {word} [{example}] indeed."


@pytest.mark.parametrize(("rule", "example"), _cases("example"))
def test_an_example_is_found_whole(rule: str, example: str) -> None:
    before, rest = _in_context(rule, example).split("[")
    wanted, after = rest.split("]")
    spans = {(found.start, found.end) for found in candidates(before + wanted + after)}
    assert (len(before), len(before) + len(wanted)) in spans


@pytest.mark.parametrize(("rule", "example"), _cases("example", of_times=False))
def test_what_looks_like_a_time_and_is_none_is_taken_away(rule: str, example: str) -> None:
    taken = [found for found in candidates(f"It was about {example} indeed.") if found.rule.normalizer == "none"]
    assert taken, rule


@pytest.mark.parametrize(("rule", "counter"), _cases("counter"))
def test_a_counter_example_is_left_alone(rule: str, counter: str) -> None:
    found = candidates(f"It was about {counter} indeed.")
    assert not [one for one in found if one.rule.order == ORDER[rule]]


def test_every_rule_has_an_example_and_a_known_normalizer() -> None:
    assert {rule.normalizer for rule in RULES} == set(NORMALIZERS)
    assert not [rule.id for rule in RULES if not rule.example]


def test_a_rule_that_is_no_regular_expression_is_named() -> None:
    with pytest.raises(ValueError, match=re.escape("rules.toml: '(never closed'")):
        _compiled("(never closed")


def test_every_pattern_is_a_regular_expression() -> None:
    rules = {rule.order: rule for group in lexicon().rules.values() for rule in group}
    assert all(rule.pattern.pattern for rule in rules.values())
