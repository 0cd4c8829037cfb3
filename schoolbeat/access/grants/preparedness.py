"""The lines of the table about drills, committees, site safety plans and walks, kept by school and officer together.

The circle of what is for responders alone (`see_tactical`): the school's officers, the sergeant who answers for them,
and the principal, whose council closes that part (Education Code 32281(f): it may be developed in closed consultation
with responders and is withheld). Not the counselor, who has no part in the response; not the keeper of records, who
answers a request for it with the law that withholds it and need not read it for that; not IT and not the install.
"""

from schoolbeat.access.grants.grant import (
    OFFICER,
    PRINCIPAL,
    RECORDS,
    SCHOOL,
    SERGEANT,
    Grant,
    line,
)
from schoolbeat.access.predicates import IN_AGENCY, OWN, OWN_SCHOOL

TOGETHER = "Schools and their officer plan and hold drills together (seeds: El Cerrito, 16.00.090)"
BEFORE = "A drill that nobody is to know of is told, until it begins, to who plans it (seeds: El Cerrito, 16.00.090)"
LOG = "The log of drills stands open to those who answer for it (RCW 28A.320.125; Education Code 32001)"
PLANS = "The school writes and keeps its plan with its officer (Education Code 32281; RCW 28A.320.125)"
READ = "A plan stands open to those who answer for it (Education Code 32288)"
ADOPTS = (
    "The school's council adopts; the principal, or the program's head, writes it down (Education Code 32281)"
)
CIRCLE = "The part on tactical responses is closed to all but responders and the principal (Education Code 32281(f))"
WALKS = "Schools and their officer walk over the site together (seeds: Chula Vista, 16.00.090)"
SIT = "Officers sit on the schools' committees (seeds: El Cerrito, 16.00.090; Education Code 32281)"

_DRILLS = (
    *("plan_drill", "call_off_drill", "tell_parents", "start_drill", "read_clock", "end_drill"),
    "note_problem",
    *("record_drill", "ask_correction", "close_correction"),
)
_WRITING = (
    *("open_plan", "add_section", "write_section", "set_section"),
    *("review_plan", "tell_plan_notice", "new_plan_version"),
)
_TACTICAL = ("see_tactical", "open_tactical", "add_plan_file", "drop_plan_file")
_WALKING = ("see_walks", "begin_walk", "add_finding", "close_finding")
_COMMITTEES = (
    *("open_committee", "seat_member", "leave_seat", "close_committee"),
    *("plan_meeting", "call_off_meeting", "give_notice", "record_meeting", "vote"),
    *("correct_vote", "correct_minutes"),
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
    line("preparedness.foresee_drills", (OFFICER, *SCHOOL), IN_AGENCY, OWN, on=BEFORE),
    line("preparedness.foresee_drills", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=BEFORE),
    line("preparedness.foresee_drills", (SERGEANT,), IN_AGENCY, on=BEFORE),
    *_shared(_DRILLS, TOGETHER, LOG),
    line("preparedness.see_committees", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=SIT),
    line("preparedness.see_committees", (SERGEANT, RECORDS), IN_AGENCY, on=SIT),
    *_shared(_COMMITTEES, SIT, SIT),
    line("preparedness.see_plans", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=PLANS),
    line("preparedness.see_plans", (SERGEANT, RECORDS), IN_AGENCY, on=READ),
    *_shared(_WRITING, PLANS, PLANS),
    line("preparedness.adopt_plan", (PRINCIPAL,), IN_AGENCY, OWN_SCHOOL, on=ADOPTS),
    line("preparedness.adopt_plan", (SERGEANT,), IN_AGENCY, on=ADOPTS),
    *(
        one
        for verb in _TACTICAL
        for one in (
            line(f"preparedness.{verb}", (OFFICER, PRINCIPAL), IN_AGENCY, OWN_SCHOOL, on=CIRCLE),
            line(f"preparedness.{verb}", (SERGEANT,), IN_AGENCY, on=CIRCLE),
        )
    ),
    *_shared(_WALKING, WALKS, WALKS),
)
