"""The hats under which records are made: whose a record is, and by which law it may be seen, given out and kept."""

from dataclasses import dataclass
from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop


class Hat(StrEnum):
    """A record's domain, fixed when it is made (34 CFR 99.8 tells the first two apart)."""

    EDUCATION = "education_record"
    UNIT = "le_unit_record"
    CONTACT = "district_contact"
    PUBLIC = "program_public"


HOUSE = "of the house"
"""What stands in place of a hat for tables that keep the install itself, and what no hat is worn for.

Accounts, the ledger, personnel; and who joins or helps with a program, which is no record of police or school.
"""
BY_ROW, BY_PERSON, BY_RECORD = "as the row says", "as its person", "as its record"
"""What stands there for tables whose rows have a hat each, or that of what they belong to."""


@dataclass(frozen=True)
class HatText:
    """How a hat is named and described on screen, and what it rests on."""

    name: str
    describes: str
    rests_on: str


HAT_TEXTS: dict[Hat, HatText] = {
    Hat.EDUCATION: HatText(
        gettext_noop("Education record"),
        gettext_noop(
            "The school's record. Officers see the least of it, and only where an agreement says so."
        ),
        "20 USC 1232g; 34 CFR 99.3, 99.31(a)(1)(i)(B)",
    ),
    Hat.UNIT: HatText(
        gettext_noop("Law-enforcement-unit record"),
        gettext_noop("The unit's own record, made by it, for its purpose. The school does not see it."),
        "34 CFR 99.8",
    ),
    Hat.CONTACT: HatText(
        gettext_noop("District contact"),
        gettext_noop("Somebody on the staff of a school or district, reached at work."),
        "34 CFR 99.3: records of an agency's employees",
    ),
    Hat.PUBLIC: HatText(
        gettext_noop("Program, public"),
        gettext_noop("What the program says about itself, to anybody."),
        "Gov. Code 7920.000 ff.",
    ),
}
