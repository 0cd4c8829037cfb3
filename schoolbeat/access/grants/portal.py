"""The lines of the table about the portal: what the program says in public, and of whom."""

from schoolbeat.access.grants.grant import DESK, OFFICER, PRINCIPAL, RUNNERS, SCHOOL, Grant, line
from schoolbeat.access.predicates import IN_AGENCY, OWN, OWN_SCHOOL
from schoolbeat.access.roles import MEMBER_ROLES

SPEAKS = "The agency speaks for its program, under a named person (issue: the portal)"
CALLED = "A line is test-called and dated by a named person before the public is shown it (issue: the portal)"
AGREES = "Nobody is shown who has not agreed to it (personnel privacy; the officer's own choice)"
BEFORE = (
    "A school reads what speaks of it before the public does, and may say something (issue: the campus door)"
)
READS = "What is to be public may be read by all who work with it"

PORTAL: tuple[Grant, ...] = (
    line("portal.see", MEMBER_ROLES, IN_AGENCY, on=READS),
    line("portal.set_up", RUNNERS, IN_AGENCY, on=SPEAKS),
    line("portal.publish", RUNNERS, IN_AGENCY, on=SPEAKS),
    line("portal.take_off", RUNNERS, IN_AGENCY, on=SPEAKS),
    line("portal.enter_number", RUNNERS, IN_AGENCY, on=CALLED),
    line("portal.note_call", RUNNERS, IN_AGENCY, on=CALLED),
    line("portal.leave_off", RUNNERS, IN_AGENCY, on=CALLED),
    line("portal.seed_sections", RUNNERS, IN_AGENCY, on=SPEAKS),
    line("portal.write_section", RUNNERS, IN_AGENCY, on=SPEAKS),
    line("portal.withdraw_version", RUNNERS, IN_AGENCY, on=SPEAKS),
    line("portal.set_alert", RUNNERS, IN_AGENCY, on=SPEAKS),
    line("portal.end_alert", RUNNERS, IN_AGENCY, on=SPEAKS),
    line("portal.show_contact", RUNNERS, IN_AGENCY, on=SPEAKS),
    line("portal.hide_contact", RUNNERS, IN_AGENCY, on=SPEAKS),
    line("portal.remark", (PRINCIPAL,), IN_AGENCY, OWN_SCHOOL, on=BEFORE),
    line("portal.see_remarks", DESK, IN_AGENCY, on=BEFORE),
    line("portal.see_remarks", SCHOOL, IN_AGENCY, OWN_SCHOOL, on=BEFORE),
    *(
        one
        for verb in ("describe_officer", "consent", "withdraw_consent", "set_photo", "remove_photo")
        for one in (
            line(f"portal.{verb}", (OFFICER,), IN_AGENCY, OWN, on=AGREES),
            line(f"portal.{verb}", RUNNERS, IN_AGENCY, on=AGREES),
        )
    ),
)
