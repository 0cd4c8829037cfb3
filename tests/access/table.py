"""The rows of the matrix, one permission a line; the words are explained in `matrix.py`."""

TABLE = """
                                officer  sergeant principal counselor records  analyst  it      install
activities.log                  agency   agency   -         -         -        -        -       -
activities.correct              own      own      -         -         -        -        -       -
activities.withdraw             own      own      -         -         -        -        -       -
activities.join                 agency   agency   -         -         -        -        -       -
activities.follow_up            own      own      -         -         -        -        -       -
activities.close_follow_up      own      own      -         -         -        -        -       -
activities.review_day           -        agency   -         -         -        -        -       -
activities.seed_kinds           -        agency   -         -         -        -        -       agency
activities.add_kind             -        agency   -         -         -        -        -       agency
activities.change_kind          -        agency   -         -         -        -        -       -
activities.retire_kind          -        agency   -         -         -        -        -       -
activities.see_kinds            agency   agency   agency    agency    agency   agency   agency  -
activities.see                  own/s    agency   -         -         agency   -        -       -
activities.read_note            own      agency   -         -         agency   -        -       -
activities.see_history          own      agency   -         -         agency   -        -       -

activities.take_over            -        agency   -         -         -        -        -       agency
activities.take_joining         -        agency   -         -         -        -        -       agency
activities.take_tally           -        agency   -         -         -        -        -       agency

resources.see                   agency   agency   agency    agency    agency   agency   agency  -
resources.add_organization      -        agency   -         -         -        -        -       agency
resources.change_organization   -        agency   -         -         -        -        -       agency
resources.retire_organization   -        agency   -         -         -        -        -       agency
resources.add_location          -        agency   -         -         -        -        -       agency
resources.change_location       -        agency   -         -         -        -        -       agency
resources.retire_location       -        agency   -         -         -        -        -       agency
resources.add_service           -        agency   -         -         -        -        -       agency
resources.change_service        -        agency   -         -         -        -        -       agency
resources.retire_service        -        agency   -         -         -        -        -       agency
resources.assure_service        -        agency   -         -         -        -        -       agency
resources.map_term              -        agency   -         -         -        -        -       agency
resources.take_set              -        agency   -         -         -        -        -       agency

preparedness.see_drills         school   agency   school    school    agency   -        -       -
preparedness.foresee_drills     own/s    agency   own       own       -        -        -       -
preparedness.see_plans          school   agency   school    school    agency   -        -       -
preparedness.adopt_plan         -        agency   school    -         -        -        -       -
preparedness.see_tactical       school   agency   school    -         -        -        -       -
preparedness.open_tactical      school   agency   school    -         -        -        -       -
preparedness.add_plan_file      school   agency   school    -         -        -        -       -
preparedness.drop_plan_file     school   agency   school    -         -        -        -       -

calendar.see                    agency   agency   c/school  c/school  agency   -        -       -
calendar.see_sensitive          -        agency   -         -         -        -        -       -
calendar.plan_event             own/s    agency   school    school    -        -        -       -
calendar.change_event           own/s    agency   school    school    -        -        -       -
calendar.call_off_event         own/s    agency   school    school    -        -        -       -
calendar.take_events            school   agency   school    school    -        -        -       -
calendar.open_feed              own      own      own       own       own      -        -       -
calendar.renew_feed             own      own      own       own       own      -        -       -
calendar.close_feed             own      own      own       own       own      -        -       -
education.see_catalog           agency   agency   agency    agency    agency   -        -       -
education.seed_lessons          -        agency   -         -         -        -        -       agency
education.add_lesson            -        agency   -         -         -        -        -       -
education.change_lesson         -        agency   -         -         -        -        -       -
education.withdraw_lesson       -        agency   -         -         -        -        -       -
education.see_lessons           own/s    agency   school    school    agency   -        -       -
education.ask_lesson            school   agency   school    school    -        -        -       agency
education.offer_time            own/s    agency   -         -         -        -        -       -
education.accept_lesson         own/s    agency   school    school    -        -        -       agency
education.decline_lesson        own/s    agency   -         -         -        -        -       -
education.call_off_lesson       own/s    agency   school    school    -        -        -       agency
education.record_lesson         own/s    agency   -         -         -        -        -       -
education.give_feedback         -        -        school    school    -        -        -       agency
education.see_lesson_link       school   agency   school    school    -        -        -       -
education.open_lesson_link      -        agency   school    -         -        -        -       -
education.renew_lesson_link     -        agency   school    -         -        -        -       -
education.close_lesson_link     -        agency   school    -         -        -        -       -
education.ask_question          -        -        -         -         -        -        -       agency
education.see_questions         school   agency   -         -         agency   -        -       -
education.draft_answer          school   agency   -         -         -        -        -       -
education.set_aside_question    school   agency   -         -         -        -        -       -
education.publish_answer        -        agency   -         -         -        -        -       -
education.withdraw_answer       -        agency   -         -         -        -        -       -

preparedness.see_committees     school   agency   school    school    agency   -        -       -
incidents.open                  agency   agency   -         -         -        -        -       -
incidents.see                   own/s    agency   -         -         agency   -        -       -
incidents.settle_owner          -        -        -         -         -        -        -       agency
incidents.settle_hours          -        -        -         -         -        -        -       agency
incidents.read                  own/s    agency   -         -         agency   -        -       -
incidents.print                 own/s    agency   -         -         agency   -        -       -
incidents.open_evidence         own/s    agency   -         -         agency   -        -       -

house.enter                     open     open     open      open      open     open     open    -
field.open                      open     open     -         -         -        -        -       -
desk.open                       -        open     -         -         open     open     open    -
campus.open                     -        -        open      open      -        -        -       -
law.see                         agency   agency   agency    agency    agency   agency   agency  -

measures.open                   -        open     -         -         open     open     -       -
measures.see                    own      agency   school    school    agency   agency   -       -
measures.see_officers           -        agency   -         -         -        agency   -       -
measures.see_sensitive          own      agency   -         -         agency   -        -       -

publishing.see                  -        agency   -         -         agency   agency   -       -
publishing.publish              -        agency   -         -         -        -        -       -
publishing.withdraw             -        agency   -         -         -        -        -       -

portal.see                      agency   agency   agency    agency    agency   agency   agency  -
portal.remark                   -        -        school    -         -        -        -       -
portal.see_remarks              -        agency   school    school    agency   agency   -       -
portal.set_up                   -        agency   -         -         -        -        -       agency
portal.publish                  -        agency   -         -         -        -        -       agency
portal.take_off                 -        agency   -         -         -        -        -       agency
portal.enter_number             -        agency   -         -         -        -        -       agency
portal.note_call                -        agency   -         -         -        -        -       agency
portal.leave_off                -        agency   -         -         -        -        -       agency
portal.seed_sections            -        agency   -         -         -        -        -       agency
portal.write_section            -        agency   -         -         -        -        -       agency
portal.withdraw_version         -        agency   -         -         -        -        -       agency
portal.set_alert                -        agency   -         -         -        -        -       agency
portal.end_alert                -        agency   -         -         -        -        -       agency
portal.show_contact             -        agency   -         -         -        -        -       agency
portal.hide_contact             -        agency   -         -         -        -        -       agency
portal.describe_officer         own      agency   -         -         -        -        -       agency
portal.consent                  own      agency   -         -         -        -        -       agency
portal.withdraw_consent         own      agency   -         -         -        -        -       agency
portal.set_photo                own      agency   -         -         -        -        -       agency
portal.remove_photo             own      agency   -         -         -        -        -       agency

letters.write                   -        agency   -         -         -        -        -       agency
letters.write_year              -        agency   -         -         -        -        -       agency
letters.see                     school   agency   school    school    agency   agency   -       -
letters.add_words               school   agency   -         -         -        -        -       -
letters.see_draft               -        -        school    -         -        -        -       -
letters.approve                 -        agency   -         -         -        -        -       -
letters.reopen                  -        agency   -         -         -        -        -       -
letters.renew_link              -        agency   -         -         -        -        -       -
letters.mail                    -        agency   -         -         -        -        -       -
letters.settle_mailing          -        -        -         -         -        -        -       agency
jobs.open                       -        open     -         -         -        -        open    -

roster.see                      agency   agency   agency    agency    agency   agency   agency  agency
roster.read_hand_over           agency   agency   -         -         -        -        -       -
roster.see_personnel            own      agency   -         -         -        -        -       -
roster.see_openings             agency   agency   -         -         -        -        -       -
roster.see_agreements           agency   agency   agency    agency    agency   agency   -       -
roster.see_designated           agency   agency   agency    agency    agency   agency   -       -
roster.read_agreement           -        agency   -         -         agency   agency   -       -
roster.found_agency             -        -        -         -         -        -        -       agency
roster.give_statement           own      agency   -         -         -        -        -       agency

roster.see_profile              agency   agency   school    school    agency   agency   -       -
roster.add_need                 school   agency   -         -         -        -        -       agency
roster.change_need              school   agency   -         -         -        -        -       agency
roster.close_need               school   agency   -         -         -        -        -       agency
roster.see_goals                agency   agency   school    school    agency   agency   -       -
roster.read_goal                school   agency   -         -         -        -        -       agency
roster.agree_goal               -        -        school    -         -        -        -       -
roster.attest                   -        -        school    -         -        -        -       -
roster.see_attestations         -        agency   school    school    agency   -        -       -
roster.take_up_refusal          -        agency   -         -         -        -        -       -
roster.see_bells                agency   agency   agency    agency    agency   agency   -       agency
roster.set_bells                -        agency   school    -         -        -        -       agency
roster.withdraw_bells           -        agency   school    -         -        -        -       agency
roster.set_weekdays             -        agency   school    -         -        -        -       agency
roster.withdraw_weekdays        -        agency   school    -         -        -        -       agency
roster.set_school_days          -        agency   school    -         -        -        -       agency
roster.see_costs                -        agency   -         -         agency   agency   -       -

activities.see_project          own/s    agency   -         -         agency   -        -       -
activities.open_project         own      agency   -         -         -        -        -       -
activities.write_phase          own/s    agency   -         -         -        -        -       -
activities.link_evidence        own/s    agency   -         -         -        -        -       -
activities.unlink_evidence      own/s    agency   -         -         -        -        -       -
activities.close_project        own      agency   -         -         -        -        -       -
activities.decline_project      own      own      -         -         -        -        -       -

people.enter                    agency   agency   agency    agency    agency   -        -       -
people.search                   agency   agency   agency    agency    agency   -        -       -
people.find                     p/find   p/all    p/school  p/school  p/unit+  -        -       -
people.open                     p/mine   p/case+  p/school  p/school  contact  -        -       -
people.open_with_reason         p/reason p/any    -         -         unit     -        -       -
people.add                      p/unit+  p/unit+  p/school  p/school  -        -        -       -
people.change                   case     p/unit+  p/school  p/school  p/unit+  -        -       -
people.enroll                   case     p/unit+  p/school  p/school  p/unit+  -        -       -
people.leave_school             case     p/unit+  p/school  p/school  p/unit+  -        -       -
people.relate                   case     p/unit+  p/school  p/school  p/unit+  -        -       -
people.unrelate                 case     p/unit+  p/school  p/school  p/unit+  -        -       -
people.involve                  p/reason p/any    -         -         -        -        -       -
people.uninvolve                p/reason p/any    -         -         -        -        -       -
people.take_on                  p/reason p/any    -         -         -        -        -       -
people.let_go                   p/reason p/any    -         -         -        -        -       -
people.link                     case     unit     -         -         -        -        -       -
people.unlink                   case     unit     -         -         -        -        -       -
people.see_doubles              -        p/unit+  -         -         p/unit+  -        -       -
people.keep_apart               -        p/unit+  -         -         p/unit+  -        -       -
people.merge                    -        p/unit+  -         -         p/unit+  -        -       -
people.unmerge                  -        p/unit+  -         -         p/unit+  -        -       -
people.suggest_doubles          -        agency   -         -         -        -        -       agency
people.see_readings             -        p/any    edu       -         agency   -        -       -
people.see_all_readings         -        agency   -         -         agency   -        -       -
people.ask                      unit     unit     edu       edu       unit     -        -       -
people.see_inquiries            unit/own unit     edu       edu       unit     -        -       -
people.answer                   -        unit     edu       edu       unit     -        -       -
people.destroy                  -        -        edu       -         agency   -        -       -
people.take_roster              -        agency   -         -         -        -        -       agency
people.see_demographics         -        agency   -         -         -        agency   -       -

requests.file                   agency   agency   agency    agency    agency   -        -       agency
requests.see                    r/own/s  r/agency -         -         r/agency -        -       r/agency
requests.become                 r/own/s  r/plain  -         -         -        -        -       -
requests.join                   r/own/s  r/plain  -         -         -        -        -       -
requests.take_as_conduct        r/own/s  r/plain  -         -         r/plain  -        -       -
requests.tie                    -        r/conduct -        -         r/conduct -       -       -
requests.concern                -        r/conduct -        -         r/conduct -       -       -
requests.see_asked              -        -        own/s     own/s     -        -        -       -
requests.see_week               -        agency   school    school    agency   -        -       -
requests.open_week              -        agency   school    -         -        -        -       -
requests.renew_week             -        agency   school    -         -        -        -       -
requests.close_week             -        agency   school    -         -        -        -       -
requests.mail_week              -        -        -         -         -        -        -       agency
requests.settle_week_mailing    -        -        -         -         -        -        -       agency
requests.end                    r/own/s  r/agency -         -         r/conduct -       -       agency
requests.settle_owner           -        -        -         -         -        -        -       agency
requests.sweep                  -        agency   -         -         -        -        -       -
requests.restore                -        r/agency -         -         -        -        -       -

accounts.see                    -        agency   -         -         -        -        agency  agency
accounts.provision              -        agency   -         -         -        -        agency  agency
accounts.issue_link             -        agency   -         -         -        -        agency  agency
accounts.close                  -        agency   -         -         -        -        agency  agency
accounts.issue_token            -        -        -         -         -        -        agency  agency
accounts.revoke_token           -        -        -         -         -        -        agency  agency
accounts.sign_in                self     self     self      self      self     self     self    -
accounts.sign_out               self     self     self      self      self     self     self    -
accounts.set_password           self     self     self      self      self     self     self    -
accounts.choose_language        self     self     self      self      self     self     self    -

ledger.destroy                  -        -        -         -         agency   -        -       -
ledger.export                   -        -        -         -         -        -        -       agency
ledger.see_conflicts            -        agency   -         -         agency   -        -       -
"""

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
SCHOOL_AND_OFFICER_DO = """
plan_drill call_off_drill tell_parents start_drill read_clock note_problem end_drill record_drill ask_correction
close_correction open_plan add_section write_section set_section review_plan tell_plan_notice new_plan_version
see_walks begin_walk add_finding close_finding open_committee seat_member leave_seat close_committee
plan_meeting call_off_meeting give_notice record_meeting vote correct_vote correct_minutes ask_task close_task
"""
"""Verbs of getting ready, all alike: the school's officers and its office do them together, and the sergeant."""
