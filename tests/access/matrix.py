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

one/s     at one school, which is in reach; of what several schools have together, nothing
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
from tests.access.audiences import AUDIENCES
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
    *("desk/plans/", "desk/calendar/", "desk/programs/"),
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
