"""Who may do what, written down by hand from the design and the issue, and not from the table of grants.

-       never                       agency  on what is of the own agency
own     the own work, at the agency      school  at a school in reach, of the agency
own/s   the own work, or at a school in reach       self    the own account, wherever it stands
open    a door: asked without a record

Records about people have a hat; of the own agency:
unit      the unit's record                      contact   staff of a school or district
case      the unit's record, on the caseload     edu       the school's record, at a school in reach, or
                                                           of a person who was last there and is at none now
unit/own  the unit's record, the own work
p/find    an officer finds: the unit's record at an own school, the own, or on the caseload; the school's record at an
          own school where an agreement makes officers school officials; contacts
p/reason  the same without contacts: an officer opens it with a reason
p/mine    an officer opens freely: those of p/reason that are on the caseload, and contacts
p/all     a sergeant finds: unit, contact, and the school's record where officers are school officials
p/any     the same without contacts
p/case+   a sergeant opens freely: the unit's record on the caseload, and contacts
p/unit+   unit and contact
p/school  edu, and contacts at a school in reach
"""

from schoolbeat.access.roles import Role

ROLES = (
    Role.OFFICER,
    Role.SERGEANT,
    Role.PRINCIPAL,
    Role.COUNSELOR,
    Role.RECORDS,
    Role.ANALYST,
    Role.IT,
    Role.INSTALL,
)

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
resources.take_set              -        agency   -         -         -        -        -       agency
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


def expected() -> dict[tuple[str, Role], str]:
    """Return the word for each permission and role."""
    cells: dict[tuple[str, Role], str] = {}
    for line in TABLE.strip().splitlines()[1:]:
        if line.strip():
            permission, *words = line.split()
            cells |= {(permission, role): word for role, word in zip(ROLES, words, strict=True)}
    runs = {Role.SERGEANT: "agency", Role.INSTALL: "agency"}
    for verb in THE_SERGEANT_RUNS.split():
        cells |= {(f"roster.{verb}", role): runs.get(role, "-") for role in ROLES}
    return cells


EXPECTED = expected()
PERMISSIONS = sorted({permission for permission, _role in EXPECTED})


def ever(permission: str, role: Role) -> bool:
    """Say whether a role gets through a door."""
    return EXPECTED[permission, role] != "-"


AUDIENCES = """
today/                      officer sergeant
week/                       officer sergeant
year/                       officer sergeant
todo/                       officer sergeant
entry/                      officer sergeant records
more/                       officer sergeant records
goals/                      officer sergeant
letters/                        officer sergeant
projects/                   officer sergeant
campus/                     principal counselor
desk/                       sergeant records analyst it
desk/log/                   officer sergeant records
desk/entries/               officer sergeant records
desk/conflicts/             sergeant records
desk/numbers/               sergeant records analyst
desk/numbers/students/      sergeant analyst
desk/days/                  sergeant
desk/kinds/                 sergeant
desk/schools/               officer sergeant principal counselor records analyst it
desk/schools/add/           sergeant
desk/schools/import/        sergeant
desk/schools/districts/     sergeant
desk/officers/              officer sergeant principal counselor records analyst it
desk/officers/add/          sergeant
desk/officers/designated/   officer sergeant principal counselor records analyst
desk/officers/units/        sergeant
desk/tours/                 officer sergeant principal counselor records analyst it
desk/tours/begin/           sergeant
desk/tours/leave/           sergeant
desk/training/              officer sergeant
desk/training/add/          sergeant
desk/openings/              officer sergeant
desk/openings/add/          sergeant
desk/agreements/            officer sergeant principal counselor records analyst
desk/agreements/files/      sergeant records analyst
desk/agreements/add/        sergeant
desk/people/                officer sergeant principal counselor records
desk/people/roster/         sergeant
desk/people/<uuid:identity>/destroy/    principal records
desk/people/<uuid:identity>/readings/   sergeant principal records
desk/people/<uuid:identity>/copy/       sergeant principal counselor records
desk/program/edit/          sergeant
desk/program/costs/         sergeant records analyst
desk/people/readings/       sergeant records
desk/resources/             officer sergeant principal counselor records analyst it
desk/people/inquiries/      officer sergeant principal counselor records
desk/goals/                 officer sergeant principal counselor records analyst
desk/goals/add/             sergeant
desk/law/                   officer sergeant principal counselor records analyst it
desk/letters/                   officer sergeant principal counselor records analyst
desk/letters/write/             sergeant
desk/letters/year/              sergeant
desk/publishing/                sergeant records analyst
desk/jobs/                      sergeant it
desk/people/doubles/        sergeant records
desk/projects/              officer sergeant records
desk/projects/open/         officer sergeant
desk/projects/decline/      officer sergeant
desk/settings/              sergeant it
desk/take-over/             sergeant
desk/settings/agency/       sergeant
"""
"""Whom an address and all below it may open to at most; the longest beginning that fits decides."""

CHANGES = {
    "add",
    "edit",
    "change",
    "end",
    "remove",
    "cancel",
    "retire",
    "decide",
    "review",
    "leaves",
    "begin",
    "link",
}
"""An address that ends so changes something: of the desk's, only the sergeant's, and IT's where accounts are.

People are entered by whoever works with them, so theirs stand in the list above."""


def audience_of(path: str) -> set[str]:
    """Return the roles an address may open to at most; raises ValueError for one that nobody wrote down."""
    known = dict(line.split(maxsplit=1) for line in AUDIENCES.strip().splitlines())
    allowed = set(known[max((one for one in known if path.startswith(one)), key=len)].split())
    if (
        path.startswith("desk/")
        and not path.startswith("desk/people/")
        and path.rstrip("/").rsplit("/", 1)[-1] in CHANGES
    ):
        return allowed & {"sergeant", "it"}
    return allowed
