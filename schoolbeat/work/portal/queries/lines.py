"""The program's telephone lines as its staff know them: whole numbers and test calls beside what the source prints."""

from datetime import date
from uuid import UUID

from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.portal.models import LineCall, PublicLine
from schoolbeat.work.portal.rules.lines import Called, Line, in_order, is_service
from schoolbeat.work.roster.models import ProgramPhone


def call_days(place: str, on: date) -> int:
    """Return for how many days a test call holds, by the agency's pack."""
    return int(pack_of(place).value("portal_test_call_days", on).value)


def lines_of(agency: UUID) -> list[Line]:
    """Return an agency's lines in the order in which they are seen to; three queries."""
    said = {one.phone: one for one in PublicLine.objects.filter(agency=agency)}
    calls: dict[tuple[UUID, str], Called] = {}
    for call in LineCall.objects.filter(agency=agency).order_by("day", "id"):
        calls[call.phone, call.number] = Called(call.number, call.day)
    return in_order(
        _line(phone, said.get(phone.id), calls) for phone in ProgramPhone.objects.filter(agency=agency)
    )


def _line(phone: ProgramPhone, said: PublicLine | None, calls: dict[tuple[UUID, str], Called]) -> Line:
    printed = phone.printed.strip()
    known = phone.dial or (printed if is_service(printed) else "")
    left_off = said.left_off if said else ""
    number = "" if left_off else ((said.number if said else "") or known)
    return Line(
        phone.id,
        phone.label,
        phone.printed,
        phone.purpose,
        number,
        phone.note,
        left_off,
        calls.get((phone.id, number)),
    )
