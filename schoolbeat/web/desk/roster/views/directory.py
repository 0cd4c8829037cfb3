"""The import of the state's directory: a file and districts, a preview, and one button that takes it over."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext, ngettext

from schoolbeat.exchange.directory.reading import Fault, read
from schoolbeat.exchange.directory.taking import Plan, plan, take
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.base import Section, Sheet, form_page, table
from schoolbeat.web.desk.roster.forms.places import ImportForm
from schoolbeat.web.desk.roster.uploads import (
    NotAccepted,
    forget_directory,
    keep_directory,
    open_directory,
)
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.web.shared.words import label
from schoolbeat.work.roster.queries import roster
from schoolbeat.work.roster.vocabulary import SCHOOL_KIND_LABELS, SCHOOL_STATUS_LABELS

PATH = "/desk/schools/"
MOST_ROWS = 500


def _sheet() -> Sheet:
    return Sheet(
        gettext("Import the state's directory"),
        "roster.add_school",
        PATH,
        PATH,
        gettext("Schools"),
        gettext("Show what would change"),
        gettext("The directory is taken over."),
        lede=gettext(
            "Nothing is written before you have seen it. Who serves a school comes from tours, never from the file."
        ),
        multipart=True,
    )


@door("roster.add_school")
def import_directory(request: DoorRequest) -> HttpResponse:
    """Take in the file, show what would change, and take it over when asked to."""
    if request.method == "POST" and "take" in request.POST:
        return _take(request)
    known = "\n".join(district.name for district in roster(request.viewer).districts)
    form = ImportForm(request.POST or None, request.FILES or None, initial={"districts": known})
    if request.method == "POST" and form.is_valid():
        try:
            digest = keep_directory(form.cleaned_data["file"], request.viewer.agency.hex)
        except NotAccepted as refusal:
            form.add_error("file", str(refusal))
        else:
            return _preview(request, form, digest)
    return form_page(request, form, _sheet())


def _plan(request: DoorRequest, digest: str, districts: list[str]) -> Plan | None:
    file = open_directory(digest, request.viewer.agency.hex)
    if file is None:
        return None
    with file:
        return plan(request.viewer, read(file, districts))


def _preview(request: DoorRequest, form: ImportForm, digest: str) -> HttpResponse:
    planned = _plan(request, digest, form.wanted())
    assert planned is not None, "it was kept a moment ago"
    if planned.faults:
        words = gettext("The file cannot be taken over; nothing was written. What is wrong stands below.")
        form.add_error("file", words)
        return form_page(request, form, _sheet(), section=_faults(planned.faults))
    context = {
        "planned": planned,
        "digest": digest,
        "districts": "\n".join(form.wanted()),
        "sums": _sums(planned),
        "sections": _sections(planned),
        "nothing": not (planned.created or planned.changed or planned.closed),
        "back": PATH,
    }
    return show(request, "desk/roster/import.html", PATH, context)


def _take(request: DoorRequest) -> HttpResponse:
    digest, districts = request.POST.get("take", ""), request.POST.get("districts", "")
    planned = _plan(request, digest, districts.splitlines())
    if planned is None:
        messages.error(
            request, gettext("The file is not here any more. Choose it again; nothing was written.")
        )
        return redirect(f"{PATH}import/")
    faults = take(request.viewer, planned)
    if faults:
        messages.error(
            request,
            gettext("The roster has changed meanwhile; nothing was written. Look at the preview again."),
        )
        return redirect(f"{PATH}import/")
    forget_directory(digest, request.viewer.agency.hex)
    messages.success(request, " ".join(str(words) for words in _sums(planned)))
    return redirect(PATH)


def _sums(planned: Plan) -> list[str]:
    counts = planned.counts()
    return [
        ngettext("%(n)s school is new.", "%(n)s schools are new.", counts["created"])
        % {"n": count(counts["created"])},
        ngettext("%(n)s changes.", "%(n)s change.", counts["changed"]) % {"n": count(counts["changed"])},
        ngettext("%(n)s stays as it is.", "%(n)s stay as they are.", counts["unchanged"])
        % {"n": count(counts["unchanged"])},
        ngettext("%(n)s has closed.", "%(n)s have closed.", counts["closed"])
        % {"n": count(counts["closed"])},
    ]


def _faults(faults: list[Fault]) -> Section:
    rows = [
        Row(
            (
                Cell(fault.line or "", head=True),
                Cell(fault.column),
                Cell(fault.value),
                Cell(gettext(fault.expected)),
            )
        )
        for fault in faults
    ]
    columns = (
        Column(gettext("Line"), numeric=True),
        gettext("Column"),
        gettext("Found"),
        gettext("Expected"),
    )
    words = gettext("What is wrong in the file")
    return Section(words, table(words, columns, rows), Empty("", ""), count(len(faults)))


def _sections(planned: Plan) -> tuple[Section, ...]:
    created = [
        Row(
            (
                Cell(row.name, row.city, head=True),
                Cell(label(SCHOOL_KIND_LABELS, row.kind)),
                Cell(row.code),
                Cell(label(SCHOOL_STATUS_LABELS, row.status)),
            )
        )
        for row in planned.created
    ]
    changed = [
        Row(
            (
                Cell(one.row.name, head=True),
                Cell(one.before.name),
                Cell(one.row.code),
                Cell(", ".join(one.fields)),
            )
        )
        for one in (*planned.changed, *planned.closed)
    ]
    school = gettext("School")
    parts = (
        (gettext("New"), (school, gettext("Kind"), gettext("Code"), gettext("Status")), created),
        (
            gettext("Changed or closed"),
            (school, gettext("Until now"), gettext("Code"), gettext("Differs in")),
            changed,
        ),
    )
    return tuple(
        Section(words, table(words, columns, rows[:MOST_ROWS]), Empty("", ""), count(len(rows)))
        for words, columns, rows in parts
        if rows
    )
