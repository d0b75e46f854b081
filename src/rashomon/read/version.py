"""The version of this stage: raised whenever it makes something else of the same input."""

VERSION = "5"
MADE_BY = (f"read/{VERSION}",)
