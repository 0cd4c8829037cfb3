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

c/school  an event at a school in reach, or for each school alike

Requests may be of how an officer works:
r/own/s   own/s, but nothing of that kind
r/agency  agency, but nothing that is about the viewer
r/plain   agency, but nothing of that kind
r/conduct of that kind, and not about the viewer
"""

from schoolbeat.access.roles import Role
from tests.access.alike import (
    SCHOOL_AND_OFFICER_DO,
    THE_SERGEANT_REVIEWS,
    THE_SERGEANT_RUNS,
    WHO_ANSWERS_DOES,
    WHO_RUNS_DOES,
    WHO_SERVES_DOES,
)
from tests.access.table import TABLE

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
SCHOOL_ROLES = (Role.PRINCIPAL, Role.COUNSELOR)


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
    answers = {Role.OFFICER: "r/own/s", Role.SERGEANT: "r/agency", Role.RECORDS: "r/conduct"}
    for verb in WHO_ANSWERS_DOES.split():
        cells |= {(f"requests.{verb}", role): answers.get(role, "-") for role in ROLES}
    serves = {Role.OFFICER: "own/s", Role.SERGEANT: "agency"}
    for verb in WHO_SERVES_DOES.split():
        cells |= {(f"incidents.{verb}", role): serves.get(role, "-") for role in ROLES}
    for verb in WHO_RUNS_DOES.split():
        cells |= {(f"education.{verb}", role): serves.get(role, "-") for role in ROLES}
    for verb in THE_SERGEANT_REVIEWS.split():
        cells |= {(f"incidents.{verb}", role): "agency" if role == Role.SERGEANT else "-" for role in ROLES}
    together = {Role.SERGEANT: "agency"} | dict.fromkeys((Role.OFFICER, *SCHOOL_ROLES), "school")
    for verb in SCHOOL_AND_OFFICER_DO.split():
        cells |= {(f"preparedness.{verb}", role): together.get(role, "-") for role in ROLES}
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
incident/                   officer sergeant
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
desk/people/inquiries/      officer sergeant principal counselor records
desk/goals/                 officer sergeant principal counselor records analyst
desk/goals/add/             sergeant
desk/law/                   officer sergeant principal counselor records analyst it
desk/letters/                   officer sergeant principal counselor records analyst
desk/letters/write/             sergeant
desk/letters/year/              sergeant
desk/publishing/                sergeant records analyst
desk/resources/             officer sergeant principal counselor records analyst it
desk/resources/terms/       sergeant
desk/resources/set/         sergeant
desk/portal/                officer sergeant principal counselor records analyst it
desk/portal/look/           sergeant
desk/portal/lines/          sergeant
desk/portal/publish/        sergeant
desk/portal/take-off/       sergeant
desk/portal/seed/           sergeant
desk/portal/write/          sergeant
desk/portal/versions/       sergeant
desk/portal/alerts/         sergeant
desk/portal/contacts/       sergeant
desk/portal/photos/         officer sergeant principal counselor records analyst it
desk/portal/officers/<uuid:identity>/   officer sergeant
preview/                    officer sergeant principal counselor records analyst it
es/preview/                 officer sergeant principal counselor records analyst it
desk/jobs/                      sergeant it
desk/people/doubles/        sergeant records
desk/projects/              officer sergeant records
desk/projects/open/         officer sergeant
desk/projects/decline/      officer sergeant
desk/requests/              officer sergeant records
desk/requests/sweep/        sergeant
desk/requests/weeks/        sergeant principal counselor records
desk/requests/weeks/<uuid:school>/renew/    sergeant principal
desk/requests/weeks/<uuid:school>/close/    sergeant principal
desk/requests/<uuid:identity>/restore/  sergeant
desk/incidents/             officer sergeant records
desk/incidents/add/         officer sergeant
desk/incidents/<uuid:identity>/letter/  officer sergeant
desk/incidents/<uuid:identity>/confirm_exception/   sergeant
desk/incidents/<uuid:identity>/give_back/   sergeant
desk/incidents/<uuid:identity>/approve/     sergeant
desk/incidents/<uuid:identity>/reopen/      sergeant
desk/calendar/              officer sergeant principal counselor records
desk/calendar/take/         officer sergeant principal counselor
desk/calendar/plan/         officer sergeant principal counselor
desk/calendar/<uuid:identity>/change/    officer sergeant principal counselor
desk/calendar/<uuid:identity>/call-off/  officer sergeant principal counselor
desk/drills/                officer sergeant principal counselor records
desk/drills/log/            officer sergeant principal counselor records
desk/drills/plan/           officer sergeant principal counselor
desk/drills/record/         officer sergeant principal counselor
desk/drills/<uuid:identity>/    officer sergeant principal counselor records
desk/drills/<uuid:identity>/clock/       officer sergeant principal counselor
desk/drills/<uuid:identity>/start/       officer sergeant principal counselor
desk/drills/<uuid:identity>/problem/     officer sergeant principal counselor
desk/drills/<uuid:identity>/end/         officer sergeant principal counselor
desk/drills/<uuid:identity>/tell/        officer sergeant principal counselor
desk/drills/<uuid:identity>/mend/        officer sergeant principal counselor
desk/drills/<uuid:identity>/mended/      officer sergeant principal counselor
desk/drills/<uuid:identity>/call_off/    officer sergeant principal counselor
desk/lessons/                officer sergeant principal counselor records
desk/lessons/ask/            officer sergeant principal counselor
desk/lessons/catalog/        officer sergeant principal counselor records
desk/lessons/catalog/add/    sergeant
desk/lessons/catalog/seed/   sergeant
desk/lessons/catalog/<uuid:identity>/   sergeant
desk/lessons/links/          officer sergeant principal counselor
desk/lessons/links/<uuid:school>/       sergeant principal
desk/lessons/questions/      officer sergeant records
desk/lessons/questions/<uuid:identity>/draft/      officer sergeant
desk/lessons/questions/<uuid:identity>/aside/      officer sergeant
desk/lessons/questions/<uuid:identity>/again/      officer sergeant
desk/lessons/questions/<uuid:identity>/publish/    sergeant
desk/lessons/questions/<uuid:identity>/withdraw/   sergeant
desk/programs/                          officer sergeant principal counselor records
desk/programs/add/                      sergeant
desk/programs/<uuid:identity>/change/   sergeant
desk/programs/<uuid:identity>/end/      sergeant
desk/programs/<uuid:identity>/again/    sergeant
desk/programs/<uuid:identity>/open/     officer sergeant
desk/programs/volunteers/               officer sergeant principal counselor records
desk/programs/volunteers/add/           officer sergeant
desk/programs/volunteers/<uuid:identity>/           officer sergeant
desk/programs/seasons/<uuid:identity>/children/         officer sergeant principal counselor records
desk/programs/seasons/<uuid:identity>/children/join/    officer sergeant principal counselor
desk/programs/seasons/<uuid:identity>/children/give/    officer sergeant principal counselor
desk/programs/seasons/<uuid:identity>/children/withdraw/    officer sergeant principal counselor
desk/programs/seasons/<uuid:identity>/plan/    officer sergeant
desk/programs/seasons/<uuid:identity>/move/    officer sergeant
desk/programs/seasons/<uuid:identity>/item/    officer sergeant
desk/programs/seasons/<uuid:identity>/void/    officer sergeant
desk/programs/seasons/<uuid:identity>/help/    officer sergeant
desk/programs/seasons/<uuid:identity>/leave/    officer sergeant
desk/programs/seasons/<uuid:identity>/change/    officer sergeant
desk/programs/seasons/<uuid:identity>/close/    officer sergeant
desk/programs/seasons/<uuid:identity>/resay/    officer sergeant
desk/programs/sessions/<uuid:identity>/record/      officer sergeant principal counselor
desk/programs/sessions/<uuid:identity>/change/      officer sergeant
desk/programs/sessions/<uuid:identity>/call_off/    officer sergeant
desk/lessons/<uuid:identity>/           officer sergeant principal counselor records
desk/lessons/<uuid:identity>/offer/     officer sergeant
desk/lessons/<uuid:identity>/decline/   officer sergeant
desk/lessons/<uuid:identity>/record/    officer sergeant
desk/lessons/<uuid:identity>/accept/    officer sergeant principal counselor
desk/lessons/<uuid:identity>/call_off/  officer sergeant principal counselor
desk/lessons/<uuid:identity>/feedback/  principal counselor
desk/plans/                 officer sergeant principal counselor records
desk/plans/open/            officer sergeant principal counselor
desk/plans/walks/           officer sergeant principal counselor
desk/plans/findings/        officer sergeant principal counselor
desk/plans/responders/      officer sergeant principal
desk/plans/files/           officer sergeant principal
desk/plans/<uuid:identity>/pack/    officer sergeant principal
desk/plans/<uuid:identity>/adopt/   sergeant principal
desk/plans/<uuid:identity>/notice/  officer sergeant principal counselor
desk/plans/<uuid:identity>/review/  officer sergeant principal counselor
desk/plans/<uuid:identity>/section/ officer sergeant principal counselor
desk/plans/<uuid:identity>/next/    officer sergeant principal counselor
desk/plans/sections/<uuid:identity>/write/  officer sergeant principal counselor
desk/plans/sections/<uuid:identity>/set/    officer sergeant principal counselor
desk/committees/                         officer sergeant principal counselor records
desk/committees/open/                    officer sergeant principal counselor
desk/committees/<uuid:identity>/         officer sergeant principal counselor records
desk/committees/<uuid:identity>/seat/    officer sergeant principal counselor
desk/committees/<uuid:identity>/leave/   officer sergeant principal counselor
desk/committees/<uuid:identity>/meet/    officer sergeant principal counselor
desk/committees/<uuid:identity>/close/   officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/ officer sergeant principal counselor records
desk/committees/meetings/<uuid:identity>/notice/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/record/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/vote/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/correct_vote/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/correct_minutes/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/task/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/done/ officer sergeant principal counselor
desk/committees/meetings/<uuid:identity>/call_off/ officer sergeant principal counselor
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

What is entered by whoever works with it stands in the list above."""
ENTERED_BY_ALL = (
    *("desk/people/", "desk/requests/", "desk/incidents/", "desk/drills/", "desk/committees/"),
    *("desk/plans/", "desk/calendar/"),
)


def audience_of(path: str) -> set[str]:
    """Return the roles an address may open to at most; raises ValueError for one that nobody wrote down."""
    known = dict(line.split(maxsplit=1) for line in AUDIENCES.strip().splitlines())
    allowed = set(known[max((one for one in known if path.startswith(one)), key=len)].split())
    if (
        path.startswith("desk/")
        and not path.startswith(ENTERED_BY_ALL)
        and path.rstrip("/").rsplit("/", 1)[-1] in CHANGES
    ):
        return allowed & {"sergeant", "it"}
    return allowed
