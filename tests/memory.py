"""The memory that a stretch of a run takes at most: of that stretch on Linux, of the whole run elsewhere."""

import resource
import sys
from pathlib import Path

_STATUS, _RESET = Path("/proc/self/status"), Path("/proc/self/clear_refs")
_UNIT = 20 if sys.platform == "darwin" else 10  # macOS counts bytes, all others kibibytes


def begin_peak() -> int:
    """Count the peak anew from here; the megabytes that are held now."""
    try:
        _RESET.write_text("5", encoding="ascii")
    except OSError:
        return peak_megabytes()
    return _told("VmRSS:")


def peak_megabytes() -> int:
    """The most megabytes that were held since ``begin_peak``."""
    return _told("VmHWM:") if _STATUS.exists() else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> _UNIT


def _told(what: str) -> int:
    lines = _STATUS.read_text(encoding="ascii", errors="replace").splitlines()
    return next((int(line.split()[1]) >> 10 for line in lines if line.startswith(what)), 0)
