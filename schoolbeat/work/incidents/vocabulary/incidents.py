"""What an incident is, where it was, who is in it in which part, and how far its report is."""

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


class Stage(StrEnum):
    """How far the report of an incident is."""

    OPEN = "open"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    APPROVED = "approved"
    CLOSED = "closed"


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


STAGE_LABELS = {
    Stage.OPEN: _("Being written"),
    Stage.SUBMITTED: _("Waits for approval"),
    Stage.RETURNED: _("Given back"),
    Stage.APPROVED: _("Approved"),
    Stage.CLOSED: _("The incident is closed"),
}
