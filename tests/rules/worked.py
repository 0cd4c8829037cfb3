"""What each place says, worked through by hand from its sources: values by day, tables by their rows."""

from datetime import date

# place, day, name -> value, the place that says it
EXAMPLES = """
us                              2026-11-28 record_inspection_days          45          us
us                              2026-11-28 viewing_log_keep_years          1           us
us                              2026-11-28 step_up_minutes                 15          us
us                              2026-11-28 unusual_readings_a_day          20          us
us                              2026-11-28 usual_hours_from                6           us
us                              2026-11-28 usual_hours_until               20          us
us                              2026-11-28 unusual_openers_a_day           4           us
us                              2026-11-28 unusual_other_reasons_a_week    5           us
us                              2026-11-28 idle_lock_minutes               30          us
us                              2026-11-28 portal_test_call_days           180         us
us                              2024-12-27 idle_lock_minutes               30          us
us                              2026-11-28 sign_in_failures                5           us
us                              2026-11-28 emergency_disclosure_logged     True        us
us                              2026-04-19 accessible_pages_day_large      2026-04-24  us
us                              2026-04-20 accessible_pages_day_large      2027-04-26  us
us                              2026-04-20 accessible_pages_day_small      2028-04-26  us
us                              2026-11-28 questioning_parent_notice_hours 0           us
us                              2026-11-28 questioning_administrator_notice_hours 0    us
us                              2026-11-28 custody_administrator_notice_hours 1        us
us                              2026-11-28 age_of_majority                 18          us
us                              1999-12-31 student_least_age               3           us
us                              1999-12-31 student_oldest_age              22          us
us-ca                           1999-12-31 age_of_majority                 18          us-ca
us-wa                           1999-12-31 age_of_majority                 18          us-wa
us-ca                           2026-11-28 custody_probation_notice_hours  0           us-ca
us-ca                           2026-11-28 record_inspection_days          5           us-ca
us-ca                           2020-01-01 record_inspection_days          5           us-ca
us-ca                           2019-12-31 record_inspection_days          45          us
us-ca                           2026-11-28 record_correction_days          30          us-ca
us-ca                           2026-11-28 designated_officers_listed      True        us-ca
us-ca                           2025-06-30 truancy_notice_threatens        True        us-ca
us-ca                           2025-07-01 truancy_notice_threatens        False       us-ca
us-ca                           2024-04-29 stop_officer_gender_asked       True        us-ca
us-ca                           2024-04-30 stop_officer_gender_asked       False       us-ca
us-ca                           2026-11-28 stop_data_due                   04-01       us-ca
us-ca                           2026-11-28 truant_days                     3           us-ca
us-ca                           2026-11-28 habitual_truant_reports         3           us-ca
us-ca                           2026-11-28 court_truant_reports            4           us-ca
us-ca                           2026-11-28 chronic_truant_percent          10          us-ca
us-ca                           2026-11-28 truancy_warning_keep_years      2           us-ca
us-ca                           2026-11-28 truancy_return_hours            0           us-ca
us-ca                           2026-11-28 removal_parent_notice_hours     0           us-ca
us-ca                           2026-11-28 removal_place_withheld_hours    24          us-ca
us-ca                           2026-11-28 homicidal_threat_notice_hours   0           us-ca
us-ca                           2026-11-28 crime_notice_school_days        1           us-ca
us-ca                           2026-11-28 seal_diversion_days             30          us-ca
us-ca                           2026-11-28 seal_counseled_days             60          us-ca
us-ca                           2026-11-28 seal_outside_jurisdiction_hours 0           us-ca
us-ca                           2026-11-28 seal_probation_days             60          us-ca
us-ca                           2026-11-28 child_abuse_call_hours          0           us-ca
us-ca                           2026-11-28 child_abuse_report_hours        36          us-ca
us-ca                           2026-11-28 custody_calls_hours             1           us-ca
us-ca                           2026-11-28 custody_defender_hours          2           us-ca
us-ca                           2026-11-28 counsel_before_questioning_age  17          us-ca
us-ca                           2026-11-28 least_age_of_delinquency        12          us-ca
us-ca                           2026-11-28 safety_plan_due                 03-01       us-ca
us-ca                           2026-11-28 safety_plan_missing_due         10-15       us-ca
us-ca                           2025-01-01 drill_notice_days               7           us-ca
us-ca                           2026-03-01 immigration_notice_in_plan      True        us-ca
us-ca                           2031-01-01 immigration_notice_in_plan      False       us-ca
us-wa                           2026-11-28 record_inspection_days          45          us
us-wa                           2026-11-28 agreement_review_months         12          us-wa
us-wa                           2021-07-24 agreement_review_months         12          us
us-wa                           2026-11-28 officer_data_months             12          us-wa
us-wa                           2026-11-28 training_classroom_months       6           us-wa
us-wa                           2026-11-28 truancy_notice_absences         1           us-wa
us-wa                           2026-11-28 truancy_conference_absences     3           us-wa
us-wa                           2026-11-28 truancy_agreement_absences      7           us-wa
us-wa                           2026-11-28 truancy_petition_absences       15          us-wa
us-wa                           2026-11-28 child_abuse_report_hours        48          us-wa
us-wa                           2018-06-07 destroy_diversion_days          90          us-wa
us-wa                           2026-11-28 counsel_before_questioning_age  17          us-wa
us-ca-sacramento-county         2026-11-28 county_code                     34          us-ca-sacramento-county
us-ca-madera-county             2026-11-28 county_code                     20          us-ca-madera-county
us-ca-contra-costa-county       2026-11-28 county_code                     07          us-ca-contra-costa-county
us-ca-san-diego-county          2026-11-28 county_code                     37          us-ca-san-diego-county
us-ca-san-diego-county          2026-11-28 seal_diversion_days             30          us-ca
us-ca-rancho-cordova            2026-11-28 curfew_ordinance                9.28        us-ca-rancho-cordova
us-ca-rancho-cordova            2026-11-28 night_curfew_begins             22:00       us-ca-rancho-cordova
us-ca-rancho-cordova            2026-11-28 county_code                     34          us-ca-sacramento-county
us-ca-rancho-cordova            2026-11-28 school_year_start               07-01       us-ca
us-ca-rancho-cordova            2026-11-28 idle_lock_minutes               30          us
us-ca-el-cerrito                2010-03-01 curfew_ordinance                #2010-02    us-ca-el-cerrito
us-ca-el-cerrito                2026-11-28 daytime_curfew_text_known       False       us-ca-el-cerrito
us-ca-el-cerrito                2026-11-28 suppression_threshold           11          us-ca
us-ca-chowchilla                2026-11-28 daytime_curfew_text_known       False       us-ca-chowchilla
us-ca-chula-vista               2026-11-28 daytime_curfew_text_known       False       us-ca-chula-vista
us-ca-chula-vista               2026-11-28 county_code                     37          us-ca-san-diego-county
us-ca-folsom-cordova-unified    2026-11-28 official_code         34673300000000 us-ca-folsom-cordova-unified
us-ca-folsom-cordova-unified    2026-11-28 attendance_hours_known          False us-ca-folsom-cordova-unified
us-ca-folsom-cordova-unified    2026-11-28 safety_plan_due                 03-01       us-ca
us-ca-chowchilla-elementary     2026-11-28 official_code         20651930000000 us-ca-chowchilla-elementary
us-ca-chowchilla-union-high     2026-11-28 official_code         20652010000000 us-ca-chowchilla-union-high
us-ca-west-contra-costa-unified 2026-11-28 official_code         07617960000000 us-ca-west-contra-costa-unified
us-ca-sweetwater-union-high     2026-11-28 official_code         37684110000000 us-ca-sweetwater-union-high
us-ca-chula-vista-elementary    2026-11-28 official_code         37680230000000 us-ca-chula-vista-elementary
us-ca-sweetwater-secondary      2026-11-28 official_code         37771070000000 us-ca-sweetwater-secondary
us-ca-high-tech-high            2026-11-28 record_inspection_days          5           us-ca
us-ca-san-diego-county-office   2026-11-28 county_code                     37          us-ca-san-diego-county
us                              2026-11-28 accessible_pages_level          WCAG_2.1_AA us
us                              2026-11-28 account_review_months           12          us
us                              2026-11-28 audit_failure_minutes           60          us
us                              2026-11-28 audit_keep_years                1           us
us                              2026-11-28 audit_review_days               7           us
us                              2026-11-28 resource_assurance_days         365         us
us                              2026-11-28 attestation_days                90          us
us                              2026-11-28 campus_training_hours           40          us
us                              2026-11-28 civil_rights_data_months        24          us
us                              2026-11-28 inactive_account_days           90          us
us                              2026-11-28 lapsed_account_days             7           us
us                              2026-11-28 one_time_code_digits            6           us
us                              2026-11-28 password_least_characters       8           us
us                              2026-11-28 record_correction_days          45          us
us                              2026-11-28 unit_record_answer_days         45          us
us                              2026-11-28 record_correction_hearing       True        us
us                              2026-11-28 school_year_start               07-01       us
us                              2026-11-28 second_factor_owed              True        us
us                              2026-11-28 security_incident_minutes       60          us
us                              2026-11-28 sent_code_minutes               10          us
us                              2026-11-28 sign_in_again_hours             12          us
us                              2026-11-28 sign_in_failure_minutes         15          us
us                              2026-11-28 subpoena_parent_notice          True        us
us                              2026-11-28 suppression_threshold           10          us
us                              2026-11-28 temporary_account_hours         72          us
us                              2026-11-28 threat_account_minutes          30          us
us                              2026-11-28 tour_years_max                  4           us
us                              2026-11-28 tour_years_min                  2           us
us-ca                           2026-11-28 assault_notice_before_suspension True        us-ca
us-ca                           2026-11-28 case_file_copies_by_court       True        us-ca
us-ca                           2026-11-28 counsel_no_referral_days        60          us-ca
us-ca                           2026-11-28 court_offense_notice_days       7           us-ca
us-ca                           2026-11-28 court_truancy_notice_days       7           us-ca
us-ca                           2026-11-28 court_truancy_return_days       10          us-ca
us-ca                           2026-11-28 custody_calls                   2           us-ca
us-ca                           2026-11-28 custody_parent_notice_hours     0           us-ca
us-ca                           2026-11-28 drill_simulated_gunfire         False       us-ca
us-ca                           2026-11-28 drill_told_same_day             True        us-ca
us-ca                           2026-11-28 homicidal_threat_grades         6-12        us-ca
us-ca                           2026-11-28 homicidal_threat_recorded       True        us-ca
us-ca                           2026-11-28 homicidal_threat_registry_checked True        us-ca
us-ca                           2026-11-28 immigration_warrant_owed        True        us-ca
us-ca                           2026-11-28 parent_copy_of_police_record    True        us-ca
us-ca                           2026-11-28 public_records_answer_days      10          us-ca
us-ca                           2026-11-28 public_records_more_days        14          us-ca
us-ca                           2026-11-28 record_access_log               True        us-ca
us-ca                           2026-11-28 safety_plan_new_school_months   12          us-ca
us-ca                           2026-11-28 safety_plan_report_card_month   7           us-ca
us-ca                           2026-11-28 seal_petition_age               18          us-ca
us-ca                           2026-11-28 stop_data_keep_years            3           us-ca
us-ca                           2026-11-28 stop_narrative_characters       250         us-ca
us-ca                           2026-11-28 stop_record_by_end_of_shift     True        us-ca
us-ca                           2026-11-28 stop_record_late_hours          24          us-ca
us-ca                           2026-11-28 truancy_told_to_school_and_parent True        us-ca
us-ca                           2026-11-28 truant_minutes                  30          us-ca
us-ca                           2026-11-28 truant_occasions                3           us-ca
us-ca                           2026-11-28 written_translation_percent     15          us-ca
us-ca-contra-costa-county       2026-11-28 under_twelve_protocol_known     False       us-ca-contra-costa-county
us-ca-madera-county             2026-11-28 under_twelve_protocol_known     False       us-ca-madera-county
us-ca-rancho-cordova            2026-11-28 daytime_curfew_by_school_hours  True        us-ca-rancho-cordova
us-ca-rancho-cordova            2026-11-28 daytime_curfew_text_known       True        us-ca-rancho-cordova
us-ca-sacramento-county         2026-11-28 under_twelve_protocol_known     False       us-ca-sacramento-county
us-ca-san-diego-county          2026-11-28 under_twelve_protocol_known     False       us-ca-san-diego-county
us-wa                           2026-11-28 destroy_diversion_age           18          us-wa
us-wa                           2026-11-28 drill_live_simulation           False       us-wa
us-wa                           2026-11-28 drill_recorded_in_office        True        us-wa
us-wa                           2026-11-28 drug_notice_days                5           us-wa
us-wa                           2026-11-28 elementary_conference_month     5           us-wa
us-wa                           2026-11-28 elementary_conference_year      10          us-wa
us-wa                           2026-11-28 school_year_start               09-01       us-wa
us-wa                           2026-11-28 suppression_threshold           10          us-wa
us-wa                           2026-11-28 training_check_ins              6           us-wa
us-wa                           2026-11-28 training_job_days               2           us-wa
us-wa                           2026-11-28 truancy_petition_age            16          us-wa
us-ca                           2026-11-28 court_truant_least_age          12          us-ca
us-ca                           2026-11-28 court_truant_oldest_age         17          us-ca
us-ca                           2026-11-28 staff_assault_reported          True        us-ca
us-ca                           2026-11-28 truant_secure_confinement       False       us-ca
us-wa                           2026-11-28 small_district_students         300         us-wa
"""

