"""Settings: the agency, and the accounts of its people."""

from dataclasses import asdict
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.roles import MEMBER_ROLES, ROLE_TEXTS, Role
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.base import (
    Danger,
    ListPage,
    Section,
    Sheet,
    actions,
    answer,
    button,
    form_page,
    found_or_404,
    list_page,
    table,
    tell,
)
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.desk.roster.forms.people import places
from schoolbeat.web.desk.roster.forms.places import AgencyForm
from schoolbeat.web.desk.roster.forms.program import AddAccountForm
from schoolbeat.web.desk.roster.links import one_time_link
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.work.accounts.queries import Member, members
from schoolbeat.work.roster.queries import agency, schools

PATH = "/desk/settings/"


def _role(role: str) -> str:
    return gettext(ROLE_TEXTS[Role(role)].name)


@door("accounts.see")
def settings(request: DoorRequest) -> HttpResponse:
    """Show the agency's settings and the accounts of its people."""
    known = found_or_404(agency(request.viewer))
    found = members(request.viewer)
    rows = [
        Row(
            (
                Cell(one.name, one.email, head=True),
                Cell(_role(one.role)),
                Cell(gettext("set") if one.has_password else gettext("not yet"), late=not one.has_password),
                Cell(gettext("Open"), href=f"{PATH}accounts/{one.id}/", action=True),
            )
        )
        for one in found
    ]
    columns = (gettext("Person"), gettext("Role"), gettext("Password"), Column(gettext("Open"), hidden=True))
    words = gettext("Accounts")
    empty = Empty(gettext("No account yet"), gettext("People who may sign in stand here."))
    rule = gettext("A tour lasts %(least)s to %(most)s years") % {
        "least": known.rule.least,
        "most": known.rule.most,
    }
    page = ListPage(
        gettext("Agency and accounts"),
        PATH,
        (Section(words, table(words, columns, rows), empty, count(len(found))),),
        actions(
            request,
            ("accounts.provision", f"{PATH}accounts/add/", gettext("Add an account")),
            ("roster.change_agency", f"{PATH}agency/", gettext("Change the agency's settings")),
        ),
        lede=f"{known.name}. {rule}. {known.day_starts:%H:%M} - {known.day_ends:%H:%M}, {known.zone}. {_off(request)}",
    )
    return list_page(request, page)


def _off(request: DoorRequest) -> str:
    """Say what is off on an install of real people, and why; nothing where all is on."""
    if "incidents.open" not in request.viewer.withheld:
        return ""
    return gettext(
        "Incidents are off here: how long they are kept, how they are sealed and the second factor at sign-in "
        "come first. The demo has them on."
    )


def _sheet(title: str, verb: str, save: str, **more: object) -> Sheet:
    words = (gettext("Agency and accounts"), save, gettext("Saved."))
    return Sheet(title, verb, PATH, PATH, *words, **more)  # type: ignore[arg-type]


@door("roster.change_agency")
def change_agency(request: DoorRequest) -> HttpResponse:
    """Change the agency's own settings."""
    known = found_or_404(agency(request.viewer))
    form = AgencyForm(request.POST or None, initial=asdict(known))
    return answer(request, form, _sheet(known.name, "roster.change_agency", gettext("Save")))


@door("accounts.provision")
def add_account(request: DoorRequest) -> HttpResponse:
    """Give a person an account; show the one-time link once."""
    roles = [(role.value, _role(role.value)) for role in MEMBER_ROLES]
    initial = {"role": request.GET.get("role", "principal"), "language": "en"}
    form = AddAccountForm(roles, places(schools(request.viewer)), request.POST or None, initial=initial)
    lede = gettext("The link to set a password is shown once, then. An officer is added under Officers.")
    sheet = _sheet(gettext("Add an account"), "accounts.provision", gettext("Add the account"), lede=lede)
    if request.method == "POST" and form.is_valid():
        payload = form.payload() | {"synthetic": request.viewer.synthetic}
        result = tell(request, form, sheet.verb, payload)
        if result.result == "accepted":
            return _link_page(request, form.cleaned_data["name"], form.cleaned_data["email"])
        if result.done:
            return redirect(PATH)
    return form_page(request, form, sheet)


def _link_page(request: DoorRequest, name: str, email: str) -> HttpResponse:
    context = {
        "name": name,
        "link": one_time_link(request, email),
        "back": PATH,
        "back_words": gettext("Agency and accounts"),
        "next_href": PATH,
        "next_words": gettext("Back to the accounts"),
    }
    return show(request, "desk/roster/link.html", PATH, context)


def _member(request: DoorRequest, identity: UUID) -> Member:
    return found_or_404({one.id: one for one in members(request.viewer)}.get(identity))


@door("accounts.see")
def account(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show an account with what can be done about it."""
    one = _member(request, identity)
    here = f"{PATH}accounts/{identity}/"
    dangers = [
        Danger(
            f"{here}link/",
            gettext("Make a new one-time link"),
            gettext("For a person who forgot the password."),
        ),
        Danger(
            f"{here}close/",
            gettext("Close this account here"),
            gettext("The person can sign in to this agency no more; what was done stays."),
        ),
    ]
    context = {"one": one, "role": _role(one.role), "dangers": dangers, "form": RosterForm(), "back": PATH}
    return show(request, "desk/roster/account.html", PATH, context)


@door("accounts.issue_link")
@require_POST
def issue_link(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Make a fresh one-time link and show it once."""
    one, form = _member(request, identity), RosterForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        payload = {"account": str(identity)}
        result = run_one(
            Envelope("accounts.issue_link", said["asked"], payload, id=said["envelope"]), request.viewer
        )
        if result.result == "accepted":
            return _link_page(request, one.name, one.email)
    messages.error(request, gettext("That could not be done."))
    return redirect(f"{PATH}accounts/{identity}/")


@door("accounts.close")
@require_POST
def close_account(request: DoorRequest, identity: UUID) -> HttpResponse:
    """End a person's role at this agency."""
    _member(request, identity)
    if identity == request.viewer.account:
        messages.error(request, gettext("This is your own account. Let somebody else close it."))
        return redirect(f"{PATH}accounts/{identity}/")
    return button(
        request, "accounts.close", {"account": str(identity)}, (gettext("The account is closed."), PATH)
    )
