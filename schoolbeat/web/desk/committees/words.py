"""How committees, roles and meetings are called, in the reader's words."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.utils.translation import get_language, gettext, ngettext

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.preparedness.queries.committees import CommitteeRow, SeatView
from schoolbeat.work.preparedness.rules.committees import Needed, roles_of
from schoolbeat.work.preparedness.vocabulary import COMMITTEE_LABELS, CommitteeKind

PATH = "/desk/committees/"
MEETINGS = f"{PATH}meetings/"
NOTICE, SEATS = "safety_plan_notice", "committee_seats"
TOLD_OF = (CommitteeKind.SAFETY, CommitteeKind.COUNCIL)
"""The kinds whose public meeting on the safety plan the law wants certain people told of."""


def _name(row: Mapping[str, Any]) -> str:
    spanish = (get_language() or "").startswith("es")
    return str(row["name_es" if spanish else "name"])


def role_choices(pack: Pack) -> list[tuple[str, str]]:
    """Return the roles of a place in the reader's language."""
    return [(slug, _name(row)) for slug, row in roles_of(pack).items()]


def role_word(pack: Pack, slug: str) -> str:
    """Return the name of a role; one that has gone since is its slug in words."""
    row = roles_of(pack).get(slug)
    return _name(row) if row else slug.replace("-", " ").capitalize()


def sure(said: str, pack: Pack, table: str) -> str:
    """Return what a table of the law rests on; where it was not read at its official text, that is said."""
    return said if pack.editions[table][0].confirmed else f"{said} ({gettext('to be confirmed')})"


def told_choices(pack: Pack, kind: str, public: bool) -> list[str]:
    """Return whom the law wants told in writing of a public meeting on the safety plan; nobody of another."""
    if not public or kind not in TOLD_OF or NOTICE not in pack.tables:
        return []
    return [_name(row) for row in pack.rows(NOTICE)]


def kind_choices() -> list[tuple[str, str]]:
    """Return the kinds of committee in the reader's language."""
    return [(kind.value, gettext(words)) for kind, words in COMMITTEE_LABELS.items()]


def place_word(school_name: str) -> str:
    """Return where a committee stands: its school, or the whole agency."""
    return school_name or gettext("The whole agency")


def kind_word(kind: str) -> str:
    """Return the name of a kind of committee."""
    return label(COMMITTEE_LABELS, kind)


def seat_words(seat: SeatView, pack: Pack) -> str:
    """Return whose a seat is; a student's has the role alone."""
    role = role_word(pack, seat.role)
    return f"{seat.name}, {role}" if seat.name else role


def term_words(seat: SeatView) -> str:
    """Return from when to when a seat is held."""
    since = gettext("since %(day)s") % {"day": full_day(seat.start)}
    if seat.end is None:
        return since
    last = full_day(seat.end - timedelta(days=1))
    return gettext("%(since)s, until %(day)s") % {"since": since, "day": last}


def wanted_words(wanted: Iterable[Needed], pack: Pack) -> str:
    """Return roles in a row, as in: Teacher, Parent of a student who attends."""
    return ", ".join(role_word(pack, one.role) for one in wanted)


def empty_words(row: CommitteeRow) -> str:
    """Return in how many roles that the law wants nobody sits; empty where in each somebody does."""
    number = sum(not one.consulted for one in row.missing)
    words = ngettext("%(n)s role without a member", "%(n)s roles without a member", number)
    return words % {"n": number} if number else ""


def missing_words(row: CommitteeRow, pack: Pack) -> list[str]:
    """Return which roles have no member, and who is to be consulted and has no seat."""
    sit = [one for one in row.missing if not one.consulted]
    asked = [one for one in row.missing if one.consulted]
    said = []
    if sit:
        said.append(gettext("Nobody sits as: %(roles)s") % {"roles": wanted_words(sit, pack)})
    if asked:
        said.append(gettext("To be consulted: %(roles)s") % {"roles": wanted_words(asked, pack)})
    return said


def in_order(seats: Iterable[SeatView], pack: Pack) -> list[SeatView]:
    """Return seats in the order of their roles, and by name within a role."""
    order = {slug: number for number, slug in enumerate(roles_of(pack))}
    return sorted(seats, key=lambda one: (order.get(one.role, len(order)), one.name, one.id))


def span_words(starts: datetime, ends: datetime) -> str:
    """Return from when to when a meeting is, by the clock on the wall: 15:30 to 16:30."""
    same = full_day(starts) == full_day(ends)
    until = clock(ends) if same else f"{full_day(ends)}, {clock(ends)}"
    return gettext("%(from)s to %(until)s") % {"from": clock(starts), "until": until}


def by_whom(owner: str, due: date) -> str:
    """Return who does something and by when."""
    return gettext("%(who)s, by %(day)s") % {"who": owner, "day": full_day(due)}


def late_words(number: int) -> str:
    """Return how many tasks are past their day; empty where none is."""
    words = ngettext(
        "%(n)s thing that was decided is past its day.",
        "%(n)s things that were decided are past their day.",
        number,
    )
    return words % {"n": number} if number else ""
