"""Officers and units: list, add with an account in one step, change, release."""

from dataclasses import asdict
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.base import (
    ListPage,
    Section,
    Sheet,
    actions,
    allowed,
    answer,
    form_page,
    found_or_404,
    list_page,
    put,
    table,
    tell,
)
from schoolbeat.web.desk.roster.forms.people import AddOfficerForm, ChangeOfficerForm, ReleaseForm, UnitForm
from schoolbeat.web.desk.roster.links import one_time_link
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.work.accounts.queries import account_by_email
from schoolbeat.work.roster.queries import OfficerView, officer, officers, units, who_serves

PATH = "/desk/officers/"


def _officer_row(one: OfficerView, serving: dict[UUID, list[str]], may_change: bool) -> Row:
    names = ", ".join(serving.get(one.id, ()))
    away = gettext("left %(day)s") % {"day": full_day(one.left)} if one.left else ""
    return Row(
        (
            Cell(one.name, one.email, f"{PATH}{one.id}/", head=True),
            Cell(one.badge),
            Cell(one.unit_name),
            Cell(names or away or gettext("No school today")),
            Cell(full_day(one.joined)),
            Cell(gettext("Change"), href=f"{PATH}{one.id}/edit/", action=True) if may_change else Cell(),
        )
    )


def _units_section(request: DoorRequest) -> Section:
    may_change = allowed(request, "roster.change_unit")
    rows = [
        Row(
            (
                Cell(unit.name, unit.about, f"{PATH}units/{unit.id}/" if may_change else "", head=True),
                Cell("" if unit.officers_stated is None else unit.officers_stated),
                Cell(unit.officers),
            )
        )
        for unit in units(request.viewer)
    ]
    columns = (
        gettext("Unit"),
        Column(gettext("Officers stated"), numeric=True),
        Column(gettext("On the roster"), numeric=True),
    )
    return Section(
        gettext("Units"),
        table(gettext("Units"), columns, rows),
        Empty(gettext("No unit yet"), gettext("A unit is a group of officers; it needs no school.")),
        href=f"{PATH}units/add/" if allowed(request, "roster.add_unit") else "",
        words=gettext("Add a unit"),
    )


@door("roster.see")
def list_officers(request: DoorRequest) -> HttpResponse:
    """Show officers with where they serve today, and units."""
    serving: dict[UUID, list[str]] = {}
    for one in who_serves(request.viewer):
        serving.setdefault(one.officer, []).append(one.school_name)
    may_change = allowed(request, "roster.change_officer")
    found = officers(request.viewer)
    columns = (
        gettext("Officer"),
        gettext("Badge"),
        gettext("Unit"),
        gettext("Serves today"),
        gettext("With the program since"),
        Column(gettext("Change"), hidden=True),
    )
    rows = [_officer_row(one, serving, may_change) for one in found]
    empty = Empty(gettext("No officer yet"), gettext("Add the first officer; an account comes with it."))
    section = Section(
        gettext("Officers"), table(gettext("Officers"), columns, rows), empty, count(len(found))
    )
    buttons = actions(
        request,
        ("roster.add_officer", f"{PATH}add/", gettext("Add an officer")),
        ("roster.see_designated", f"{PATH}designated/", gettext("Designated officers")),
    )
    return list_page(
        request, ListPage(gettext("Officers"), PATH, (section, _units_section(request)), buttons)
    )


def _add_sheet() -> Sheet:
    return Sheet(
        gettext("Add an officer"),
        "roster.add_officer",
        PATH,
        PATH,
        gettext("Officers"),
        gettext("Add the officer"),
        gettext("The officer is on the roster."),
        lede=gettext(
            "Account and place on the roster in one step. The link to set a password is shown once, then."
        ),
    )


