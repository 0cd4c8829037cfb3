"""Sweep requests that came in with a flood, and bring back those that were meant."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.requests.commands.known import Done, Loaded, decided, load, step, the_request
from schoolbeat.work.requests.models import Request
from schoolbeat.work.requests.policy import REQUEST_COLUMNS
from schoolbeat.work.requests.vocabulary import Step

AT_ONCE = 2000


@dataclass(frozen=True)
class SweepWave(Command):
    """Sweep what is open of a flood, 2,000 requests at most at a time; nothing of it is lost."""

    wave: str


@dataclass(frozen=True)
class RestoreRequest(Command):
    """Bring a request back that was swept, or take one out of a flood: it was meant."""

    request: UUID


def _load_waves(commands: Sequence[SweepWave], viewer: Viewer) -> dict[str, list[Request]]:
    return {
        command.wave: list(
            Request.objects.filter(
                rows(viewer, "requests.see", REQUEST_COLUMNS),
                agency=viewer.agency,
                wave=command.wave,
                ended_at=None,
                swept_at=None,
            ).order_by("filed_at", "id")[:AT_ONCE]
        )
        for command in commands
        if command.wave
    }


def _at_agency(command: SweepWave, viewer: Viewer, loaded: dict[str, list[Request]]) -> Subject:
    return Subject("request", agency=viewer.agency)


def sweep(command: SweepWave, act: Act, loaded: dict[str, list[Request]]) -> Decided:
    """Sweep a flood out of the queue."""
    swept = loaded.get(command.wave, [])
    if not swept:
        raise Refused(Code.RULE, "payload.wave", _("Nothing of this flood is open."))
    for request in swept:
        request.swept_at = act.recorded_at
    return Decided(insert=[step(one, act, Done(Step.SWEPT)) for one in swept], change=swept)


def restore(command: RestoreRequest, act: Act, loaded: Loaded) -> Decided:
    """Put a request back into the queue, out of its flood."""
    request = loaded[command.request]
    if not request.wave:
        raise Refused(Code.RULE, "payload.request", _("This request came in with no flood."))
    request.swept_at, request.wave = None, ""
    return decided(request, step(request, act, Done(Step.RESTORED)))


VERBS = (
    Verb("requests.sweep", SweepWave, _load_waves, _at_agency, sweep),
    Verb("requests.restore", RestoreRequest, load, the_request, restore, secret=True),
)
