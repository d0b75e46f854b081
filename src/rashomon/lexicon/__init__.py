"""Lexicon: the one way to read the data files of rules and words that stand beside the code that applies them.

Every file is UTF-8 and says in its comments (``#``) what it is for. Three kinds are enough:

- rules (``.toml``): ``read_rules`` turns them into records of the room, checked by type; a key that no record declares
  is an error, so is an id that two entries share. Lists of words that have names are a record too (``WordLists``);
- words (``.txt``): ``read_words`` gives an entry a line, ``read_rows`` several words a line;
- tables (``.tsv``): ``read_table`` gives the cells of each line, of which there are as many as the room says.

``either`` makes words part of a regular expression.
"""

from rashomon.lexicon.files import LexiconError, data_files, read_rows, read_table, read_text, read_words
from rashomon.lexicon.patterns import either
from rashomon.lexicon.rules import Entry, ManyExamples, Rules, WordLists, decode_rules, read_rules

__all__ = [
    "Entry",
    "LexiconError",
    "ManyExamples",
    "Rules",
    "WordLists",
    "data_files",
    "decode_rules",
    "either",
    "read_rows",
    "read_rules",
    "read_table",
    "read_text",
    "read_words",
]
