"""Fetching an address: politely, within limits, and never inside private networks unless that is asked for."""

from rashomon.read.fetch.fetcher import Fetcher, Validators, is_address

__all__ = ["Fetcher", "Validators", "is_address"]
