"""One row of every table, the smallest possible, made through the same verbs as real work."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Model

from schoolbeat.access.models import Account, Membership, Reach, Token
from schoolbeat.foundation import clock
from schoolbeat.insight.letters.models import Letter, LetterVersion, Mailing
from schoolbeat.insight.publishing.models import FrozenMonth, Publication, Release
from schoolbeat.ledger.chain import chain_waiting
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import (
    Block,
    DestroyedKey,
    Entry,
    EntryContent,
    Fact,
    MonthStamp,
    PublicStamp,
)
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.activities import models as activities
from schoolbeat.work.calendar import models as calendar
from schoolbeat.work.education import models as education
from schoolbeat.work.incidents import models as incidents
from schoolbeat.work.people import models as people
from schoolbeat.work.portal import models as portal
from schoolbeat.work.preparedness import models as preparedness
from schoolbeat.work.requests import models as requests
from schoolbeat.work.resources import models as resources
from schoolbeat.work.roster import models as roster
from tests.cast import START, Town
from tests.factories import bells as ringing
from tests.factories import committees, drills, events, lessons, plans, programs, projects
from tests.factories import evidence as seized
from tests.factories import incidents as inquiring
from tests.factories import people as person
from tests.factories import portal as public
from tests.factories import requests as asking
from tests.factories import resources as help_
from tests.factories import roster as make
from tests.factories.letters import letter, mailing
from tests.factories.publishing import publication

Make = Callable[[Town], object]


def officer_of(town: Town) -> str:
    return str(town.account("officer-1").id)


def told(town: Town, who: str, verb: str, **payload: object) -> None:
    """Let one of the town's people do something that must be done."""
    result = town.do(who, verb, datetime.fromisoformat(START), **payload)
    assert result.done, (verb, result)


def token(town: Town) -> None:
    told(
        town, "it", "accounts.issue_token", account=officer_of(town), scopes=["roster:read"], digest="ab" * 32
    )


def block(town: Town) -> None:
    assert chain_waiting()


def statement(town: Town) -> None:
    opening, officer = str(make.opening(town)), officer_of(town)
    said = {"opening": opening, "officer": officer, "given": "2026-11-18", "text": "I want to."}
    make.done(town, "give_statement", **said)


def panelist(town: Town) -> None:
    make.done(town, "seat_panelist", opening=str(make.opening(town)), name="Ari Cole", side="school")


def of_agreement(verb: str, **payload: object) -> Make:
    return lambda town: make.done(town, verb, agreement=str(make.agreement(town)), **payload)


def of_activity(who: str, verb: str, **payload: object) -> Make:
    return lambda town: told(town, who, f"activities.{verb}", activity=str(town.log()), **payload)


def review_day(town: Town) -> None:
    told(town, "sergeant", "activities.review_day", officer=officer_of(town), day="2026-11-19")


def tally(town: Town) -> None:
    told(town, "sergeant", "activities.take_tally", month="2026-10-01", kind="lunch-duty", amount=42)


def month_gone_by(town: Town) -> None:
    happened = datetime.fromisoformat(START) - timedelta(days=60)
    assert town.do("officer-1", "activities.log", happened, kind="lunch-duty", minutes=5).done


def there(town: Town) -> None:
    """Every town has some."""


def week_mailing(town: Town) -> None:
    asking.week(town)
    payload = {"school": str(town.schools["high"]), "week": "2026-11-16"}
    assert run_one(Envelope("requests.mail_week", clock.now(), payload), town.install).done


