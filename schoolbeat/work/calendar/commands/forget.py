"""What an event gives up when its content is destroyed: all words; that the time was taken stays."""

import json
from uuid import UUID

from django.db.models import Q

from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.models import EntryContent
from schoolbeat.ledger.registry import Decided
from schoolbeat.work.calendar.models import Event

TAKES = "calendar.take_events"


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty the words of the agency's event with this id, or of all that the entry with this id took over.

    They are called off, so that no empty line stays on a page.
    """
    found = Event.objects.filter(_named(record), agency=agency)
    return Decided(change=tuple(_emptied(one) for one in found))


def _emptied(event: Event) -> Event:
    event.title = event.title_es = event.place = event.note = event.why = ""
    event.called_off = True
    return event


def _named(record: UUID) -> Q:
    """Return which events are meant: of an entry that took some over, each that it told, whoever changed it since."""
    content = EntryContent.objects.filter(entry=record, entry__verb=TAKES, key=None).first()
    if content is None:
        return Q(id=record)
    said = json.loads(content.body)["payload"]
    keys = [one["key"] for one in said["events"]]
    begun = [derived_id(record, key) for key in keys]
    return Q(school=UUID(said["school"]), taken__in=keys) | Q(id__in=begun)
