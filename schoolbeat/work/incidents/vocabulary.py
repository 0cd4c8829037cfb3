"""The words of incidents, and the names and units of what they count."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class Kind(StrEnum):
    """What an incident is to the officer: an own investigation, or help to somebody who keeps the result."""

    INVESTIGATION = "investigation"
    SCHOOL_ASSIST = "school_assist"
    AGENCY_ASSIST = "agency_assist"


class Where(StrEnum):
    """Where it happened, as the school is concerned."""

    CAMPUS = "campus"
    EVENT = "event"
    TRANSPORT = "transport"
    SURROUNDINGS = "surroundings"
    ELSEWHERE = "elsewhere"


class Nexus(StrEnum):
    """What it has to do with the school: a crime on campus, one reported at school, one with a nexus to it."""

    AT_SCHOOL = "at_school"
    REPORTED = "reported"
    LINKED = "linked"
    NONE = "none"


class Initiator(StrEnum):
    """Who began it; the same words as who began an entry of the day log."""

    OFFICER = "officer"
    ADMINISTRATOR = "administrator"
    TEACHER = "teacher"
    STUDENT = "student"
    PARENT = "parent"
    DISPATCH = "dispatch"
    NEIGHBOR = "neighbor"
    BUSINESS = "business"
    OTHER = "other"


class Part(StrEnum):
    """In which part somebody is in an incident; before a finding nobody is more than involved."""

    INVOLVED = "involved"
    VICTIM = "victim"
    WITNESS = "witness"
    STAFF = "staff"
    REPORTER = "reporter"


class Standing(StrEnum):
    """What somebody is to the school of the incident."""

    STUDENT_HERE = "student_here"
    STUDENT_ELSEWHERE = "student_elsewhere"
    NO_STUDENT = "no_student"
    NOT_KNOWN = "not_known"


class Deed(StrEnum):
    """What was done in an incident."""

    CONTACT = "contact"
    INTERVIEW = "interview"
    QUESTIONING = "questioning"
    COUNSEL = "counsel"
    SEARCH = "search"
    CONSENT_SEARCH = "consent_search"
    DETENTION = "detention"
    FORCE = "force"
    RESTRAINT = "restraint"
    REMOVAL = "removal"
    CUSTODY = "custody"
    CONFINEMENT = "confinement"
    RELEASE = "release"
    CHILD_ABUSE = "child_abuse"
    THREAT = "threat"
    CRIME_NOTICE = "crime_notice"
    DIVERSION = "diversion"
    MILESTONE = "milestone"
    DIVERTED = "diverted"
    BROKEN_OFF = "broken_off"
    FINDING = "court_finding"
    TASK = "task"
    TASK_DONE = "task_done"
    NOTE = "note"
    ASSIGNED = "assigned"
    NUMBERED = "numbered"
    STOP_RECORD = "stop_record"
    PASSED_ON = "passed_on"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    CLOSED = "closed"
    REOPENED = "reopened"


class Stage(StrEnum):
    """How far the report of an incident is."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    CLOSED = "closed"


class Before(StrEnum):
    """What a gate stands before, as packs write it."""

    ENFORCEMENT = "enforcement"
    QUESTIONING = "questioning"
    DETENTION = "detention"
    CONSENT_SEARCH = "consent-search"


class Method(StrEnum):
    """How somebody was told."""

    PERSON = "person"
    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"
    FILED = "filed"
    NOT_REACHED = "not_reached"


class Family(StrEnum):
    """The groups in which offenses are counted."""

    VIOLENCE = "violence"
    SEXUAL = "sexual"
    THREAT = "threat"
    WEAPON = "weapon"
    DRUGS = "drugs"
    ALCOHOL = "alcohol"
    ROBBERY = "robbery"
    PROPERTY = "property"
    THEFT = "theft"
    FRAUD = "fraud"
    DISORDER = "disorder"
    TRESPASS = "trespass"
    CURFEW = "curfew"
    RUNAWAY = "runaway"
    OTHER = "other"
    SCHOOL_RULES = "school_rules"
    NO_OFFENSE = "no_offense"


