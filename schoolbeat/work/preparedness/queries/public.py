"""Reads of what everybody may know of committees: when one meets in public. Who asks is not asked."""

from uuid import UUID

from django.db.models import QuerySet

from schoolbeat.foundation.periods import Period
from schoolbeat.work.preparedness.models import Meeting
from schoolbeat.work.preparedness.queries.calendar import FALLS_OUT, MeetingSlot, slot_of
from schoolbeat.work.preparedness.queries.meetings import WORDS


def public_meetings(agency: UUID, days: Period) -> list[MeetingSlot]:
    """Return the meetings on some days, which have an end, that anybody may come to; one question."""
    found = _open(agency).filter(day__gte=days.start, day__lt=days.end)
    told = found.select_related("committee__school").defer(*WORDS)
    return [slot_of(one) for one in told.order_by("starts", "id")]


def meets_in_public(agency: UUID) -> bool:
    """Say whether a committee of an agency ever meets in public; one question."""
    return _open(agency).exists()


def _open(agency: UUID) -> QuerySet[Meeting]:
    return Meeting.objects.filter(committee__agency=agency, public=True).exclude(FALLS_OUT)
