"""A set as a folder or as a ZIP: which files it has, opened one at a time, never trusting what a header says.

A ZIP with anything odd in it is refused before a byte is unpacked; while unpacking, every byte is counted.
"""

import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Protocol

from schoolbeat.exchange import zips
from schoolbeat.exchange.oneroster.faults import Fault, Unreadable
from schoolbeat.foundation.text import gettext_noop as _

Progress = Callable[[int, int], None]
MOST_BYTES = 8 << 30
"""Uncompressed bytes of a whole set: thirty million users, about."""


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


@dataclass
class _Zip:
    file: zipfile.ZipFile
    members: dict[str, zipfile.ZipInfo]

    @property
    def sizes(self) -> Mapping[str, int]:
        return {name: member.file_size for name, member in self.members.items()}

    def open(self, name: str) -> IO[bytes]:
        return zips.unpacking(self.file, self.members[name], _unreadable)  # type: ignore[return-value]


def _unreadable(name: str, value: str, expected: str) -> Unreadable:
    return Unreadable(Fault(name, 0, "", value, expected))


@contextmanager
def opened(path: Path) -> Iterator[Source]:
    """Give the files of a folder or ZIP; raises Unreadable for what is neither, or holds what no set holds."""
    if path.is_dir():
        yield _folder(path)
        return
    file = zips.zip_at(path)
    if file is None:
        expected = _("a folder, or a ZIP that is whole, with the files of a set")
        raise Unreadable(Fault(path.name, 0, "", "", expected))
    with file:
        yield _Zip(file, zips.members(file, _unreadable))


def _folder(path: Path) -> _Folder:
    found = {}
    for entry in sorted(path.iterdir()):
        if entry.suffix != ".csv":
            continue
        if entry.is_symlink() or not entry.is_file():
            raise Unreadable(Fault(entry.name, 0, "", "", zips.NO_LINK))
        found[entry.name] = entry.stat().st_size
    return _Folder(path, found)
