"""What preparedness lets the worker do: take away files for responders for which no entry was written."""

from pathlib import Path
from uuid import UUID

from schoolbeat.foundation import clock
from schoolbeat.work.preparedness.models import PlanFile
from schoolbeat.work.preparedness.queries.plan_files import ENDING, PART, plan_files_home

KEPT_SECONDS = 24 * 3600
"""So long a part may be on its way; no upload takes a day."""


def forget_half_plan_files() -> None:
    """Take away what a crash left between a file and its entry; asked every minute, it looks at parts alone."""
    oldest = clock.now().timestamp() - KEPT_SECONDS
    for part in plan_files_home().glob(f"*/*{PART}"):
        if _touched(part) < oldest:
            _forget(part)


def _touched(part: Path) -> float:
    try:
        return part.stat().st_mtime
    except FileNotFoundError:
        return clock.now().timestamp()


def _forget(part: Path) -> None:
    """Take a part away, and the file that it became unless a row names it."""
    try:
        file = UUID(part.stem)
    except ValueError:
        # Somebody put it there; no upload of ours is called that.
        return
    if not PlanFile.objects.filter(file=file).exists():
        part.with_suffix(ENDING).unlink(missing_ok=True)
    part.unlink(missing_ok=True)
