"""Reads the directory file: each fault names line, column, value and what was expected; nothing is decided here.

The file is read line by line, and only rows of the districts asked for are kept, so that its size does not matter.
"""

import codecs
import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, BinaryIO

from schoolbeat.exchange.directory.kinds import STATUS, kind_of
from schoolbeat.foundation.text import clean, has_bad_characters
from schoolbeat.foundation.text import gettext_noop as _

COLUMNS = (
    "CDSCode",
    "StatusType",
    "County",
    "District",
    "School",
    "Street",
    "City",
    "Zip",
    "Phone",
    "Ext",
    "SOCType",
    "EILName",
    "GSoffered",
    "GSserved",
    "Latitude",
    "Longitude",
)
LONGEST_LINE = 1_000_000
MOST_FAULTS = 100
LONGEST_SHOWN = 80
_CODE = re.compile(r"[0-9]{14}")
_SHORT_CODE = re.compile(r"[0-9]{13}")
_DISTRICT_CODE = re.compile(r"[0-9]{7}(?:0{7})?")
_LONGEST = {"School": 160, "District": 160, "Street": 160, "City": 80, "Zip": 12, "Phone": 26, "Ext": 8}
_COORDINATES = {"Latitude": 90, "Longitude": 180}


@dataclass(frozen=True)
class Fault:
    """What stands in the way: where, what was found, what was expected."""

    line: int
    column: str
    value: str
    expected: str


@dataclass(frozen=True, slots=True)
class DirectoryRow:
    """A school as the directory has it; without a name the row is the district itself."""

    line: int
    code: str
    district: str
    name: str
    kind: str
    status: str
    street: str
    city: str
    postal_code: str
    phone: str
    grades: str
    latitude: str
    longitude: str

    @property
    def district_code(self) -> str:
        """The official code of its district: county and district, then seven zeros."""
        return self.code[:7].ljust(14, "0")


@dataclass
class Directory:
    """The rows of the districts asked for, and what is wrong in the file; with one fault nothing may be written."""

    rows: list[DirectoryRow] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)


