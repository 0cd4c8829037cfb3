"""The resource directory of a demo: what the program's own page names, and nothing that it does not say."""

from collections.abc import Iterator
from datetime import timedelta

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act

NAMED_BY = "The page of the program names these resources. Who offers each, and how it is reached, is not given there."
NOT_GIVEN = "Named on the program's own page; more is not given there."
DAYS_AGO = (30, 75, 120, 200, 260)
"""When the invented sergeant looked at one after the other; the last ones were looked at when they were entered, or
never, so that the desk has something to confirm."""


def resources(plan: Plan) -> Iterator[Act]:
    """Yield what enters the resources that a program names, and when each was confirmed."""
    if not plan.program.resources:
        return
    sergeant = plan.first("sergeant")
    about = (plan.founded, Stage.ROSTER, sergeant)
    said = {"name": f"Not given (named by {plan.program.agency.name})", "description": NAMED_BY}
    yield act(plan, "help", (*about, 30), ("resources.add_organization", said))
    for number, row in enumerate(plan.program.resources):
        key = f"help/{number}"
        service = {
            "organization": plan.id("help"),
            "name": row.name,
            "description": NOT_GIVEN,
            "needs": row.needs,
        }
        yield act(plan, key, (*about, 31), ("resources.add_service", service))
        if number > len(DAYS_AGO):
            continue
        ago = DAYS_AGO[number] if number < len(DAYS_AGO) else None
        day = max(plan.until - timedelta(days=ago), plan.founded.date()) if ago else plan.founded.date()
        confirmed = {"service": plan.id(key), "on": day}
        when = (max(plan.at(day, 11), plan.founded), Stage.ROSTER, sergeant, 32)
        yield act(plan, f"{key}/confirmed", when, ("resources.assure_service", confirmed))