ENFORCED = frozenset({"cited", "referred", "arrested"})
"""The federal words of ends that are enforcement."""
REPORTED_DEEDS = (
    *(Deed.CONTACT, Deed.INTERVIEW, Deed.QUESTIONING, Deed.COUNSEL, Deed.SEARCH, Deed.CONSENT_SEARCH),
    *(Deed.DETENTION, Deed.FORCE, Deed.RESTRAINT, Deed.REMOVAL, Deed.CUSTODY, Deed.CONFINEMENT, Deed.RELEASE),
    *(Deed.CHILD_ABUSE, Deed.THREAT, Deed.CRIME_NOTICE, Deed.TASK, Deed.TASK_DONE, Deed.NOTE),
    *(Deed.NUMBERED, Deed.STOP_RECORD, Deed.PASSED_ON),
    *(Deed.DIVERSION, Deed.MILESTONE, Deed.DIVERTED, Deed.BROKEN_OFF, Deed.FINDING),
)
"""What an officer writes down by hand; the other deeds are written by verbs of their own."""
ABOUT_ONE = (
    *(Deed.INTERVIEW, Deed.QUESTIONING, Deed.COUNSEL, Deed.SEARCH, Deed.CONSENT_SEARCH, Deed.DETENTION),
    *(Deed.FORCE, Deed.RESTRAINT, Deed.REMOVAL, Deed.CUSTODY, Deed.CONFINEMENT, Deed.RELEASE),
    *(Deed.DIVERSION, Deed.MILESTONE, Deed.DIVERTED, Deed.BROKEN_OFF, Deed.FINDING),
)
"""Deeds that are done to or with one person, who is named."""
TO_BE_DONE = frozenset({Deed.TASK, Deed.MILESTONE})
"""Deeds that say what is to be done, and that another one settles."""
OPENS_A_STOP = frozenset(
    {
        Deed.QUESTIONING,
        Deed.SEARCH,
        Deed.CONSENT_SEARCH,
        Deed.DETENTION,
        Deed.FORCE,
        Deed.RESTRAINT,
        Deed.CUSTODY,
    }
)
"""Deeds that make of a contact a stop, where a state wants a record of one."""

NOT_BROUGHT = frozenset({"", "none", "unknown", "personal-weapons", "vehicle", "asphyxiation", "drugs"})
"""Of the national list of weapons and force: what nobody brings to school to hurt with, and hands and feet."""

