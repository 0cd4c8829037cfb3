"""What an event is to the table of grants, how sensitive its fields are, and how long they are kept."""

from django.db.models import Q

from schoolbeat.access.hats import HOUSE
from schoolbeat.access.subject import Columns, Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.calendar.models import Event, Feed
from schoolbeat.work.calendar.vocabulary import Shown

OPEN_TO_SCHOOLS = (Shown.SCHOOL, Shown.PUBLIC)


def _at_school(viewer: Viewer) -> Q:
    return Q(school__in=viewer.schools, shown__in=OPEN_TO_SCHOOLS)


def _everywhere(_viewer: Viewer) -> Q:
    return Q(school=None, shown__in=OPEN_TO_SCHOOLS)


EVENT_COLUMNS = Columns(agency="agency", school=_at_school, author="by", everywhere=_everywhere)
FEED_COLUMNS = Columns(agency="agency", author="account")


def describe(event: Event) -> Subject:
    """Return an event as a subject; one of the program alone is at no school, for who sees by school."""
    opened = event.shown in OPEN_TO_SCHOOLS
    return Subject(
        "event",
        agency=event.agency_id,
        school=event.school_id if opened else None,
        author=event.by_id,
        everywhere=opened and event.school_id is None,
    )


def describe_feed(feed: Feed) -> Subject:
    """Return a feed as a subject: it is its account's own."""
    return Subject("feed", agency=feed.agency_id, author=feed.account_id)


def _fields(sensitivity: str, *names: str) -> dict[str, str]:
    return dict.fromkeys(names, sensitivity)


_ROW = _fields("internal", "id", "entry", "entry_digest")
SENSITIVITY = {
    "Event": _ROW
    | _fields("internal", "agency", "first_day", "last_day", "taken")
    | _fields("figure", "school", "kind", "every", "shown", "sensitive", "called_off")
    | _fields("record", "title", "title_es", "place", "note", "starts", "ends", "until", "skipped", "why")
    | _fields("staff", "by"),
    "Going": _ROW | _fields("internal", "event") | _fields("staff", "account"),
    "Feed": _ROW | _fields("internal", "agency", "number", "open") | _fields("staff", "account"),
}
RETENTION = dict.fromkeys(SENSITIVITY, "day log")
HAT = dict.fromkeys(SENSITIVITY, HOUSE)
