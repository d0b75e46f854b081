"""Learned: small trained models stored as data, and the arithmetic that reads them. No training happens here."""

from rashomon.learned.forest import Forest
from rashomon.learned.linear import Linear

__all__ = ["Forest", "Linear"]
