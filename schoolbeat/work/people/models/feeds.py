"""What is remembered of a district's roster between two sets: its organizations, and whom it must not bring back."""

from django.db import models

from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models import Agency, School


class RosterOrganization(Recorded):
    """An organization of a roster and the school that it is here; a delta names it by its id alone.

    The first 4 bytes of a `source` are those of the system that wrote the set, so that all of a system are found by it.
    """

    source = models.BinaryField(max_length=16, primary_key=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    school = models.ForeignKey(School, models.PROTECT, null=True, related_name="+")
    is_school = models.BooleanField(help_text="What it is in the set, whether or not it is one here.")

    def __str__(self) -> str:
        return f"organization that is {self.school_id}"


class RefusedSource(Recorded):
    """The keyed hash of the id that a destroyed person had in a roster: no later set brings the person back."""

    source = models.BinaryField(max_length=16, primary_key=True)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")

    def __str__(self) -> str:
        return "refused source"
