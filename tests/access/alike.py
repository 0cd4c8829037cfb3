"""The rows of the matrix that are all alike: names of verbs, and whose they are."""

THE_SERGEANT_RUNS = """
    add_district change_district add_school change_school add_unit change_unit change_agency
    add_officer change_officer release_officer begin_tour change_tour end_tour
    add_training change_training remove_training add_leave change_leave cancel_leave
    post_opening change_opening seat_panelist unseat_panelist decide_opening
    add_clause end_clause designate_officer end_designation
    add_agreement change_agreement add_agreement_item tick_agreement_item remove_agreement_item
    review_agreement attach_agreement_file
    add_text change_text remove_text add_phone change_phone remove_phone
    add_duty change_duty remove_duty add_item change_item remove_item
    add_contact change_contact end_contact add_feeder end_feeder
    add_goal change_goal close_goal add_cost change_cost remove_cost
"""
"""Verbs of the roster, all alike: the sergeant does them, and the install's own command line; nobody else."""


WHO_SERVES_DOES = """
amend charge uncharge join leave do tell end take_end_back take_deed_back name_exception narrate submit close assign
write_letter
add_evidence pass_evidence
link unlink
"""
"""Verbs on incidents, all alike: whoever answers for one or serves its school does them, and the sergeant."""
THE_SERGEANT_REVIEWS = "confirm_exception give_back approve reopen"
"""Verbs on incidents that are the sergeant's alone."""
WHO_ANSWERS_DOES = "hand note answer reopen"
"""Verbs on requests, all alike: whoever owns one or serves its school does them, and the sergeant.

What is said of how an officer works, the sergeant and the records staff do, unless it is of them.
"""


WHO_RUNS_DOES = """
open_season change_season close_season reopen_season
plan_sessions change_session call_off_session take_session_back
add_item move_item void_move
let_help end_help
"""
"""Verbs on programs, all alike: whoever runs a season or serves one of its schools does them, and the sergeant."""


SCHOOL_AND_OFFICER_DO = """
plan_drill call_off_drill tell_parents start_drill read_clock note_problem end_drill record_drill ask_correction
close_correction open_plan add_section write_section set_section review_plan tell_plan_notice new_plan_version
see_walks begin_walk add_finding close_finding open_committee seat_member leave_seat close_committee
plan_meeting call_off_meeting give_notice record_meeting vote correct_vote correct_minutes ask_task close_task
"""
"""Verbs of getting ready, all alike: the school's officers and its office do them together, and the sergeant."""
