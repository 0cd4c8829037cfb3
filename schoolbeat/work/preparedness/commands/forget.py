"""What is given up when content is destroyed: all words and names; that it was held, and what it came to, stays."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.preparedness.models import Committee, Drill, Meeting


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty the words of the agency's drill with this id, of its corrections and notices."""
    drill = Drill.objects.filter(agency=agency, id=record).first()
    if drill is None:
        return Decided()
    drill.agencies = drill.accommodations = drill.note = drill.why = ""
    corrections, notices = list(drill.corrections.all()), list(drill.notices.all())
    for row in corrections:
        row.what = row.owner = row.done = ""
    for notice in notices:
        notice.how = ""
    return Decided(change=[drill, *corrections, *notices])


def forget_committee(agency: UUID, record: UUID) -> Decided:
    """Empty why the agency's committee with this id ended, and who sat on it; the roles and days stay."""
    committee = Committee.objects.filter(agency=agency, id=record).first()
    if committee is None:
        return Decided()
    committee.why = ""
    seats = list(committee.seats.all())
    for seat in seats:
        seat.name, seat.account = "", None
    return Decided(change=[committee, *seats])


def forget_meeting(agency: UUID, record: UUID) -> Decided:
    """Empty the words of the agency's meeting with this id, of its notices, votes and tasks; the counts stay."""
    meeting = Meeting.objects.filter(committee__agency=agency, id=record).first()
    if meeting is None:
        return Decided()
    meeting.place = meeting.agenda = meeting.minutes = meeting.why = ""
    notices, votes, tasks = list(meeting.notices.all()), list(meeting.votes.all()), list(meeting.tasks.all())
    for notice in notices:
        notice.whom = notice.how = ""
    for vote in votes:
        vote.motion = ""
    for task in tasks:
        task.what = task.owner = task.done = ""
    return Decided(change=[meeting, *notices, *votes, *tasks])
