"""THE table: who may do what, when, and what that rests on. No line, no access."""

from dataclasses import dataclass

from schoolbeat.access.predicates import IN_AGENCY, OWN, OWN_SCHOOL, Predicate
from schoolbeat.access.roles import MEMBER_ROLES, Role

OFFICER, SERGEANT, RECORDS, ANALYST, IT = Role.OFFICER, Role.SERGEANT, Role.RECORDS, Role.ANALYST, Role.IT
PRINCIPAL, COUNSELOR = Role.PRINCIPAL, Role.COUNSELOR
INSTALL = Role.INSTALL
SCHOOL = (PRINCIPAL, COUNSELOR)
DESK = (SERGEANT, RECORDS, ANALYST)
RUNNERS = (SERGEANT, INSTALL)

RUNS_PROGRAM = "The agency runs its program through its sergeant (policy 16.00.090)"
TAKEN_OVER = "The agency's own older log belongs to its program (policy 16.00.090; practice: day logs)"
OWN_LOG = "Officers keep their own log (practice: day logs)"
LEU = "Law-enforcement-unit records stay with the unit (34 CFR 99.8)"
CAMPUS = "The school is told in figures, not police records (34 CFR 99.8; agreement)"
KEEPER = "The keeper of records answers for them (Gov. Code 7922 ff.)"
SHELL = "Whoever holds the shell of the install may found an agency"
GIVEN_BACK = "The agency's data are its own: whoever holds the install may take all of them out"
WANTS_TO = "Officers apply because they want to (El Cerrito: the position is applied for)"
OWN_RECORD = "An officer reads the own training and leave (policy 16.00.090)"
AGREED = "The parties keep the agreement and review it yearly (practice: agreement register)"
KNOWN = "The officer knows the school's specific needs (Chowchilla: personalized to the school)"
WITH_SCHOOL = (
    "Goals are agreed with the school's administration (Chowchilla: works with the school administration)"
)
SOLVES = "Proactive, solution-based work (Chowchilla; Chula Vista: proactive solutions)"
READABLE = "Law and policy are public; who works under them may read them"
LEAST = "City IT needs no records to run an install (least privilege, CJIS 5.5.2)"


@dataclass(frozen=True)
class Grant:
    """One line: any of `roles` has `permission` on a subject for which all of `when` hold."""

    permission: str
    roles: tuple[Role, ...]
    when: tuple[Predicate, ...]
    rests_on: str


def _line(permission: str, roles: tuple[Role, ...], *when: Predicate, on: str) -> Grant:
    return Grant(permission, roles, when, on)


