"""What every page of the field begins with: the officer's schools, rows of the log, the bar, the answer."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Code, Envelope, Result
from schoolbeat.web.field.forms import EnvelopeForm
from schoolbeat.web.field.presenters import Bar
from schoolbeat.web.shared.doors import DoorRequest, View, door
from schoolbeat.work.activities.queries import ActivityRow, open_follow_ups, own_entries
from schoolbeat.work.roster.queries import SchoolFilter, schools


def field_door(permission: str) -> Callable[[Callable[..., Any]], View]:
    """Open a page of the field to those who have the permission, in their agency's time zone."""

    def keep(view: Callable[..., Any]) -> View:
        @wraps(view)
        def at_home(request: Any, *args: Any, **kwargs: Any) -> Any:
            with timezone.override(request.viewer.zone):
                return view(request, *args, **kwargs)

        return door(permission)(at_home)

    return keep


@dataclass(frozen=True)
class Schools:
    """The schools an entry can be for: the officer's own, and the others of the agency."""

    own: Mapping[UUID, str]
    others: Mapping[UUID, str]

    def name(self, identity: UUID | None) -> str:
        """The name of a school, or the words for none."""
        if identity is None:
            return gettext("No school")
        return self.own.get(identity) or self.others.get(identity) or gettext("No school")

    def knows(self, identity: UUID) -> bool:
        """Whether it is a school of this agency."""
        return identity in self.own or identity in self.others


def schools_of(viewer: Viewer) -> Schools:
    """The agency's active schools, parted by the viewer's reach today."""
    active = schools(viewer, SchoolFilter(status="active"))
    return Schools(
        {school.id: school.name for school in active if school.id in viewer.schools},
        {school.id: school.name for school in active if school.id not in viewer.schools},
    )


def own_rows(viewer: Viewer, start: date, days: int) -> list[ActivityRow]:
    """The viewer's own entries of some days, and the own part in colleagues', earliest first."""
    return own_entries(viewer, start, start + timedelta(days=days))


def bar(viewer: Viewer, current: str) -> Bar:
    """The bar at the bottom, with how many to-dos are due."""
    due = sum(1 for row in open_follow_ups(viewer) if row.due <= viewer.on)
    return Bar(current, due)


def stamp() -> dict[str, str]:
    """A fresh id and the moment, for a form that is shown now."""
    return {"envelope": str(new_id()), "asked": clock.now().isoformat()}


def told(form: EnvelopeForm, verb: str, payload: Mapping[str, Any]) -> Envelope:
    """What a small form says, under the id and moment it was shown with."""
    values = form.cleaned_data
    return Envelope(verb, values["asked"], payload, id=values["envelope"])


def say_refused(request: DoorRequest, result: Result) -> None:
    """Tell in words why something was refused, on the next page."""
    messages.error(request, gettext(result.message or "") or gettext("That could not be done."))


def with_new_id(data: Mapping[str, Any], result: Result) -> Any:
    """The typed form again; under a fresh id when its own was used up by something else."""
    again = data.copy()  # type: ignore[attr-defined]
    if result.code == Code.CONFLICT:
        again["envelope"] = str(new_id())
    return again
