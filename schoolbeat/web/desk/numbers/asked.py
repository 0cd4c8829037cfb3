"""Requests: who asked, who handled them and how they ended; each number opens the requests behind it."""

from dataclasses import replace
from datetime import timedelta

from django.utils.http import urlencode
from django.utils.translation import gettext, ngettext

from schoolbeat.insight.sums import ASKED_BY_OFFICER, Sums
from schoolbeat.web.desk.numbers.naming import Names, checked, figure
from schoolbeat.web.shared import charts
from schoolbeat.web.shared.parts import Cell, Column, Figure, Row, RowGroup, Table
from schoolbeat.web.shared.splits import split
from schoolbeat.web.shared.templatetags.house import count, share
from schoolbeat.web.shared.words import label
from schoolbeat.work.requests.vocabulary import ASKER_LABELS, END_LABELS, HANDLER_LABELS, Asker, End, Handler

PATH = "/desk/requests/"
HANDLERS = {
    Handler.SCHOOL: ("requests-by-school", "t-3"),
    Handler.OTHERS: ("requests-by-others", "t-4"),
    Handler.OFFICER: ("requests-by-officer", "t-1"),
}
ENDS = dict(zip(End, ASKED_BY_OFFICER, strict=True))


def _open(names: Names, **changed: str) -> str:
    """Return the address of the requests behind a number; empty for those who may not open them."""
    if not names.opens_requests:
        return ""
    view = names.view
    values = {"state": "counted", "school": dict(view.limits).get("school", "")}
    if view.start:
        values["from"] = view.start.isoformat()
    if view.end:
        values["to"] = (view.end - timedelta(days=1)).isoformat()
    return f"{PATH}?{urlencode({name: value for name, value in (values | changed).items() if value})}"


def _words(sums: Sums, names: Names) -> str:
    """Return how many requests a figure rests on, and what is not among them."""
    number = sums.asked("requests")
    told = ngettext("%(n)s request.", "%(n)s requests.", number) % {"n": count(number)}
    if names.sees_sensitive:
        return told
    return " ".join((told, gettext("What people asked for themselves is left out.")))


def _row(words: object, amount: int, whole: int, href: str) -> Row:
    return Row(
        (Cell(str(words), head=True), Cell(count(amount), href=href), Cell(share(amount / (whole or 1))))
    )


def _hidden(words: object) -> Row:
    return Row((Cell(str(words), head=True), *(Cell(withheld=gettext("not shown")),) * 2))


def _parts(sums: Sums) -> tuple[list[tuple[float, charts.Series]], list[tuple[float, charts.Series]]]:
    """Return the ended requests by who handled them, and the officer's by how they ended."""
    first = [
        (float(sums.asked(slug)), charts.Series(handler, label(HANDLER_LABELS, handler), css=css))
        for handler, (slug, css) in HANDLERS.items()
    ]
    second = [
        (float(sums.asked(slug)), charts.Series(end, label(END_LABELS, end), css=f"t-{place}"))
        for place, (end, slug) in enumerate(ENDS.items(), start=1)
    ]
    return first, second


def _ended_rows(sums: Sums, names: Names) -> list[Row]:
    """Return who handled what has ended, and how the officer's ended; withheld where totals hold nothing sensitive."""
    words = [*(label(HANDLER_LABELS, one) for one in HANDLERS), *(label(END_LABELS, one) for one in ENDS)]
    if not names.sees_sensitive:
        return [_hidden(word) for word in words]
    ended, officer = sums.asked("requests-ended"), sums.asked("requests-by-officer")
    slugs = [(one.value, slug, ended) for one, (slug, _css) in HANDLERS.items()]
    slugs += [(end.value, slug, officer) for end, slug in ENDS.items()]
    return [
        _row(word, sums.asked(slug), whole, _open(names, how=one))
        for word, (one, slug, whole) in zip(words, slugs, strict=True)
    ]


@checked("requests-by-handler", "requests-by-officer", of_log=False)
def requests(sums: Sums, names: Names) -> Figure:
    """Requests by what became of them: in time, ended and by whom, and below the officer's part by how it ended."""
    number, ended = sums.asked("requests"), sums.asked("requests-ended")
    in_time = sums.asked("requests-in-time")
    finding = gettext("Nothing was asked")
    if number:
        words_of = gettext("%(n)s of %(all)s requests were answered in time so far")
        finding = words_of % {"n": count(in_time), "all": count(number)}
    words = charts.Words(finding, gettext("Ended requests by who handled them, and how the officer's ended."))
    first, second = _parts(sums)
    heads = (gettext("All requests that ended"), gettext("Handled by an officer, enlarged"))
    chart = split(first, second, Handler.OFFICER, heads, words) if names.sees_sensitive and ended else None
    rows = [
        _row(gettext("All requests"), number, number, _open(names)),
        _row(gettext("Answered in time"), in_time, number, _open(names, how="in-time")),
        _row(gettext("Still open"), number - ended, number, _open(names, how="open")),
        _row(gettext("Ended"), ended, number, _open(names, how="ended")),
        *_ended_rows(sums, names),
    ]
    columns = (
        Column(gettext("What became of it")),
        Column(gettext("Requests"), numeric=True),
        Column(gettext("Share"), numeric=True),
    )
    table = Table(finding, columns, (RowGroup(tuple(rows)),))
    made = figure("requests", "requests", names, finding=finding, chart=chart, table=table, width="wide")
    defined = gettext(
        "Who handled it: as a share of what ended. Resolved, diverted, charged: as a share of what an officer handled. "
        "A request belongs to the day on which it was asked."
    )
    return replace(made, denominator=f"{defined} {_words(sums, names)}", records="")


@checked("requests-by-asker", of_log=False)
def requests_by_asker(sums: Sums, names: Names) -> Figure:
    """Who began the requests."""
    total = sums.asked("requests")
    told = {asker: sums.askers.get(asker, {}).get("requests", 0) for asker in Asker}
    lines = [
        (label(ASKER_LABELS, asker), amount, f"{count(amount)}, {share(amount / (total or 1))}",
         charts.Series(asker, label(ASKER_LABELS, asker), css="t-1"))
        for asker, amount in told.items()
    ]  # fmt: skip
    outside = sum(told[asker] for asker in (Asker.NEIGHBOR, Asker.BUSINESS))
    finding = gettext("%(share)s of the requests came from neighbors and businesses") % {
        "share": share(outside / (total or 1))
    }
    words = charts.Words(finding, gettext("Requests by who asked; the table says the same."))
    rows = tuple(
        _row(label(ASKER_LABELS, asker), amount, total, _open(names, asker=asker))
        for asker, amount in told.items()
    )
    columns = (
        Column(gettext("Who asks")),
        Column(gettext("Requests"), numeric=True),
        Column(gettext("Share"), numeric=True),
    )
    table = Table(finding, columns, (RowGroup(rows),))
    chart = charts.bars(lines, words) if total else None
    made = figure(
        "requests-by-asker", "requests", names, finding=finding, chart=chart, table=table, width="narrow"
    )
    return replace(made, denominator=_words(sums, names), records="")
