"""The words of the portal: what it says of the program, in which languages and colors."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop
from schoolbeat.work.roster.vocabulary import TextKind


class Language(StrEnum):
    """The languages in which the public reads."""

    ENGLISH = "en"
    SPANISH = "es"


class Accent(StrEnum):
    """The color of links and buttons; each was tested for contrast on light and on dark paper."""

    BLUE = "blue"
    TEAL = "teal"
    GREEN = "green"
    PURPLE = "purple"
    SLATE = "slate"


class Section(StrEnum):
    """What the portal says of the program, a section a topic."""

    MISSION = "mission"
    GOALS = "goals"
    ROLE = "role"
    CHOSEN = "chosen"
    LIMITS = "limits"
    HISTORY = "history"
    AGREEMENT = "agreement"
    SCHOOLS = "schools"
    COMMUNITY = "community"
    YOUTH = "youth"
    STATEMENT = "statement"
    REACH = "reach"
    ANONYMOUS = "anonymous"
    RECORDS = "records"
    COMPLAINT = "complaint"
    SCHOOL_COMPLAINT = "school-complaint"
    COMMENDATION = "commendation"


class Standing(StrEnum):
    """How a telephone line stands: may the public be shown it?"""

    SERVICE = "service"
    """911 or 988: never test-called, always shown."""
    READY = "ready"
    STALE = "stale"
    """Test-called, and longer ago than the place wants it."""
    NO_NUMBER = "no-number"
    NOT_CALLED = "not-called"
    LEFT_OFF = "left-off"


SECTION_LABELS = {
    Section.MISSION: gettext_noop("Our mission"),
    Section.GOALS: gettext_noop("What we want to reach"),
    Section.ROLE: gettext_noop("What the officers do"),
    Section.CHOSEN: gettext_noop("How officers are chosen and trained"),
    Section.LIMITS: gettext_noop("What the officers may not do"),
    Section.HISTORY: gettext_noop("How it began"),
    Section.AGREEMENT: gettext_noop("The agreement with the schools"),
    Section.SCHOOLS: gettext_noop("The schools we serve"),
    Section.COMMUNITY: gettext_noop("In the community"),
    Section.YOUTH: gettext_noop("Youth programs"),
    Section.STATEMENT: gettext_noop("Statement of the program"),
    Section.REACH: gettext_noop("How to reach an officer"),
    Section.ANONYMOUS: gettext_noop("Report anonymously"),
    Section.RECORDS: gettext_noop("What we keep about whom"),
    Section.COMPLAINT: gettext_noop("Complain to the agency"),
    Section.SCHOOL_COMPLAINT: gettext_noop("Complain to the school"),
    Section.COMMENDATION: gettext_noop("Praise an officer"),
}
ACCENT_LABELS = {
    Accent.BLUE: gettext_noop("Blue"),
    Accent.TEAL: gettext_noop("Teal"),
    Accent.GREEN: gettext_noop("Green"),
    Accent.PURPLE: gettext_noop("Purple"),
    Accent.SLATE: gettext_noop("Slate"),
}
LANGUAGE_LABELS = {Language.ENGLISH: gettext_noop("English"), Language.SPANISH: gettext_noop("Spanish")}
SPOKEN = (
    gettext_noop("English"),
    gettext_noop("Spanish"),
    gettext_noop("Arabic"),
    gettext_noop("Chinese"),
    gettext_noop("Hmong"),
    gettext_noop("Korean"),
    gettext_noop("Portuguese"),
    gettext_noop("Punjabi"),
    gettext_noop("Russian"),
    gettext_noop("Tagalog"),
    gettext_noop("Vietnamese"),
    gettext_noop("American Sign Language"),
)
"""Languages whose names a page says in the reader's own; others stand as they were typed."""
STANDING_LABELS = {
    Standing.SERVICE: gettext_noop("A service number. Nobody test-calls it."),
    Standing.READY: gettext_noop("Test-called"),
    Standing.STALE: gettext_noop("Test-called long ago. Call it again."),
    Standing.NO_NUMBER: gettext_noop("The whole number is missing"),
    Standing.NOT_CALLED: gettext_noop("Not test-called yet"),
    Standing.LEFT_OFF: gettext_noop("Left off the portal"),
}

SEEDED_FROM: dict[Section, tuple[TextKind, ...]] = {
    Section.MISSION: (TextKind.MISSION, TextKind.PURPOSE),
    Section.GOALS: (TextKind.GOAL,),
    Section.ROLE: (TextKind.ROLE, TextKind.RESPONSIBILITY, TextKind.WORK),
    Section.CHOSEN: (TextKind.TEAM, TextKind.TRAINING),
    Section.HISTORY: (TextKind.HISTORY,),
    Section.COMMUNITY: (TextKind.COMMUNITY,),
    Section.STATEMENT: (TextKind.CLAIM,),
    Section.REACH: (TextKind.CONTACT,),
}
"""Which of the program's own texts a section's first version is made of; the others begin empty."""
NEEDED = (Section.RECORDS, Section.COMPLAINT, Section.LIMITS)
"""Without these the portal is not published: what is kept, how to complain, what an officer may not do."""
