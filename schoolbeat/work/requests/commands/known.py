"""Requests as a run of commands needs them, and the steps that commands write."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from schoolbeat.access.permits import may
from schoolbeat.access.roles import Role
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Decided
from schoolbeat.work.requests.models import Request, RequestStep
from schoolbeat.work.requests.policy import describe
from schoolbeat.work.requests.rules.saying import Fault
from schoolbeat.work.requests.vocabulary import Step

Loaded = dict[UUID, Request]


@dataclass(frozen=True)
class Done:
    """A step in the making: what was done, the words of it, and whom or what it leads to."""

    what: Step
    words: dict[str, str] | None = None
    to: UUID | None = None
    why: str = ""
    record: tuple[str, UUID] | None = None


def load(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    """Return the requests that the commands name."""
    wanted = {command.request for command in commands}
    wanted |= {command.into for command in commands if getattr(command, "into", None)}
    return Request.objects.in_bulk(list(wanted))


def the_request(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    """Return the request that a command names as its subject; None where the viewer may not even see it."""
    request = loaded.get(command.request)
    if request is None or request.destroyed:
        return None
    subject = describe(request)
    return subject if may(viewer, "requests.see", subject) else None


def open_request(command: Any, loaded: Loaded) -> Request:
    """Return the request that a command names, where it is still open; raises Refused."""
    request = loaded[command.request]
    if request.ended_at is not None or request.swept_at is not None:
        raise Refused(Code.RULE, "payload.request", _("This request has ended. Open it again first."))
    return request


def today(act: Act) -> date:
    """Return the day on which it is recorded, where the agency is."""
    return day_of(act.recorded_at, act)


def day_of(moment: datetime, act: Act) -> date:
    """Return the day of a moment, where the agency is."""
    return moment.astimezone(act.viewer.zone).date()


def step(request: Request, act: Act, done: Done) -> RequestStep:
    """Return a step of a request, as it is written."""
    kind, record = done.record or ("", None)
    row = RequestStep(
        request=request,
        what=done.what,
        at=act.recorded_at,
        by_id=None if act.viewer.role == Role.INSTALL else act.viewer.account,
        to_id=done.to,
        why=done.why,
        record_kind=kind,
        record=record,
    )
    if done.words:
        row.tell({name: text for name, text in done.words.items() if text})
    return row


def decided(request: Request, made: RequestStep) -> Decided:
    """Return a changed request and what was done with it."""
    return Decided(insert=[made], change=[request], about=request.pk, secret=request.key_record)


def refuse(fault: Fault | None) -> None:
    """Raise Refused for a fault in what was said."""
    if fault is not None:
        raise Refused(Code.MALFORMED, f"payload.{fault.field}", fault.because)
