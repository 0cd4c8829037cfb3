"""The lines of the table about lessons and students' questions: taught with the school, answered in the open."""

from schoolbeat.access.grants.grant import (
    INSTALL,
    OFFICER,
    PRINCIPAL,
    RECORDS,
    RUNNERS,
    SCHOOL,
    SERGEANT,
    Grant,
    line,
)
from schoolbeat.access.predicates import IN_AGENCY, OWN, OWN_SCHOOL

TAUGHT = "Officers teach in the classroom (seeds: Chowchilla, 16.00.090)"
WANTED = "Teachers and offices ask for a lesson, by their account or by the link of their school (16.00.090)"
CATALOG = "The agency says what its officers teach (policy 16.00.090)"
ANSWERED = (
    "Officers answer students' questions on civil rights, criminal law and citizenship (seed: El Cerrito)"
)
REVIEWED = "What is said in public of rights and law is reviewed by the sergeant (seed: El Cerrito)"

_BY_PROGRAM = ("offer_time", "decline_lesson", "record_lesson")
_BY_BOTH = ("accept_lesson", "call_off_lesson")


def _teaching(verb: str) -> tuple[Grant, ...]:
    """Return the lines of who gives lessons."""
    return (
        line(f"education.{verb}", (OFFICER,), IN_AGENCY, OWN, on=TAUGHT),
        line(f"education.{verb}", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=TAUGHT),
        line(f"education.{verb}", (SERGEANT,), IN_AGENCY, on=TAUGHT),
    )


def _wanting(verb: str) -> tuple[Grant, ...]:
    """Return the lines of who asks for lessons; by a link it is the install that acts."""
    return (
        line(f"education.{verb}", SCHOOL, IN_AGENCY, OWN_SCHOOL, on=WANTED),
        line(f"education.{verb}", (INSTALL,), IN_AGENCY, on=WANTED),
    )


EDUCATION: tuple[Grant, ...] = (
    line("education.see_catalog", (OFFICER, *SCHOOL, SERGEANT, RECORDS), IN_AGENCY, on=CATALOG),
    line("education.seed_lessons", RUNNERS, IN_AGENCY, on=CATALOG),
    line("education.add_lesson", (SERGEANT,), IN_AGENCY, on=CATALOG),
    line("education.change_lesson", (SERGEANT,), IN_AGENCY, on=CATALOG),
    line("education.withdraw_lesson", (SERGEANT,), IN_AGENCY, on=CATALOG),
    line("education.see_lessons", (OFFICER,), IN_AGENCY, OWN, on=TAUGHT),
    line("education.see_lessons", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=TAUGHT),
    line("education.see_lessons", (SERGEANT, RECORDS), IN_AGENCY, on=TAUGHT),
    line("education.ask_lesson", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=TAUGHT),
    line("education.ask_lesson", (SERGEANT,), IN_AGENCY, on=TAUGHT),
    *_wanting("ask_lesson"),
    *(one for verb in (*_BY_PROGRAM, *_BY_BOTH) for one in _teaching(verb)),
    *(one for verb in (*_BY_BOTH, "give_feedback") for one in _wanting(verb)),
    line("education.see_lesson_link", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=WANTED),
    line("education.see_lesson_link", (SERGEANT,), IN_AGENCY, on=WANTED),
    *(
        one
        for verb in ("open_lesson_link", "renew_lesson_link", "close_lesson_link")
        for one in (
            line(f"education.{verb}", (SERGEANT,), IN_AGENCY, on=WANTED),
            line(f"education.{verb}", (PRINCIPAL,), IN_AGENCY, OWN_SCHOOL, on=WANTED),
        )
    ),
    line("education.ask_question", (INSTALL,), IN_AGENCY, on=ANSWERED),
    line("education.see_questions", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=ANSWERED),
    line("education.see_questions", (SERGEANT, RECORDS), IN_AGENCY, on=ANSWERED),
    *(
        one
        for verb in ("draft_answer", "set_aside_question")
        for one in (
            line(f"education.{verb}", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=ANSWERED),
            line(f"education.{verb}", (SERGEANT,), IN_AGENCY, on=ANSWERED),
        )
    ),
    line("education.publish_answer", (SERGEANT,), IN_AGENCY, on=REVIEWED),
    line("education.withdraw_answer", (SERGEANT,), IN_AGENCY, on=REVIEWED),
)
