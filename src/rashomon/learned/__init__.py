"""Learned: small trained models stored as data, and the arithmetic that reads them. No training happens here."""

from rashomon.learned.forest import Forest
from rashomon.learned.linear import Linear
from rashomon.learned.manifest import NamesError, StoredModel, digest, manifest

__all__ = ["Forest", "Linear", "NamesError", "StoredModel", "digest", "manifest"]
