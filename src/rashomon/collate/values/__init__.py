"""Values: what a quantity can mean, as an interval in one unit of its dimension, and whether two can both be true."""

from rashomon.collate.values.quantities import agree, comparable, dimension, extent, noun, reading

__all__ = ["agree", "comparable", "dimension", "extent", "noun", "reading"]
