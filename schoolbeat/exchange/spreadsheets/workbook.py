"""Reads XLSX: one sheet, row by row, values as text; formulas are never computed, bombs never unpacked."""

import warnings
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from itertools import zip_longest
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from schoolbeat.exchange.faults import Fault, Unreadable, shown
from schoolbeat.exchange.spreadsheets.csvfile import MOST_COLUMNS
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _

LARGEST = 400 * 1024 * 1024
LARGEST_TEXTS = 100 * 1024 * 1024
MOST_PARTS = 2000
MOST_RATIO = 300
_SMALL = 5 * 1024 * 1024
_PIECE = 1 << 20


def _no(expected: str, value: str = "", line: int = 0, **given: object) -> Unreadable:
    return Unreadable(Fault(line, "", value, expected, given))


def check(path: Path) -> None:
    """Look at the file's list of parts before any is unpacked; raises Unreadable for no workbook, or a bomb."""
    try:
        with zipfile.ZipFile(path) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, OSError):
        raise _no(_("a whole XLSX file; this one is damaged")) from None
    if "xl/workbook.xml" not in {part.filename for part in parts}:
        raise _no(_("a file in CSV or XLSX; save the table in one of them"), "ZIP")
    if any(part.flag_bits & 1 for part in parts):
        raise _no(_("a workbook without a password"))
    size, packed_size = sum(part.file_size for part in parts), sum(part.compress_size for part in parts)
    texts = sum(part.file_size for part in parts if part.filename == "xl/sharedStrings.xml")
    if len(parts) > MOST_PARTS or size > LARGEST or texts > LARGEST_TEXTS:
        raise _no(_("a workbook of a usual size; save the sheet as CSV"), f"{size >> 20} MB")
    if size > _SMALL and size > packed_size * MOST_RATIO:
        raise _no(_("a workbook of a usual size; save the sheet as CSV"), f"{size >> 20} MB")


def _has_formulas(path: Path) -> bool:
    with zipfile.ZipFile(path) as packed:
        for part in packed.namelist():
            if part.startswith("xl/worksheets/") and _holds(packed, part, b"<f"):
                return True
    return False


def _holds(packed: zipfile.ZipFile, part: str, sign: bytes) -> bool:
    last = b""
    with packed.open(part) as file:
        while piece := file.read(_PIECE):
            if sign in last + piece:
                return True
            last = piece[-len(sign) :]
    return False


def rows(path: Path, sheet: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank; raises Unreadable for a sheet that is not there or cannot be read."""
    opened = [_opened(path, False)]
    try:
        # A formula counts as what the spreadsheet last made of it, else it is its own text; nothing is reckoned here.
        if _has_formulas(path):
            opened.append(_opened(path, True))
        sheets = [_chosen(book, sheet) for book in opened]
        for line, found in enumerate(zip_longest(*(one.iter_rows(values_only=True) for one in sheets)), 1):
            cells = [_text(value) for value in _known(found)]
            if len(cells) > MOST_COLUMNS:
                raise _no(_("1,000 columns at most"), str(len(cells)), line)
            if any(cells):
                yield line, cells
    except Unreadable:
        raise
    except Exception as error:
        # Whatever breaks in a stranger's file, a message says so: no input makes a 500.
        raise _no(_("a sheet that can be read; save it as CSV"), shown(type(error).__name__)) from None
    finally:
        for book in opened:
            book.close()


def _opened(path: Path, computed: bool) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return load_workbook(path, read_only=True, data_only=computed, keep_links=False)
        except Exception as error:
            raise _no(_("a whole XLSX file; this one is damaged"), shown(type(error).__name__)) from None


def _chosen(book: Any, name: str) -> Any:
    if name and name not in book.sheetnames:
        raise _no(_("one of the sheets: %(sheets)s"), name, sheets=", ".join(book.sheetnames))
    sheets = [book[name]] if name else [one for one in book.worksheets if one.sheet_state == "visible"]
    if not sheets:
        raise _no(_("a workbook with a sheet"))
    # What a sheet says of its own size may be a lie of a million columns.
    sheets[0].reset_dimensions()
    return sheets[0]


def _known(found: tuple[tuple[Any, ...] | None, ...]) -> list[Any]:
    if len(found) == 1:
        return list(found[0] or ())
    texts, values = (list(one or ()) for one in found)
    return [text if value is None else value for text, value in zip_longest(texts, values)]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else f"{value:.6g}"
    return _moment(value) or str(value)


def _moment(value: Any) -> str:
    """Return a day, a time or a length as a person would write it; nothing for any other value."""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(timespec="seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, timedelta):
        hours, minutes = divmod(round(value.total_seconds() / 60), 60)
        return f"{hours}:{minutes:02}"
    return ""
