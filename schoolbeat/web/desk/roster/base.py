"""How a page of the roster tells the runner what was typed, and shows a refusal at its field."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Code, Envelope, Result
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.parts import Column, Empty, Row, RowGroup, Table, Words

T = TypeVar("T")


@dataclass(frozen=True)
class Sheet:
    """A page with one form: what it is called, which verb it tells, where one comes from and goes to."""

    title: Words
    verb: str
    section: str
    back: str
    back_words: Words
    save: Words
    done: Words
    then: str = ""
    lede: Words = ""
    beside: Mapping[str, Any] | None = None
    """What the verb is told beside the form's fields."""
    around: Mapping[str, Any] | None = None
    """What the verb is told around them; the form's fields then stand under `fields`."""
    links: tuple[tuple[str, Words], ...] = ()
    danger: tuple["Danger", ...] = ()
    multipart: bool = False


@dataclass(frozen=True)
class Danger:
    """A button of its own below the form."""

    href: str
    words: Words
    note: Words = ""


def tell(request: DoorRequest, form: RosterForm, verb: str, payload: Mapping[str, Any]) -> Result:
    """Tell the runner what was typed; a refusal stands at its field, and what was typed stays."""
    values = form.cleaned_data
    result = run_one(Envelope(verb, values["asked"], payload, id=values["envelope"]), request.viewer)
    if not result.done:
        put(form, result)
    return result


def put(form: RosterForm, result: Result) -> None:
    """Put a refusal at the field it names, in the reader's language; else at the head of the form."""
    steps = (result.field or "").split(".")
    field = next((step for step in steps if step in form.fields and step not in RosterForm.base_fields), None)
    form.add_error(field, gettext(result.message or "") or gettext("This does not fit."))
    if result.code == Code.CONFLICT:
        # The id was used up by other words: the next press of the button is another thing said.
        again: Any = form.data.copy()  # type: ignore[attr-defined]
        again["envelope"] = str(new_id())
        form.data = again


def answer(request: DoorRequest, form: RosterForm, sheet: Sheet) -> HttpResponse:
    """Show a form, or tell what it says and go on."""
    if request.method == "POST" and form.is_valid():
        said = form.payload() | dict(sheet.beside or {})
        payload = said if sheet.around is None else {**sheet.around, "fields": said}
        if tell(request, form, sheet.verb, payload).done:
            messages.success(request, str(sheet.done))
            return redirect(sheet.then or sheet.back)
    return form_page(request, form, sheet)


def form_page(request: DoorRequest, form: RosterForm, sheet: Sheet, **more: Any) -> HttpResponse:
    """Show a form as a page; one with faults answers 422."""
    dangers = [danger for danger in sheet.danger if danger]
    context = {"form": form, "sheet": sheet, "dangers": dangers, "section": None, **more}
    return show(request, "desk/roster/form.html", sheet.section, context, status=422 if form.errors else 200)


def button(
    request: DoorRequest, verb: str, payload: Mapping[str, Any], words: tuple[Words, str]
) -> HttpResponse:
    """Do what a single button says (a POST with the id it was shown with), and go on; `words` are said and where to."""
    form = RosterForm(request.POST)
    said, then = words
    if not form.is_valid():
        messages.error(request, gettext("That could not be done."))
        return redirect(then)
    result = run_one(
        Envelope(verb, form.cleaned_data["asked"], payload, id=form.cleaned_data["envelope"]), request.viewer
    )
    if result.done:
        messages.success(request, str(said))
    else:
        messages.error(request, gettext(result.message or "") or gettext("That could not be done."))
    return redirect(then)


def found_or_404(value: T | None) -> T:
    """Return what a query found; what the viewer may not see does not exist."""
    if value is None:
        raise Http404
    return value


def allowed(request: DoorRequest, permission: str) -> bool:
    """Say whether to offer a button at all."""
    return may_ever(request.viewer, permission)


@dataclass(frozen=True)
class Action:
    """A button at the head of a page."""

    href: str
    words: Words
    tone: str = ""


@dataclass(frozen=True)
class Section:
    """A table under its heading, or what will stand there."""

    title: Words
    table: Table
    empty: Empty
    note: Words = ""
    href: str = ""
    words: Words = ""


@dataclass(frozen=True)
class ListPage:
    """A page of tables."""

    title: Words
    path: str
    sections: tuple[Section, ...]
    actions: tuple[Action, ...] = ()
    lede: Words = ""
    filters: Any = None


def actions(request: DoorRequest, *offered: tuple[str, str, Words]) -> tuple[Action, ...]:
    """Return those buttons (permission, address, words) that the viewer may press; the first is the main one."""
    held = [(href, words) for permission, href, words in offered if allowed(request, permission)]
    return tuple(Action(href, words, "" if place else "primary") for place, (href, words) in enumerate(held))


def list_page(request: DoorRequest, page: ListPage, section: str = "") -> HttpResponse:
    """Show a page of tables."""
    return show(request, "desk/roster/list.html", section or page.path, {"page": page})


def table(title: Words, columns: Sequence[Column | Words], rows: Sequence[Row]) -> Table:
    """Return a table of one group; a plain word is a column of that name."""
    heads = tuple(column if isinstance(column, Column) else Column(column) for column in columns)
    return Table(title, heads, (RowGroup(tuple(rows)),))
