"""Rules of reading fit their own examples and leave their counter-examples alone."""

import re

import pytest

from rashomon.read.text.line_rules import LineRule, line_rules
from rashomon.read.text.publisher import PublisherSign, publisher_signs
from rashomon.read.text.translated import TranslatedPhrase, translated_phrases

RULES: list[PublisherSign | TranslatedPhrase] = [*publisher_signs(), *translated_phrases()]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_fits_its_example(rule: PublisherSign | TranslatedPhrase) -> None:
    assert re.search(rule.pattern, rule.example)
    assert rule.counter is None or not re.search(rule.pattern, rule.counter)


@pytest.mark.parametrize("phrase", translated_phrases(), ids=lambda phrase: phrase.id)
def test_every_match_holds_a_word_that_is_looked_for_first(phrase: TranslatedPhrase) -> None:
    assert any(word in phrase.example.lower() for word in phrase.needs)


@pytest.mark.parametrize("rule", line_rules(), ids=lambda rule: rule.id)
def test_a_line_fits_the_rule_it_is_an_example_of(rule: LineRule) -> None:
    assert any(re.search(pattern, rule.example, re.IGNORECASE) for pattern in rule.patterns)
    assert len(rule.example) <= rule.most
    if rule.counter:
        assert not any(re.search(pattern, rule.counter, re.IGNORECASE) for pattern in rule.patterns)
