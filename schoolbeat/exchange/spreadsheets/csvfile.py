"""Reads CSV as it comes: in UTF-8, UTF-16 or Windows-1252, parted by commas, semicolons or tabs; line by line."""

import codecs
import csv
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

from charset_normalizer import from_bytes

from schoolbeat.exchange.faults import Fault, Unreadable, shown
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _

SEPARATORS = (",", ";", "\t", "|")
LONGEST_LINE = 1_000_000
LONGEST_CELL = 200_000
MOST_COLUMNS = 1000
_PIECE = 1 << 20
_SAMPLE = 64 * 1024
_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WESTERN = frozenset({"cp1252", "latin_1", "iso8859_15", "iso8859_1", "ascii"})


def encoding_of(path: Path) -> str:
    """Return the encoding of a text file; raises Unreadable, by name, for one that is not read here."""
    with path.open("rb") as file:
        head = file.read(_SAMPLE)
    for mark, name in _MARKS:
        if head.startswith(mark):
            return name
    if b"\x00" in head:
        return _without_mark(head)
    wrong = _not_utf8(path)
    return "utf-8" if wrong is None else _eight_bits(wrong)


def _without_mark(head: bytes) -> str:
    """Tell UTF-16 without its mark by where the zeros stand; other zeros are no text at all."""
    half = max(1, len(head) // 2)
    for name, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if zeros.count(0) > half * 0.6:
            return name
    raise Unreadable(Fault(0, "", "00", _("text; there are zero bytes in the file")))


def _not_utf8(path: Path) -> bytes | None:
    """Return lines that are no UTF-8, enough to tell what they are; None where all of the file is."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    with path.open("rb") as file:
        while piece := file.read(_PIECE):
            try:
                decoder.decode(piece)
            except UnicodeDecodeError:
                return _telling(path)
        try:
            decoder.decode(b"", True)
        except UnicodeDecodeError:
            return _telling(path)
    return None


def _telling(path: Path) -> bytes:
    sample = b""
    with path.open("rb") as file:
        while len(sample) < _SAMPLE and (line := file.readline(LONGEST_LINE)):
            sample += b"" if line.isascii() else line
    return sample


def _eight_bits(sample: bytes) -> str:
    best = from_bytes(sample).best()
    guessed = best.encoding if best is not None else "?"
    if guessed in _WESTERN:
        return "cp1252"
    western = from_bytes(sample, cp_isolation=["cp1252"]).best()
    # A short text in Windows-1252 looks like half a dozen others; only a clearly better guess is told.
    if western is not None and (best is None or western.chaos <= best.chaos + 0.02):
        return "cp1252"
    raise Unreadable(
        Fault(0, "", guessed, _("text in UTF-8, UTF-16 or Windows-1252; save the file as CSV UTF-8"))
    )


def count_lines(path: Path) -> int:
    """Return how many lines a file has, about: a note may run over several."""
    with path.open("rb") as file:
        return sum(piece.count(b"\n") for piece in iter(lambda: file.read(_PIECE), b""))


class _Lines:
    """The lines of a file, none of which can fill the memory."""

    def __init__(self, file: TextIO, encoding: str) -> None:
        self.file = file
        self.encoding = encoding
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        self.number += 1
        try:
            line = self.file.readline(LONGEST_LINE)
        except UnicodeDecodeError as error:
            value = error.object[error.start : error.start + 4].hex(" ")
            raise Unreadable(Fault(self.number, "", value, _("text in one encoding all through"))) from None
        if len(line) == LONGEST_LINE:
            raise Unreadable(Fault(self.number, "", f"{LONGEST_LINE} +", _("a line that ends")))
        if not line:
            raise StopIteration
        return line.replace("\x00", "\ufffd") if "\x00" in line else line


def rows(path: Path, encoding: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Yield the rows that are not blank; raises Unreadable where quotes or lines never end."""
    csv.field_size_limit(min(LONGEST_CELL, sys.maxsize))
    with path.open(encoding=encoding, newline="") as file:
        lines = _Lines(file, encoding)
        reader = csv.reader(lines, delimiter=separator, strict=True)
        while True:
            line = lines.number + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise Unreadable(
                    Fault(line, "", shown(str(error)), _("cells as CSV has them; a quote may not be closed"))
                ) from None
            if len(cells) > MOST_COLUMNS:
                raise Unreadable(Fault(line, "", str(len(cells)), _("1,000 columns at most")))
            tidy = [_tidy(cell) for cell in cells]
            if any(tidy):
                yield line, tidy


def _tidy(cell: str) -> str:
    """Return a cell without the blanks around it, and without the mark that keeps a spreadsheet from reckoning."""
    text = cell.strip() if cell.isascii() and "\r" not in cell else clean(cell.replace("\ufeff", ""))
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text
