"""The lines of the table about people: hats, schools, caseloads, and who answers for what was read."""

from schoolbeat.access.grants.grant import (
    ANALYST,
    KEEPER,
    LEU,
    OFFICER,
    PRINCIPAL,
    RECORDS,
    RUNNERS,
    SCHOOL,
    SERGEANT,
    Grant,
    line,
)
from schoolbeat.access.predicates import (
    DISTRICT_CONTACT,
    EDUCATION_RECORD,
    IN_AGENCY,
    LAST_AT_OWN_SCHOOL,
    OFFICIAL_SCHOOL,
    ON_CASELOAD,
    OWN,
    OWN_OFFICIAL_SCHOOL,
    OWN_SCHOOL,
    UNIT_RECORD,
    Predicate,
)
from schoolbeat.access.roles import Role

OFFICIAL = "An officer is a school official only where the agreement says so, by day (34 CFR 99.31(a)(1)(i)(B), 99.7)"
SCHOOLS_OWN = "The school's records stay with the school (34 CFR 99.3; Education Code 49076)"
NEEDED = "Work with a person needs the person's name, and no more (34 CFR 99.8; least privilege)"
REACHED = "Staff of schools are reached at work; they are no children (34 CFR 99.3)"
CASELOAD = "Whoever works with a person reads the record; everybody else says why (34 CFR 99.32; CJIS AU-2)"
LOOKS = "Every look is accounted for, to those who answer for the records (34 CFR 99.32; CJIS AU-6)"
RIGHTS = "A person or parent may see and correct what is kept (34 CFR 99.10, 99.20; W&I 827.95)"
ROSTER = "A district's roster comes in where a clause of the agreement allows it (34 CFR 99.31, 99.33)"


def _lines(
    permission: str, roles: tuple[Role, ...], *cases: tuple[Predicate, ...], on: str
) -> tuple[Grant, ...]:
    """Return a line for each of several cases."""
    return tuple(line(permission, roles, IN_AGENCY, *case, on=on) for case in cases)


_UNIT = (UNIT_RECORD,)
_CONTACT = (DISTRICT_CONTACT,)
_OFFICERS_UNIT = ((UNIT_RECORD, OWN_SCHOOL), (UNIT_RECORD, OWN), (UNIT_RECORD, ON_CASELOAD))
_OFFICERS_SCHOOL = (EDUCATION_RECORD, OWN_OFFICIAL_SCHOOL)
_SERGEANTS_SCHOOL = (EDUCATION_RECORD, OFFICIAL_SCHOOL)
_OWN_RECORDS = ((EDUCATION_RECORD, OWN_SCHOOL), (EDUCATION_RECORD, LAST_AT_OWN_SCHOOL))
_OWN_CONTACTS = (DISTRICT_CONTACT, OWN_SCHOOL)
_ASKERS = (OFFICER, SERGEANT, RECORDS)

