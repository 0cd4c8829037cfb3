"""A set as a folder or as a ZIP: which files it has, opened one at a time, never trusting what a header says.

A ZIP with anything odd in it is refused before a byte is unpacked; while unpacking, every byte is counted.
"""

import re
import stat
import zipfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from schoolbeat.exchange.faults import shown
from schoolbeat.exchange.oneroster.faults import LONGEST_SHOWN, Fault, Unreadable
from schoolbeat.foundation.text import gettext_noop as _

Progress = Callable[[int, int], None]
MOST_BYTES = 8 << 30
"""Uncompressed bytes of a whole set: thirty million users, about."""
MOST_MEMBERS = 200
MOST_RATIO = 200
"""Uncompressed to compressed; a roster packs about tenfold, deflate can reach a thousand."""
RATIO_FROM = 4 << 20
"""Up to so many bytes a ratio says nothing."""
_MAC = "__MACOSX/"
_CLIMBS = re.compile(r"[\\:\x00]|^/|(?:^|/)\.\.(?:/|$)")
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_SYMLINK = _("a file of its own, not a link to another")


class Source(Protocol):
    """The files of a set, name -> size in bytes (of a ZIP: as its header claims, good for progress alone)."""

    @property
    def sizes(self) -> Mapping[str, int]:
        """Name -> size."""

    def open(self, name: str) -> IO[bytes]:
        """Open one file; raises Unreadable for one that is damaged."""


@dataclass
class Meter:
    """Counts what was read of a whole set, and says so; raises Unreadable where it is more than a roster can be."""

    of: int = 0
    progress: Progress = lambda done, of: None
    done: int = field(default=0, init=False)

    def count(self, name: str, size: int) -> None:
        """Add so many bytes of a file."""
        self.done += size
        if self.done > MOST_BYTES:
            raise Unreadable(Fault(name, 0, "", f"{MOST_BYTES} +", _("a set of 8 GB at most, unpacked")))
        self.progress(min(self.done, self.of), self.of)


@dataclass
class _Folder:
    path: Path
    sizes: Mapping[str, int]

    def open(self, name: str) -> IO[bytes]:
        return (self.path / name).open("rb")


class _Member:
    """One member of a ZIP as it is unpacked: its ratio is watched, and damage becomes a fault."""

    def __init__(self, member: zipfile.ZipInfo, file: IO[bytes]) -> None:
        self._name, self._file = member.filename, file
        self._most = max(RATIO_FROM, member.compress_size * MOST_RATIO)
        self._done = 0

    def read(self, size: int = -1) -> bytes:
        try:
            piece = self._file.read(size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
            raise Unreadable(_damaged(self._name)) from None
        self._done += len(piece)
        if self._done > self._most:
            raise Unreadable(
                Fault(self._name, 0, "", f"> {MOST_RATIO}:1", _("a file that unpacks to a roster's size"))
            )
        return piece

    def __enter__(self) -> "_Member":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()


@dataclass
class _Zip:
    file: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]

    @property
    def sizes(self) -> Mapping[str, int]:
        return {name: member.file_size for name, member in self.members.items()}

    def open(self, name: str) -> IO[bytes]:
        member = self.members[name]
        try:
            return _Member(member, self.file.open(member))  # type: ignore[return-value]
        except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
            raise Unreadable(_damaged(name)) from None


def _damaged(name: str) -> Fault:
    return Fault(name, 0, "", "", _("a ZIP that is whole; make it again"))


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Give the files of a folder or ZIP; raises Unreadable for what is neither, or holds what no set holds."""
    if path.is_dir():
        yield _folder(path)
        return
    try:
        # A pipe would be waited for, without end.
        file = zipfile.ZipFile(path) if path.is_file() else None
    except (zipfile.BadZipFile, OSError, UnicodeDecodeError, NotImplementedError):
        file = None
    if file is None:
        expected = _("a folder, or a ZIP that is whole, with the files of a set")
        raise Unreadable(Fault(path.name, 0, "", "", expected))
    with file:
        yield _Zip(file, _members(file))


def _folder(path: Path) -> _Folder:
    found = {}
    for entry in sorted(path.iterdir()):
        if entry.suffix != ".csv":
            continue
        if entry.is_symlink() or not entry.is_file():
            raise Unreadable(Fault(entry.name, 0, "", "", _SYMLINK))
        found[entry.name] = entry.stat().st_size
    return _Folder(path, found)


def _members(file: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    found: dict[str, zipfile.ZipInfo] = {}
    members = file.infolist()
    if len(members) > MOST_MEMBERS:
        raise Unreadable(Fault("", 0, "", str(len(members)), _("a ZIP of 200 files at most")))
    seen: set[str] = set()
    for member in members:
        name = member.orig_filename
        wrong = _wrong(member)
        if not wrong and name.casefold() in seen:
            wrong = _("each file once")
        if wrong:
            raise Unreadable(Fault(shown(_plain(name), LONGEST_SHOWN), 0, "", "", wrong))
        seen.add(name.casefold())
        if not name.startswith(_MAC):
            found[name] = member
    return found


def _plain(name: str) -> str:
    """Return a name without anything that a screen would act on."""
    return name if name.isprintable() else ascii(name)


def _wrong(member: zipfile.ZipInfo) -> str:
    name = member.orig_filename
    tests = (
        (stat.S_ISLNK(member.external_attr >> 16), _SYMLINK),
        (_CLIMBS.search(name) is not None, _("a name without a path, such as users.csv")),
        # What Macintosh computers put beside the files is never opened.
        ("/" in name and not name.startswith(_MAC), _("files at the root of the ZIP, not in a folder of it")),
        (bool(member.flag_bits & 0x1), _("a ZIP without a password; the way it comes must protect it")),
        (name.lower().endswith(".zip"), _("CSV files; not a ZIP in a ZIP")),
        (member.compress_type not in _METHODS, _("a ZIP packed by deflate, or not packed")),
    )
    return next((expected for wrong, expected in tests if wrong), "")
