"""How the directory looks on the desk: the list with what is stale marked, and one service with its parts."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext

from schoolbeat.web.desk.resources.forms import phones_told
from schoolbeat.web.shared.parts import Cell, Column, Pager, Row, RowGroup, Table, Words
from schoolbeat.web.shared.resources import (
    address_line,
    ages,
    hours_line,
    language_names,
    miles_words,
    need_names,
    not_given,
    open_words,
    phone_line,
    status_name,
)
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.resources.queries.desk import Editing
from schoolbeat.work.resources.queries.looking import Found
from schoolbeat.work.resources.queries.views import OrganizationView, PlaceView, ServiceLine, ServicePage

PATH = "/desk/resources/"
Pair = tuple[Words, tuple[str, ...]]


def confirmed(line: ServiceLine) -> str:
    """Return when a service was confirmed last."""
    if line.assured_on is None:
        return gettext("never confirmed")
    return gettext("confirmed on %(day)s") % {"day": full_day(line.assured_on)}


def service_table(found: Found, path: str = PATH) -> Table:
    """Return services as a table; one that is to be confirmed again is marked."""
    columns = (
        Column(gettext("Service")),
        Column(gettext("Helps with")),
        Column(gettext("For")),
        Column(gettext("Now")),
        Column(gettext("Confirmed")),
    )
    rows = tuple(_row(line, path) for line in found.lines)
    return Table(gettext("Services"), columns, (RowGroup(rows),))


def _row(line: ServiceLine, path: str) -> Row:
    far = miles_words(line.miles)
    now = open_words(line) if line.status == "active" else status_name(line.status)
    return Row(
        (
            Cell(line.name, line.organization, f"{path}{line.id}/", head=True),
            Cell(need_names(line.needs) or ", ".join(line.terms[:3]) or not_given()),
            Cell(ages(line.minimum_age, line.maximum_age), language_names(line.languages)),
            Cell(now, far),
            Cell(confirmed(line), gettext("to be confirmed again") if line.stale else "", late=line.stale),
        )
    )


def pager_of(found: Found, size: int, query: Mapping[str, Any], to: Any) -> Pager:
    """Return where one is in the list."""
    first = (found.page - 1) * size + 1 if found.total else 0
    return Pager(
        first=first,
        last=first + len(found.lines) - 1 if found.total else 0,
        total=found.total,
        page=found.page,
        pages=found.pages,
        previous=to({**query, "page": found.page - 1}) if found.page > 1 else "",
        next=to({**query, "page": found.page + 1}) if found.page < found.pages else "",
    )


def pairs_of(page: ServicePage) -> tuple[Pair, ...]:
    """Return what is known of a service, line by line; what is not stands as not given."""
    line = page.line
    said: tuple[tuple[Words, Sequence[str]], ...] = (
        (gettext("Helps with"), [need_names(line.needs)]),
        (gettext("Terms of other lists"), line.terms),
        (gettext("For"), [ages(line.minimum_age, line.maximum_age)]),
        (gettext("Whom it is for"), [page.eligibility]),
        (gettext("Languages"), [language_names(line.languages)]),
        (gettext("Interpreters"), [page.interpretation]),
        (gettext("Telephone"), [phone_line(phone) for phone in page.phones]),
        (gettext("Hours"), [hours_line(hours) for hours in page.hours]),
        (gettext("What it costs"), [page.fees, *page.costs]),
        (gettext("How to ask for it"), [page.application_process]),
        (gettext("Papers to bring"), page.documents),
        (gettext("Waiting time"), [page.wait_time]),
        (gettext("Where people must live"), page.areas),
        (gettext("Who to ask for"), page.contacts),
        (gettext("Web address"), [page.url]),
        (gettext("E-mail"), [page.email]),
    )
    return tuple((words, tuple(filter(None, told)) or (not_given(),)) for words, told in said)


def place_lines(place: PlaceView) -> tuple[str, ...]:
    """Return what is known of a place, line by line."""
    return tuple(
        filter(
            None,
            (
                *map(address_line, place.addresses),
                place.transportation,
                *place.accessibility,
                *map(phone_line, place.phones),
                *map(hours_line, place.hours),
                miles_words(place.miles),
            ),
        )
    )


def organization_table(found: Sequence[OrganizationView]) -> Table:
    """Return organizations as a table."""
    columns = (Column(gettext("Organization")), Column(gettext("Telephone")), Column(gettext("Web address")))
    rows = tuple(
        Row(
            (
                Cell(
                    one.name,
                    "" if one.active else gettext("retired"),
                    f"{PATH}organizations/{one.id}/change/",
                    head=True,
                ),
                Cell(", ".join(map(phone_line, one.phones)) or not_given()),
                Cell(one.website or not_given()),
            )
        )
        for one in found
    )
    return Table(gettext("Organizations"), columns, (RowGroup(rows),))


def place_table(found: Sequence[PlaceView]) -> Table:
    """Return locations as a table."""
    columns = (Column(gettext("Location")), Column(gettext("Address")), Column(gettext("Telephone")))
    rows = tuple(
        Row(
            (
                Cell(
                    one.name or str(one.id),
                    "" if one.active else gettext("retired"),
                    f"{PATH}locations/{one.id}/change/",
                    head=True,
                ),
                Cell("; ".join(map(address_line, one.addresses)) or not_given()),
                Cell(", ".join(map(phone_line, one.phones)) or not_given()),
            )
        )
        for one in found
    )
    return Table(gettext("Locations"), columns, (RowGroup(rows),))


def initial_of(one: Editing) -> dict[str, Any]:
    """Return what the form of a service begins with."""
    body, line = one.body, one.page.line
    texts = ("description", "alert", "eligibility_description", "interpretation_services", "fees_description")
    said: dict[str, Any] = {
        name: body.get(name, "") for name in (*texts, "application_process", "url", "email")
    }
    said |= {
        "name": line.name,
        "organization": str(one.organization),
        "status": line.status,
        "needs": list(one.needs),
        "minimum_age": line.minimum_age,
        "maximum_age": line.maximum_age,
        "languages": [part["code"] for part in body.get("languages", []) if part.get("code")],
        "phones": phones_told(body.get("phones", [])),
        "documents": "\n".join(one.page.documents),
        "areas": "\n".join(one.page.areas),
        "locations": [str(place) for place in one.locations],
    }
    return said | hours_told([hours for hours in one.page.hours if hours.weekly])


def hours_told(hours: Sequence[Any]) -> dict[str, Any]:
    """Return blocks of hours as the form has them."""
    told: dict[str, Any] = {}
    for number, block in enumerate(hours, start=1):
        told |= {
            f"days_{number}": list(block.days),
            f"opens_{number}": block.opens,
            f"closes_{number}": block.closes,
        }
    return told
