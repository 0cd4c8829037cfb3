"""Turns the deeds of a synthetic year into acts: logs and what follows them, promises kept, days reviewed."""

from collections.abc import Iterator
from datetime import UTC, date, timedelta
from random import Random
from typing import Any

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan
from schoolbeat.demo.founding import act
from schoolbeat.demo.schedule import workday
from schoolbeat.demo.year import Deed, deeds
from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.ledger.envelope import Envelope

TURNS = ("log", "correct", "withdraw", "follow_up", "join")
CLOSED_AFTER = (0, 0, 0, 0, 1, 1, 2, 4, 7, 14)  # days after the promised one
REVIEWED = 0.5
SOON = timedelta(minutes=30)
SEEN = ("", "", "", "Good notes.", "Thank you.", "Please add minutes to the longer ones.")


def work(plan: Plan) -> Iterator[Act]:
    """Yield the acts of the officers' year, and of the sergeant who looks at it."""
    kinds = pack_for(plan.program.agency.state).rows("activity_kinds")
    made = list(deeds(plan.program, kinds, plan.until, plan.days, plan.seed))
    joined = {deed.of for deed in made if deed.verb == "join"}
    for deed in made:
        # An entry that a colleague joined happened: the house would refuse to take it back.
        if deed.verb == "withdraw" and deed.of in joined:
            continue
        yield _deed(plan, deed)
        if deed.verb == "follow_up":
            yield _kept(plan, deed)
    for officer, day in sorted({(deed.officer, deed.start.date()) for deed in made if deed.verb == "log"}):
        yield from _review(plan, officer, day)


def _deed(plan: Plan, deed: Deed) -> Act:
    officer = plan.program.officers[deed.officer].key
    stage = Stage.JOIN if deed.verb == "join" else Stage.WORK
    # A log begins when it began; what is said about it happens when it is said. A batch is recorded at one
    # moment, but each deed was told at its own, as a phone keeps what it sends later.
    happened = deed.start if deed.verb in ("log", "correct") else deed.recorded_at
    envelope = Envelope(
        f"activities.{deed.verb}",
        happened.astimezone(UTC),
        _payload(plan, deed),
        told_at=deed.recorded_at.astimezone(UTC),
        id=plan.id(f"deed/{deed.key}"),
    )
    return Act(deed.recorded_at, stage, officer, TURNS.index(deed.verb), envelope)


def _payload(plan: Plan, deed: Deed) -> dict[str, Any]:
    of = {"activity": plan.id(f"deed/{deed.of}")} if deed.of else {}
    if deed.verb == "withdraw":
        return of
    if deed.verb == "join":
        return of | {"minutes": deed.minutes}
    if deed.verb == "follow_up":
        return of | {"due": deed.due, "what": deed.note}
    school = None if deed.school is None else plan.program.schools[deed.school].key
    return (
        of
        | {
            "kind": deed.kind,
            "minutes": deed.minutes,
            "school": plan.id(f"school/{school}") if school else None,
            "audience": dict(deed.audience),
            "initiator": deed.initiator,
            "place": deed.place,
            "note": deed.note,
        }
        | ({"outcome": deed.outcome} if deed.outcome else {})
    )


def _chance(plan: Plan, *about: object) -> Random:
    return Random(":".join(str(part) for part in (plan.seed, plan.program.slug, *about)))


def _kept(plan: Plan, deed: Deed) -> Act:
    """Return the closing of a promise: mostly on its day, sometimes late, so that a few are always open."""
    assert deed.due is not None, "a follow-up has its day"
    chance = _chance(plan, deed.key, "kept")
    day = workday(deed.due + timedelta(days=chance.choice(CLOSED_AFTER)))
    # Who writes a promise down late may have kept it by then.
    moment = max(plan.at(day, 15, chance.randrange(60)), deed.recorded_at + SOON)
    about = (moment, Stage.WORK, plan.program.officers[deed.officer].key, len(TURNS))
    payload = {"follow_up": plan.id(f"deed/{deed.key}")}
    return act(plan, f"deed/{deed.key}/kept", about, ("activities.close_follow_up", payload))


def _review(plan: Plan, officer: int, day: date) -> Iterator[Act]:
    """Yield the sergeant's look at about half of the days, on the next workday."""
    chance = _chance(plan, day, officer, "review")
    if chance.random() < REVIEWED:
        looked = plan.at(workday(day + timedelta(days=1)), 8, chance.randrange(60))
        account = plan.id(f"account/{plan.program.officers[officer].key}")
        payload = {"officer": account, "day": day, "note": chance.choice(SEEN)}
        about = (looked, Stage.REVIEW, plan.first("sergeant"), 0)
        yield act(plan, f"review/{day}/{officer}", about, ("activities.review_day", payload))
