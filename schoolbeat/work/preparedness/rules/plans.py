"""What a site safety plan must hold by the law of its place, what still stands against adopting it, and who is told."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.preparedness.rules.holding import Fault
from schoolbeat.work.preparedness.vocabulary import SectionStatus, Visibility

LONGEST_TEXT, LONGEST_TITLE, MOST_VOTES = 40_000, 160, 500
MOST_SECTIONS = 60
OLDEST = timedelta(days=3 * 366)
LARGEST = 50 * 1024 * 1024
"""Bytes of the largest file that is kept for responders."""
WRITABLE = (SectionStatus.NOT_BEGUN, SectionStatus.DRAFTED, SectionStatus.READY, SectionStatus.NOT_HERE)
"""How a section may stand before its plan is adopted."""
_DONE = (SectionStatus.READY, SectionStatus.NOT_HERE)


@dataclass(frozen=True)
class PlanPart:
    """A part that the law lists for a plan, and who may read it to begin with."""

    slug: str
    name: str
    name_es: str
    visibility: Visibility

    def name_in(self, language: str) -> str:
        """Return its name in a language such as `es-us`; English for any but Spanish."""
        return self.name_es if language.startswith("es") else self.name


@dataclass(frozen=True)
class Written:
    """A section as far as adopting asks: its part of the law (or empty), how it stands, whether it says anything."""

    part: str
    status: str
    says: bool


@dataclass(frozen=True)
class Vote:
    """How many were for it, against it, and abstained."""

    yes: int
    no: int
    abstained: int


def parts_of(pack: Pack) -> tuple[PlanPart, ...]:
    """Return the parts that a place lists for a plan, in its order; none where its law lists none."""
    if "safety_plan_parts" not in pack.tables:
        return ()
    return tuple(
        PlanPart(row["slug"], row["name"], row["name_es"], Visibility(row["visibility"]))
        for row in pack.rows("safety_plan_parts")
    )


def told_of(pack: Pack) -> Mapping[str, Mapping[str, str]]:
    """Return whom a place asks to tell in writing of the public meeting, by slug, in its order."""
    if "safety_plan_notice" not in pack.tables:
        return {}
    return {row["slug"]: row for row in pack.rows("safety_plan_notice")}


def missing_parts(parts: Iterable[PlanPart], sections: Iterable[Written]) -> tuple[PlanPart, ...]:
    """Return the parts of the law of which no section is ready with words; one that does not apply says why."""
    ready = {one.part for one in sections if one.says and one.status in _DONE}
    return tuple(part for part in parts if part.slug not in ready)


def unready(sections: Sequence[Written]) -> int:
    """Return how many of a school's own sections have neither words nor are ready."""
    return sum(not one.part and not (one.says and one.status in _DONE) for one in sections)


def vote_fault(vote: Vote) -> Fault | None:
    """Return what stands against a vote by which a plan is adopted."""
    for name, number in (("yes", vote.yes), ("no", vote.no), ("abstained", vote.abstained)):
        if not 0 <= number <= MOST_VOTES:
            return Fault(name, _("Say how many, in digits."))
    if vote.yes <= vote.no:
        return Fault("yes", _("By this vote the plan was not adopted: not more were for it than against it."))
    return None


def adoption_days_fault(adopted: date, meeting: date | None, today: date) -> Fault | None:
    """Return what stands against the days of an adoption; the public meeting comes before it, or is the same day."""
    if not today - OLDEST < adopted <= today:
        return Fault("day", _("Say the day it was adopted: not one to come, and within three years."))
    if meeting is not None and not adopted - OLDEST < meeting <= adopted:
        return Fault("meeting_on", _("The public meeting comes before the plan is adopted, or is that day."))
    return None


def past_day_fault(day: date, today: date) -> Fault | None:
    """Return what stands against a day on which something was done."""
    if not today - OLDEST < day <= today:
        return Fault("day", _("Say the day: not one to come, and within three years."))
    return None


def seen_by_fault(before: str, now: str, says: bool) -> Fault | None:
    """Return what stands against showing a section to others than before: what responders alone read stays so."""
    if now not in set(Visibility):
        return Fault("visibility", _("Choose one of those offered."))
    if before == Visibility.RESPONDERS and now != before and says:
        return Fault(
            "visibility",
            _(
                "What was written for responders alone stays so. Add a section of its own for what others may read."
            ),
        )
    return None
