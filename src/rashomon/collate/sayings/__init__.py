"""Sayings of a story."""