# place, table: what it must hold, a slug a row
TABLES = """
us     unit_record_conditions    made-by-unit for-law-enforcement kept-by-unit
us     school_official_conditions school-function direct-control no-passing-on in-the-notice
us     emergency_disclosure_record threat recipients
us     disclosure_grounds        school-official juvenile-justice subpoena emergency
us     juvenile_dispositions     handled-within referred
us     arrest_kinds              on-view cited taken-into-custody
us     suspected_uses            alcohol computer drugs not-applicable
us     rungs  advice parents school mediation restorative resource diversion citation probation custody
us     gates                     school-rules
us     drill_kinds               fire earthquake hold secure lockdown evacuation shelter reunification tabletop
us     lessons                   saying-no cooling-down your-rights being-a-citizen working-in-safety \
 keeping-safe safe-online
us     school_terms              first-semester second-semester first-quarter second-quarter third-quarter \
 fourth-quarter
us     drills
us     seat_roles                principal teacher classified parent student counselor community district \
 officer fire responder other
us     committee_seats
us     duties_to_tell            questioning-parent questioning-administrator custody-administrator
us-ca  gates                     school-rules under-age counsel-questioning
us-wa  gates                     school-rules counsel-questioning counsel-detention counsel-search
us-wa  duties_to_tell            questioning-parent questioning-administrator custody-administrator \
 child-abuse-report destroy-diversion
us-ca  truancy_ladder            first-report second-report third-report fourth-report chronic
us-ca  truancy_delivery          parent school center counselor probation
us-ca  juvenile_destruction_ages section-300 section-601 section-602
us-ca  drills                    fire-elementary fire-intermediate-year fire-intermediate fire-secondary \
 drop-elementary drop-intermediate drop-secondary
us-ca  committee_seats           safety-principal safety-teacher safety-parent safety-classified safety-officer \
 safety-fire safety-responder council-principal council-teacher council-classified council-parent council-student \
 council-officer council-fire council-responder
us-ca  pupil_record_grounds      consent court emergency missing
us-ca  diversion_record_readers  agency provider minor parents
us-ca  custody_dispositions      release agency notice probation
us-ca  crime_notice_acts         assault alcohol-drugs narcotics-weapons firearm-explosive
us-ca  safety_plan_notice        mayor employees parents teachers students asked
us-wa  truancy_ladder            one-in-month three-in-month second-to-seventh seven-in-month fifteen-in-year
us-wa  officer_data              staff agreements incidents complaints others
us-wa  counsel_before            questioning detention search
us-wa  drills                    any
us-wa  safety_plan_parts         drills hazards response disabilities telling tsunami-lahar command mapping \
 threats recovery tactical
us-ca-rancho-cordova curfews     night day
"""
COUNTED = {("us-ca", "case_file_readers"): 11, ("us-ca", "safety_plan_parts"): 15, ("us-wa", "training_topics"): 13,
           ("us-wa", "agreement_content"): 7, ("us", "withheld"): 0, ("us", "offenses"): 63,
           ("us-ca", "school_rule_grounds"): 23, ("us-ca", "state_offenses"): 8,
           ("us-ca", "duties_to_tell"): 15}  # fmt: skip
