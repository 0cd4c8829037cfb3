"""Verbs of a walk over a school's site: begun, something found on it, and what was done about that."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.preparedness.commands.known import a_line, on_the_wall, refuse, words
from schoolbeat.work.preparedness.commands.sites import at_school, load_schools
from schoolbeat.work.preparedness.models import Finding, SiteWalk
from schoolbeat.work.preparedness.policy import describe_at_site
from schoolbeat.work.preparedness.rules.holding import FURTHEST_AHEAD
from schoolbeat.work.preparedness.rules.plans import past_day_fault
from schoolbeat.work.roster.models import School

_OWNER = 120


@dataclass(frozen=True)
class BeginWalk(Command):
    """Somebody walks over a school's site: on which day, and with whom."""

    school: UUID
    day: date
    along: str = ""


@dataclass(frozen=True)
class AddFinding(Command):
    """Something to put right: what, where, by whom, by which day; `photo` is the SHA-256 of an enclosed picture."""

    walk: UUID
    what: str
    spot: str
    owner: str
    due: date
    photo: str = ""


@dataclass(frozen=True)
class CloseFinding(Command):
    """What was done about it."""

    finding: UUID
    done: str


def begin(command: BeginWalk, act: Act, loaded: dict[UUID, School]) -> Decided:
    """Begin a walk."""
    today, _hour = on_the_wall(act.recorded_at, act)
    refuse(past_day_fault(command.day, today))
    row = SiteWalk(
        id=act.id,
        agency_id=act.viewer.agency,
        school_id=command.school,
        day=command.day,
        by_id=act.viewer.account,
        along=a_line(command.along, "along"),
    )
    return Decided(insert=[row], about=row.pk)


def _load_walks(commands: Sequence[Any], viewer: Viewer) -> dict[UUID, SiteWalk]:
    return SiteWalk.objects.filter(agency=viewer.agency).in_bulk({command.walk for command in commands})


def _of_walk(command: Any, viewer: Viewer, loaded: dict[UUID, SiteWalk]) -> Subject | None:
    walk = loaded.get(command.walk)
    return describe_at_site(walk) if walk else None


def find(command: AddFinding, act: Act, loaded: dict[UUID, SiteWalk]) -> Decided:
    """Write down what is to be put right, with the picture that the door made anew."""
    walk = loaded[command.walk]
    today, _hour = on_the_wall(act.recorded_at, act)
    if not walk.day <= command.due <= today + FURTHEST_AHEAD:
        raise Refused(Code.MALFORMED, "payload.due", _("Say a day after the walk, within a year."))
    photo = act.enclosed if command.photo else None
    if command.photo and (not isinstance(photo, bytes) or hashlib.sha256(photo).hexdigest() != command.photo):
        raise Refused(Code.MALFORMED, "payload.photo", _("A photo comes in by the form on the page."))
    row = Finding(
        id=act.id,
        walk=walk,
        what=words(command.what, "what", owed=True),
        spot=a_line(command.spot, "spot", owed=True),
        owner=words(command.owner, "owner", _OWNER, owed=True),
        due=command.due,
        photo=photo,
        by_id=act.viewer.account,
    )
    return Decided(insert=[row], about=walk.pk)


def _load_findings(commands: Sequence[Any], viewer: Viewer) -> dict[UUID, Finding]:
    found = Finding.objects.filter(walk__agency=viewer.agency).select_related("walk")
    return found.in_bulk({command.finding for command in commands})


def _of_finding(command: Any, viewer: Viewer, loaded: dict[UUID, Finding]) -> Subject | None:
    row = loaded.get(command.finding)
    return describe_at_site(row.walk) if row else None


def close(command: CloseFinding, act: Act, loaded: dict[UUID, Finding]) -> Decided:
    """Follow a finding to its end, once."""
    row = loaded[command.finding]
    if row.done_on is not None:
        raise Refused(Code.RULE, "payload.finding", _("This was put right already."))
    row.done = words(command.done, "done", owed=True)
    row.done_on, _hour = on_the_wall(act.recorded_at, act)
    return Decided(change=[row], about=row.walk_id)


VERBS = (
    Verb("preparedness.begin_walk", BeginWalk, load_schools, at_school, begin),
    Verb("preparedness.add_finding", AddFinding, _load_walks, _of_walk, find),
    Verb("preparedness.close_finding", CloseFinding, _load_findings, _of_finding, close),
)
