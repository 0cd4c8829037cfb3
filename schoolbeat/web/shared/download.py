"""Tables as CSV files: streamed, safe in a spreadsheet, and marked when their data is invented."""

import csv
from collections.abc import Iterable, Iterator, Sequence

from django.http import StreamingHttpResponse

from schoolbeat.web.shared.templatetags.house import SYNTHETIC

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""What makes a spreadsheet take a cell for a formula."""


class _Echo:
    """A file that hands back what is written to it, so that rows go out one by one."""

    def write(self, value: str) -> str:
        """Hand the written text back."""
        return value


def safe(cell: object) -> object:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(DANGEROUS) else cell


def csv_file(
    name: str, head: Sequence[str], rows: Iterable[Sequence[object]], synthetic: bool
) -> StreamingHttpResponse:
    """The table as a download; invented data says so in the file's name and in every row."""
    response = StreamingHttpResponse(_written(head, rows, synthetic), content_type="text/csv; charset=utf-8")
    prefix = f"{SYNTHETIC}-" if synthetic else ""
    response["Content-Disposition"] = f'attachment; filename="{prefix}{name}.csv"'
    return response


def _written(head: Sequence[str], rows: Iterable[Sequence[object]], synthetic: bool) -> Iterator[str]:
    writer = csv.writer(_Echo())
    mark = [SYNTHETIC] if synthetic else []
    # A spreadsheet on Windows reads UTF-8 only after this mark.
    yield "\ufeff" + writer.writerow([*mark, *head])
    for row in rows:
        yield writer.writerow([*mark, *(safe(cell) for cell in row)])
