"""The rows of one CSV file, in UTF-8 and parted by commas (RFC 4180); what cannot be read is told by its place.

Bytes are looked at in great pieces, by means that cost next to nothing; only where something is wrong is the file gone
through again to find line and column. A byte order mark at the beginning is accepted: many school systems write one.
"""

import codecs
import csv
import re
from collections.abc import Iterator
from contextlib import suppress
from itertools import chain
from typing import IO, Any

from schoolbeat.exchange.oneroster.faults import Fault, Unreadable
from schoolbeat.exchange.oneroster.source import Meter, Source
from schoolbeat.foundation.text import gettext_noop as _

PIECE = 1 << 18
LONGEST_LINE = 1_000_000
MOST_COLUMNS = 1000
_CONTROLS = bytes(code for code in (*range(32), 127) if code not in b"\t\n\r")
_FINE = bytes(code for code in range(256) if code not in _CONTROLS)
_CONTROL = re.compile(b"[" + re.escape(_CONTROLS) + b"]")
_STRAY = re.compile(rb"\r(?!\n)")
# As UTF-8: C1 controls; marks, embeddings, overrides and isolates of direction; separators of lines and paragraphs.
_HIDDEN = re.compile(rb"\xc2[\x80-\x9f]|\xe2\x80[\x8e\x8f\xa8-\xae]|\xe2\x81[\xa6-\xa9]|\xd8\x9c")
_HIDDEN_BEGIN = (b"\xc2", b"\xe2\x80", b"\xe2\x81", b"\xd8\x9c")
_OTHER_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)
_OVERLAP = 2
_STRAY_EXPECTED = _("lines that end alike; there is a carriage return by itself")
_NOT_UTF8 = _("text in UTF-8 all through; save the files as CSV UTF-8")


class _Misfit(Exception):
    """A byte that has no place in such a file; `value` tells which, and nothing of a cell."""

    def __init__(self, offset: int, value: str, expected: str) -> None:
        super().__init__(expected)
        self.offset, self.value, self.expected = offset, value, expected


class Rows:
    """The rows of one file of a set that are not blank, with the lines they begin in."""

    def __init__(self, source: Source, name: str, meter: Meter) -> None:
        self.source, self.name, self._meter = source, name, meter
        self._line = 1

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Yield (line, cells); raises Unreadable, by its place, for what is no text in UTF-8 or no CSV."""
        with self.source.open(self.name) as raw:
            reader = csv.reader(chain.from_iterable(self._lines(raw)), strict=True)
            try:
                yield from self._rows(reader)
            except _Misfit as misfit:
                raise Unreadable(self._fault(misfit)) from None
            except csv.Error:
                expected = _("cells as CSV has them; a quote may not be closed, or not be doubled")
                raise Unreadable(Fault(self.name, self._line, "", "", expected)) from None

    def _rows(self, reader: Any) -> Iterator[tuple[int, list[str]]]:
        line = 1
        for cells in reader:
            if cells:
                yield line, cells
            line = self._line = reader.line_num + 1

    def _lines(self, raw: IO[bytes]) -> Iterator[list[str]]:
        decoder: Any = codecs.getincrementaldecoder("utf-8")()
        offset, tail, rest, begun = 0, b"", "", 0
        while piece := raw.read(PIECE):
            self._meter.count(self.name, len(piece))
            if begun == self._line and offset > LONGEST_LINE:
                # A quote that hides every line end: nothing came out of the whole piece before.
                raise _Misfit(offset - 1, "", _("a row that ends; a quote may not be closed"))
            begun = self._line
            if not offset and piece.startswith(_OTHER_MARKS):
                raise _Misfit(0, "", _NOT_UTF8)
            check(tail + piece, offset - len(tail))
            if not offset and piece.startswith(codecs.BOM_UTF8):
                rest += _decoded(decoder, piece[len(codecs.BOM_UTF8) :], len(codecs.BOM_UTF8))
            else:
                rest += _decoded(decoder, piece, offset)
            offset += len(piece)
            tail = (tail + piece)[-_OVERLAP:]
            lines = rest.splitlines(keepends=True)
            rest = "" if not lines or rest.endswith("\n") else lines.pop()
            if len(rest) > LONGEST_LINE:
                raise _Misfit(offset - 1, f"{LONGEST_LINE} +", _("a line that ends"))
            yield lines
        rest += _decoded(decoder, b"", offset, last=True)
        if rest.endswith("\r"):
            raise _Misfit(offset - 1, "CR", _STRAY_EXPECTED)
        yield [rest] if rest else []

    def _fault(self, misfit: _Misfit) -> Fault:
        line, column = self._place(misfit.offset)
        return Fault(self.name, line, column, misfit.value, misfit.expected)

    def _place(self, offset: int) -> tuple[int, str]:
        """Return line and number of the column in which a byte stands, by going through the file once more."""
        cells: list[str] = []
        line = 0

        def before() -> Iterator[str]:
            nonlocal line
            left = offset
            with self.source.open(self.name) as raw:
                for text in _plain_lines(raw):
                    line += 1
                    if len(text) > left:
                        yield text[:left]
                        return
                    left -= len(text)
                    yield text

        with suppress(csv.Error):
            for row in csv.reader(before()):
                cells = row
        return max(line, 1), str(max(len(cells), 1))


def _plain_lines(raw: IO[bytes]) -> Iterator[str]:
    """Yield lines with one character for each byte, in pieces where a line does not end."""
    rest = b""
    while piece := raw.read(PIECE):
        lines = (rest + piece).split(b"\n")
        rest = lines.pop()
        yield from (line.decode("latin-1") + "\n" for line in lines)
        if len(rest) > LONGEST_LINE:
            break
    yield rest.decode("latin-1")


def check(data: bytes, offset: int) -> None:
    """Raise _Misfit for bytes that no name holds; `offset` is where `data` begins in its file."""
    if data.translate(None, _FINE):
        place = _CONTROL.search(data)
        if place is not None:
            raise _Misfit(
                offset + place.start(), f"U+{place[0][0]:04X}", _("text without control characters")
            )
    if data.count(b"\r") - data.endswith(b"\r") != data.count(b"\r\n"):
        place = _STRAY.search(data)
        if place is not None:
            raise _Misfit(offset + place.start(), "CR", _STRAY_EXPECTED)
    if not data.isascii() and any(begin in data for begin in _HIDDEN_BEGIN):
        place = _HIDDEN.search(data)
        if place is not None:
            expected = _("text without characters that change its direction or cannot be seen")
            raise _Misfit(offset + place.start(), f"U+{ord(place[0].decode()):04X}", expected)


def _decoded(decoder: Any, piece: bytes, offset: int, last: bool = False) -> str:
    pending = len(decoder.getstate()[0])
    try:
        text: str = decoder.decode(piece, last)
    except UnicodeDecodeError as error:
        raise _Misfit(offset - pending + error.start, "", _NOT_UTF8) from None
    return text
