"""The lines of the table about incidents: the unit's own records, which no school sees."""

from schoolbeat.access.grants.grant import LEU, OFFICER, RECORDS, SERGEANT, Grant, line
from schoolbeat.access.predicates import IN_AGENCY, OWN, OWN_SCHOOL

OWNS = "Who answers for an incident, and who serves its school, work with it (34 CFR 99.8; practice: cover)"
REVIEWED = "A report is reviewed, and an exception from a gate confirmed, by the sergeant (agreement: guard)"
HANDED = "An incident is handed over when a tour ends, and never without an officer (practice: cover)"

_WORK = (
    *("amend", "charge", "uncharge", "join", "leave", "do", "tell", "end", "take_end_back"),
    *("name_exception", "narrate", "submit", "close", "assign"),
    *("add_evidence", "pass_evidence"),
)
_REVIEW = ("confirm_exception", "give_back", "approve", "reopen")
INCIDENTS: tuple[Grant, ...] = (
    line("incidents.open", (OFFICER, SERGEANT), IN_AGENCY, on=OWNS),
    line("incidents.see", (OFFICER,), IN_AGENCY, OWN, on=OWNS),
    line("incidents.see", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=OWNS),
    line("incidents.see", (SERGEANT, RECORDS), IN_AGENCY, on=LEU),
    *(
        one
        for verb in _WORK
        for one in (
            line(f"incidents.{verb}", (OFFICER,), IN_AGENCY, OWN, on=OWNS),
            line(f"incidents.{verb}", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=OWNS),
            line(f"incidents.{verb}", (SERGEANT,), IN_AGENCY, on=LEU),
        )
    ),
    line("incidents.open_evidence", (OFFICER,), IN_AGENCY, OWN, on=OWNS),
    line("incidents.open_evidence", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=OWNS),
    line("incidents.open_evidence", (SERGEANT, RECORDS), IN_AGENCY, on=LEU),
    *(line(f"incidents.{verb}", (SERGEANT,), IN_AGENCY, on=REVIEWED) for verb in _REVIEW),
)
