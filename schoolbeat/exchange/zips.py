"""A ZIP from outside: refused with anything odd in it before a byte is unpacked, and counted while it is.

What is wrong is told through `refuse`, which makes the fault of whoever reads: file, what was found, what was expected.
"""

import re
import stat
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import IO

from schoolbeat.exchange.faults import shown
from schoolbeat.foundation.text import gettext_noop as _

Refuse = Callable[[str, str, str], Exception]
MOST_MEMBERS = 200
MOST_RATIO = 200
"""Uncompressed to compressed; a table packs about tenfold, deflate can reach a thousand."""
RATIO_FROM = 4 << 20
"""Up to so many bytes a ratio says nothing."""
LONGEST_SHOWN = 80
NO_LINK = _("a file of its own, not a link to another")
_MAC = "__MACOSX/"
_CLIMBS = re.compile(r"[\\:\x00]|^/|(?:^|/)\.\.(?:/|$)")
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_WHOLE = _("a ZIP that is whole; make it again")


def zip_at(path: Path) -> zipfile.ZipFile | None:
    """Open a ZIP; None for what is none."""
    try:
        # A pipe would be waited for, without end.
        return zipfile.ZipFile(path) if path.is_file() else None
    except (zipfile.BadZipFile, OSError, UnicodeDecodeError, NotImplementedError):
        return None


class Unpacked:
    """One member of a ZIP as it is unpacked: its ratio is watched, and damage becomes a fault."""

    def __init__(self, member: zipfile.ZipInfo, file: IO[bytes], refuse: Refuse) -> None:
        self._name, self._file, self._refuse = member.filename, file, refuse
        self._most = max(RATIO_FROM, member.compress_size * MOST_RATIO)
        self._done = 0

    def read(self, size: int = -1) -> bytes:
        """Return so many bytes, or raise what `refuse` makes."""
        try:
            piece = self._file.read(size)
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError):
            raise self._refuse(self._name, "", _WHOLE) from None
        self._done += len(piece)
        if self._done > self._most:
            expected = _("a file that unpacks to a size that its kind has")
            raise self._refuse(self._name, f"> {MOST_RATIO}:1", expected)
        return piece

    def __enter__(self) -> "Unpacked":
        return self

    def __exit__(self, *error: object) -> None:
        self._file.close()


def unpacking(file: zipfile.ZipFile, member: zipfile.ZipInfo, refuse: Refuse) -> Unpacked:
    """Open a member; raises what `refuse` makes for one that is damaged."""
    try:
        return Unpacked(member, file.open(member), refuse)
    except (zipfile.BadZipFile, OSError, NotImplementedError, RuntimeError):
        raise refuse(member.filename, "", _WHOLE) from None


def members(file: zipfile.ZipFile, refuse: Refuse) -> dict[str, zipfile.ZipInfo]:
    """Return the files of a ZIP by name; raises what `refuse` makes for one that holds what no set holds."""
    found: dict[str, zipfile.ZipInfo] = {}
    listed = file.infolist()
    if len(listed) > MOST_MEMBERS:
        raise refuse("", str(len(listed)), _("a ZIP of 200 files at most"))
    seen: set[str] = set()
    for member in listed:
        name = member.orig_filename
        wrong = _wrong(member)
        if not wrong and name.casefold() in seen:
            wrong = _("each file once")
        if wrong:
            raise refuse(shown(_plain(name), LONGEST_SHOWN), "", wrong)
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
        (stat.S_ISLNK(member.external_attr >> 16), NO_LINK),
        (_CLIMBS.search(name) is not None, _("a name without a path")),
        # What Macintosh computers put beside the files is never opened.
        ("/" in name and not name.startswith(_MAC), _("files at the root of the ZIP, not in a folder of it")),
        (bool(member.flag_bits & 0x1), _("a ZIP without a password; the way it comes must protect it")),
        (name.lower().endswith(".zip"), _("the files themselves; not a ZIP in a ZIP")),
        (member.compress_type not in _METHODS, _("a ZIP packed by deflate, or not packed")),
    )
    return next((expected for wrong, expected in tests if wrong), "")
