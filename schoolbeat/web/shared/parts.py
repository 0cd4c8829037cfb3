"""What the shared parts are given: frozen values that a presenter fills and a template only prints."""

from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page
from django.utils.functional import Promise
from django.utils.http import urlencode

Words = str | Promise


@dataclass(frozen=True)
class NavItem:
    """One line of the desk's navigation."""

    label: Words
    href: str
    count: int | None = None
    current: bool = False


@dataclass(frozen=True)
class NavGroup:
    """Lines of the desk's navigation under one heading; the first group has none."""

    items: tuple[NavItem, ...]
    title: Words = ""


@dataclass(frozen=True)
class Column:
    """A column head; `href` sorts by it, `sort` says how it is sorted now."""

    label: Words
    numeric: bool = False
    href: str = ""
    sort: str = ""  # "", "ascending" or "descending", as aria-sort has it
    hidden: bool = False  # for a column of actions: its head is for screen readers
    tight: bool = False  # its words do not wrap: days, times


@dataclass(frozen=True)
class Cell:
    """One cell: words, a second line, a link, a pillar's mark, or what is withheld."""

    text: Words | int = ""
    small: Words = ""
    href: str = ""
    pillar: str = ""
    withheld: Words = ""
    late: bool = False
    strong: bool = False
    action: bool = False
    post: str = ""  # an action that posts to this address instead of a link
    head: bool = False  # this cell names its row

    @property
    def plain(self) -> bool:
        """Whether it is words and nothing else, as most cells are: then it is printed without asking further."""
        return not (
            self.small
            or self.href
            or self.pillar
            or self.withheld
            or self.late
            or self.strong
            or self.action
            or self.head
        )


@dataclass(frozen=True)
class Row:
    """Cells in the order of the columns."""

    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class RowGroup:
    """Rows under one heading that spans the table."""

    rows: tuple[Row, ...]
    title: Words = ""
    note: Words | int = ""


@dataclass(frozen=True)
class Table:
    """A table: its caption (shown unless `quiet`), its columns and its groups of rows."""

    caption: Words
    columns: tuple[Column, ...]
    groups: tuple[RowGroup, ...]
    quiet: bool = True
    empty: Words = ""
    total: Row | None = None

    @property
    def width(self) -> int:
        """How many columns a heading over a group spans."""
        return len(self.columns)

    @property
    def filled(self) -> bool:
        """Whether there is any row at all."""
        return any(group.rows for group in self.groups)


@dataclass(frozen=True)
class Pager:
    """Where one is in a long list, and the way on."""

    first: int
    last: int
    total: int
    page: int
    pages: int
    previous: str = ""
    next: str = ""
    beyond: bool = False


@dataclass(frozen=True)
class Figure:
    """A chart with all that makes it honest: finding, table, definition, period, denominator, CSV."""

    id: str
    finding: Words
    definition: Words
    period: Words
    denominator: Words = ""
    term: Words = ""  # the word that the definition defines
    chart: Any = None  # a value of `charts`; it names its own template
    table: Table | None = None
    csv: str = ""
    records: str = ""  # the records behind it, for those who may see them
    warning: Words = ""  # where parts and total differ, or data is missing
    width: str = ""  # "wide", "narrow" or "full" among others; half when empty


@dataclass(frozen=True)
class Finding:
    """A sentence of figures at the head of a page, with the way to what it rests on."""

    lead: Words
    rest: Words = ""
    href: str = ""
    link: Words = ""


@dataclass(frozen=True)
class TimelineItem:
    """One event of a timeline."""

    when: Words
    what: Words
    small: Words = ""
    href: str = ""
    pillar: str = ""


@dataclass(frozen=True)
class Phone:
    """A telephone number as printed, and as it is dialed."""

    label: Words
    number: str
    dial: str = ""  # E.164; empty where the area code is not known, then it is no link
    note: Words = ""


@dataclass(frozen=True)
class Toast:
    """What was just done, with the way back."""

    title: Words
    detail: Words = ""
    undo: str = ""  # the address that takes it back, by POST
    envelope: str = ""  # the id under which taking it back is told
    asked: str = ""  # when the page was made: the moment that taking it back is told
    details: str = ""
    timed: bool = True  # it leaves by itself after 30 s


@dataclass(frozen=True)
class Empty:
    """What will be here, and how to make the first one."""

    title: Words
    text: Words
    href: str = ""
    action: Words = ""


def pager(page: Page, path: str, query: dict[str, Any], beyond: bool = False) -> Pager:
    """The pager of a Django page, keeping every filter of the address; `beyond`: there are more than were counted."""

    def to(number: int) -> str:
        return f"{path}?{urlencode({**query, 'page': number}, doseq=True)}"

    return Pager(
        first=page.start_index(),
        last=page.end_index(),
        total=page.paginator.count,
        page=page.number,
        pages=page.paginator.num_pages,
        previous=to(page.previous_page_number()) if page.has_previous() else "",
        next=to(page.next_page_number()) if page.has_next() else "",
        beyond=beyond,
    )


def sortable(column: Column, key: str, path: str, query: dict[str, Any]) -> Column:
    """The column with a link that sorts by `key`, or turns the order round if it already does."""
    now = str(query.get("sort", ""))
    turned = f"-{key}" if now == key else key
    address = {name: value for name, value in query.items() if name != "page"}
    sort = {key: "ascending", f"-{key}": "descending"}.get(now, "")
    href = f"{path}?{urlencode({**address, 'sort': turned}, doseq=True)}"
    return Column(column.label, column.numeric, href, sort, column.hidden)
