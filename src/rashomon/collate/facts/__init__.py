"""Facts of a story."""