@door("roster.add_officer")
def add_officer(request: DoorRequest) -> HttpResponse:
    """Provision an account and put the person on the roster; show the one-time link once."""
    initial = {"joined": request.viewer.on, "language": "en"}
    form = AddOfficerForm(units(request.viewer), request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        fresh = _account(request, form)
        if not form.errors:
            return _welcome(request, form) if fresh else redirect(PATH)
    return form_page(request, form, _add_sheet())


def _account(request: DoorRequest, form: AddOfficerForm) -> bool:
    """Tell both verbs; a refusal stands in the form. True when an account was opened just now."""
    said, viewer = form.cleaned_data, request.viewer
    account, fresh = account_by_email(viewer, said["email"]), False
    if account is None:
        person = {name: said[name] for name in ("email", "name", "language")}
        person |= {"role": "officer", "synthetic": viewer.synthetic}
        result = tell(request, form, "accounts.provision", person)
        if not result.done:
            return False
        account, fresh = account_by_email(viewer, said["email"]), result.result == "accepted"
    assert account is not None, "it was opened a moment ago"
    place = {"account": str(account.pk), "joined": said["joined"].isoformat(), "badge": said["badge"]}
    place["unit"] = said["unit"] or None
    identity = derived_id(said["envelope"], "officer")
    result = run_one(Envelope("roster.add_officer", said["asked"], place, id=identity), viewer)
    if not result.done:
        put(form, result)
    return fresh


def _welcome(request: DoorRequest, form: AddOfficerForm) -> HttpResponse:
    context = {
        "name": form.cleaned_data["name"],
        "link": one_time_link(request, form.cleaned_data["email"]),
        "back": PATH,
        "back_words": gettext("Officers"),
        "next_href": "/desk/tours/begin/",
        "next_words": gettext("Begin a tour"),
    }
    return show(request, "desk/roster/link.html", PATH, context)


@door("roster.change_officer")
def change_officer(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change an officer's name, badge and unit."""
    page = found_or_404(officer(request.viewer, identity))
    known = asdict(page.officer) | {"unit": page.officer.unit or ""}
    form = ChangeOfficerForm(units(request.viewer), request.POST or None, initial=known)
    sheet = Sheet(
        page.officer.name,
        "roster.change_officer",
        PATH,
        PATH,
        gettext("Officers"),
        gettext("Save"),
        gettext("Saved."),
        beside={"officer": str(identity)},
        links=((f"{PATH}{identity}/leaves/", gettext("This officer leaves the program")),),
    )
    return answer(request, form, sheet)


@door("roster.release_officer")
def release_officer(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Let an officer leave: running tours end on that day."""
    page = found_or_404(officer(request.viewer, identity))
    form = ReleaseForm(request.POST or None, initial={"left": request.viewer.on})
    sheet = Sheet(
        gettext("%(name)s leaves the program") % {"name": page.officer.name},
        "roster.release_officer",
        PATH,
        PATH,
        gettext("Officers"),
        gettext("Save"),
        gettext("Saved. The officer's tours end on that day."),
        lede=gettext(
            "Running tours end, and what the officer sees of the schools. Close the account in the settings."
        ),
        beside={"officer": str(identity)},
    )
    return answer(request, form, sheet)


@door("roster.add_unit")
def add_unit(request: DoorRequest) -> HttpResponse:
    """Add a unit."""
    words = (gettext("Officers"), gettext("Add the unit"), gettext("Saved."))
    sheet = Sheet(gettext("Add a unit"), "roster.add_unit", PATH, PATH, *words)
    return answer(request, UnitForm(request.POST or None), sheet)


@door("roster.change_unit")
def change_unit(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change a unit."""
    unit = found_or_404({one.id: one for one in units(request.viewer)}.get(identity))
    words = (gettext("Officers"), gettext("Save"), gettext("Saved."))
    sheet = Sheet(unit.name, "roster.change_unit", PATH, PATH, *words, around={"unit": str(identity)})
    return answer(request, UnitForm(request.POST or None, initial=asdict(unit)), sheet)
