"""What every record of the directory has."""

from django.db import models

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Recorded
from schoolbeat.work.roster.models import Agency


class Listed(Recorded):
    """A record of the directory: whose it is, its id in HSDS, and what HSDS says of it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    agency = models.ForeignKey(Agency, models.PROTECT, related_name="+")
    hsds_id = models.UUIDField(help_text="Its id in HSDS: as it came, or our own.")
    body = models.JSONField(default=dict, help_text="Its properties and parts in the words of HSDS 3.")

    class Meta:
        abstract = True
