"""Timeline of a story."""
