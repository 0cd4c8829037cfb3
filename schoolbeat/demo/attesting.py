"""What the invented principals attest of the school year that is over: one does, one refuses, the others not yet."""

from collections.abc import Iterator
from datetime import date, timedelta

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.schedule import workday
from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.jurisdictions.years import school_year, school_year_of

DAYS_AGO, TAKEN_UP_AFTER = 45, 4
REASON = (
    "In spring our officer was asked twice to take phones away in class. That was the school's to do, "
    "and I have said so to the staff."
)
TAKEN_UP = "Read out at roll call: phones are the school's. The principal and I have written to all teachers."


def attestations(plan: Plan) -> Iterator[Act]:
    """Yield what was said of the year that was over, by the first two principals whose school was served in it."""
    day = workday(max(plan.until - timedelta(days=DAYS_AGO), plan.founded.date() + timedelta(days=1)))
    pack = pack_for(plan.program.agency.state)
    year = school_year(pack, school_year_of(pack, day).start.year - 1)
    asked = list(_asked(plan, year))
    for who, school in asked[:1]:
        yield _said(plan, (day, year), (who, school), "")
    for who, school in asked[1:2]:
        yield _said(plan, (day, year), (who, school), REASON)
        later = plan.at(workday(day + timedelta(days=TAKEN_UP_AFTER)), 15)
        taken = {"attestation": plan.id(f"attestation/{who}"), "words": TAKEN_UP}
        when = (later, Stage.JOIN, plan.first("sergeant"), 91)
        yield act(plan, f"attestation/{who}/taken-up", when, ("roster.take_up_refusal", taken))


def _asked(plan: Plan, year: Period) -> Iterator[tuple[str, str]]:
    """Yield each principal with a school that officers served in a year."""
    served = {key for tour in plan.tours if tour.period(plan.until).overlaps(year) for key in tour.schools}
    for member in plan.program.cast:
        if member.role == "principal" and member.schools and member.schools[0] in served:
            yield member.key, member.schools[0]


def _said(plan: Plan, when: tuple[date, Period], who: tuple[str, str], reason: str) -> Act:
    (day, year), (member, school) = when, who
    payload = {
        "school": plan.id(f"school/{school}"),
        "kind": "discipline",
        "end": year.end,
        "stands": not reason,
        "reason": reason,
    }
    moment = (plan.at(day, 10), Stage.JOIN, member, 90)
    return act(plan, f"attestation/{member}", moment, ("roster.attest", payload))
