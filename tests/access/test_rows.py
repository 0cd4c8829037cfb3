"""Row filter and decision are one: for every record of two towns, every member of the cast, every permission."""

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from django.core.exceptions import EmptyResultSet
from django.db.models import Model, QuerySet

import schoolbeat
from schoolbeat.access import policy as access_policy
from schoolbeat.access.hats import Hat
from schoolbeat.access.models import Account, Membership
from schoolbeat.access.permits import lines, may, rows
from schoolbeat.access.roles import Role
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.access.viewer import INSTALL as NOBODY
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.models import Entry, Fact
from schoolbeat.work.activities import models as activities
from schoolbeat.work.activities import policy as activity_policy
from schoolbeat.work.calendar import models as calendar
from schoolbeat.work.calendar import policy as calendar_policy
from schoolbeat.work.education import models as education
from schoolbeat.work.education import policy as education_policy
from schoolbeat.work.incidents import models as incidents
from schoolbeat.work.incidents import policy as incident_policy
from schoolbeat.work.people import models as people
from schoolbeat.work.people import policy as people_policy
from schoolbeat.work.portal import models as portal
from schoolbeat.work.portal import policy as portal_policy
from schoolbeat.work.preparedness import models as preparedness
from schoolbeat.work.preparedness import policy as preparedness_policy
from schoolbeat.work.requests import models as requests
from schoolbeat.work.requests import policy as request_policy
from schoolbeat.work.roster import models as roster
from schoolbeat.work.roster import policy as roster_policy
from tests.access.filling import fill
from tests.access.matrix import PERMISSIONS
from tests.cast import NOW, PEOPLE, ZONE, Town


def columns_in(module: str, name: str = "_COLUMNS") -> Columns:
    """The columns that a module of queries keeps to itself."""
    return getattr(importlib.import_module(f"schoolbeat.{module}"), name)


def named(columns: Columns) -> str:
    """Which attributes a table holds, and where: a word for the name of a test."""
    held = {name: value for name, value in vars(columns).items() if value is not None}
    return ",".join(f"{name}={value if isinstance(value, str) else 'rows'}" for name, value in held.items())


@dataclass(frozen=True)
class Policy:
    """A table, which of its columns hold what, and where there is one, its own description of a record."""

    model: type[Model]
    columns: Columns
    describe: Callable[[Any], Subject] | None = None