CELLS = [
    ("us-ca", "juvenile_destruction_ages", "section-601", "age", 21),
    ("us-ca", "juvenile_destruction_ages", "section-602", "age", 38),
    ("us-ca", "drills", "fire-secondary", "times", 2),
    ("us-ca", "drills", "fire-secondary", "per", "year"),
    ("us-ca", "committee_seats", "council-student", "level", "high"),
    ("us-ca", "committee_seats", "safety-fire", "consulted", True),
    ("us", "seat_roles", "student", "student", True),
    ("us-ca", "crime_notice_acts", "assault", "when", "before"),
    ("us-ca-rancho-cordova", "curfews", "day", "section", "9.28.030"),
    ("us-wa", "drills", "any", "per", "month"),
    ("us-ca", "safety_plan_parts", "tactical", "visibility", "responders"),
    ("us-wa", "safety_plan_parts", "mapping", "visibility", "responders"),
    ("us-wa", "terms", "fall", "month", 9),
    ("us-wa", "school_terms", "first-semester", "first", "09-01"),
    ("us-wa", "school_terms", "first-semester", "last", "12-31"),
    ("us-wa", "school_terms", "second-semester", "last", "08-31"),
    ("us-wa", "school_terms", "first-quarter", "first", "09-01"),
    ("us-wa", "school_terms", "fourth-quarter", "last", "08-31"),
    ("us", "lessons", "your-rights", "grade_from", "08"),
    ("us", "offenses", "weapon-violations", "nibrs", "520"),
    ("us", "rungs", "resource", "resource", True),
    ("us", "offenses", "runaway", "since", date(2019, 1, 1)),
    ("us-ca", "school_rule_grounds", "defiance", "section", "48900(k)(1)"),
    ("us-ca", "state_offenses", "weapon-at-school", "offense", "weapon-violations"),
    ("us-ca", "force_kinds", "firearm-pointed", "code", "9"),
]
