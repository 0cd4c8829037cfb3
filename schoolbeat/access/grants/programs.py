"""The lines of the table about programs for young people: run by officers, with schools, by a guardian's consent.

The children of a program are known to who runs it, to the officers and offices of the schools they go to, to the
sergeant and to the keeper of records: not to every officer of the agency, and by no record of the police. Volunteers
are known to the schools where they help.
"""

from schoolbeat.access.grants.grant import INSTALL, OFFICER, RECORDS, SCHOOL, SERGEANT, Grant, line
from schoolbeat.access.predicates import IN_AGENCY, ONE_OWN_SCHOOL, OWN, OWN_SCHOOL

OFFERED = "Officers run programs for young people (seeds: Chula Vista, 16.00.090)"
KNOWN = "Schools and officers know which programs there are, and when (seed: Chula Vista)"
JOINED = "A child takes part by consent, known to who runs it and to the child's school (seed: Chula Vista)"
CLEARED = "Who helps with children is cleared for it, and the schools know (seed: Chula Vista)"

_RUNNING = (
    *("open_season", "change_season", "close_season", "reopen_season"),
    *("plan_sessions", "change_session", "call_off_session", "take_session_back"),
    *("add_item", "move_item", "void_move", "let_help", "end_help"),
)
_JOINING = (
    "see_sign_ups",
    "sign_up",
    "change_sign_up",
    "give_consent",
    "allow_photos",
    "decline_sign_ups",
    "withdraw_consent",
    "read_names",
)


def _run(verb: str, on: str) -> tuple[Grant, ...]:
    """Return the lines of who runs a season, or serves one of its schools."""
    return (
        line(f"education.{verb}", (OFFICER,), IN_AGENCY, OWN, on=on),
        line(f"education.{verb}", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=on),
        line(f"education.{verb}", (SERGEANT,), IN_AGENCY, on=on),
    )


def _with_school(verb: str, on: str) -> tuple[Grant, ...]:
    """Return the lines of who runs a season, and of the offices of its schools."""
    return (*_run(verb, on), line(f"education.{verb}", SCHOOL, IN_AGENCY, OWN_SCHOOL, on=on))


PROGRAMS: tuple[Grant, ...] = (
    line("education.see_programs", (OFFICER, *SCHOOL, SERGEANT, RECORDS), IN_AGENCY, on=KNOWN),
    *(
        line(f"education.{verb}", (SERGEANT,), IN_AGENCY, on=OFFERED)
        for verb in ("add_program", "change_program", "end_program")
    ),
    *(one for verb in _RUNNING for one in _run(verb, OFFERED)),
    *_run("record_session", OFFERED),
    # Of a session for several schools no single office says how many came.
    line("education.record_session", SCHOOL, IN_AGENCY, ONE_OWN_SCHOOL, on=OFFERED),
    *(one for verb in _JOINING for one in _with_school(verb, JOINED)),
    line("education.see_sign_ups", (RECORDS,), IN_AGENCY, on=JOINED),
    line("education.read_names", (RECORDS,), IN_AGENCY, on=JOINED),
    *(
        line(f"education.{verb}", (INSTALL,), IN_AGENCY, on=JOINED)
        for verb in ("sign_up", "withdraw_consent")
    ),
    line("education.see_volunteers", (OFFICER, SERGEANT, RECORDS), IN_AGENCY, on=CLEARED),
    line("education.see_volunteers", SCHOOL, IN_AGENCY, OWN_SCHOOL, on=CLEARED),
    *(
        line(f"education.{verb}", (OFFICER, SERGEANT), IN_AGENCY, on=CLEARED)
        for verb in ("add_volunteer", "change_volunteer", "renew_clearance")
    ),
)
