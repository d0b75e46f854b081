"""Alignment: which sentences of different reports tell one thing. One blocking, one comparison, one clustering.

Whatever is joined in a story is joined here, once; facts, sayings, timeline, disagreements and commitments are views.

- ``align(evidence, cast)`` gives the ``Alignment`` of a story.
- ``Alignment.clusters``: each ``Cluster`` holds ``members`` (``Sentence`` records of two articles or more, in the
  order of the evidence), the mean ``probability`` of its pairs, and the ``reasons`` in words. A sentence that tells two
  things stands in two clusters. What is in no cluster is told by one report alone.
- ``Alignment.parts``: clusters of clauses, for what only some of the reports of a cluster tell.
- ``Alignment.links``: pairs of sentences of different articles with the calibrated ``probability`` that they tell one
  thing, whether joined or not (below ``LEAST`` they are left out).
- ``Alignment.of(sentence)``: the clusters that hold a sentence. ``Alignment.partners(sentence)``: its links, the surest
  first. ``Alignment.probability(one, other)``: of two places (article, index of the sentence).
- ``Alignment.explain(one, other)``: why two sentences are or are not one, in words.
"""

from rashomon.collate.alignment.align import LEAST, Alignment, Cluster, Link, align

__all__ = ["LEAST", "Alignment", "Cluster", "Link", "align"]
