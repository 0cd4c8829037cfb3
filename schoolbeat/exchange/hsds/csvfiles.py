"""Reads the CSV files of a set, line by line, in UTF-8 with or without its mark."""

import codecs
import csv
import re
from collections.abc import Iterator
from pathlib import Path

from schoolbeat.exchange.hsds.faults import Fault, Place, Report, Unreadable
from schoolbeat.exchange.hsds.rows import MOST_ROWS, Row
from schoolbeat.foundation.text import clean, has_bad_characters
from schoolbeat.foundation.text import gettext_noop as _

LONGEST_LINE = 4_000_000
MOST_BYTES = 500 << 20
MOST_COLUMNS = 500
_NUMERIC = re.compile(r"[+-][0-9 ().-]*")
_OTHER_MARKS = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def is_formula(text: str) -> bool:
    """Say whether a spreadsheet would take a cell for a formula; a telephone number with a plus is none."""
    return text.startswith(("=", "@", "\t", "\r")) or (
        text.startswith(("+", "-")) and _NUMERIC.fullmatch(text) is None
    )


def rows(path: Path, report: Report) -> Iterator[Row]:
    """Yield the rows of a file; raises Unreadable where it cannot be read on."""
    name = path.name
    if path.is_symlink() or not path.is_file():
        raise Unreadable(Fault(name, 0, "", "", _("a file of its own, not a link to another")))
    if path.stat().st_size > MOST_BYTES:
        raise Unreadable(Fault(name, 0, "", f"{MOST_BYTES} +", _("a file of 500 MB at most")))
    reader = csv.reader(_lines(path), strict=True)
    try:
        names = _header(next(reader, None), name)
        number = 0
        while True:
            line = reader.line_num + 1
            cells = next(reader, None)
            if cells is None:
                return
            if not any(cell.strip() for cell in cells):
                continue
            number += 1
            if number > MOST_ROWS:
                raise Unreadable(Fault(name, line, "", f"{MOST_ROWS} +", _("a file of 500,000 rows at most")))
            row = _row(names, cells, Place(name, line), report)
            if row is not None:
                yield row
    except csv.Error as error:
        raise Unreadable(Fault(name, reader.line_num, "", str(error), _("cells as CSV has them"))) from None


def head(path: Path) -> list[str]:
    """Return the names of a file's columns; raises Unreadable where there are none."""
    try:
        return _header(next(csv.reader(_lines(path), strict=True), None), path.name)
    except csv.Error as error:
        raise Unreadable(Fault(path.name, 1, "", str(error), _("cells as CSV has them"))) from None


def _lines(path: Path) -> Iterator[str]:
    with path.open("rb") as file:
        number = 0
        while raw := file.readline(LONGEST_LINE):
            number += 1
            if number == 1:
                raw = _unmarked(raw, path.name)
            if len(raw) == LONGEST_LINE:
                raise Unreadable(Fault(path.name, number, "", f"{LONGEST_LINE} +", _("a line that ends")))
            yield _decoded(raw, path.name, number)


def _unmarked(raw: bytes, name: str) -> bytes:
    if raw.startswith(_OTHER_MARKS):
        raise Unreadable(Fault(name, 1, "", raw[:4].hex(" "), _("text in UTF-8")))
    return raw.removeprefix(codecs.BOM_UTF8)


def _decoded(raw: bytes, name: str, number: int) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        column = str(raw[: error.start].count(b",") + 1)
        value = raw[error.start : error.start + 4].hex(" ")
        raise Unreadable(Fault(name, number, column, value, _("text in UTF-8"))) from None


def _header(cells: list[str] | None, file: str) -> list[str]:
    if not cells or not any(cell.strip() for cell in cells):
        raise Unreadable(Fault(file, 1, "", "", _("a first line with the names of the columns")))
    for sign in (";", "\t"):
        if len(cells) == 1 and sign in cells[0]:
            raise Unreadable(Fault(file, 1, "", cells[0][:80], _("columns parted by commas")))
    names = [clean(cell) for cell in cells]
    if len(names) > MOST_COLUMNS:
        raise Unreadable(Fault(file, 1, "", str(len(names)), _("500 columns at most")))
    for name in names:
        if name and names.count(name) != 1:
            raise Unreadable(Fault(file, 1, name, name, _("this column, once")))
        if not name:
            raise Unreadable(Fault(file, 1, "", "", _("a name for each column")))
    return names


def _row(names: list[str], cells: list[str], place: Place, report: Report) -> Row | None:
    if len(cells) != len(names):
        report.wrong(place, "", len(cells), _("as many cells as the first line has columns"))
        return None
    values = {}
    for name, cell in zip(names, cells, strict=True):
        text = cell.replace("\r\n", "\n").replace("\r", "\n")
        if not text.strip():
            continue
        if has_bad_characters(text):
            report.wrong(place, name, ascii(text), _("text without control characters"))
            continue
        # What a spreadsheet would take for a formula was given out with a mark before it.
        values[name] = text[1:] if text[0] == "'" and is_formula(text[1:]) else text
    return Row(place, values)