KIND_LABELS = {
    Kind.INVESTIGATION: _("An investigation of ours"),
    Kind.SCHOOL_ASSIST: _("Help to the school in an education-code matter"),
    Kind.AGENCY_ASSIST: _("Help to patrol, detectives or another agency"),
}
WHERE_LABELS = {
    Where.CAMPUS: _("On campus"),
    Where.EVENT: _("At a school event"),
    Where.TRANSPORT: _("On the way to or from school, or on a bus"),
    Where.SURROUNDINGS: _("Around the school"),
    Where.ELSEWHERE: _("Elsewhere"),
}
NEXUS_LABELS = {
    Nexus.AT_SCHOOL: _("at school"),
    Nexus.REPORTED: _("only reported at school"),
    Nexus.LINKED: _("touches the school"),
    Nexus.NONE: _("nothing to do with a school"),
}
INITIATOR_LABELS = {
    Initiator.OFFICER: _("Officer"),
    Initiator.ADMINISTRATOR: _("Administrator"),
    Initiator.TEACHER: _("Teacher or staff"),
    Initiator.STUDENT: _("Student"),
    Initiator.PARENT: _("Parent or guardian"),
    Initiator.DISPATCH: _("Dispatch"),
    Initiator.NEIGHBOR: _("Neighbor"),
    Initiator.BUSINESS: _("Business"),
    Initiator.OTHER: _("Someone else"),
}
PART_LABELS = {
    Part.INVOLVED: _("Involved"),
    Part.VICTIM: _("Victim"),
    Part.WITNESS: _("Witness"),
    Part.STAFF: _("Staff of the school"),
    Part.REPORTER: _("Reported it"),
}
STANDING_LABELS = {
    Standing.STUDENT_HERE: _("Student of this school"),
    Standing.STUDENT_ELSEWHERE: _("Student of another school"),
    Standing.NO_STUDENT: _("Not a student"),
    Standing.NOT_KNOWN: _("Not known"),
}
DEED_LABELS = {
    Deed.CONTACT: _("Talked with somebody"),
    Deed.INTERVIEW: _("Interview, free to leave"),
    Deed.QUESTIONING: _("Questioning in custody"),
    Deed.COUNSEL: _("Talk with counsel"),
    Deed.SEARCH: _("Search"),
    Deed.CONSENT_SEARCH: _("Search by consent"),
    Deed.DETENTION: _("Detention on probable cause"),
    Deed.FORCE: _("Use of force"),
    Deed.RESTRAINT: _("Restraint"),
    Deed.REMOVAL: _("Left school with an officer"),
    Deed.CUSTODY: _("Custody"),
    Deed.CONFINEMENT: _("Taken to a place of confinement"),
    Deed.RELEASE: _("Released"),
    Deed.CHILD_ABUSE: _("Suspected child abuse came up"),
    Deed.THREAT: _("A homicidal threat was reported by the school"),
    Deed.CRIME_NOTICE: _("The principal owes the police a notice"),
    Deed.DIVERSION: _("Diversion agreed"),
    Deed.MILESTONE: _("Step of a diversion"),
    Deed.DIVERTED: _("Diversion completed, by the program's notice"),
    Deed.BROKEN_OFF: _("Diversion broken off"),
    Deed.FINDING: _("The court found an offense that its notice law lists"),
    Deed.TASK: _("Something to do"),
    Deed.TASK_DONE: _("A task is done"),
    Deed.NOTE: _("Note"),
    Deed.ASSIGNED: _("Incident handed over"),
    Deed.NUMBERED: _("Number in the records system"),
    Deed.STOP_RECORD: _("Stop record"),
    Deed.PASSED_ON: _("Passed on to detectives or another agency"),
    Deed.SUBMITTED: _("Report handed in"),
    Deed.RETURNED: _("Report given back"),
    Deed.APPROVED: _("Report approved"),
    Deed.CLOSED: _("Incident closed"),
    Deed.REOPENED: _("Incident opened again"),
}
STAGE_LABELS = {
    Stage.OPEN: _("Being written"),
    Stage.SUBMITTED: _("Waits for approval"),
    Stage.RETURNED: _("Given back"),
    Stage.APPROVED: _("Approved"),
    Stage.CLOSED: _("The incident is closed"),
}
METHOD_LABELS = {
    Method.PERSON: _("In person"),
    Method.PHONE: _("By phone"),
    Method.LETTER: _("By letter"),
    Method.EMAIL: _("By e-mail"),
    Method.FILED: _("Done or filed"),
    Method.NOT_REACHED: _("Tried, not reached"),
}
FAMILY_LABELS = {
    Family.VIOLENCE: _("Violence"),
    Family.SEXUAL: _("Sexual offense"),
    Family.THREAT: _("Threat"),
    Family.WEAPON: _("Weapon"),
    Family.DRUGS: _("Drugs"),
    Family.ALCOHOL: _("Alcohol"),
    Family.ROBBERY: _("Robbery"),
    Family.PROPERTY: _("Damage to property"),
    Family.THEFT: _("Theft"),
    Family.FRAUD: _("Fraud"),
    Family.DISORDER: _("Disorder"),
    Family.TRESPASS: _("Trespass"),
    Family.CURFEW: _("Curfew or loitering"),
    Family.RUNAWAY: _("Runaway"),
    Family.OTHER: _("Another offense"),
    Family.SCHOOL_RULES: _("School rules only"),
    Family.NO_OFFENSE: _("No offense"),
}
MEASURES = {
    "incidents": "incidents",
    "incidents_at_school": "incidents",
    "incidents_reported": "incidents",
    "incidents_linked": "incidents",
    "incidents_elsewhere": "incidents",
    "incidents_in_hours": "incidents",
    "incidents_out_of_hours": "incidents",
    "incidents_hours_unknown": "incidents",
    "incidents_diverted": "persons",
    "incidents_cited": "persons",
    "incidents_referred": "persons",
    "incidents_arrested": "persons",
    "incidents_force": "occasions",
    "incidents_weapons": "weapons",
    "incidents_educators": "persons",
}
"""What incidents count as, and in which unit."""
