"""Commitments of a story."""