GRANTS: tuple[Grant, ...] = (
    # the day log
    _line("activities.log", (OFFICER, SERGEANT), IN_AGENCY, on=OWN_LOG),
    _line("activities.correct", (OFFICER, SERGEANT), IN_AGENCY, OWN, on=OWN_LOG),
    _line("activities.withdraw", (OFFICER, SERGEANT), IN_AGENCY, OWN, on=OWN_LOG),
    _line("activities.join", (OFFICER, SERGEANT), IN_AGENCY, on=OWN_LOG),
    _line("activities.follow_up", (OFFICER, SERGEANT), IN_AGENCY, OWN, on=OWN_LOG),
    _line("activities.close_follow_up", (OFFICER, SERGEANT), IN_AGENCY, OWN, on=OWN_LOG),
    _line("activities.review_day", (SERGEANT,), IN_AGENCY, on=RUNS_PROGRAM),
    _line("activities.seed_kinds", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("activities.add_kind", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("activities.change_kind", (SERGEANT,), IN_AGENCY, on=RUNS_PROGRAM),
    _line("activities.retire_kind", (SERGEANT,), IN_AGENCY, on=RUNS_PROGRAM),
    _line("activities.see_kinds", (OFFICER, *DESK, IT, *SCHOOL), IN_AGENCY, on=OWN_LOG),
    _line("activities.see", (OFFICER,), IN_AGENCY, OWN, on=OWN_LOG),
    _line("activities.see", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=LEU),
    _line("activities.see", (SERGEANT, RECORDS), IN_AGENCY, on=LEU),
    _line("activities.read_note", (OFFICER,), IN_AGENCY, OWN, on=OWN_LOG),
    _line("activities.read_note", (SERGEANT, RECORDS), IN_AGENCY, on=LEU),
    _line("activities.see_history", (OFFICER,), IN_AGENCY, OWN, on=OWN_LOG),
    _line("activities.see_history", (SERGEANT, RECORDS), IN_AGENCY, on=KEEPER),
    # another log, taken over
    _line("activities.take_over", RUNNERS, IN_AGENCY, on=TAKEN_OVER),
    _line("activities.take_joining", RUNNERS, IN_AGENCY, on=TAKEN_OVER),
    _line("activities.take_tally", RUNNERS, IN_AGENCY, on=TAKEN_OVER),
    # the doors that show it
    _line("house.enter", MEMBER_ROLES, on="A person may enter"),
    _line("field.open", (OFFICER, SERGEANT), on=OWN_LOG),
    _line("desk.open", (SERGEANT, RECORDS, ANALYST, IT), on=RUNS_PROGRAM),
    _line("campus.open", SCHOOL, on=CAMPUS),
    # what law and policy say
    _line("law.see", MEMBER_ROLES, on=READABLE),
    # figures
    _line("measures.open", DESK, on=RUNS_PROGRAM),
    _line("measures.see", DESK, IN_AGENCY, on=RUNS_PROGRAM),
    _line("measures.see", (OFFICER,), IN_AGENCY, OWN, on=OWN_LOG),
    _line("measures.see", SCHOOL, IN_AGENCY, OWN_SCHOOL, on=CAMPUS),
    _line("measures.see_officers", (SERGEANT, ANALYST), IN_AGENCY, on=RUNS_PROGRAM),
    _line("measures.see_sensitive", (SERGEANT, RECORDS), IN_AGENCY, on=LEU),
    _line("measures.see_sensitive", (OFFICER,), IN_AGENCY, OWN, on=OWN_LOG),
    # what leaves the house
    _line("publishing.see", DESK, IN_AGENCY, on=RUNS_PROGRAM),
    _line("publishing.publish", (SERGEANT,), IN_AGENCY, on=RUNS_PROGRAM),
    _line("publishing.withdraw", (SERGEANT,), IN_AGENCY, on=RUNS_PROGRAM),
    _line("letters.write", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("letters.write_year", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("letters.see", (SERGEANT, RECORDS, ANALYST), IN_AGENCY, on=RUNS_PROGRAM),
    _line("letters.see", (OFFICER, *SCHOOL), IN_AGENCY, OWN_SCHOOL, on=CAMPUS),
    _line("letters.add_words", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=OWN_LOG),
    _line("letters.add_words", (SERGEANT,), IN_AGENCY, on=RUNS_PROGRAM),
    _line("letters.see_draft", (PRINCIPAL,), IN_AGENCY, OWN_SCHOOL, on=CAMPUS),
    _line("letters.approve", (SERGEANT,), IN_AGENCY, on=RUNS_PROGRAM),
    _line("letters.reopen", (SERGEANT,), IN_AGENCY, on=RUNS_PROGRAM),
    _line("letters.renew_link", (SERGEANT,), IN_AGENCY, on=RUNS_PROGRAM),
    _line("letters.mail", (SERGEANT,), IN_AGENCY, on=RUNS_PROGRAM),
    _line("letters.settle_mailing", (INSTALL,), IN_AGENCY, on=SHELL),
    _line("jobs.open", (SERGEANT, IT), on=RUNS_PROGRAM),
    # the roster
    _line("roster.see", (OFFICER, *DESK, IT, *SCHOOL), IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.see", (INSTALL,), IN_AGENCY, on=SHELL),
    _line("roster.read_hand_over", (OFFICER, SERGEANT), IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.found_agency", (INSTALL,), IN_AGENCY, on=SHELL),
    _line("roster.add_district", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.add_school", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_school", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.add_unit", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.add_officer", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.begin_tour", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.end_tour", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_tour", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_agency", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_district", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_unit", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_officer", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.release_officer", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.see_personnel", (SERGEANT,), IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.see_personnel", (OFFICER,), IN_AGENCY, OWN, on=OWN_RECORD),
    _line("roster.see_openings", (OFFICER, SERGEANT), IN_AGENCY, on=WANTS_TO),
    _line("roster.see_agreements", (OFFICER, *DESK, *SCHOOL), IN_AGENCY, on=AGREED),
    _line("roster.read_agreement", DESK, IN_AGENCY, on=AGREED),
    _line("roster.add_training", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_training", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.remove_training", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.add_leave", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_leave", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.cancel_leave", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.post_opening", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_opening", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.seat_panelist", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.unseat_panelist", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.decide_opening", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.give_statement", (OFFICER,), IN_AGENCY, OWN, on=WANTS_TO),
    _line("roster.give_statement", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.add_agreement", RUNNERS, IN_AGENCY, on=AGREED),
    _line("roster.change_agreement", RUNNERS, IN_AGENCY, on=AGREED),
    _line("roster.add_agreement_item", RUNNERS, IN_AGENCY, on=AGREED),
    _line("roster.tick_agreement_item", RUNNERS, IN_AGENCY, on=AGREED),
    _line("roster.remove_agreement_item", RUNNERS, IN_AGENCY, on=AGREED),
    _line("roster.review_agreement", RUNNERS, IN_AGENCY, on=AGREED),
    _line("roster.attach_agreement_file", RUNNERS, IN_AGENCY, on=AGREED),
    _line("roster.add_text", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_text", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.remove_text", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.add_phone", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_phone", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.remove_phone", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.add_duty", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_duty", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.remove_duty", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.add_item", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_item", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.remove_item", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    # profiles, goals, costs
    _line("roster.see_profile", (OFFICER, SERGEANT, RECORDS, ANALYST), IN_AGENCY, on=KNOWN),
    _line("roster.see_profile", SCHOOL, IN_AGENCY, OWN_SCHOOL, on=KNOWN),
    _line("roster.add_need", RUNNERS, IN_AGENCY, on=KNOWN),
    _line("roster.add_need", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=KNOWN),
    _line("roster.change_need", RUNNERS, IN_AGENCY, on=KNOWN),
    _line("roster.change_need", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=KNOWN),
    _line("roster.close_need", RUNNERS, IN_AGENCY, on=KNOWN),
    _line("roster.close_need", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=KNOWN),
    _line("roster.add_contact", RUNNERS, IN_AGENCY, on=KNOWN),
    _line("roster.change_contact", RUNNERS, IN_AGENCY, on=KNOWN),
    _line("roster.end_contact", RUNNERS, IN_AGENCY, on=KNOWN),
    _line("roster.add_feeder", RUNNERS, IN_AGENCY, on=KNOWN),
    _line("roster.end_feeder", RUNNERS, IN_AGENCY, on=KNOWN),
    _line("roster.see_goals", (OFFICER, SERGEANT, RECORDS, ANALYST), IN_AGENCY, on=KNOWN),
    _line("roster.see_goals", SCHOOL, IN_AGENCY, OWN_SCHOOL, on=KNOWN),
    _line("roster.add_goal", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.change_goal", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.close_goal", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.read_goal", RUNNERS, IN_AGENCY, on=RUNS_PROGRAM),
    _line("roster.read_goal", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=RUNS_PROGRAM),
    _line("roster.agree_goal", (PRINCIPAL,), IN_AGENCY, OWN_SCHOOL, on=WITH_SCHOOL),
    _line("roster.see_costs", DESK, IN_AGENCY, on=AGREED),
    _line("roster.add_cost", RUNNERS, IN_AGENCY, on=AGREED),
    _line("roster.change_cost", RUNNERS, IN_AGENCY, on=AGREED),
    _line("roster.remove_cost", RUNNERS, IN_AGENCY, on=AGREED),
    # problem-solving projects
    _line("activities.see_project", (OFFICER,), IN_AGENCY, OWN, on=SOLVES),
    _line("activities.see_project", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=SOLVES),
    _line("activities.see_project", (SERGEANT, RECORDS), IN_AGENCY, on=LEU),
    _line("activities.open_project", (OFFICER,), IN_AGENCY, OWN, on=SOLVES),
    _line("activities.open_project", (SERGEANT,), IN_AGENCY, on=SOLVES),
    _line("activities.write_phase", (OFFICER,), IN_AGENCY, OWN, on=SOLVES),
    _line("activities.write_phase", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=SOLVES),
    _line("activities.write_phase", (SERGEANT,), IN_AGENCY, on=SOLVES),
    _line("activities.link_evidence", (OFFICER,), IN_AGENCY, OWN, on=SOLVES),
    _line("activities.link_evidence", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=SOLVES),
    _line("activities.link_evidence", (SERGEANT,), IN_AGENCY, on=SOLVES),
    _line("activities.unlink_evidence", (OFFICER,), IN_AGENCY, OWN, on=SOLVES),
    _line("activities.unlink_evidence", (OFFICER,), IN_AGENCY, OWN_SCHOOL, on=SOLVES),
    _line("activities.unlink_evidence", (SERGEANT,), IN_AGENCY, on=SOLVES),
    _line("activities.close_project", (OFFICER,), IN_AGENCY, OWN, on=SOLVES),
    _line("activities.close_project", (SERGEANT,), IN_AGENCY, on=SOLVES),
    _line("activities.decline_project", (OFFICER, SERGEANT), IN_AGENCY, OWN, on=SOLVES),
    # accounts
    _line("accounts.see", (SERGEANT, IT, INSTALL), IN_AGENCY, on=LEAST),
    _line("accounts.provision", (SERGEANT, IT, INSTALL), IN_AGENCY, on=LEAST),
    _line("accounts.issue_link", (SERGEANT, IT, INSTALL), IN_AGENCY, on=LEAST),
    _line("accounts.close", (SERGEANT, IT, INSTALL), IN_AGENCY, on=LEAST),
    _line("accounts.issue_token", (IT, INSTALL), IN_AGENCY, on=LEAST),
    _line("accounts.revoke_token", (IT, INSTALL), IN_AGENCY, on=LEAST),
    _line("accounts.sign_in", MEMBER_ROLES, OWN, on="A person may enter"),
    _line("accounts.sign_out", MEMBER_ROLES, OWN, on="A person may leave"),
    _line("accounts.set_password", MEMBER_ROLES, OWN, on="A person keeps the own key"),
    _line("accounts.choose_language", MEMBER_ROLES, OWN, on="Language access (Title VI)"),
    # the ledger
    _line("ledger.destroy", (RECORDS,), IN_AGENCY, on=KEEPER),
    _line("ledger.export", (INSTALL,), IN_AGENCY, on=GIVEN_BACK),
    _line("ledger.see_conflicts", (SERGEANT, RECORDS), IN_AGENCY, on=KEEPER),
)
