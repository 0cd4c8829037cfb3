"""Where the files of evidence lie, and how one is opened: encrypted piece by piece, each under a key of its own."""

from pathlib import Path
from uuid import UUID

from django.conf import settings

from schoolbeat.ledger.files import HeldFile, Shelf, held_by
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.incidents.models import Evidence
from schoolbeat.work.incidents.rules.evidence import LARGEST


def evidence_home() -> Path:
    """Return the folder of all agencies' evidence."""
    return Path(settings.MEDIA_ROOT) / "evidence"


EVIDENCE = Shelf(evidence_home, ".evidence", LARGEST)


def opener_place(evidence: UUID, file: UUID) -> bytes:
    """Return what a file's key is bound to: in another row, or for another file, it does not open."""
    return f"incidents.evidence.file:{evidence.hex}:{file.hex}".encode()


def held(row: Evidence, agency: UUID, ring: Keyring) -> HeldFile | None:
    """Return the file of a row with what opens it; None where it has none. Raises NotWhole where its key is lost."""
    if row.file is None or row.size is None:
        return None
    return held_by(row, opener_place(row.pk, row.file), EVIDENCE.path(agency, row.file), ring)
