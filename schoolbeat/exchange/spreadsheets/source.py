"""What kind of file it is, by what it holds; and its rows, one by one: (line, cells as text)."""

from collections.abc import Iterator
from pathlib import Path

from schoolbeat.exchange.faults import Fault, Unreadable
from schoolbeat.exchange.spreadsheets import csvfile, workbook
from schoolbeat.foundation.text import gettext_noop as _

Rows = Iterator[tuple[int, list[str]]]
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", "XLS"),
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"\x89PNG", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x1f\x8b", "GZIP"),
    (b"<!DOCTYPE", "HTML"),
    (b"<html", "HTML"),
    (b"<?xml", "XML"),
)
_ZIP = b"PK\x03\x04"


class Source:
    """A file that can be read as often as needed; raises Unreadable for what is no CSV and no XLSX."""

    def __init__(self, path: Path, sheet: str = "") -> None:
        self.path = path
        self.sheet = sheet
        with path.open("rb") as file:
            head = file.read(16)
        for beginning, name in _OTHERS:
            if head.startswith(beginning):
                raise Unreadable(
                    Fault(0, "", name, _("a file in CSV or XLSX; save the table in one of them"))
                )
        if not head:
            raise Unreadable(Fault(0, "", "", _("a file that is not empty")))
        self.is_workbook = head.startswith(_ZIP)
        if self.is_workbook:
            workbook.check(path)
        else:
            self.encoding = csvfile.encoding_of(path)

    @property
    def separators(self) -> tuple[str, ...]:
        """Return the signs that could part its cells: a workbook's need none."""
        return ("",) if self.is_workbook else csvfile.SEPARATORS

    def rows(self, separator: str) -> Rows:
        """Yield each row that is not blank, with the line it begins on."""
        if self.is_workbook:
            return workbook.rows(self.path, self.sheet)
        return csvfile.rows(self.path, self.encoding, separator)

    def lines(self) -> int:
        """Return about how many rows there are, for a progress bar; a workbook does not say."""
        return 0 if self.is_workbook else csvfile.count_lines(self.path)
