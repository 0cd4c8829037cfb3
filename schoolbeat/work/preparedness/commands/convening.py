"""What the verbs on committees share: reading committees and meetings for a run of commands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.work.preparedness.models import Committee, Meeting, Seat, Task, Vote
from schoolbeat.work.preparedness.policy import describe_committee
from schoolbeat.work.preparedness.vocabulary import MeetingStage
from schoolbeat.work.roster.models import School

Committees = dict[UUID, Committee]
Meetings = dict[UUID, Meeting]
Seats = dict[UUID, Seat]


@dataclass(frozen=True)
class Places:
    """The schools that are named, and the names under which committees stand at each and at none."""

    schools: dict[UUID, School]
    taken: set[tuple[UUID | None, str]]


def load_places(commands: Sequence[Any], viewer: Viewer) -> Places:
    """Read the schools of the agency that commands name, and what stands in the agency already."""
    named = {command.school for command in commands if command.school is not None}
    schools = School.objects.filter(agency=viewer.agency).in_bulk(named)
    standing = Committee.objects.filter(agency=viewer.agency, ended=None).values_list("school", "name")
    return Places(schools, {(school, name.casefold()) for school, name in standing})


def at_place(command: Any, viewer: Viewer, loaded: Places) -> Subject | None:
    """Return a committee at the school that a command names, or of the whole agency, as its subject."""
    if command.school is not None and command.school not in loaded.schools:
        return None
    return Subject("committee", agency=viewer.agency, school=command.school, author=viewer.account)


def load_committees(commands: Sequence[Any], viewer: Viewer) -> Committees:
    """Read the committees of the agency that commands name."""
    return Committee.objects.filter(agency=viewer.agency).in_bulk({one.committee for one in commands})


def of_committee(command: Any, viewer: Viewer, loaded: Committees) -> Subject | None:
    """Return the committee that a command names as its subject."""
    row = loaded.get(command.committee)
    return describe_committee(row) if row else None


def load_seats(commands: Sequence[Any], viewer: Viewer) -> Seats:
    """Read the seats in the agency that commands name, with their committees."""
    found = Seat.objects.filter(committee__agency=viewer.agency).select_related("committee")
    return found.in_bulk({command.seat for command in commands})


def of_seat(command: Any, viewer: Viewer, loaded: Seats) -> Subject | None:
    """Return the committee of the seat that a command names as its subject."""
    row = loaded.get(command.seat)
    return describe_committee(row.committee) if row else None


def load_meetings(commands: Sequence[Any], viewer: Viewer) -> Meetings:
    """Read the meetings in the agency that commands name, with their committees."""
    found = Meeting.objects.filter(committee__agency=viewer.agency).select_related("committee")
    return found.in_bulk({command.meeting for command in commands})


def of_meeting(command: Any, viewer: Viewer, loaded: Meetings) -> Subject | None:
    """Return the committee of the meeting that a command names as its subject."""
    row = loaded.get(command.meeting)
    return describe_committee(row.committee) if row else None


def load_tasks(commands: Sequence[Any], viewer: Viewer) -> dict[UUID, Task]:
    """Read the tasks in the agency that commands name, with their committees."""
    found = Task.objects.filter(meeting__committee__agency=viewer.agency)
    return found.select_related("meeting__committee").in_bulk({command.task for command in commands})


def of_task(command: Any, viewer: Viewer, loaded: dict[UUID, Task]) -> Subject | None:
    """Return the committee of the task that a command names as its subject."""
    row = loaded.get(command.task)
    return describe_committee(row.meeting.committee) if row else None


def load_votes(commands: Sequence[Any], viewer: Viewer) -> dict[UUID, Vote]:
    """Read the votes in the agency that commands name, with their committees and what was corrected of each."""
    found = Vote.objects.filter(meeting__committee__agency=viewer.agency).prefetch_related("corrections")
    return found.select_related("meeting__committee").in_bulk({command.vote for command in commands})


def of_vote(command: Any, viewer: Viewer, loaded: dict[UUID, Vote]) -> Subject | None:
    """Return the committee of the vote that a command names as its subject."""
    row = loaded.get(command.vote)
    return describe_committee(row.meeting.committee) if row else None


def standing(committee: Committee) -> Committee:
    """Return a committee that stands; raises Refused for one that was closed."""
    if committee.ended is not None:
        raise Refused(Code.RULE, "payload.committee", _("This committee was closed."))
    return committee


def in_stage(command: Any, loaded: Meetings, *stages: MeetingStage) -> Meeting:
    """Return the meeting of a command where it stands in one of some stages; raises Refused."""
    meeting = loaded[command.meeting]
    if meeting.stage not in stages:
        raise Refused(Code.RULE, "payload.meeting", _("This meeting no longer stands so. Look at it again."))
    return meeting
