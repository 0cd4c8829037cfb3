"""THE table: who may do what, when, and what that rests on. No line, no access."""

from schoolbeat.access.grants.calendar import CALENDAR
from schoolbeat.access.grants.education import EDUCATION
from schoolbeat.access.grants.grant import Grant
from schoolbeat.access.grants.incidents import INCIDENTS
from schoolbeat.access.grants.people import PEOPLE
from schoolbeat.access.grants.portal import PORTAL
from schoolbeat.access.grants.preparedness import PREPAREDNESS
from schoolbeat.access.grants.program import PROGRAM
from schoolbeat.access.grants.programs import PROGRAMS
from schoolbeat.access.grants.requests import REQUESTS

GRANTS: tuple[Grant, ...] = (
    *PROGRAM,
    *PEOPLE,
    *REQUESTS,
    *INCIDENTS,
    *EDUCATION,
    *PROGRAMS,
    *PREPAREDNESS,
    *CALENDAR,
    *PORTAL,
)

__all__ = ["GRANTS", "Grant"]
