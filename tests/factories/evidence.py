"""Evidence made through the verbs: pieces that lie somewhere, and files that came in as they do at the desk."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from uuid import UUID

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope, Result
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.encrypting import Incoming
from schoolbeat.work.incidents.models import Evidence
from schoolbeat.work.incidents.queries.evidence import evidence_file
from schoolbeat.work.incidents.queries.evidence_files import EVIDENCE
from tests.cast import Town
from tests.factories import incidents as make

TAKEN = "2026-11-19T10:40:00-08:00"
CONTENT = b"\xff\xd8\xff\xe0 Zebulon at the gym door " * 9


def piece(town: Town, case: UUID | None = None, who: str = "officer-1", **changed: Any) -> UUID:
    """Add a piece that lies in a locker, or what is `changed`."""
    plain = {"what": "A folding knife", "source": "Officer One", "at": TAKEN, "place": "Locker 4, bag 17"}
    return make.done(town, who, "add_evidence", case or make.incident(town), **(plain | changed))


def begun(town: Town) -> Incoming:
    """Begin to take a file in."""
    coming = Incoming(town.install.agency, EVIDENCE)
    coming.begin()
    return coming


def came_in(town: Town, content: bytes) -> Incoming:
    """Let a file come in, whole, and be kept under no entry yet."""
    coming = begun(town)
    for start in range(0, len(content), 700_001):
        coming.write(content[start : start + 700_001])
    coming.finish()
    return coming


def tried(
    town: Town, case: UUID, content: bytes = CONTENT, identity: UUID | None = None, **changed: Any
) -> Result:
    """Let an officer add a file, and return what became of it; the file stays only where it was accepted."""
    coming = came_in(town, content)
    assert coming.written and coming.kept
    file = {
        "sha256": coming.written.sha256,
        "size": coming.written.size,
        "clear": True,
        "name": "Zebulon at the door.jpg",
    }
    payload = {
        "incident": str(case),
        "what": "The gym door",
        "source": "Officer One",
        "at": TAKEN,
        "file": file | changed.pop("file", {}),
    }
    who = town.viewer(changed.pop("who", "officer-1"))
    envelope = Envelope(
        "incidents.add_evidence",
        clock.now(),
        payload | changed,
        id=identity or new_id(),
        enclosed=coming.kept,
    )
    result = run_one(envelope, who)
    if result.result == "accepted":
        coming.accept()
    coming.discard()
    return result


def filed(town: Town, case: UUID, content: bytes = CONTENT, **changed: Any) -> UUID:
    """Add a file, which must be done."""
    result = tried(town, case, content, **changed)
    assert result.result == "accepted", result
    return result.id


def passed(town: Town, case: UUID, evidence: UUID, step: str, at: str, **changed: Any) -> Result:
    """Let an officer write down what became of a piece."""
    plain = {"to_whom": "Detective Ray", "place": "Evidence room", "why": "For the laboratory"}
    said = {"evidence": str(evidence), "step": step, "at": at} | plain | changed
    return make.attempt(town, "officer-1", "pass_evidence", case, **said)


def opened(town: Town, case: UUID, piece: UUID, who: str = "officer-1") -> bytes:
    """Return the bytes of a file, as somebody would download them."""
    found = evidence_file(town.viewer(who), case, piece)
    return b"".join(found.pieces())


def file_of(town: Town, piece: UUID) -> Path:
    """Return where the file of a piece lies."""
    return next(
        path
        for path in EVIDENCE.folder(town.install.agency).iterdir()
        if named(path) == the_row(piece).file.hex
    )


def named(path: Path) -> str:
    """Return the name of a file without its endings."""
    return path.name.partition(".")[0]


def the_row(piece: UUID) -> Evidence:
    """Return the row of a piece as it stands."""
    return Evidence.objects.get(pk=piece)


def on_disk(town: Town) -> list[str]:
    """Return the names of all files in a town's folder of evidence."""
    folder = EVIDENCE.folder(town.install.agency)
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
