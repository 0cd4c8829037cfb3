"""The row that the floor saves."""

from django.db import models

from schoolbeat.foundation.ids import new_id


class FloorRow(models.Model):
    """What was sent, and nothing else."""

    id = models.UUIDField(primary_key=True, default=new_id)
    body = models.TextField()

    class Meta:
        app_label = "floor"

    def __str__(self) -> str:
        return str(self.id)
