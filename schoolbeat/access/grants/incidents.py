"""The lines of the table about incidents: the unit's own records, which no school sees."""

from schoolbeat.access.grants.grant import INSTALL, LEU, OFFICER, RECORDS, SERGEANT, Grant, line
from schoolbeat.access.predicates import IN_AGENCY, OWN, OWN_SCHOOL

OWNS = "Who answers for an incident, and who serves its school, work with it (34 CFR 99.8; practice: cover)"
READ = "Every reading of a child's record is on the ledger (CJIS AU-2; 34 CFR 99.32)"
REVIEWED = "A report is reviewed, and an exception from a gate confirmed, by the sergeant (agreement: guard)"
BY_CALENDAR = (
    "School hours are those of the school's own calendar, also one that is entered later (seed: El Cerrito)"
)
HANDED = "An incident is handed over when a tour ends, and never without an officer (practice: cover)"
PRINTED = "An approved report goes on paper by who works with it or keeps it; each time is written down (34 CFR 99.8)"

_WORK = (
    *("amend", "charge", "uncharge", "join", "leave", "do", "tell", "end", "take_end_back", "take_deed_back"),
    *("name_exception", "narrate", "submit", "close", "assign", "write_letter"),
    *("link", "unlink"),
    *("add_evidence", "pass_evidence"),
)
_REVIEW = ("confirm_exception", "give_back", "approve", "reopen")
INCIDENTS: tuple[Grant, ...] = (
    line("incidents.open", (OFFICER, SERGEANT), IN_AGENCY, on=OWNS),
    line("incidents.see", (OFFICER,), IN_AGENCY, OWN, on=OWNS),
    line("incidents.see", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=OWNS),
    line("incidents.see", (SERGEANT, RECORDS), IN_AGENCY, on=LEU),
    line("incidents.read", (OFFICER,), IN_AGENCY, OWN, on=READ),
    line("incidents.read", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=READ),
    line("incidents.read", (SERGEANT, RECORDS), IN_AGENCY, on=READ),
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
    line("incidents.settle_owner", (INSTALL,), IN_AGENCY, on=HANDED),
    line("incidents.settle_hours", (INSTALL,), IN_AGENCY, on=BY_CALENDAR),
    line("incidents.print", (OFFICER,), IN_AGENCY, OWN, on=PRINTED),
    line("incidents.print", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=PRINTED),
    line("incidents.print", (SERGEANT, RECORDS), IN_AGENCY, on=PRINTED),
)
