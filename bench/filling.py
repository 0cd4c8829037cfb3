"""Fills a folder for a bench: facts beside the ledger, for a scan needs rows and not their history."""

import random
from datetime import date, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import transaction

from schoolbeat.access.viewers import install_viewer, viewer_for
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.runner import run
from schoolbeat.work.activities.models import Activity, ActivityKind

ONE_SCHOOL_SHARE = 1000
"""Facts of the one school whose page is opened, in the small folder and in the large one alike."""
LOT = 5000


def busiest_school() -> UUID:
    """Return the school of the latest entry that has one."""
    return Activity.objects.exclude(school=None).order_by("-started_at").values_list("school", flat=True)[0]


def fill_decade(years: int = 10) -> None:
    """Say again what the demo's year says, once for each of so many years before it, through the runner."""
    for officer in Activity.objects.standing().order_by().values_list("officer", flat=True).distinct():
        viewer = viewer_for(officer)
        if viewer is None:
            raise RuntimeError("an officer of the demo has no role")
        rows = list(Activity.objects.standing().filter(officer=officer).order_by("started_at"))
        for back in range(1, years + 1):
            earlier = [_again(row, timedelta(days=364 * back)) for row in rows]
            for start in range(0, len(earlier), 1000):
                run(earlier[start : start + 1000], viewer)


def _again(row: Activity, earlier: timedelta) -> Envelope:
    payload = {
        "kind": row.kind,
        "minutes": row.minutes,
        "school": str(row.school_id) if row.school_id else None,
        "audience": row.audience,
        "initiator": row.initiator,
        "place": row.place,
        "note": row.note,
        "outcome": row.outcome,
    }
    return Envelope("activities.log", row.started_at - earlier, payload)


def fill_facts(number: int) -> None:
    """Found an invented agency with one school, and give it `number` facts of other schools besides its own."""
    zone = ZoneInfo("America/Los_Angeles")
    viewer = install_viewer(new_id(), zone, "us-ca/bench", clock.today(zone))
    agency = {"slug": "bench", "name": "Bench", "state": "us-ca", "timezone": zone.key, "synthetic": True}
    sergeant = {
        "email": "sergeant@bench.example",
        "name": "Bench Sergeant",
        "role": "sergeant",
        "synthetic": True,
    }
    steps = [
        Envelope("roster.found_agency", clock.now(), agency),
        Envelope("activities.seed_kinds", clock.now(), {}),
        Envelope("roster.add_school", clock.now(), {"name": "Bench High", "kind": "high"}, id=UUID(int=1)),
        Envelope("accounts.provision", clock.now(), sergeant),
    ]
    refused = [result for result in run(steps, viewer) if not result.done]
    if refused:
        raise RuntimeError(str(refused))
    _pour(viewer.agency, number, viewer.on)


def _pour(agency: UUID, number: int, today: date) -> None:
    chance = random.Random(1)
    kinds = list(ActivityKind.objects.filter(agency=agency).values_list("slug", "pillar", "role"))
    others = [UUID(int=n) for n in range(2, 2000)]
    for start in range(0, number, LOT):
        with transaction.atomic():
            Fact.objects.bulk_create(
                _fact(chance, kinds, today, agency=agency, record=new_id(), school=_school(chance, n, others))
                for n in range(start, min(start + LOT, number))
            )


def _school(chance: random.Random, number: int, others: list[UUID]) -> UUID:
    return UUID(int=1) if number < ONE_SCHOOL_SHARE else chance.choice(others)


def _fact(chance: random.Random, kinds: list, today: date, **named: UUID) -> Fact:
    slug, pillar, role = chance.choice(kinds)
    day = today - timedelta(days=chance.randrange(120))
    measure = chance.choice(("activities", "minutes", "reached"))
    return Fact(
        **named,
        record_kind="activity",
        entry=named["record"],
        measure=measure,
        amount=1 if measure == "activities" else chance.randrange(5, 60),
        officer=UUID(int=chance.randrange(1, 13)),
        day=day,
        month=day.year * 100 + day.month,
        hour=chance.randrange(7, 16),
        kind=slug,
        pillar=pillar,
        role=role,
        audience="student" if measure == "reached" else "",
        initiator="officer",
    )
