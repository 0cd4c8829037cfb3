"""Fills a folder with an invented agency and its incidents, all through the runner."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from schoolbeat.access.models import Account
from schoolbeat.access.viewer import Viewer
from schoolbeat.access.viewers import install_viewer, viewer_for
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run
from schoolbeat.work.incidents.commands.opening import party_id
from schoolbeat.work.incidents.models import Telling

SCHOOLS, PEOPLE, OPEN, LOT = 12, 5, 300, 2000
"""How many incidents stand open in either folder, and how many are told at a time."""
YEARS = 7
ZONE = ZoneInfo("America/Los_Angeles")
HEADER = {"kind": "investigation", "where": "campus", "nexus": "at_school", "initiator": "teacher"}
Told = list[tuple[str, str, Envelope]]
"""What is told: by whom, at which step, and the envelope."""


def do(viewer: Viewer, told: list[Envelope]) -> None:
    """Tell things that must be done."""
    refused = [one for one in run(told, viewer) if not one.done]
    if refused:
        raise RuntimeError(str(refused[:3]))


def found() -> None:
    """Found an invented agency with schools, an officer, a sergeant, and students whom the officer knows."""
    install = install_viewer(new_id(), ZONE, "us-ca/bench", clock.today(ZONE))
    agency = {"slug": "bench", "name": "Bench", "state": "us-ca", "timezone": ZONE.key, "synthetic": True}
    who = [{"email": f"{role}@bench.example", "name": f"Bench {role.title()}", "role": role, "synthetic": True}
           for role in ("officer", "sergeant")]  # fmt: skip
    steps = [("roster.found_agency", agency, new_id()), ("activities.seed_kinds", {}, new_id())]
    for number in range(SCHOOLS):
        steps.append(("roster.add_school", {"name": f"Bench {number}", "kind": "high"}, school(number)))
    steps += [("accounts.provision", one, new_id()) for one in who]
    do(install, [Envelope(verb, clock.now(), said, id=identity) for verb, said, identity in steps])
    officer = str(Account.objects.get(email="officer@bench.example").id)
    tour = {"officer": officer, "schools": [str(school(0)), str(school(1))], "start": "2026-01-01"}
    steps = [
        ("roster.add_officer", {"account": officer, "joined": "2026-01-01"}),
        ("roster.begin_tour", tour),
    ]
    do(install, [Envelope(verb, clock.now(), said) for verb, said in steps])
    do(viewer("officer"), [_student(number) for number in range(PEOPLE)])


def school(number: int) -> UUID:
    """Return the id of a school."""
    return UUID(int=1 + number)


def student(number: int) -> UUID:
    """Return the id of a student who is known."""
    return UUID(int=1000 + number)


def _student(number: int) -> Envelope:
    fields = {"given": f"Given{number}", "family": f"Family{number}", "born": f"201{number}-03-09"}
    said = {"hat": "le_unit_record", "kind": "student", "fields": fields, "school": str(school(0))}
    return Envelope("people.add", clock.now(), said, id=student(number))


def viewer(role: str) -> Viewer:
    """Return the officer or the sergeant."""
    one = viewer_for(Account.objects.get(email=f"{role}@bench.example").id)
    if one is None:
        raise RuntimeError(f"the {role} has no role")
    return one


def fill(number: int) -> None:
    """Make so many incidents: all but the last 300 closed, over seven years; those stand open, each at another step."""
    chance, officer, sergeant = random.Random(1), viewer("officer"), viewer("sergeant")
    today = clock.now().replace(minute=0, second=0, microsecond=0)
    for start in range(0, number, LOT):
        told: Told = []
        for place in range(start, min(start + LOT, number)):
            left = number - place
            ago = left if left <= OPEN else OPEN + chance.randrange(YEARS * 365 * 24)
            told += _incident(place, today - timedelta(hours=2 + ago), left <= OPEN)
        # One step of all of a lot at a time: each verb reads once for all of them.
        for step, who in sorted({(step, who) for who, step, _envelope in told}):
            mine = [one for by, at, one in told if (by, at) == (who, step)]
            do(officer if who == "officer" else sergeant, mine)
            if step.endswith("do"):
                _tell(officer)


def _tell(officer: Viewer) -> None:
    """Let the school have told what it owes; what suspected child abuse begins is still to be told."""
    found = Telling.objects.filter(duty="crime-notice", told_at=None).values_list("id", "incident", "due")
    said = {"method": "phone", "who_told": "The principal", "whom": "The desk officer"}
    do(
        officer,
        [
            Envelope(
                "incidents.tell",
                clock.now(),
                {
                    "incident": str(incident),
                    "telling": str(telling),
                    "at": min(due, clock.now()).isoformat(),
                    **said,
                },
            )
            for telling, incident, due in found
        ],
    )


def _incident(number: int, happened: datetime, open_: bool) -> Iterator[tuple[str, str, Envelope]]:
    """Yield what is told of one incident: some begin duties, some have an exception from a gate."""
    incident, kind = new_id(), number % 10
    part = "involved" if kind == 0 else "victim"
    child = {"part": part, "standing": "student_here", "seen": "A child", "age": 11}
    said = {
        **HEADER,
        "school": str(school(number % SCHOOLS)),
        "charges": [{"code": "simple-assault"}],
        "parties": [child],
        "text": "Two pushed each other at the gate, and made up.",
    }
    yield "officer", "0 open", Envelope("incidents.open", happened, said, id=incident)

    def tell(
        who: str, step: str, verb: str, identity: UUID | None = None, **more: Any
    ) -> tuple[str, str, Envelope]:
        payload = {"incident": str(incident), **more}
        return who, step, Envelope(f"incidents.{verb}", happened, payload, id=identity or new_id())

    later = (happened + timedelta(minutes=20)).isoformat()
    if kind == 0:
        opening, whom = new_id(), str(party_id(incident, 0))
        gate = {"party": whom, "gate": "under-age", "why": "It was a knife."}
        yield tell("officer", "1 name", "name_exception", opening, **gate)
        if not open_:
            yes = {"opening": str(opening), "confirmed": True}
            yield tell("sergeant", "2 confirm", "confirm_exception", **yes)
            day = happened.astimezone(ZONE).date().isoformat()
            ended = {"party": whom, "rung": "advice", "day": day, "why": "It was enough."}
            yield tell("officer", "3 end", "end", **ended)
    if kind == 1:
        yield tell("officer", "4 do", "do", what="crime_notice", at=later)
    if kind in (2, 3) and open_:
        yield tell("officer", "4 do", "do", what="child_abuse", at=later)
    for step, verb in (("5", "submit"), ("6", "approve"), ("7", "close")):
        if not open_ or (verb == "submit" and kind in (4, 5)):
            yield tell("officer" if verb == "submit" else "sergeant", f"{step} {verb}", verb)
