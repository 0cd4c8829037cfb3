"""What officers did and whom it reached: entries of the day log, as a whole and by what they were."""

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.measures.measure import SECOND, Measure

DAY_LOG = _("the day log")
ENTRIES, PEOPLE = _("entries"), _("people")
ALL_ENTRIES = _("all entries")


def _kinds(
    slug: str, name: str, question: str, definition: str, *kinds: str, sensitive: bool = False
) -> Measure:
    """Return a measure that counts the entries of some kinds."""
    return Measure(
        slug, "activities", name, ENTRIES, question, definition, DAY_LOG, ALL_ENTRIES, SECOND,
        kinds=kinds, sensitive=sensitive,
    )  # fmt: skip


WORK = (
    Measure(
        "activities", "activities", _("Activities"), ENTRIES,
        _("How much was done?"),
        _("One activity in the day log, counted once however many officers took part."),
        DAY_LOG, _("what was logged; what nobody logged is in no figure"),
    ),
    Measure(
        "tallied", "activities", _("Activities from monthly tallies"), ENTRIES,
        _("How much of it is known as a monthly count alone?"),
        _("Activities that another log counted by month, without single entries; they are in the activities."),
        _("monthly tallies that were read in"), ALL_ENTRIES, SECOND, record="tally",
    ),
    Measure(
        "students", "reached", _("Students reached"), _("students"),
        _("How many students did it reach?"),
        _("Students an activity reached, as counted by the officer; the same student may count again."),
        DAY_LOG, _("contacts, not persons: never a share of the enrollment"), audience="student",
    ),
    Measure(
        "people", "reached", _("People reached"), PEOPLE,
        _("How many people did it reach?"),
        _("People an activity reached, of all audiences; the same person may count again."),
        DAY_LOG, _("contacts, not persons"),
    ),
    _kinds(
        "student-consultations", _("Student consultations"), _("How often did students seek counsel?"),
        _("Entries of the kinds student consultation and student question on rights, law or citizenship."),
        "student-consultation", "student-rights-question",
    ),
    _kinds(
        "parent-consultations", _("Parent consultations"), _("How often did officer and parents talk?"),
        _("Entries of the kind parent contact."), "parent-contact",
    ),
    _kinds(
        "staff-consultations", _("Staff consultations"), _("How often did school staff seek counsel?"),
        _("Entries of the kinds staff consultation and briefing with school administration."),
        "staff-consultation", "admin-briefing",
    ),
    _kinds(
        "mentoring", _("Mentoring sessions"), _("How much mentoring was there?"),
        _("Entries of the kind mentoring session."), "mentoring-session",
    ),
    _kinds(
        "lessons", _("Lessons"), _("How much was taught?"),
        _("Entries of the kinds classroom lesson, assembly and youth-program session."),
        "classroom-lesson", "assembly", "youth-program-session",
    ),
    _kinds(
        "trainings-given", _("Trainings given to staff and parents"), _("Whom else did officers teach?"),
        _("Entries of the kinds staff training given, and parent or community talk."),
        "staff-training", "community-talk",
    ),
    _kinds(
        "events", _("Events"), _("How many events of the schools were attended?"),
        _("Entries of the kind extracurricular or athletic event."), "event-presence",
    ),
    _kinds(
        "drills", _("Drills"), _("How many drills were there?"),
        _("Entries of the kind drill or exercise; the schools' own logs are another measure."), "drill",
    ),
    _kinds(
        "mediations", _("Mediations"), _("How many conflicts were mediated?"),
        _("Entries of the kinds mediation and restorative conference."),
        "mediation", "restorative-conference",
    ),
    _kinds(
        "referrals", _("Referrals to resources"), _("How often was help found elsewhere?"),
        _("Entries of the kind referral to resource."), "resource-referral",
    ),
    _kinds(
        "safety-walks", _("Site-safety walks"), _("How often was a site walked for its safety?"),
        _("Entries of the kind site-safety walk."), "site-safety-walk",
    ),
    _kinds(
        "meetings", _("Planning meetings"), _("How often did school and police plan together?"),
        _("Entries of the kind planning or safety meeting."), "planning-meeting",
    ),
    _kinds(
        "sweeps", _("Truancy sweeps"), _("How many sweeps were there?"),
        _("Entries of the kind truancy sweep; one sweep counts once, however many officers joined it."),
        "sweep",
    ),
    _kinds(
        "home-visits", _("Home visits"), _("How often were families visited?"),
        _("Entries of the kind home visit."), "home-visit", sensitive=True,
    ),
    _kinds(
        "welfare-checks", _("Welfare checks"), _("How often was a student's welfare checked?"),
        _("Entries of the kind welfare check."), "welfare-check", sensitive=True,
    ),
    _kinds(
        "crisis-assists", _("Mental-health crisis assists"), _("How often did officers help in a crisis?"),
        _("Entries of the kind mental-health crisis assist."), "mental-health-crisis", sensitive=True,
    ),
    _kinds(
        "truancy-contacts", _("Truancy contacts"), _("How often were truant students located?"),
        _("Entries of the kinds truancy contact and daytime curfew contact."),
        "truancy-contact", "curfew-contact", sensitive=True,
    ),
    _kinds(
        "hearings", _("Hearings and boards"), _("How often did officers attend hearings and boards?"),
        _("Entries of the kind hearing or board."), "hearing", sensitive=True,
    ),
    _kinds(
        "threat-assessments", _("Threat assessments"), _("How many threats were assessed?"),
        _("Entries of the kind threat assessment: work on a threat, not threats."), "threat-assessment",
        sensitive=True,
    ),
    _kinds(
        "tips", _("Tips handled"), _("How many tips were handled?"),
        _("Entries of the kind tip handled; a tip that came twice counts twice."), "tip-handled",
        sensitive=True,
    ),
)  # fmt: skip
"""What was done and whom it reached."""
