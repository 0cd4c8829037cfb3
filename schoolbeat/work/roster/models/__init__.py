"""The roster's tables, a file a topic."""

from schoolbeat.work.roster.models.people import Officer, Unit
from schoolbeat.work.roster.models.places import Agency, District, School
from schoolbeat.work.roster.models.tours import Tour, TourSchool

__all__ = ["Agency", "District", "Officer", "School", "Tour", "TourSchool", "Unit"]
