"""The words by which reference is followed."""

MALE = frozenset({"he", "him", "his", "himself"})
FEMALE = frozenset({"she", "her", "hers", "herself"})
PERSONAL = MALE | FEMALE
ROLES = frozenset(
    ["activist", "adviser", "advisor", "ambassador", "analyst", "attorney", "author", "candidate", "chairman", "chairwoman", "chief", "commissioner", "congressman", "congresswoman", "counterpart", "diplomat", "director", "economist", "envoy", "executive", "expert", "founder", "general", "governor", "judge", "lawmaker", "lawyer", "leader", "mayor", "minister", "nominee", "official", "politician", "premier", "president", "professor", "reporter", "representative", "researcher", "scholar", "secretary", "senator", "spokesman", "spokesperson", "spokeswoman", "strategist"]
)
