"""The tables of people: who they are, what ties them, who read about them, and what they asked."""

from schoolbeat.work.people.models.doubles import Double, Merge
from schoolbeat.work.people.models.feeds import RefusedSource, RosterOrganization
from schoolbeat.work.people.models.persons import Demographic, NameWord, Person, PersonName
from schoolbeat.work.people.models.readings import Reading, Shown
from schoolbeat.work.people.models.rights import Inquiry
from schoolbeat.work.people.models.ties import Caseload, Enrollment, Guardianship, Involvement, Link

__all__ = [
    "Caseload",
    "Demographic",
    "Double",
    "Enrollment",
    "Guardianship",
    "Inquiry",
    "Involvement",
    "Link",
    "Merge",
    "NameWord",
    "Person",
    "PersonName",
    "Reading",
    "RefusedSource",
    "RosterOrganization",
    "Shown",
]
