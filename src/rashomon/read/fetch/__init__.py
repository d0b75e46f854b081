"""Fetching an address: politely, within limits, and never inside private networks unless that is asked for."""

from rashomon.read.fetch.addresses import is_address
from rashomon.read.fetch.answers import Validators
from rashomon.read.fetch.fetcher import Fetcher

__all__ = ["Fetcher", "Validators", "is_address"]
