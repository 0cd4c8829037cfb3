"""The lines of the table about the calendar: what is planned, and who learns of it."""

from schoolbeat.access.grants.grant import OFFICER, RECORDS, SCHOOL, SERGEANT, Grant, line
from schoolbeat.access.predicates import EVERYWHERE, IN_AGENCY, OWN, OWN_SCHOOL

TOGETHER = (
    "Officers take part in what schools hold, and schools know when (seeds: Rancho Cordova, El Cerrito)"
)
RUNS = "The sergeant knows who is where (policy 16.00.090)"
TAKEN = "Who has to be where is for those who plan it; the others learn that the time is taken"
KEY = "A person hands out the own calendar, and takes it back"

CALENDAR: tuple[Grant, ...] = (
    line("calendar.see", (OFFICER, SERGEANT, RECORDS), IN_AGENCY, on=RUNS),
    line("calendar.see", SCHOOL, IN_AGENCY, OWN_SCHOOL, on=TOGETHER),
    line("calendar.see", SCHOOL, IN_AGENCY, EVERYWHERE, on=TOGETHER),
    line("calendar.see_sensitive", (SERGEANT,), IN_AGENCY, on=TAKEN),
    *(
        one
        for verb in ("plan_event", "change_event", "call_off_event")
        for one in (
            line(f"calendar.{verb}", (SERGEANT,), IN_AGENCY, on=RUNS),
            line(f"calendar.{verb}", (OFFICER,), IN_AGENCY, OWN, on=TOGETHER),
            line(f"calendar.{verb}", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=TOGETHER),
        )
    ),
    line("calendar.take_events", (SERGEANT,), IN_AGENCY, on=RUNS),
    line("calendar.take_events", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=TOGETHER),
    *(
        line(f"calendar.{verb}_feed", (OFFICER, SERGEANT, RECORDS, *SCHOOL), IN_AGENCY, OWN, on=KEY)
        for verb in ("open", "renew", "close")
    ),
)
