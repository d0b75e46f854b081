"""Whatever is learnt says where it comes from, and is asked about the features that it was learnt from."""

import re
from importlib.resources import files
from pathlib import Path

import numpy as np
import pytest

from rashomon.learned import Linear, NamesError, StoredModel, digest, manifest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src/rashomon"
REMEDY = "run scripts/record_model.py on it (CONTRIBUTING.md: a model)"


def test_every_stored_array_has_an_entry() -> None:
    arrays = {path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*.npz")}
    entries = [model.file for model in manifest()]
    assert not arrays - set(entries), REMEDY
    assert entries == sorted(set(entries))


@pytest.mark.parametrize("model", manifest(), ids=lambda model: model.file)
def test_an_entry_tells_the_truth(model: StoredModel) -> None:
    assert digest(files("rashomon") / model.file) == model.sha256, f"{model.file} has changed: {REMEDY}"
    assert (ROOT / "scripts" / model.script).is_file()
    assert Path(model.file).stem in (ROOT / "scripts" / model.script).read_text(encoding="utf-8")
    assert model.data
    assert re.search(r"\d", model.score), "the score is a figure"


def test_a_model_is_not_asked_about_other_features(tmp_path: Path) -> None:
    model = Linear(("same",), {"first": 0, "second": 1}, np.ones((2, 1), np.float32), np.zeros(1, np.float32))
    path = tmp_path / "model.npz"
    with path.open("wb") as stream:
        model.save(stream)
    assert Linear.load(path, ("first", "second")).rows == model.rows
    with pytest.raises(NamesError, match=r"model\.npz: .*third"):
        Linear.load(path, ("first", "third"))
    with pytest.raises(NamesError, match="another order"):
        Linear.load(path, ("second", "first"))
