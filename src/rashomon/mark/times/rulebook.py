"""The records of rules.toml: what a rule of time may say."""

from rashomon.lexicon import ManyExamples, Rules

REACH = 7  # words that an expression may hold up to the word that triggers its rule


class RuleEntry(ManyExamples, frozen=True, kw_only=True):
    """A rule as it is written; the head of rules.toml says what each key means."""

    triggers: str
    normalizer: str
    pattern: str
    reach: int = REACH
    after: str = ""
    not_after: str = ""
    not_before: str = ""
    after_pattern: str | None = None
    not_near: str | None = None
    # what the normalizer reads
    modifiers: str | None = None
    value: str | None = None
    type: str | None = None
    mod: str | None = None
    part: str | None = None
    length_of: str | None = None
    not_tagged: str | None = None
    anaphoric: bool | None = None
    sign: int | None = None
    days: int | None = None
    days_past: int | None = None
    step: int | None = None
    years: int | None = None
    weeks: int | None = None
    back: int | None = None
    n: float | None = None

    def params(self) -> dict[str, object]:
        """What is handed to the normalizer."""
        return {name: value for name in _PARAMS if (value := getattr(self, name)) is not None}


_PARAMS = RuleEntry.__struct_fields__[RuleEntry.__struct_fields__.index("modifiers") :]


class RuleBook(Rules, frozen=True, kw_only=True):
    """The file: parts of patterns by their names, and the rules in the order in which the first of equals wins."""

    part: dict[str, str]
    rule: tuple[RuleEntry, ...]
