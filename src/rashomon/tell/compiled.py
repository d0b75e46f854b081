"""Templates that were compiled before, kept where Python keeps compiled modules, and under the same conditions."""

import os
import sys
from contextlib import suppress
from importlib.metadata import version
from importlib.util import cache_from_source
from pathlib import Path

from jinja2.bccache import Bucket, BytecodeCache

from rashomon.tell.version import MADE_BY


class Compiled(BytecodeCache):
    """Compiled templates of ``folder``; where nothing may be written beside them, each process compiles its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = Path(cache_from_source(str(folder / "template.py"))).parent
        self._made_by = f"{MADE_BY.replace('/', '-')}.{sys.implementation.cache_tag}.jinja-{version('jinja2')}"

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take what was kept, if it was made of the same text."""
        try:
            bucket.bytecode_from_string(self._file(bucket).read_bytes())
        except Exception:  # noqa: BLE001  a damaged file may raise anything: the template is compiled again
            bucket.reset()

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, whole or not at all."""
        if sys.dont_write_bytecode:
            return
        file = self._file(bucket)
        beside = file.with_name(f"{file.name}.{os.getpid()}")
        with suppress(OSError):
            file.parent.mkdir(parents=True, exist_ok=True)
            beside.write_bytes(bucket.bytecode_to_string())
            beside.replace(file)

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{bucket.key}.{self._made_by}"
