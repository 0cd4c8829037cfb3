"""The words of people and their records."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop


class PersonKind(StrEnum):
    """What a person is to the schools."""

    STUDENT = "student"
    GUARDIAN = "guardian"
    STAFF = "staff"
    CALLER = "caller"


class Relation(StrEnum):
    """What somebody is to a student."""

    PARENT = "parent"
    GUARDIAN = "guardian"
    RELATIVE = "relative"
    OTHER = "other"


class Part(StrEnum):
    """How a person belongs to something that was logged."""

    ABOUT = "about"
    PRESENT = "present"
    ASKED = "asked"
    REACHED = "reached"


class Opening(StrEnum):
    """How somebody came to read about people: their record, a search, or an incident in which they are named."""

    OPENED = "opened"
    SEARCHED = "searched"
    NAMED = "named"


class Reason(StrEnum):
    """Why a record outside the own caseload is opened."""

    FOLLOW_UP = "follow_up"
    ASKED_BY_SCHOOL = "asked_by_school"
    ASKED_BY_FAMILY = "asked_by_family"
    EMERGENCY = "emergency"
    COVERING = "covering"
    SUPERVISION = "supervision"
    RECORDS_REQUEST = "records_request"
    OTHER = "other"


class InquiryKind(StrEnum):
    """What a person or a parent asks of the records."""

    SEE = "see"
    CORRECT = "correct"


class InquiryEnd(StrEnum):
    """How such a question ended."""

    SHOWN = "shown"
    NOTHING_KEPT = "nothing_kept"
    CORRECTED = "corrected"
    NOT_CORRECTED = "not_corrected"
    WITHDRAWN = "withdrawn"


class DoubleState(StrEnum):
    """What became of two records that may be of one person."""

    SUGGESTED = "suggested"
    APART = "apart"
    MERGED = "merged"


class Sex(StrEnum):
    """How students are counted by sex; as OneRoster spells it, and what it does not say."""

    FEMALE = "female"
    MALE = "male"
    OTHER = "other"
    UNSPECIFIED = "unspecified"
    NOT_SAID = "not_said"


class RaceGroup(StrEnum):
    """How students are counted by race and ethnicity: each in one group."""

    HISPANIC = "hispanic"
    NATIVE_AMERICAN = "native_american"
    ASIAN = "asian"
    BLACK = "black"
    PACIFIC = "pacific"
    WHITE = "white"
    SEVERAL = "several"
    NOT_SAID = "not_said"


GRADES = (
    *("IT", "PR", "PK", "TK", "KG"),
    *(f"{grade:02}" for grade in range(1, 14)),
    *("PS", "UG", "Other"),
)
"""Grades as the Common Education Data Standards spell them."""

SEX_LABELS = {
    Sex.FEMALE: gettext_noop("Female"),
    Sex.MALE: gettext_noop("Male"),
    Sex.OTHER: gettext_noop("Another"),
    Sex.UNSPECIFIED: gettext_noop("Unspecified"),
    Sex.NOT_SAID: gettext_noop("Not said"),
}
RACE_GROUP_LABELS = {
    RaceGroup.HISPANIC: gettext_noop("Hispanic or Latino, of any race"),
    RaceGroup.NATIVE_AMERICAN: gettext_noop("American Indian or Alaska Native"),
    RaceGroup.ASIAN: gettext_noop("Asian"),
    RaceGroup.BLACK: gettext_noop("Black or African American"),
    RaceGroup.PACIFIC: gettext_noop("Native Hawaiian or other Pacific Islander"),
    RaceGroup.WHITE: gettext_noop("White"),
    RaceGroup.SEVERAL: gettext_noop("Two or more races"),
    RaceGroup.NOT_SAID: gettext_noop("Not said"),
}
PERSON_KIND_LABELS = {
    PersonKind.STUDENT: gettext_noop("Student"),
    PersonKind.GUARDIAN: gettext_noop("Parent or guardian"),
    PersonKind.STAFF: gettext_noop("Staff"),
    PersonKind.CALLER: gettext_noop("Caller or neighbor"),
}
RELATION_LABELS = {
    Relation.PARENT: gettext_noop("Parent"),
    Relation.GUARDIAN: gettext_noop("Guardian"),
    Relation.RELATIVE: gettext_noop("Relative"),
    Relation.OTHER: gettext_noop("Other"),
}
PART_LABELS = {
    Part.ABOUT: gettext_noop("It was about this person"),
    Part.PRESENT: gettext_noop("Was there"),
    Part.ASKED: gettext_noop("Asked for it"),
    Part.REACHED: gettext_noop("Was told or called"),
}
OPENING_LABELS = {
    Opening.OPENED: gettext_noop("Opened"),
    Opening.SEARCHED: gettext_noop("Searched"),
    Opening.NAMED: gettext_noop("Opened an incident"),
}
REASON_LABELS = {
    Reason.FOLLOW_UP: gettext_noop("Follow-up of something I work on"),
    Reason.ASKED_BY_SCHOOL: gettext_noop("The school asked"),
    Reason.ASKED_BY_FAMILY: gettext_noop("The student or a parent asked"),
    Reason.EMERGENCY: gettext_noop("Emergency"),
    Reason.COVERING: gettext_noop("Covering for a colleague"),
    Reason.SUPERVISION: gettext_noop("Supervision"),
    Reason.RECORDS_REQUEST: gettext_noop("Request for records"),
    Reason.OTHER: gettext_noop("Another reason, in words"),
}
INQUIRY_KIND_LABELS = {
    InquiryKind.SEE: gettext_noop("What is kept"),
    InquiryKind.CORRECT: gettext_noop("Correct something"),
}
INQUIRY_END_LABELS = {
    InquiryEnd.SHOWN: gettext_noop("Shown"),
    InquiryEnd.NOTHING_KEPT: gettext_noop("Nothing is kept"),
    InquiryEnd.CORRECTED: gettext_noop("Corrected"),
    InquiryEnd.NOT_CORRECTED: gettext_noop("Not corrected, with the reasons"),
    InquiryEnd.WITHDRAWN: gettext_noop("Withdrawn by who asked"),
}
