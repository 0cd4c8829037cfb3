"""What an incident is linked with, by kind and id; taken back, a link stays as that. Its word is encrypted."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from schoolbeat.access.models import Account
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Enciphered
from schoolbeat.work.incidents.models.incidents import Incident, among
from schoolbeat.work.incidents.vocabulary import Linked


class Link(Enciphered):
    """That an incident belongs together with another record; between two incidents it stands on both."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    incident = models.ForeignKey(Incident, models.PROTECT, related_name="links")
    kind = models.CharField(max_length=8)
    record = models.UUIDField()
    by = models.ForeignKey(Account, models.PROTECT, related_name="+")
    at = models.DateTimeField()
    withdrawn = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(condition=among("kind", Linked), name="link_kind"),
            models.CheckConstraint(
                condition=~Q(kind=Linked.INCIDENT.value, record=models.F("incident")), name="link_to_another"
            ),
            models.UniqueConstraint(
                fields=["incident", "kind", "record"],
                condition=Q(withdrawn=False),
                name="incident_linked_once",
            ),
        ]
        indexes: ClassVar[list[models.Index]] = [
            models.Index(
                fields=["kind", "record"], condition=Q(withdrawn=False), name="incident_link_record"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.incident_id} with {self.kind} {self.record}"
