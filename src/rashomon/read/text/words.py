"""What is a word, and what ends a sentence, in any script."""

import re

_SIGNS = (
    "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u064b-\u065f\u0670"  # accents, Hebrew, Arabic
    "\u0900-\u0963\u0966-\u0dff\u0e31-\u0e4e\u0eb1-\u0ece\u102b-\u103e\u17b4-\u17d3"  # India, Thai, Lao, Burmese, Khmer
)
WORD = re.compile(rf"[\w{_SIGNS}]+")  # vowel signs are no letters to Python, and would cut a Hindi word at each of them

FULL_STOPS = "。！？"  # of the scripts that set no blank after them
STOPS = f".!…．{FULL_STOPS}?｡।॥۔؟።፧။។"
QUESTIONS = "?？؟፧"
COMMAS = ",;、，،؛፣"
