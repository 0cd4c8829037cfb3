"""Which incidents are without an officer who serves, by the tours and memberships of today."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from schoolbeat.access.viewer import Viewer
from schoolbeat.work.incidents.models import Incident
from schoolbeat.work.incidents.rules.answering import answers_now
from schoolbeat.work.incidents.vocabulary import Stage
from schoolbeat.work.roster.models import TourSchool
from schoolbeat.work.roster.queries.answering import Owners, owners
from schoolbeat.work.roster.rules.answering import Held, Owner


@dataclass(frozen=True)
class Serving:
    """Who may answer at an agency today, and the last day of each tour that ended, by officer and school."""

    known: Owners
    ended: Mapping[tuple[UUID, UUID], date]

    def owner_now(self, incident: Incident) -> Owner | None:
        """Return who answers for an incident from now on; None where whoever does so far still does."""
        held = Held(incident.owner_id, incident.by_hand)
        there = self.known.at(incident.school_id)
        serves = any(one.officer == incident.owner_id for one in there)
        last = self.ended.get((incident.owner_id, incident.school_id)) if incident.school_id else None
        left = last is not None and last >= incident.opened_at.date() and not serves
        return answers_now(held, left, there, self.known.sergeants, self.known.active)


def serving(viewer: Viewer, schools: Collection[UUID]) -> Serving:
    """Return who may answer at the viewer's agency today, with the tours at some schools that ended; four queries."""
    over = TourSchool.objects.filter(
        tour__agency=viewer.agency, tour__ended__lte=viewer.on, school__in=list(schools)
    ).order_by("tour__ended")
    ended = {
        (officer, school): day
        for officer, school, day in over.values_list("tour__officer", "school", "tour__ended")
        if day is not None
    }
    return Serving(owners(viewer.agency, viewer.on, schools), ended)


def without_officer(viewer: Viewer) -> list[UUID]:
    """Return the incidents that are not closed and that somebody else is to answer for today; five queries."""
    found = list(
        Incident.objects.filter(agency=viewer.agency, destroyed=False)
        .exclude(stage=Stage.CLOSED)
        .only("id", "school", "owner", "by_hand", "opened_at")
    )
    if not found:
        return []
    today = serving(viewer, {one.school_id for one in found if one.school_id})
    return [one.pk for one in found if today.owner_now(one) is not None]
