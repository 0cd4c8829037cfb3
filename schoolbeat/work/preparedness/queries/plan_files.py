"""The files for responders: where they lie encrypted, which a viewer may open, and how one is opened."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from django.conf import settings

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.files import HeldFile, Shelf, held_by
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.preparedness.models import PlanFile
from schoolbeat.work.preparedness.policy import PLAN_COLUMNS
from schoolbeat.work.preparedness.rules.plans import LARGEST

TACTICAL = "preparedness.see_tactical"


def plan_files_home() -> Path:
    """Return the folder of all agencies' files for responders."""
    return Path(settings.MEDIA_ROOT) / "plans"


PLAN_FILES = Shelf(plan_files_home, ".plan", LARGEST)


def plan_opener_place(row: UUID, file: UUID) -> bytes:
    """Return what a file's key is bound to: in another row, or for another file, it does not open."""
    return f"preparedness.planfile:{row.hex}:{file.hex}".encode()


@dataclass(frozen=True)
class PlanFileRow:
    """A file for responders as a line of a list."""

    id: UUID
    kind: str
    title: str
    name: str
    size: int
    at: datetime
    by_name: str


def plan_files(viewer: Viewer, school: UUID) -> tuple[PlanFileRow, ...]:
    """Return a school's files for responders, the last first; none for whom is not of the circle. One question."""
    found = list(
        PlanFile.objects.filter(
            rows(viewer, TACTICAL, PLAN_COLUMNS), school=school, dropped=False, destroyed=False
        )
        .select_related("by")
        .order_by("kind", "-at", "id")
    )
    ring = Keyring()
    ring.load(found)
    return tuple(_row(one, ring) for one in found)


def _row(one: PlanFile, ring: Keyring) -> PlanFileRow:
    words = ring.words(one)
    return PlanFileRow(
        one.pk, one.kind, words.get("title", ""), words.get("name", ""), one.size or 0, one.at, one.by.name
    )


def held_plan_file(viewer: Viewer, identity: UUID) -> tuple[HeldFile, UUID] | None:
    """Return a file that the viewer may open, and its school; None for any other. Raises NotWhole for a lost key."""
    row = PlanFile.objects.filter(
        rows(viewer, TACTICAL, PLAN_COLUMNS), id=identity, dropped=False, destroyed=False
    ).first()
    found = None if row is None else held_row(row, Keyring())
    return None if row is None or found is None else (found, row.school_id)


def held_row(row: PlanFile, ring: Keyring) -> HeldFile | None:
    """Return the file of a row with what opens it; None where it has none. Raises NotWhole for a lost key."""
    if row.file is None:
        return None
    place, path = plan_opener_place(row.pk, row.file), PLAN_FILES.path(row.agency_id, row.file)
    return held_by(row, place, path, ring)
