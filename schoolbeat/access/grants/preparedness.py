"""The lines of the table about drills: the school's own log, kept by the school and its officer together."""

from schoolbeat.access.grants.grant import OFFICER, RECORDS, SCHOOL, SERGEANT, Grant, line
from schoolbeat.access.predicates import IN_AGENCY, OWN_SCHOOL

TOGETHER = "Schools and their officer plan and hold drills together (seeds: El Cerrito, 16.00.090)"
LOG = "The log of drills stands open to those who answer for it (RCW 28A.320.125; Education Code 32001)"

_VERBS = (
    *("plan_drill", "call_off_drill", "tell_parents", "start_drill", "read_clock", "end_drill"),
    *("record_drill", "ask_correction", "close_correction"),
)
PREPAREDNESS: tuple[Grant, ...] = (
    line("preparedness.see_drills", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=TOGETHER),
    line("preparedness.see_drills", (SERGEANT, RECORDS), IN_AGENCY, on=LOG),
    *(
        one
        for verb in _VERBS
        for one in (
            line(f"preparedness.{verb}", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=TOGETHER),
            line(f"preparedness.{verb}", (SERGEANT,), IN_AGENCY, on=LOG),
        )
    ),
)