POLICIES = (
    Policy(activities.Activity, activity_policy.ACTIVITY_COLUMNS, activity_policy.describe),
    Policy(activities.Joining, activity_policy.JOINING_COLUMNS),
    Policy(activities.ActivityKind, activity_policy.KIND_COLUMNS),
    Policy(activities.DayReview, activity_policy.REVIEW_COLUMNS),
    Policy(
        activities.FollowUp, columns_in("work.activities.queries.todo"), activity_policy.describe_follow_up
    ),
    Policy(activities.Project, activity_policy.PROJECT_COLUMNS, activity_policy.describe_project),
    Policy(Membership, columns_in("work.accounts.queries")),
    Policy(Entry, columns_in("ledger.conflicts")),
    Policy(Entry, columns_in("ledger.destruction")),
    Policy(Fact, columns_in("insight.tables", "FACT_COLUMNS")),
    Policy(people.Person, people_policy.PERSON_COLUMNS),
    Policy(people.Reading, people_policy.READING_COLUMNS, people_policy.describe_reading),
    Policy(people.Double, people_policy.DOUBLE_COLUMNS, people_policy.describe_double),
    Policy(people.Merge, people_policy.MERGE_COLUMNS),
    Policy(people.Inquiry, people_policy.INQUIRY_COLUMNS, people_policy.describe_inquiry),
    Policy(requests.Request, request_policy.REQUEST_COLUMNS, request_policy.describe),
    Policy(requests.Request, request_policy.ASKED_COLUMNS, request_policy.describe_asked),
    Policy(incidents.Incident, incident_policy.INCIDENT_COLUMNS, incident_policy.describe),
    Policy(preparedness.Drill, preparedness_policy.DRILL_COLUMNS, preparedness_policy.describe),
    Policy(calendar.Event, calendar_policy.EVENT_COLUMNS, calendar_policy.describe),
    Policy(calendar.Feed, calendar_policy.FEED_COLUMNS, calendar_policy.describe_feed),
    Policy(education.Lesson, education_policy.LESSON_COLUMNS, education_policy.describe_lesson),
    Policy(education.LessonLink, education_policy.LINK_COLUMNS, education_policy.describe_link),
    Policy(education.Visit, education_policy.VISIT_COLUMNS, education_policy.describe),
    Policy(education.Question, education_policy.QUESTION_COLUMNS, education_policy.describe_question),
    *(Policy(model, education_policy.PROGRAM_COLUMNS) for model in (education.Session, education.Item)),
    Policy(education.Program, education_policy.PROGRAM_COLUMNS, education_policy.describe_program),
    Policy(education.Season, education_policy.PROGRAM_COLUMNS, education_policy.describe_season),
    Policy(education.SignUp, education_policy.SIGN_UP_COLUMNS, education_policy.describe_sign_up),
    Policy(education.Volunteer, education_policy.VOLUNTEER_COLUMNS),
    Policy(preparedness.SafetyPlan, preparedness_policy.PLAN_COLUMNS, preparedness_policy.describe_plan),
    Policy(preparedness.Section, preparedness_policy.SECTION_COLUMNS),
    Policy(preparedness.PlanFile, preparedness_policy.PLAN_COLUMNS, preparedness_policy.describe_at_site),
    Policy(
        preparedness.Committee,
        preparedness_policy.COMMITTEE_COLUMNS,
        preparedness_policy.describe_committee,
    ),
    Policy(requests.WeekLink, request_policy.WEEK_COLUMNS, request_policy.describe_week),
    Policy(portal.SiteAlert, portal_policy.PORTAL_COLUMNS),
    Policy(portal.SchoolRemark, portal_policy.REMARK_COLUMNS, portal_policy.describe_remark),
    Policy(portal.OfficerProfile, portal_policy.PROFILE_COLUMNS, portal_policy.describe_profile),
    Policy(roster.AgreementClause, columns_in("work.roster.queries.clauses")),
    Policy(roster.Agency, roster_policy.SELF_COLUMNS),
    Policy(roster.School, roster_policy.ROSTER_COLUMNS),
    Policy(roster.School, columns_in("work.roster.queries.places", "_SCHOOL_COLUMNS")),
    Policy(roster.Officer, roster_policy.ROSTER_COLUMNS),
    Policy(roster.Tour, roster_policy.ROSTER_COLUMNS),
    Policy(roster.Training, roster_policy.PERSONNEL_COLUMNS, roster_policy.describe_personnel),
    Policy(roster.Leave, roster_policy.PERSONNEL_COLUMNS, roster_policy.describe_personnel),
    Policy(roster.SchoolNeed, roster_policy.SCHOOL_COLUMNS, roster_policy.describe_at_school),
    Policy(roster.SchoolContact, roster_policy.SCHOOL_COLUMNS, roster_policy.describe_at_school),
    Policy(roster.BellSchedule, roster_policy.SCHOOL_COLUMNS, roster_policy.describe_bells),
    Policy(roster.BellWeek, roster_policy.SCHOOL_COLUMNS, roster_policy.describe_bells),
    Policy(roster.SchoolDays, roster_policy.SCHOOL_COLUMNS, roster_policy.describe_bells),
    Policy(roster.School, columns_in("work.roster.queries.bells", "_SELF")),
    Policy(roster.Goal, roster_policy.SCHOOL_COLUMNS, roster_policy.describe_at_school),
    Policy(roster.Attestation, roster_policy.SCHOOL_COLUMNS, roster_policy.describe_attestation),
    Policy(roster.Opening, columns_in("work.roster.queries.openings"), roster_policy.describe_opening),
    Policy(roster.Statement, roster_policy.STATEMENT_COLUMNS, roster_policy.describe_statement),
    Policy(roster.Agreement, columns_in("work.roster.queries.agreements")),
    Policy(roster.AgreementFile, columns_in("work.roster.queries.agreements", "_FILE_COLUMNS")),
)


def modules() -> Iterator[Any]:
    for found in pkgutil.walk_packages(schoolbeat.__path__, "schoolbeat."):
        if "migrations" not in found.name and not found.name.endswith(("__main__", "wsgi", "asgi")):
            yield importlib.import_module(found.name)


@pytest.fixture
def towns(alder: Town, bay: Town) -> tuple[Town, Town]:
    fill(alder)
    fill(bay)
    return alder, bay


def reach_into(record: Any, path: str | None) -> Any:
    """The value that a column of the policy holds for a record, followed through its relations."""
    for step in (path or "").split("__") if path else ():
        record = getattr(record, step)
    if path is None:
        return None
    return record.pk if isinstance(record, Model) else record


