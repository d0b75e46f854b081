"""Lexicon: the one way to read the data files of rules and words that stand beside the code that applies them.

Every file is UTF-8 and says in its comments (``#``) what it is for. Three kinds are enough:

- rules (``.toml``): ``read_rules`` turns them into records of the room, checked by type; a key that no record declares
  is an error, so is an id that two entries share;
- words (``.txt``): ``read_words`` gives an entry a line, ``read_rows`` several words a line;
- tables (``.tsv``): ``read_table`` gives the cells of each line.

``either`` makes words part of a regular expression.
"""

from rashomon.lexicon.files import data_files, read_rows, read_table, read_text, read_toml, read_words
from rashomon.lexicon.patterns import either
from rashomon.lexicon.rules import Entry, LexiconError, ManyExamples, Rules, read_rules

__all__ = [
    "Entry",
    "LexiconError",
    "ManyExamples",
    "Rules",
    "data_files",
    "either",
    "read_rows",
    "read_rules",
    "read_table",
    "read_text",
    "read_toml",
    "read_words",
]
