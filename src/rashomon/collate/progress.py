"""How far a thing has come, where reports of different days tell of it."""

from collections.abc import Sequence

from rashomon.model import Status

# The furthest of what the reports of one day give is what the thing is.
_PROGRESS: tuple[Status, ...] = (
    "hypothetical", "alleged", "invited", "planned", "agreed", "postponed", "refused", "cancelled", "denied", "negated",
    "habitual", "ongoing", "occurred",
)  # fmt: skip


def furthest(told: Sequence[tuple[str, Status]]) -> Status:
    """How the last day of reports sees a thing; what occurred once has occurred, whatever a stale copy says.

    ``told`` holds the day (ISO, empty where unknown) and the status of each report, one at least.
    """
    if any(status == "occurred" for _, status in told):
        return "occurred"
    last = max(day for day, _ in told)
    return max((status for day, status in told if day == last), key=_PROGRESS.index)
