"""Actors of a story."""
