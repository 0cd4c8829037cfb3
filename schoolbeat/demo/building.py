"""Makes the demo: refuses where real work stands, skips what is whole, completes what was broken off."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import transaction
from django.db.models import Count

from schoolbeat.demo.acts import Act, Batch, Stage, batches
from schoolbeat.demo.asking import requests
from schoolbeat.demo.attesting import attestations
from schoolbeat.demo.calendars import calendars
from schoolbeat.demo.cast import INSTALL, Plan, agency_id, people
from schoolbeat.demo.drilling import drills
from schoolbeat.demo.feeding import work
from schoolbeat.demo.founding import beginnings
from schoolbeat.demo.giving_back import MAY_BE_REFUSED, addressed, given_back
from schoolbeat.demo.helping import resources
from schoolbeat.demo.inquiring import incidents
from schoolbeat.demo.keeping_safe import safety_plans
from schoolbeat.demo.knowing import known_people
from schoolbeat.demo.offering import programs
from schoolbeat.demo.planning import events
from schoolbeat.demo.portals import portals
from schoolbeat.demo.programs import load
from schoolbeat.demo.promising import promises
from schoolbeat.demo.rotation import rotations
from schoolbeat.demo.sitting import committees
from schoolbeat.demo.teaching import lessons
from schoolbeat.demo.telling import tellings
from schoolbeat.foundation import clock
from schoolbeat.ledger.chain import chain_waiting
from schoolbeat.ledger.envelope import Code, Envelope
from schoolbeat.ledger.models import Entry
from schoolbeat.ledger.runner import run
from schoolbeat.work.roster.queries import agencies_by_slug

Tell = Callable[[str], None]


class DemoRefused(Exception):
    """Why the demo cannot be made here, in words for whoever asked."""


@dataclass(frozen=True)
class Wish:
    """What was asked for; without `until` the demo ends today."""

    slugs: tuple[str, ...]
    until: date | None = None
    days: int = 365
    seed: int = 1


@dataclass(frozen=True)
class Built:
    """One program that is there."""

    slug: str
    schools: int
    entries: int
    cast: tuple[tuple[str, str, str], ...]
    """E-mail, role and name of each member."""


def build(wish: Wish, tell: Tell) -> list[Built]:
    """Make the programs that are not there yet, and say what is there; raises DemoRefused."""
    here = agencies_by_slug()
    real = sorted(slug for slug, agency in here.items() if not agency.synthetic)
    if real:
        raise DemoRefused(
            f"This folder holds real work ({', '.join(real)}). Choose another with SCHOOLBEAT_DATA for the demo."
        )
    plans = [_plan(slug, wish, slug in here) for slug in wish.slugs]
    whole = set(Entry.objects.filter(id__in=[plan.finished for plan in plans]).values_list("id", flat=True))
    for plan in plans:
        if plan.finished not in whole:
            _make(plan, tell)
    if len(whole) < len(plans):
        tell("chaining what was written ...")
        chain_waiting()
    return _answer(wish.slugs)


def _plan(slug: str, wish: Wish, begun: bool) -> Plan:
    """Return what was asked for, or what was begun: half a demo is completed as it was meant."""
    program = load(slug)
    today = clock.today(ZoneInfo(program.agency.timezone))
    if wish.until is not None and wish.until > today:
        raise DemoRefused(f"The demo ends today at the latest ({today}); nobody has worked later than that.")
    meant = Plan(program, wish.until or today, wish.days, wish.seed)
    note = _notes().get(slug) if begun else None
    return Plan(program, date.fromisoformat(note["until"]), note["days"], note["seed"]) if note else meant


def _note_file() -> Path:
    return Path(settings.DATA_DIR) / "demo.json"


def _notes() -> dict[str, dict]:
    try:
        return dict(json.loads(_note_file().read_text("utf-8")))
    except (OSError, ValueError):
        return {}


def _note(plan: Plan) -> None:
    """Write the plan down beside the database before anything is made from it."""
    meant = {"until": plan.until.isoformat(), "days": plan.days, "seed": plan.seed}
    fresh = _note_file().with_suffix(".new")
    fresh.write_text(json.dumps(_notes() | {plan.program.slug: meant}, indent=2), "utf-8")
    fresh.replace(_note_file())


def _make(plan: Plan, tell: Tell) -> None:
    _note(plan)
    tell(f"{plan.program.slug}: {plan.days} days up to {plan.until} ...")
    done, end = 0, min(clock.now(), plan.end)
    worked = tuple(work(plan))
    around = (*beginnings(plan), *tellings(plan), *portals(plan), *rotations(plan))
    around = (
        *around,
        *promises(plan, worked),
        *known_people(plan, worked),
        *requests(plan),
        *incidents(plan),
        *resources(plan),
        *attestations(plan),
        *calendars(plan),
        *drills(plan),
        *events(plan),
        *lessons(plan),
        *programs(plan),
        *safety_plans(plan),
        *committees(plan),
    )
    acts = [act for act in (*around, *worked, *given_back(plan, worked)) if act.moment <= end]
    acts.append(_last(plan, max(act.moment for act in acts)))
    for month, lot in groupby(batches(plan, acts), key=lambda batch: _month(plan, batch)):
        # A month shares a transaction: a disk that must confirm each of ten thousand commits takes minutes.
        with transaction.atomic():
            done += sum(_hand_in(plan, batch) for batch in lot)
        tell(f"{plan.program.slug}: {month}, {done} entries")


def _month(plan: Plan, batch: Batch) -> str:
    return f"{batch.moment.astimezone(plan.zone):%Y-%m}"


def _last(plan: Plan, moment: datetime) -> Act:
    """Return the act that says that the program is whole; all its kinds are there, so it changes nothing."""
    envelope = Envelope("activities.seed_kinds", moment.astimezone(UTC), {}, id=plan.finished)
    return Act(moment, Stage.FINISH, INSTALL, 0, envelope)


def _hand_in(plan: Plan, batch: Batch) -> int:
    """Hand a batch to the runner as that person at that moment; a refusal is a fault of the demo."""
    viewer = plan.viewer(batch.who, batch.moment)
    with clock.at(batch.moment):
        envelopes = addressed(batch, viewer)
        results = run(envelopes, viewer)
    for envelope, result in zip(envelopes, results, strict=True):
        if not result.done and not (envelope.verb in MAY_BE_REFUSED and result.code == Code.RULE):
            raise DemoRefused(
                f"{plan.program.slug}: {envelope.verb} at {batch.moment} was refused: {result.field}: "
                f"{result.message} A folder that was begun in another way is best left for a fresh one."
            )
    return sum(result.done for result in results)


def _answer(slugs: Sequence[str]) -> list[Built]:
    ids = {agency_id(slug): slug for slug in slugs}
    return [_built(slug, _entries(ids)[agency]) for agency, slug in ids.items()]


def _entries(agencies: Iterable) -> dict:
    counted = (
        Entry.objects.filter(agency__in=list(agencies)).order_by().values_list("agency").annotate(Count("id"))
    )
    return dict(counted)


def _built(slug: str, entries: int) -> Built:
    program = load(slug)
    cast = tuple((person.email, person.member.role, person.member.name) for person in people(program))
    return Built(slug, len(program.schools), entries, cast)