def subject_of(record: Any, columns: Columns) -> Subject:
    if isinstance(record, people.Person):
        there = Viewer(NOBODY, "", Role.INSTALL, record.agency_id, ZONE, "", NOW.date())
        schools = people_policy.official_schools(there).values_list("id", flat=True)
        return people_policy.describe(record, NOW.date(), frozenset(schools))
    if isinstance(record, calendar.Event):
        return calendar_policy.describe(record)
    if isinstance(record, education.Volunteer):
        return education_policy.describe_volunteer(record)
    names = ("agency", "school", "author")
    hat = reach_into(record, columns.hat)
    held = (reach_into(record, getattr(columns, name)) for name in names)
    conduct = bool(reach_into(record, columns.conduct))
    about = record.concerns.filter(stands=True).values_list("account", flat=True) if conduct else ()
    return Subject(
        "record", *held, hat=Hat(hat) if hat else None, conduct=conduct, concerned=frozenset(about)
    )


def viewers(towns: tuple[Town, Town]) -> list[Any]:
    return [
        *(town.viewer(who) for town in towns for who, _role in PEOPLE),
        *(town.install for town in towns),
    ]


def sql_of(wanted: QuerySet) -> str:
    """The question a filter comes to, with its values; an own word for the one that nobody's rows can answer."""
    try:
        return str(wanted.query)
    except EmptyResultSet:
        return "nothing"


def ways(viewer: Viewer, permission: str) -> tuple[Any, ...]:
    """By which conditions a viewer has a permission: two that come to the same let at the same records."""
    return () if permission in viewer.withheld else tuple(one.when for one in lines(permission, viewer.role))


def disagreements(towns: tuple[Town, Town], policy: Policy) -> Iterator[str]:
    """Where a table's row filter lets at other records than the decision does; and whether anything was compared."""
    records = list(policy.model._default_manager.all())
    subjects = {record.pk: subject_of(record, policy.columns) for record in records}
    differed = set()
    listings: dict[str, list[Any]] = {}
    for viewer in viewers(towns):
        # Many permissions rest on the same conditions: each is compared once.
        for permission in {ways(viewer, one): one for one in PERMISSIONS}.values():
            decided = {key for key, subject in subjects.items() if may(viewer, permission, subject)}
            allowed = rows(viewer, permission, policy.columns)
            # Many come to the same filter all the same: each is asked once.
            wanted = policy.model._default_manager.filter(allowed).values_list("pk", flat=True)
            asked = sql_of(wanted)
            if asked not in listings:
                listings[asked] = list(wanted)
            listed = listings[asked]
            if len(listed) != len(set(listed)) or set(listed) != decided:
                yield f"{policy.model.__name__}: {viewer.name}, {viewer.role}, {permission}"
            differed.add(len(decided))
    if differed <= {0} or differed <= {len(records)}:
        yield f"{policy.model.__name__}: nothing was compared ({len(records)} records)"


def test_filter_and_decision_agree(towns):
    assert not [fault for policy in POLICIES for fault in disagreements(towns, policy)]


def test_a_description_says_what_the_columns_say(towns):
    """`describe` serves the verbs, the columns serve the queries: one record, one answer."""
    compared = 0
    described = [one for one in POLICIES if one.describe]
    for policy, record in ((one, record) for one in described for record in one.model._default_manager.all()):
        said, held = policy.describe(record), subject_of(record, policy.columns)
        for name in ("agency", "school", "author", "hat", "conduct", "concerned"):
            if getattr(policy.columns, name) is not None:
                assert getattr(said, name) == getattr(held, name), (record, name)
                compared += 1
    assert compared > 20


def test_every_mapping_of_columns_is_judged():
    judged = {one.columns for one in POLICIES}
    found = {
        f"{module.__name__}.{name}": value
        for module in modules()
        for name, value in vars(module).items()
        if isinstance(value, Columns)
    }
    assert found, "nothing was checked"
    assert not {name for name, columns in found.items() if columns not in judged}
    assert access_policy.SENSITIVITY


def test_who_has_no_line_gets_no_row(towns):
    analyst = towns[0].viewer("analyst")
    wanted = rows(analyst, "activities.see", activity_policy.ACTIVITY_COLUMNS)
    assert activities.Activity.objects.exists()
    assert not activities.Activity.objects.filter(wanted).exists()
    assert not activities.Activity.objects.filter(rows(analyst, "no.such", Columns())).exists()


def test_a_table_without_the_column_lets_nobody_at_it(towns):
    """A condition on what a table does not hold is never met: not even for the own agency."""
    sergeant = towns[0].viewer("sergeant")
    assert not Account.objects.filter(rows(sergeant, "accounts.see", Columns())).exists()
    assert not Account.objects.filter(rows(sergeant, "measures.see", Columns(author="id"))).exists()
