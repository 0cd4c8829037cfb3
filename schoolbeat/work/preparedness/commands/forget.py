"""What is given up when content is destroyed: all words and names; that it was held, and what it came to, stays."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.preparedness.models import (
    Committee,
    Drill,
    Meeting,
    PlanFile,
    SafetyPlan,
    Section,
    SiteWalk,
    VoteCorrection,
)
from schoolbeat.work.preparedness.queries.plan_files import PLAN_FILES


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty the words of the agency's drill with this id, of its problems, corrections and notices."""
    drill = Drill.objects.filter(agency=agency, id=record).first()
    if drill is None:
        return Decided()
    drill.agencies = drill.accommodations = drill.note = drill.why = ""
    corrections, notices = list(drill.corrections.all()), list(drill.notices.all())
    problems = list(drill.problems.all())
    for problem in problems:
        problem.what = ""
    for row in corrections:
        row.what = row.owner = row.done = ""
    for notice in notices:
        notice.how = ""
    return Decided(change=[drill, *problems, *corrections, *notices])


def forget_plan(agency: UUID, record: UUID) -> Decided:
    """Empty the words said of the agency's plan with this id; its sections are forgotten each by its own entries."""
    plan = SafetyPlan.objects.filter(agency=agency, id=record).first()
    if plan is None:
        return Decided()
    plan.body = ""
    reviews, notices = list(plan.reviews.all()), list(plan.notices.all())
    for row in reviews:
        row.present = row.note = ""
    for notice in notices:
        notice.how = ""
    return Decided(change=[plan, *reviews, *notices])


def forget_section(agency: UUID, record: UUID) -> Decided:
    """Empty a section with this id and each of its texts, and destroy their keys."""
    section = Section.objects.filter(plan__agency=agency, id=record).first()
    if section is None:
        return Decided()
    rows = [section, *section.texts.all()]
    for row in rows:
        row.forget()
    return Decided(change=rows, destroys=[row.key_record for row in rows])


def forget_plan_file(agency: UUID, record: UUID) -> Decided:
    """Empty a file for responders with this id, destroy its key, and take its bytes off the disk."""
    row = PlanFile.objects.filter(agency=agency, id=record).first()
    if row is None:
        return Decided()
    files = [PLAN_FILES.path(agency, row.file)] if row.file else []
    row.forget()
    return Decided(change=[row], destroys=[row.key_record], files=files)


def forget_walk(agency: UUID, record: UUID) -> Decided:
    """Empty the words of the agency's walk with this id, and of all that was found on it, with the photos."""
    walk = SiteWalk.objects.filter(agency=agency, id=record).first()
    if walk is None:
        return Decided()
    walk.along = ""
    findings = list(walk.findings.all())
    for row in findings:
        row.what = row.spot = row.owner = row.done = ""
        row.photo = None
    return Decided(change=[walk, *findings])


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
    """Empty the words of a meeting, of its notices, votes, tasks and corrections; the counts stay."""
    meeting = Meeting.objects.filter(committee__agency=agency, id=record).first()
    if meeting is None:
        return Decided()
    meeting.place = meeting.agenda = meeting.minutes = meeting.why = ""
    notices, votes, tasks = list(meeting.notices.all()), list(meeting.votes.all()), list(meeting.tasks.all())
    for notice in notices:
        notice.whom = notice.how = ""
    amended = list(VoteCorrection.objects.filter(vote__meeting=meeting))
    minutes = list(meeting.corrections.all())
    for vote in votes:
        vote.motion = ""
    for correction in amended:
        correction.motion = correction.why = ""
    for text in minutes:
        text.minutes = text.why = ""
    for task in tasks:
        task.what = task.owner = task.done = ""
    return Decided(change=[meeting, *notices, *votes, *amended, *minutes, *tasks])


FORGETTERS = (
    *(forget, forget_committee, forget_meeting),
    *(forget_plan, forget_section, forget_plan_file, forget_walk),
)