PEOPLE: tuple[Grant, ...] = (
    line("people.enter", (OFFICER, SERGEANT, *SCHOOL, RECORDS), IN_AGENCY, on=NEEDED),
    line("people.search", (OFFICER, SERGEANT, *SCHOOL, RECORDS), IN_AGENCY, on=LOOKS),
    # who is found, and may be asked for
    *_lines("people.find", (OFFICER,), *_OFFICERS_UNIT, on=NEEDED),
    *_lines("people.find", (OFFICER,), _OFFICERS_SCHOOL, on=OFFICIAL),
    *_lines("people.find", (OFFICER, SERGEANT, RECORDS), _CONTACT, on=REACHED),
    *_lines("people.find", (SERGEANT, RECORDS), _UNIT, on=LEU),
    *_lines("people.find", (SERGEANT,), _SERGEANTS_SCHOOL, on=OFFICIAL),
    *_lines("people.find", SCHOOL, *_OWN_RECORDS, _OWN_CONTACTS, on=SCHOOLS_OWN),
    # whose record opens as it is
    *_lines("people.open", (OFFICER, SERGEANT), (UNIT_RECORD, ON_CASELOAD), on=CASELOAD),
    *_lines("people.open", (OFFICER,), (*_OFFICERS_SCHOOL, ON_CASELOAD), on=CASELOAD),
    *_lines("people.open", (OFFICER, SERGEANT, RECORDS), _CONTACT, on=REACHED),
    *_lines("people.open", SCHOOL, *_OWN_RECORDS, _OWN_CONTACTS, on=SCHOOLS_OWN),
    # whose record opens with a reason
    *_lines("people.open_with_reason", (OFFICER,), *_OFFICERS_UNIT, on=CASELOAD),
    *_lines("people.open_with_reason", (OFFICER,), _OFFICERS_SCHOOL, on=OFFICIAL),
    *_lines("people.open_with_reason", (SERGEANT, RECORDS), _UNIT, on=CASELOAD),
    *_lines("people.open_with_reason", (SERGEANT,), _SERGEANTS_SCHOOL, on=OFFICIAL),
    # what is entered
    *_lines("people.add", (OFFICER, SERGEANT), _UNIT, _CONTACT, on=NEEDED),
    *_lines("people.add", SCHOOL, *_OWN_RECORDS, _OWN_CONTACTS, on=SCHOOLS_OWN),
    *(
        one
        for permission in ("change", "enroll", "leave_school", "relate", "unrelate")
        for one in (
            *_lines(f"people.{permission}", (OFFICER,), (UNIT_RECORD, ON_CASELOAD), on=CASELOAD),
            *_lines(f"people.{permission}", (SERGEANT, RECORDS), _UNIT, _CONTACT, on=LEU),
            *_lines(f"people.{permission}", SCHOOL, *_OWN_RECORDS, _OWN_CONTACTS, on=SCHOOLS_OWN),
        )
    ),
    *(
        one
        for permission in ("involve", "uninvolve", "take_on", "let_go")
        for one in (
            *_lines(f"people.{permission}", (OFFICER,), *_OFFICERS_UNIT, on=CASELOAD),
            *_lines(f"people.{permission}", (OFFICER,), _OFFICERS_SCHOOL, on=OFFICIAL),
            *_lines(f"people.{permission}", (SERGEANT,), _UNIT, on=LEU),
            *_lines(f"people.{permission}", (SERGEANT,), _SERGEANTS_SCHOOL, on=OFFICIAL),
        )
    ),
    *(
        one
        for permission in ("link", "unlink")
        for one in (
            *_lines(f"people.{permission}", (OFFICER,), (UNIT_RECORD, ON_CASELOAD), on=LEU),
            *_lines(f"people.{permission}", (SERGEANT,), _UNIT, on=LEU),
        )
    ),
    # one person entered twice
    *(
        one
        for permission in ("see_doubles", "keep_apart", "merge", "unmerge")
        for one in _lines(f"people.{permission}", (SERGEANT, RECORDS), _UNIT, _CONTACT, on=KEEPER)
    ),
    line("people.suggest_doubles", RUNNERS, IN_AGENCY, on=KEEPER),
    # who looked
    line("people.see_readings", (RECORDS,), IN_AGENCY, on=LOOKS),
    *_lines("people.see_readings", (SERGEANT,), _UNIT, _SERGEANTS_SCHOOL, on=LOOKS),
    *_lines("people.see_readings", (PRINCIPAL,), *_OWN_RECORDS, on=LOOKS),
    line("people.see_all_readings", (SERGEANT, RECORDS), IN_AGENCY, on=LOOKS),
    # what a person or a parent asks
    *(
        one
        for permission in ("ask", "see_inquiries", "answer")
        for one in (
            *_lines(f"people.{permission}", (SERGEANT, RECORDS), _UNIT, on=RIGHTS),
            *_lines(f"people.{permission}", SCHOOL, *_OWN_RECORDS, on=RIGHTS),
        )
    ),
    *_lines("people.ask", (OFFICER,), _UNIT, on=RIGHTS),
    *_lines("people.see_inquiries", (OFFICER,), (UNIT_RECORD, OWN), on=RIGHTS),
    # what the law has destroyed: whoever answers for the records need not read them for it
    line("people.destroy", (RECORDS,), IN_AGENCY, on=KEEPER),
    *_lines("people.destroy", (PRINCIPAL,), *_OWN_RECORDS, on=SCHOOLS_OWN),
    # a district's roster
    line("people.take_roster", RUNNERS, IN_AGENCY, on=ROSTER),
    line("people.see_demographics", (SERGEANT, ANALYST), IN_AGENCY, on=ROSTER),
)
