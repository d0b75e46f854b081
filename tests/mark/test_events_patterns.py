"""The rules of events and of their status fit their own examples, and leave their counter-examples to other types."""

import pytest
from test_events import events

from rashomon.mark.events.lexicon import PatternGroup, lexicon, pattern_groups
from rashomon.mark.events.status_table import GovernorRule, status_rules
from rashomon.mark.events.syntax import trees
from rashomon.mark.parse import Parser
from rashomon.model import Article

GROUPS = [(kind, group) for kind, groups in pattern_groups().items() for group in groups]


@pytest.mark.parametrize(("kind", "group"), GROUPS, ids=[f"{kind}-{group.id}" for kind, group in GROUPS])
def test_a_group_of_patterns_fits_its_example(kind: str, group: PatternGroup) -> None:
    parsed = next(Parser().parse([Article(id="a-x", source="x", text=group.example)]))
    found = [p for t in trees(parsed.doc) for token in range(len(t.lemmas)) for p in lexicon().match(t, token)]
    assert (kind, group.mode) in {(pattern.type, pattern.mode) for pattern in found}
    if group.counter:
        assert kind not in {event.type for event in events(group.counter)}


@pytest.mark.parametrize("rule", status_rules().governor, ids=lambda rule: rule.id)
def test_a_governor_says_of_an_event_what_its_example_shows(rule: GovernorRule) -> None:
    assert rule.status in {event.status for event in events(rule.example)}
    if rule.counter:
        assert rule.status not in {event.status for event in events(rule.counter)}