class _Unreadable(Exception):
    """The file cannot be read on from here."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.expected)
        self.fault = fault


def read(file: BinaryIO, districts: Sequence[str]) -> Directory:
    """Read a directory and keep the rows of `districts` (names or codes); bad input becomes faults, never an error."""
    found = Directory()
    chosen = _Chosen(districts)
    try:
        _read_rows(file, chosen, found)
    except _Unreadable as unreadable:
        found.faults.append(unreadable.fault)
        return found
    if len(found.faults) < MOST_FAULTS:
        found.faults += chosen.faults()
    return found


def _read_rows(file: BinaryIO, chosen: "_Chosen", found: Directory) -> None:
    reader = csv.reader(_lines(file), strict=True)
    columns = _header(_next(reader))
    seen: dict[str, int] = {}
    while len(found.faults) < MOST_FAULTS:
        line = reader.line_num + 1
        cells = _next(reader)
        if cells is None:
            return
        if not cells:
            continue
        if len(cells) != len(columns):
            expected = _("as many cells as the first line has columns")
            found.faults.append(Fault(line, "", str(len(cells)), expected))
            continue
        row = {name: clean(cells[place]) for name, place in columns.items() if name in COLUMNS}
        faults = [*_code_faults(line, row["CDSCode"], seen)]
        if chosen.takes(row["District"], row["CDSCode"]):
            faults += _cell_faults(line, row)
            if not faults:
                found.rows.append(_row(line, row))
        found.faults += faults[: MOST_FAULTS - len(found.faults)]


def _lines(file: BinaryIO) -> Iterator[str]:
    """Decode line by line, so that a wrong byte is found at its place and no line can fill the memory."""
    number = 0
    while raw := file.readline(LONGEST_LINE):
        number += 1
        if number == 1 and raw.startswith(codecs.BOM_UTF8):
            raise _Unreadable(
                Fault(1, COLUMNS[0], "U+FEFF", _("UTF-8 without a byte order mark at its beginning"))
            )
        if len(raw) == LONGEST_LINE:
            raise _Unreadable(Fault(number, "", f"{LONGEST_LINE} +", _("a line that ends")))
        try:
            yield raw.decode("utf-8")
        except UnicodeDecodeError as error:
            column = raw[: error.start].count(b",") + 1
            value = f"{raw[error.start : error.start + 4].hex(' ')}"
            raise _Unreadable(Fault(number, str(column), value, _("text in UTF-8"))) from None


def _next(reader: Any) -> list[str] | None:
    try:
        return next(reader, None)
    except csv.Error as error:
        raise _Unreadable(Fault(reader.line_num, "", str(error), _("cells as CSV has them"))) from None


def _header(cells: list[str] | None) -> dict[str, int]:
    if not cells:
        raise _Unreadable(Fault(1, "", "", _("a first line with the names of the columns")))
    for sign in (";", "\t"):
        if len(cells) == 1 and sign in cells[0]:
            raise _Unreadable(Fault(1, "", cells[0][:LONGEST_SHOWN], _("columns parted by commas")))
    names = [clean(cell) for cell in cells]
    for name in COLUMNS:
        if names.count(name) != 1:
            value = ", ".join(names)[:LONGEST_SHOWN] if name not in names else name
            raise _Unreadable(Fault(1, name, value, _("this column, once")))
    return {name: place for place, name in enumerate(names)}


def _code_faults(line: int, code: str, seen: dict[str, int]) -> Iterator[Fault]:
    if _SHORT_CODE.fullmatch(code):
        yield Fault(line, "CDSCode", code, _("14 digits; a spreadsheet has taken the leading zero away"))
    elif not _CODE.fullmatch(code):
        yield Fault(line, "CDSCode", code[:LONGEST_SHOWN], _("14 digits, kept as text"))
    elif code in seen:
        yield Fault(line, "CDSCode", code, _("a code that stands in the file once"))
    else:
        seen[code] = line


def _cell_faults(line: int, row: dict[str, str]) -> Iterator[Fault]:
    if row["StatusType"] not in STATUS:
        yield Fault(
            line, "StatusType", row["StatusType"][:LONGEST_SHOWN], _("Active, Closed, Merged or Pending")
        )
    if not row["District"]:
        yield Fault(line, "District", "", _("the name of the district"))
    for name, longest in _LONGEST.items():
        if len(row[name]) > longest:
            yield Fault(line, name, row[name][:LONGEST_SHOWN], _("a shorter text"))
    for name, text in row.items():
        if has_bad_characters(text):
            yield Fault(line, name, ascii(text)[:LONGEST_SHOWN], _("text without control characters"))
    for name, limit in _COORDINATES.items():
        if row[name] and not _is_coordinate(row[name], limit):
            yield Fault(line, name, row[name][:LONGEST_SHOWN], _("degrees with a point, as in 37.925768"))


def _is_coordinate(text: str, limit: int) -> bool:
    return re.fullmatch(r"-?[0-9]{1,3}(?:\.[0-9]{1,12})?", text) is not None and abs(float(text)) <= limit


def _row(line: int, row: dict[str, str]) -> DirectoryRow:
    return DirectoryRow(
        line=line,
        code=row["CDSCode"],
        district=row["District"],
        name=row["School"],
        kind=kind_of(row["SOCType"], row["EILName"]),
        status=STATUS[row["StatusType"]],
        street=row["Street"],
        city=row["City"],
        postal_code=row["Zip"],
        phone=f"{row['Phone']} x {row['Ext']}" if row["Phone"] and row["Ext"] else row["Phone"],
        grades=(row["GSserved"] or row["GSoffered"])[:40],
        latitude=row["Latitude"],
        longitude=row["Longitude"],
    )


class _Chosen:
    """The districts asked for, and whether the file has each of them exactly once."""

    def __init__(self, districts: Sequence[str]) -> None:
        self.asked = {" ".join(clean(name).casefold().split()): name for name in districts if clean(name)}
        self.codes: dict[str, set[str]] = {name: set() for name in self.asked}
        self.names: set[str] = set()

    def takes(self, district: str, code: str) -> bool:
        """Say whether a row belongs to a district that was asked for."""
        name = " ".join(district.casefold().split())
        self.names.add(district)
        own = [word for word in self.asked if word == name or _names(word, code)]
        for word in own:
            self.codes[word].add(code[:7] if _CODE.fullmatch(code) else "")
        return bool(own)

    def faults(self) -> list[Fault]:
        """Return what is wrong with the districts asked for: unknown, or several of one name."""
        found = []
        for word, codes in self.codes.items():
            if not codes:
                near = ", ".join(get_close_matches(self.asked[word], self.names, n=3))
                found.append(Fault(0, "District", self.asked[word], near or _("a district of this file")))
            elif len(codes - {""}) > 1:
                value = f"{self.asked[word]} ({', '.join(sorted(codes - {''}))})"
                found.append(
                    Fault(0, "District", value, _("one district; give its seven digits instead of the name"))
                )
        return found or ([] if self.asked else [Fault(0, "District", "", _("a district of this file"))])


def _names(word: str, code: str) -> bool:
    return _DISTRICT_CODE.fullmatch(word) is not None and code[:7] == word[:7]
