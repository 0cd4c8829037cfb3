"""What is done in an incident, how somebody is told, and what gates stand before."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


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


METHOD_LABELS = {
    Method.PERSON: _("In person"),
    Method.PHONE: _("By phone"),
    Method.LETTER: _("By letter"),
    Method.EMAIL: _("By e-mail"),
    Method.FILED: _("Done or filed"),
    Method.NOT_REACHED: _("Tried, not reached"),
}
