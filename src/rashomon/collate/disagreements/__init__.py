"""Disagreements of a story."""
