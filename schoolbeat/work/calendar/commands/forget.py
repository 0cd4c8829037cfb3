"""What an event gives up when its content is destroyed: all words; that the time was taken stays."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.calendar.models import Event


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty the words of the agency's event with this id; it is called off, so that no empty line stays on a page."""
    event = Event.objects.filter(agency=agency, id=record).first()
    if event is None:
        return Decided()
    event.title = event.title_es = event.place = event.note = event.why = ""
    event.called_off = True
    return Decided(change=[event])
