"""The files for responders: where they lie encrypted, which a viewer may open, and how one is opened."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.conf import settings

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.cipherfile import NotWhole, digest_of, pieces
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.preparedness.models import PlanFile
from schoolbeat.work.preparedness.policy import PLAN_COLUMNS

ENDING, PART = ".plan", ".part"
TACTICAL = "preparedness.see_tactical"


def plan_files_home() -> Path:
    """Return the folder of all agencies' files for responders."""
    return Path(settings.MEDIA_ROOT) / "plans"


def plan_file_path(agency: UUID, file: UUID) -> Path:
    """Return where a file for responders lies."""
    return plan_files_home() / agency.hex / f"{file.hex}{ENDING}"


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


@dataclass(frozen=True)
class HeldPlanFile:
    """A file for responders with what opens it."""

    path: Path
    file: UUID
    key: bytes
    size: int
    sha256: str
    name: str
    school: UUID

    def pieces(self) -> Iterator[bytes]:
        """Yield its plain bytes, a chunk at a time; raises NotWhole."""
        return pieces(self.path, self.file, self.key, self.size)

    def digest(self) -> str:
        """Return the SHA-256 of its plain bytes; raises NotWhole."""
        return digest_of(self.path, self.file, self.key, self.size)


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


def held_plan_file(viewer: Viewer, identity: UUID) -> HeldPlanFile | None:
    """Return a file that the viewer may open; None for any other. Raises NotWhole where its key is lost."""
    row = PlanFile.objects.filter(
        rows(viewer, TACTICAL, PLAN_COLUMNS), id=identity, dropped=False, destroyed=False
    ).first()
    if row is None or row.file is None:
        return None
    ring = Keyring()
    try:
        key = ring.decrypt(row.key_record, plan_opener_place(row.pk, row.file), bytes(row.opener))
        words = ring.words(row)
    except (InvalidTag, ValueError):
        raise NotWhole from None
    if key is None:
        raise NotWhole
    path = plan_file_path(row.agency_id, row.file)
    said = (words.get("sha256", ""), words.get("name", ""))
    return HeldPlanFile(path, row.file, bytes.fromhex(key), row.size or 0, *said, row.school_id)
