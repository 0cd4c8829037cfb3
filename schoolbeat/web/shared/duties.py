"""Duties as rows of a table: in the words of the policy, with times, last day, and schools where never."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
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
    return few([names[school] for school in schools])


def few(names: Sequence[str]) -> str:
    """Return the first of some names, and how many more there are."""
    more = len(names[FEW:])
    words = ", ".join(names[:FEW])
    return words + (ngettext(" and %(n)s more", " and %(n)s more", more) % {"n": more} if more else "")


@dataclass(frozen=True)
class Ground:
    """What a table of duties rests on: what was done in a period, among which schools, without which kinds."""

    found: Sequence[Done]
    schools: Mapping[UUID, str]
    one_school: bool = False
    hidden: Collection[str] = ()


def _row(duty: DutyView, ground: Ground) -> Row:
    hidden = [kind for kind in duty.kinds if kind in ground.hidden]
    if hidden and len(hidden) == len(duty.kinds):
        unseen = Cell(withheld=gettext("not shown"))
        return Row((Cell(duty.text, head=True), unseen, unseen))
    did = duty_done(duty.kinds, ground.found, tuple(ground.schools))
    last = full_day(did.last) if did.last else gettext("none")
    part = gettext("without kinds that are not shown") if hidden else ""
    undone = not did.times and not hidden
    cells = (
        Cell(duty.text, part, head=True),
        Cell(count(did.times), late=undone),
        Cell(last, late=undone),
    )
    if ground.one_school:
        return Row(cells)
    return Row((*cells, Cell(_never(did.never, ground.schools, len(ground.schools)))))


def duties_table(
    duties: Sequence[DutyView],
    found: Sequence[Done],
    schools: Mapping[UUID, str],
    one_school: bool = False,
    hidden: Collection[str] = (),
) -> Table:
    """Return the duties, each with what was done for it in the period of `found`, among `schools`.

    `hidden` are kinds whose facts the viewer may not sum: a duty of them alone says so instead of "none".
    """
    ground = Ground(found, schools, one_school, hidden)
    never = () if one_school else (Column(gettext("Schools where never")),)
    columns = (
        Column(gettext("Duty")),
        Column(gettext("Times"), numeric=True),
        Column(gettext("Last done"), numeric=True),
        *never,
    )
    rows = tuple(_row(duty, ground) for duty in duties)
    return Table(gettext("Duties"), columns, (RowGroup(rows),), empty=gettext("No duties are entered yet."))
