"""A set as it is uploaded, one file: a ZIP of its files or one file of JSON, laid out in a folder to be read there."""

import shutil
import zipfile
from pathlib import Path

from schoolbeat.exchange import zips
from schoolbeat.exchange.faults import shown
from schoolbeat.exchange.hsds.faults import LONGEST_SHOWN, Fault, Unreadable
from schoolbeat.foundation.text import gettext_noop as _

MOST_UNPACKED = 500 << 20
"""Bytes of all files of a set: a hundred thousand services, about."""
LONGEST_NAME = 100
_PIECE = 1 << 20
_READ = (".csv", ".json")


def lay_out(path: Path, name: str, folder: Path) -> None:
    """Lay the files of what was uploaded as `name` out in a folder; raises Unreadable for what is no set."""
    file = zips.zip_at(path)
    if file is not None:
        with file:
            _unpack(file, folder)
        return
    if not name.lower().endswith(".json"):
        raise _unreadable(
            _named(name), "", _("a ZIP that is whole with the files of a set, or one file of JSON")
        )
    shutil.copyfile(path, folder / _checked(name))


def _unpack(file: zipfile.ZipFile, folder: Path) -> None:
    done = 0
    for name, member in zips.members(file, _unreadable).items():
        if name.lower().endswith(_READ):
            with zips.unpacking(file, member, _unreadable) as source:
                done += _pour(source, folder / _checked(name), MOST_UNPACKED - done)


def _pour(source: zips.Unpacked, path: Path, most: int) -> int:
    """Write what is unpacked to a file, and return how many bytes; raises Unreadable where they are too many."""
    done = 0
    with path.open("xb") as out:
        while piece := source.read(_PIECE):
            done += len(piece)
            if done > most:
                raise _unreadable(path.name, f"{MOST_UNPACKED} +", _("a set of 500 MB at most, unpacked"))
            out.write(piece)
    return done


def _checked(name: str) -> str:
    """Return the name of a file; raises Unreadable for one that no system of files keeps, or that climbs."""
    if len(name.encode(errors="replace")) > LONGEST_NAME or not name.isprintable() or Path(name).name != name:
        raise _unreadable(_named(name), "", _("a name of 100 letters at most, without a path"))
    return name


def _named(name: str) -> str:
    return shown(name if name.isprintable() else ascii(name), LONGEST_SHOWN)


def _unreadable(name: str, value: str, expected: str) -> Unreadable:
    return Unreadable(Fault(name, 0, "", value, expected))
