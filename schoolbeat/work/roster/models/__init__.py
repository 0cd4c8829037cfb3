"""The roster's tables, a file a topic."""

from schoolbeat.work.roster.models.agreements import Agreement, AgreementFile, AgreementItem, AgreementReview
from schoolbeat.work.roster.models.openings import Opening, Panelist, Statement
from schoolbeat.work.roster.models.people import Leave, Officer, Training, Unit
from schoolbeat.work.roster.models.places import Agency, District, School
from schoolbeat.work.roster.models.program import ProgramDuty, ProgramItem, ProgramPhone, ProgramText
from schoolbeat.work.roster.models.tours import Tour, TourSchool

__all__ = [
    "Agency",
    "Agreement",
    "AgreementFile",
    "AgreementItem",
    "AgreementReview",
    "District",
    "Leave",
    "Officer",
    "Opening",
    "Panelist",
    "ProgramDuty",
    "ProgramItem",
    "ProgramPhone",
    "ProgramText",
    "School",
    "Statement",
    "Tour",
    "TourSchool",
    "Training",
    "Unit",
]
