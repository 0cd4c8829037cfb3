"""The roster's tables, a file a topic."""

from schoolbeat.work.roster.models.agreements import Agreement, AgreementFile, AgreementItem, AgreementReview
from schoolbeat.work.roster.models.attestations import Attestation
from schoolbeat.work.roster.models.bells import BellSchedule, BellWeek, SchoolDays
from schoolbeat.work.roster.models.clauses import AgencyClauses, AgreementClause, DesignatedOfficer, holding
from schoolbeat.work.roster.models.costs import ProgramCost
from schoolbeat.work.roster.models.goals import Goal, GoalReading
from schoolbeat.work.roster.models.openings import Opening, Panelist, Statement
from schoolbeat.work.roster.models.people import Leave, Officer, Training, Unit
from schoolbeat.work.roster.models.places import Agency, District, School
from schoolbeat.work.roster.models.profiles import SchoolContact, SchoolFeed, SchoolNeed
from schoolbeat.work.roster.models.program import ProgramDuty, ProgramItem, ProgramPhone, ProgramText
from schoolbeat.work.roster.models.tours import Tour, TourSchool

__all__ = [
    "Agency",
    "AgencyClauses",
    "Agreement",
    "AgreementClause",
    "AgreementFile",
    "AgreementItem",
    "AgreementReview",
    "Attestation",
    "BellSchedule",
    "BellWeek",
    "DesignatedOfficer",
    "District",
    "Goal",
    "GoalReading",
    "Leave",
    "Officer",
    "Opening",
    "Panelist",
    "ProgramCost",
    "ProgramDuty",
    "ProgramItem",
    "ProgramPhone",
    "ProgramText",
    "School",
    "SchoolContact",
    "SchoolDays",
    "SchoolFeed",
    "SchoolNeed",
    "Statement",
    "Tour",
    "TourSchool",
    "Training",
    "Unit",
    "holding",
]
