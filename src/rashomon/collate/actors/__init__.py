"""Actors: the people, offices, organisations and countries of a story, each once, however the reports name them."""

from rashomon.collate.actors.cast import Cast, find_actors

__all__ = ["Cast", "find_actors"]
