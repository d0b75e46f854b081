"""The networks of the spaCy pipeline, computed with numpy: what they say of the words of many paragraphs at once.

The weights are spaCy's, and so is the parser that moves through a sentence. The rest is arithmetic that spaCy does
again for what is the same (the vector of a form), or word by word where it can be done at once (names). What is said
of a paragraph depends on that paragraph alone.
"""

from rashomon.mark.networks.reading import COLUMNS, Networks, Rows

__all__ = ["COLUMNS", "Networks", "Rows"]