FACTORIES: dict[type[Model], Make] = {
    **dict.fromkeys((Account, Membership, Reach, Entry, EntryContent), there),
    **dict.fromkeys((roster.Agency, roster.School, roster.Officer, roster.Tour, roster.TourSchool), there),
    **dict.fromkeys((activities.ActivityKind,), there),
    PublicStamp: there,
    Token: token,
    Block: block,
    Fact: Town.log,
    MonthStamp: month_gone_by,
    roster.District: make.district,
    roster.Unit: make.unit,
    roster.Training: lambda town: make.training(town, town.account("officer-1").id),
    roster.Leave: lambda town: make.leave(town, town.account("officer-1").id),
    roster.Opening: make.opening,
    roster.Statement: statement,
    roster.Panelist: panelist,
    roster.Agreement: make.agreement,
    roster.AgreementItem: of_agreement("add_agreement_item", text="Reviewed by counsel"),
    roster.AgreementReview: of_agreement("review_agreement", day="2026-11-18"),
    roster.AgreementFile: of_agreement("attach_agreement_file", name="signed.pdf", size=9, sha256="ab" * 32),
    roster.Attestation: make.attestation,
    roster.ProgramText: lambda town: make.done(town, "add_text", kind="mission", text="To serve."),
    roster.ProgramPhone: lambda town: make.done(
        town, "add_phone", label="Desk", printed="(209) 555-0101", purpose="contact"
    ),
    roster.ProgramDuty: lambda town: make.done(town, "add_duty", text="Be there."),
    roster.ProgramItem: lambda town: make.done(town, "add_item", kind="resource", name="Counseling line"),
    roster.ProgramCost: make.cost,
    roster.SchoolNeed: make.need,
    roster.SchoolContact: make.contact,
    roster.SchoolFeed: make.feeder,
    **dict.fromkeys((roster.BellSchedule, roster.BellWeek, roster.SchoolDays), ringing.calendar),
    roster.Goal: make.goal,
    roster.GoalReading: lambda town: make.reading(town, make.goal(town, measure="", unit="percent")),
    activities.Activity: Town.log,
    activities.Revision: of_activity("officer-1", "correct", kind="alarm", minutes=5),
    activities.Joining: of_activity("officer-2", "join"),
    activities.FollowUp: of_activity("officer-1", "follow_up", due="2026-11-20"),
    activities.DayReview: review_day,
    activities.Project: projects.project,
    activities.ProjectStep: lambda town: projects.write(town, projects.project(town)),
    activities.ProjectEvidence: lambda town: projects.link(town, projects.project(town), town.log()),
    activities.ProjectDeclined: projects.decline,
    activities.Tally: tally,
    **dict.fromkeys((people.Person, people.PersonName, people.NameWord, people.Enrollment), person.person),
    people.Caseload: person.person,
    people.Guardianship: lambda town: person.guardian(town, person.person(town)),
    **dict.fromkeys((people.Demographic, people.RosterOrganization), person.roster),
    people.RefusedSource: person.forgotten,
    people.Involvement: person.involved,
    people.Link: person.linked,
    **dict.fromkeys(
        (people.Reading, people.Shown), lambda town: person.opened(town, "officer-1", person.person(town))
    ),
    people.Double: person.double,
    people.Merge: lambda town: person.merged(town, person.person(town), person.person(town)),
    people.Inquiry: person.inquiry,
    requests.Request: asking.filed,
    requests.WeekLink: asking.week,
    requests.WeekMailing: week_mailing,
    requests.RequestConcern: lambda town: asking.filed(
        town, kind="complaint", about=str(town.account("officer-1").id)
    ),
    requests.RequestStep: lambda town: asking.done(
        town, "officer-1", "note", asking.filed(town), text="Spoke with her."
    ),
    roster.AgreementClause: person.clause,
    roster.DesignatedOfficer: lambda town: make.done(
        town,
        "designate_officer",
        officer=officer_of(town),
        named_by="Chief R. Vale",
        letter="2026-08-01",
        start="2026-08-03",
    ),
    DestroyedKey: person.taken_back,
    resources.Organization: help_.organization,
    resources.Location: help_.location,
    **dict.fromkeys(
        (
            resources.Service,
            resources.ServiceAtLocation,
            resources.ServiceTerm,
            resources.Taxonomy,
            resources.TaxonomyTerm,
        ),
        help_.service,
    ),
    resources.Remainder: help_.remainder,
    **dict.fromkeys((FrozenMonth, Release, Publication), publication),
    **dict.fromkeys((Letter, LetterVersion), letter),
    Mailing: mailing,
    **dict.fromkeys(
        (portal.Portal, portal.PublicLine, portal.LineCall, portal.SectionVersion), public.published
    ),
    portal.SiteAlert: public.alert,
    portal.OfficerProfile: public.agreed,
    portal.PublicContact: public.contact,
    portal.SchoolRemark: public.remark,
    incidents.Incident: inquiring.incident,
    incidents.Charge: lambda town: inquiring.charged(town, inquiring.incident(town)),
    incidents.Party: lambda town: inquiring.party(town, inquiring.incident(town)),
    incidents.Letter: inquiring.letter,
    incidents.Narrative: lambda town: inquiring.incident(town, text="What happened."),
    incidents.Deed: lambda town: inquiring.deed(town, inquiring.incident(town)),
    incidents.Telling: inquiring.telling,
    incidents.End: inquiring.end,
    incidents.Opening: inquiring.opening,
    incidents.Link: inquiring.link,
    **dict.fromkeys((incidents.Evidence, incidents.Custody), seized.piece),
    **dict.fromkeys((calendar.Event, calendar.Going), events.event),
    calendar.Feed: events.feed,
    preparedness.Drill: drills.drill,
    preparedness.Reading: drills.reading,
    preparedness.Problem: drills.problem,
    preparedness.Correction: drills.correction,
    preparedness.Notice: drills.notice,
    education.Lesson: lessons.lesson,
    education.LessonLink: lessons.link,
    education.Visit: lessons.asked,
    education.Feedback: lessons.feedback,
    education.Question: lessons.question,
    education.Answer: lessons.answer,
    education.Program: programs.program,
    **dict.fromkeys((education.Season, education.SeasonSchool), programs.season),
    education.Session: programs.session,
    education.SignUp: programs.sign_up,
    education.Presence: programs.present,
    education.Volunteer: programs.volunteer,
    education.Helper: programs.helping,
    education.Helped: programs.helped,
    education.Item: programs.item,
    education.Move: programs.move,
    **dict.fromkeys((preparedness.SafetyPlan, preparedness.Section), plans.plan),
    preparedness.SectionText: plans.text,
    preparedness.PlanReview: plans.review,
    preparedness.PlanNotice: plans.notice,
    preparedness.PlanFile: plans.file,
    preparedness.TacticalOpening: plans.opening,
    preparedness.SiteWalk: plans.walk,
    preparedness.Finding: plans.finding,
    preparedness.Committee: committees.committee,
    preparedness.Seat: committees.seated,
    preparedness.Meeting: committees.meeting,
    preparedness.Attendance: committees.held,
    preparedness.MeetingNotice: committees.notice,
    preparedness.Vote: committees.vote,
    preparedness.VoteCorrection: committees.corrected_vote,
    preparedness.MinutesCorrection: committees.corrected_minutes,
    preparedness.Task: committees.task,
}
