"""Train gradient-boosted trees with scikit-learn and turn them into a ``Forest``."""

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from rashomon.learned import Forest


def to_forest(model: HistGradientBoostingClassifier, names: tuple[str, ...]) -> Forest:
    """The trees of a fitted binary classifier; only numeric features, no missing values."""
    roots: list[int] = []
    parts: list[NDArray[np.void]] = []
    offset = 0
    for stage in model._predictors:  # noqa: SLF001  scikit-learn has no public way to its trees
        nodes = stage[0].nodes
        roots.append(offset)
        parts.append(nodes)
        offset += len(nodes)
    sizes = np.repeat(np.array(roots, dtype=np.int32), [len(p) for p in parts])
    nodes = np.concatenate(parts)
    leaf = nodes["is_leaf"].astype(bool)
    return Forest(
        names=names,
        roots=np.array(roots, dtype=np.int32),
        feature=np.where(leaf, -1, nodes["feature_idx"]).astype(np.int32),
        threshold=nodes["num_threshold"].astype(np.float32),
        left=(nodes["left"].astype(np.int32) + sizes).astype(np.int32),
        right=(nodes["right"].astype(np.int32) + sizes).astype(np.int32),
        value=nodes["value"].astype(np.float32),
        base=float(np.ravel(model._baseline_prediction)[0]),  # noqa: SLF001
    )
