"""What a field of a feed, a record or a wire gives, read as a page's own statement is: one knowledge for all of them.

Titles without entities and tags, authors without addresses, openers and outlets, dates in any writing, markup as
paragraphs.
"""

from rashomon.read.given.heads import stated_head
from rashomon.read.given.markup import holds_markup, is_page, markup_text, plain_words
from rashomon.read.given.moments import moment
from rashomon.read.given.people import people
from rashomon.read.given.statements import given, with_given

__all__ = [
    "given",
    "holds_markup",
    "is_page",
    "markup_text",
    "moment",
    "people",
    "plain_words",
    "stated_head",
    "with_given",
]
