"""Admission: what comes from outside is checked here, once and for every format, by type and by range.

Behind this room every string can be written as UTF-8 and holds no control character, every JSON value is bounded, every
span lies in its text, every date can be reckoned with, and no article is longer than a report can be.
"""

from rashomon.read.admission.articles import MOST_CHARACTERS, admit, is_whole, marks_fault
from rashomon.read.admission.containers import Allowance, few_failures
from rashomon.read.admission.dates import as_published, in_range, stated_date
from rashomon.read.admission.metadata import StatedFields, StatedMetadata
from rashomon.read.admission.objects import NotJsonError, cleaned, parse_json
from rashomon.read.admission.strings import address, field, field_list, identity
from rashomon.read.decode import clean

__all__ = [
    "MOST_CHARACTERS",
    "Allowance",
    "NotJsonError",
    "StatedFields",
    "StatedMetadata",
    "address",
    "admit",
    "as_published",
    "clean",
    "cleaned",
    "few_failures",
    "field",
    "field_list",
    "identity",
    "in_range",
    "is_whole",
    "marks_fault",
    "parse_json",
    "stated_date",
]
