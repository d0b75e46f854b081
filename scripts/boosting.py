"""Turn gradient-boosted trees of scikit-learn or LightGBM into a ``Forest``."""

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier

from rashomon.learned import Forest

if TYPE_CHECKING:
    import lightgbm

# What every classifier of LightGBM here is trained with, so that another run gives the same trees.
REPEATABLE: dict[str, Any] = {
    "objective": "binary",
    "max_bin": 63,
    "num_threads": 1,
    "deterministic": True,
    "force_row_wise": True,
    "verbose": -1,
}


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


def mean(forests: list[Forest]) -> Forest:
    """The mean of the margins of several forests over the same features as one forest."""
    nodes = np.cumsum([0, *(len(forest.feature) for forest in forests[:-1])]).astype(np.int32)
    return Forest(
        names=forests[0].names,
        roots=np.concatenate([f.roots + n for f, n in zip(forests, nodes, strict=True)]),
        feature=np.concatenate([f.feature for f in forests]),
        threshold=np.concatenate([f.threshold for f in forests]),
        left=np.concatenate([f.left + n for f, n in zip(forests, nodes, strict=True)]),
        right=np.concatenate([f.right + n for f, n in zip(forests, nodes, strict=True)]),
        value=np.concatenate([f.value / np.float32(len(forests)) for f in forests]),
        base=sum(forest.base for forest in forests) / len(forests),
    )


def mean_forest(models: "list[lightgbm.Booster]", names: tuple[str, ...]) -> Forest:
    """The mean of the margins of LightGBM's binary models as one forest; only numeric features, no missing values."""
    roots: list[int] = []
    nodes: list[tuple[int, float, int, int, float]] = []

    def add(tree: dict[str, Any]) -> int:
        at = len(nodes)
        if "leaf_value" in tree and "split_feature" not in tree:
            nodes.append((-1, 0.0, 0, 0, tree["leaf_value"] / len(models)))
            return at
        nodes.append((0, 0.0, 0, 0, 0.0))
        left, right = add(tree["left_child"]), add(tree["right_child"])
        nodes[at] = (tree["split_feature"], tree["threshold"], left, right, 0.0)
        return at

    for model in models:
        for tree in model.dump_model()["tree_info"]:
            roots.append(len(nodes))
            add(tree["tree_structure"])
    feature, threshold, left, right, value = zip(*nodes, strict=True)
    whole = np.int32
    return Forest(
        names=names,
        roots=np.array(roots, whole),
        feature=np.array(feature, whole),
        threshold=np.array(threshold, np.float32),
        left=np.array(left, whole),
        right=np.array(right, whole),
        value=np.array(value, np.float32),
        base=0.0,
    )
