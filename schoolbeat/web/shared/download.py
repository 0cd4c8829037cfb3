"""Downloads, marked when their data is invented: tables as CSV, streamed and safe in a spreadsheet; papers as PDF."""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import PurePath

from django.http import HttpResponse, StreamingHttpResponse

from schoolbeat.ledger.files import HeldFile
from schoolbeat.web.shared.templatetags.house import SYNTHETIC

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,8}")


class _Echo:
    """A file that hands back what is written to it, so that rows go out one by one."""

    def write(self, value: str) -> str:
        """Hand the written text back."""
        return value


def safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell


def csv_report(name: str, rows: Iterable[Sequence[object]], synthetic: bool) -> StreamingHttpResponse:
    """Rows of differing length as a download; invented data says so in the file's name and in a first row."""
    mark = [[SYNTHETIC]] if synthetic else []
    return _download(name, chain(mark, rows), synthetic)


def csv_file(
    name: str, head: Sequence[str], rows: Iterable[Sequence[object]], synthetic: bool
) -> StreamingHttpResponse:
    """The table as a download; invented data says so in the file's name and in every row."""
    mark = [SYNTHETIC] if synthetic else []
    return _download(name, ([*mark, *row] for row in chain([head], rows)), synthetic)


def pdf_file(pdf: bytes, name: str, synthetic: bool) -> HttpResponse:
    """A PDF as a download that no cache keeps; invented data says so in the file's name."""
    head = {
        "Content-Disposition": f'attachment; filename="{pdf_name(name, synthetic)}"',
        "Cache-Control": "no-store",
    }
    return HttpResponse(pdf, content_type="application/pdf", headers=head)


def pdf_name(name: str, synthetic: bool) -> str:
    """The name under which a PDF is saved; invented data says so in it."""
    return f"{SYNTHETIC}-{name}.pdf" if synthetic else f"{name}.pdf"


def held_file(found: HeldFile, kind: str) -> StreamingHttpResponse:
    """A file that was kept encrypted, as it came: under a name that says nothing, for no program to show or run."""
    ending = PurePath(found.name).suffix
    name = f"{kind}-{found.sha256[:12]}{ending if _ENDING.fullmatch(ending) else ''}"
    response = StreamingHttpResponse(found.pieces(), content_type="application/octet-stream")
    response["Content-Length"] = str(found.size)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    response["Cache-Control"] = "no-store"
    response["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return response


def _download(name: str, rows: Iterable[Sequence[object]], synthetic: bool) -> StreamingHttpResponse:
    response = StreamingHttpResponse(_written(rows), content_type="text/csv; charset=utf-8")
    prefix = f"{SYNTHETIC}-" if synthetic else ""
    response["Content-Disposition"] = f'attachment; filename="{prefix}{name}.csv"'
    return response


def _written(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    writer = csv.writer(_Echo())
    # A spreadsheet on Windows reads UTF-8 only after this mark.
    yield "\ufeff"
    for row in rows:
        yield writer.writerow([safe(cell) for cell in row])
