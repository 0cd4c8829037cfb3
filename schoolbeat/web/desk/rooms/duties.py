"""Duties as rows of a table: in the words of the policy, with times, last day, and schools where never."""

from collections.abc import Mapping, Sequence
from uuid import UUID

from django.utils.translation import gettext, ngettext

from schoolbeat.insight.duties import duty_done
from schoolbeat.insight.tables import Done
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table
from schoolbeat.web.shared.templatetags.house import count, full_day
from schoolbeat.work.roster.queries import DutyView

FEW = 6


def _never(schools: Sequence[UUID], names: Mapping[UUID, str], total: int) -> str:
    if not schools:
        return gettext("none")
    if len(schools) == total:
        return gettext("all of them")
    shown = [names[school] for school in schools[:FEW]]
    more = len(schools) - len(shown)
    words = ", ".join(shown)
    return words + (ngettext(" and %(n)s more", " and %(n)s more", more) % {"n": more} if more else "")


def _row(duty: DutyView, found: Sequence[Done], schools: Mapping[UUID, str], one_school: bool) -> Row:
    did = duty_done(duty.kinds, found, tuple(schools))
    last = full_day(did.last) if did.last else gettext("none")
    cells = (
        Cell(duty.text, head=True),
        Cell(count(did.times), late=not did.times),
        Cell(last, late=did.last is None),
    )
    if one_school:
        return Row(cells)
    return Row((*cells, Cell(_never(did.never, schools, len(schools)))))


def duties_table(
    duties: Sequence[DutyView], found: Sequence[Done], schools: Mapping[UUID, str], one_school: bool = False
) -> Table:
    """Return the duties, each with what was done for it in the period of `found`, among `schools`."""
    never = () if one_school else (Column(gettext("Schools where never")),)
    columns = (
        Column(gettext("Duty")),
        Column(gettext("Times"), numeric=True),
        Column(gettext("Last done"), numeric=True),
        *never,
    )
    rows = tuple(_row(duty, found, schools, one_school) for duty in duties)
    return Table(gettext("Duties"), columns, (RowGroup(rows),), empty=gettext("No duties are entered yet."))
