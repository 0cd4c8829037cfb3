"""The lines of the table about getting ready: drills and committees, kept by the school and its officer together."""

from schoolbeat.access.grants.grant import OFFICER, RECORDS, SCHOOL, SERGEANT, Grant, line
from schoolbeat.access.predicates import IN_AGENCY, OWN_SCHOOL

TOGETHER = "Schools and their officer plan and hold drills together (seeds: El Cerrito, 16.00.090)"
LOG = "The log of drills stands open to those who answer for it (RCW 28A.320.125; Education Code 32001)"
SIT = "Officers sit on the schools' committees (seeds: El Cerrito, 16.00.090; Education Code 32281)"

_DRILLS = (
    *("plan_drill", "call_off_drill", "tell_parents", "start_drill", "read_clock", "end_drill"),
    *("record_drill", "ask_correction", "close_correction"),
)
_COMMITTEES = (
    *("open_committee", "seat_member", "leave_seat", "close_committee"),
    *("plan_meeting", "call_off_meeting", "give_notice", "record_meeting", "vote"),
    *("ask_task", "close_task"),
)


def _shared(verbs: tuple[str, ...], together: str, answers: str) -> tuple[Grant, ...]:
    """Return the lines by which officers and offices do something at their schools, and the sergeant anywhere."""
    return tuple(
        one
        for verb in verbs
        for one in (
            line(f"preparedness.{verb}", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=together),
            line(f"preparedness.{verb}", (SERGEANT,), IN_AGENCY, on=answers),
        )
    )


PREPAREDNESS: tuple[Grant, ...] = (
    line("preparedness.see_drills", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=TOGETHER),
    line("preparedness.see_drills", (SERGEANT, RECORDS), IN_AGENCY, on=LOG),
    *_shared(_DRILLS, TOGETHER, LOG),
    line("preparedness.see_committees", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=SIT),
    line("preparedness.see_committees", (SERGEANT, RECORDS), IN_AGENCY, on=SIT),
    *_shared(_COMMITTEES, SIT, SIT),
)
