"""Which files and columns are read; what stands in no table here is never taken from a row.

Passwords, user names, ids of other systems, place of birth, residence status, flags and programs (IEP, 504, lunch) are
in none of these tables, by the decision of this house and for California's AB 49.
"""

from schoolbeat.exchange.oneroster import cells as c
from schoolbeat.exchange.oneroster.cells import Check

MANIFEST, ORGS, USERS, ROLES, DEMOGRAPHICS = (
    "manifest.csv",
    "orgs.csv",
    "users.csv",
    "roles.csv",
    "demographics.csv",
)
VERSIONS = ("1.1", "1.2")
READ = {"1.1": (ORGS, USERS, DEMOGRAPHICS), "1.2": (ORGS, ROLES, USERS, DEMOGRAPHICS)}
"""The files that are read, in this order; all others are never opened."""
STANDARD = frozenset(
    f"{name}.csv"
    for name in (
        "academicSessions", "categories", "classes", "classResources", "courses", "courseResources", "demographics",
        "enrollments", "lineItems", "lineItemLearningObjectiveIds", "lineItemScoreScales", "orgs", "resources",
        "results", "resultLearningObjectiveIds", "resultScoreScales", "roles", "scoreScales", "userProfiles",
        "userResources", "users",
    )
)  # fmt: skip
ID, STATUS, MODIFIED = "sourcedId", "status", "dateLastModified"
RACES = (
    "americanIndianOrAlaskaNative",
    "asian",
    "blackOrAfricanAmerican",
    "nativeHawaiianOrOtherPacificIslander",
    "white",
)
_STAMP: dict[str, Check] = {ID: c.identifier, STATUS: c.anything, MODIFIED: c.anything}
_ORGS = _STAMP | {
    "name": c.organization_name,
    "type": c.organization_type,
    "identifier": c.short,
    "parentSourcedId": c.reference,
}
_PERSON: dict[str, Check] = {
    "givenName": c.name,
    "middleName": c.further_name,
    "familyName": c.name,
    "preferredGivenName": c.further_name,
    "preferredMiddleName": c.further_name,
    "preferredFamilyName": c.further_name,
    "grades": c.grades,
    "email": c.email,
    "phone": c.phone,
    "sms": c.phone,
    "agentSourcedIds": c.anything,
    "metadata.preferredLanguage": c.language,
    "metadata.languageCode": c.language,
    "metadata.directoryOptOut": c.boolean,
    "metadata.confidentialAddress": c.boolean,
}
"""Columns of a person. A preferred language may come in either of the two columns named for it (BCP 47 or ISO 639)."""
_ROLES = _STAMP | {
    "userSourcedId": c.identifier,
    "roleType": c.role_type,
    "role": c.role,
    "beginDate": c.term_day,
    "endDate": c.term_day,
    "orgSourcedId": c.identifier,
}
_DEMOGRAPHICS = _STAMP | {
    "birthDate": c.day,
    "sex": c.sex,
    **dict.fromkeys((*RACES, "demographicRaceTwoOrMoreRaces", "hispanicOrLatinoEthnicity"), c.boolean),
}
COLUMNS: dict[str, dict[str, dict[str, Check]]] = {
    "1.1": {
        ORGS: _ORGS,
        USERS: _STAMP | _PERSON | {"role": c.role_11, "orgSourcedIds": c.needed},
        DEMOGRAPHICS: _DEMOGRAPHICS,
    },
    "1.2": {
        ORGS: _ORGS,
        USERS: _STAMP | _PERSON | {"primaryOrgSourcedId": c.anything},
        ROLES: _ROLES,
        DEMOGRAPHICS: _DEMOGRAPHICS,
    },
}
"""Version -> file -> column -> what its cells are checked with."""
NEEDED = {
    "1.1": {
        MANIFEST: ("propertyName", "value"),
        ORGS: (ID, "name", "type"),
        USERS: (ID, "orgSourcedIds", "role", "givenName", "familyName", "agentSourcedIds", "grades"),
        DEMOGRAPHICS: (ID, "birthDate"),
    },
    "1.2": {
        MANIFEST: ("propertyName", "value"),
        ORGS: (ID, "name", "type"),
        USERS: (ID, "givenName", "familyName", "agentSourcedIds", "grades"),
        ROLES: (ID, "userSourcedId", "roleType", "role", "orgSourcedId"),
        DEMOGRAPHICS: (ID, "birthDate"),
    },
}
"""Columns without which a file is refused; the standard lets the others be left out."""
OTHER_NAMES = {
    "agentSourcedIds": ("relationshipUserSourcedId", "guardianSourcedId", "parentSourcedIds"),
    "beginDate": ("roleStartDate", "startDate"),
    "birthDate": ("dateOfBirth", "dob", "birthday"),
    "endDate": ("roleEndDate",),
    "familyName": ("lastName", "surname"),
    "givenName": ("firstName",),
    "grades": ("grade", "gradeLevel"),
    "orgSourcedIds": ("orgSourcedId", "schoolSourcedIds"),
    "parentSourcedId": ("parentOrgSourcedId",),
    "roleType": ("isPrimary", "primary"),
    "sourcedId": ("userSourcedId", "id", "SIS ID"),
    "userSourcedId": ("userId",),
}
"""What other systems call a column, beside names that look alike; Microsoft's School Data Sync among them."""
