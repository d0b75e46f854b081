"""Brief: a story in six to nine lines, each in the words of a report, with everybody who tells it."""

from rashomon.collate.brief.clauses import clause_alone, clause_of, has_verb, main_clause, reads_alone, stops_at
from rashomon.collate.brief.write import write_brief

__all__ = ["clause_alone", "clause_of", "has_verb", "main_clause", "reads_alone", "stops_at", "write_brief"]
