"""Numbers of a day: what schools owed in drills by then and held of it, whose plans are current, what walks left open.

They are read from the records as they stood, not summed from facts; each has its definition and its denominator. What
walks found is read by whoever may read walks, and by nobody else: it is in no paper and in nothing that is published.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.years import school_year_of
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.preparedness.queries.ledger import drill_ledger
from schoolbeat.work.preparedness.queries.standing import PlanOn, plans_on
from schoolbeat.work.preparedness.queries.walks import FindingsOf, findings_of
from schoolbeat.work.preparedness.rules.owed import Tally, tally
from schoolbeat.work.preparedness.vocabulary import PlanState


@dataclass(frozen=True)
class NumberOfDay:
    """A number of a day and all that must be printed beside it; `told` says to whom it may be."""

    slug: str
    name: str
    definition: str
    out_of: str
    told: str


DRILLS = NumberOfDay(
    "drills-owed",
    _("Drills held of those owed"),
    _(
        "Owed: the drills that the law of the place asks each active school for in the months, quarters or semesters "
        "of the school year that were over by the day. Held: those of them that the schools' logs have; a real event "
        "counts where the law lets it. Parts of the year without a school calendar are in neither number."
    ),
    _("drills owed in the parts of the school year that were over"),
    _(
        "by school: the desk and the school's own office; all schools together: letters and the year in review"
    ),
)
PLANS = NumberOfDay(
    "plans-current",
    _("Safety plans that are current"),
    _(
        "Active schools whose site safety plan was adopted and is not past the day of its review. Out of all active "
        "schools of the program, also those that the law may ask for no plan; a school of which nothing is written "
        "down here may have its plan on paper."
    ),
    _("all active schools of the program"),
    _("by school: the desk and the school's own office; all schools together: everybody"),
)
FINDINGS = NumberOfDay(
    "findings-open",
    _("Findings of site walks put right"),
    _(
        "What walks over the school's site showed to be put right: put right in the school year, of these and of what "
        "is still open."
    ),
    _("findings put right in the school year, and findings that are open"),
    _("those who may read the walks; never published, in no letter and in no sum"),
)
NUMBERS = (DRILLS, PLANS, FINDINGS)
"""The numbers of a day, in the order in which they are printed."""


@dataclass(frozen=True)
class DrillsOf:
    """A school and how its drills stood; `last` is when it held the last one of the year."""

    school: UUID
    name: str
    tally: Tally
    last: date | None


@dataclass(frozen=True)
class Prepared:
    """How schools stood on a day, by name; a part is None where the viewer may not see it at all."""

    on: date
    drills: tuple[DrillsOf, ...] | None
    plans: tuple[PlanOn, ...] | None
    findings: Mapping[UUID, FindingsOf] | None

    def of(self, schools: Iterable[UUID]) -> "Prepared":
        """Return the same of some schools alone."""
        wanted = set(schools)
        return Prepared(
            self.on,
            None if self.drills is None else tuple(one for one in self.drills if one.school in wanted),
            None if self.plans is None else tuple(one for one in self.plans if one.school in wanted),
            None
            if self.findings is None
            else {school: one for school, one in self.findings.items() if school in wanted},
        )


def current(plan: PlanOn) -> bool:
    """Say whether a school's plan was adopted and its review clock had not run out."""
    return plan.standing.state is PlanState.CURRENT


def together(schools: Iterable[DrillsOf]) -> Tally:
    """Return how the drills of some schools stood, added."""
    tallies = [one.tally for one in schools]
    return Tally(
        sum(one.owed for one in tallies),
        sum(one.done for one in tallies),
        sum(one.unknown for one in tallies),
    )


def prepared(viewer: Viewer, until: date | None = None, school: UUID | None = None) -> Prepared:
    """Return how the schools in reach stand today, or stood as the day before `until` ended; at most eight questions.

    Only what is over is looked at: a drill that is planned, announced or not, shows in nothing of this.
    """
    pack = pack_of(viewer.place)
    # Of today nothing is owed yet in what ends today; of a period that is over its last day is over too.
    seen = viewer if until is None else replace(viewer, on=until)
    last = viewer.on if until is None else until - date.resolution
    year = school_year_of(pack, last)
    days = Period(year.start, last + date.resolution)
    drills = plans = findings = None
    if may_ever(viewer, "preparedness.see_drills"):
        drills = tuple(
            DrillsOf(one.school, one.name, tally(one.lines, seen.on), one.last)
            for one in drill_ledger(seen, pack, year, school)
        )
    if may_ever(viewer, "preparedness.see_plans"):
        plans = tuple(plans_on(viewer, pack, days))
    if may_ever(viewer, "preparedness.see_walks"):
        findings = findings_of(viewer, days)
    found = Prepared(last, drills, plans, findings)
    return found if school is None else found.of([school])
