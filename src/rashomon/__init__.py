"""Rashomon: many news reports of the same events, one account, every line tied to the words that say so."""

__version__ = "0.1.0"
