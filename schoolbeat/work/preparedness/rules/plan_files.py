"""A file for responders: which kinds are kept, and whether one is what its name says, by its first and last bytes."""

from dataclasses import dataclass
from pathlib import PurePath
from uuid import UUID

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.preparedness.rules.holding import Fault
from schoolbeat.work.preparedness.rules.plans import LARGEST

HEAD, TAIL = 16, 2048
"""So many of the first and last bytes are looked at as a file comes in."""
_HEX = frozenset("0123456789abcdef")
_KINDS = {
    "pdf": (b"%PDF-", b"%%EOF", ("pdf",)),
    "png": (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82", ("png",)),
    "jpeg": (b"\xff\xd8\xff", b"\xff\xd9", ("jpg", "jpeg")),
}


@dataclass(frozen=True)
class KeptFile:
    """A file as the door kept it, encrypted, before its entry stands: its name there, its key, its ends."""

    file: UUID
    key: bytes
    head: bytes
    tail: bytes


def kind_of(head: bytes, tail: bytes) -> str:
    """Return what a file is by its first and last bytes: pdf, png, jpeg, or empty for anything else or half a file."""
    for kind, (begins, ends, _endings) in _KINDS.items():
        if head.startswith(begins) and ends in tail:
            return kind
    return ""


def plan_file_fault(name: str, size: int, sha256: str, kept: KeptFile) -> Fault | None:
    """Return what stands against a file for responders."""
    if not 0 < size <= LARGEST:
        return Fault("file", _("A file for responders is not empty and has 50 MB at most."))
    if len(sha256) != 64 or not set(sha256) <= _HEX:
        return Fault("file", _("The file came in damaged. Choose it again."))
    kind = kind_of(kept.head, kept.tail)
    if not kind:
        return Fault("file", _("This is not a whole PDF, PNG or JPEG file, whatever its name says."))
    ending = PurePath(name).suffix.lstrip(".").lower()
    if ending and ending not in _KINDS[kind][2]:
        return Fault("file", _("This file is something else than its name says. Name it as what it is."))
    return None
