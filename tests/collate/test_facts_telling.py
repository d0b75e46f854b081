"""What a clause tells: one that only says who speaks is no fact."""

from rashomon.collate.evidence import gather
from rashomon.collate.facts.telling import only_says
from rashomon.mark import Parser, mark
from rashomon.model import Article, Published

TEXT = "Chairwoman Inga Marsh said in a letter on Friday that the fish market of Tolverne will close in May."


def test_a_clause_that_only_says_who_speaks_is_told_apart() -> None:
    article = Article(id="a", source="a", text=TEXT, published=Published("2024-05-15", "day", "stated"))
    evidence = gather([mark(article, Parser())])
    (sentence,) = evidence.sentences["a"]
    told = {clause.span.of(TEXT)[:10]: only_says(evidence, sentence, clause) for clause in sentence.clauses}
    assert told == {"Chairwoman": True, "that the f": False}
