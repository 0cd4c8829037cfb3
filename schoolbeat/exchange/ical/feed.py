"""A calendar as iCalendar (RFC 5545): each time of a series by itself, in UTC, so that no program reckons it anew.

Times in whole days have days, not moments. What is quiet goes into no feed; of what is busy, only that it is.
"""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import get_language, gettext
from icalendar import Calendar, Event, vDDDTypes, vText

from schoolbeat.insight.calendar.happening import Happening, Source
from schoolbeat.insight.calendar.words import words_of

PRODUCT = "-//Schoolbeat//Calendar//EN"
AGAIN = timedelta(hours=6)
SYNTHETIC = "SYNTHETIC"
MEDIA_TYPE = "text/calendar; charset=utf-8"


def as_ical(
    happenings: Iterable[Happening], name: str, zone: ZoneInfo, now: datetime, synthetic: bool
) -> bytes:
    """Return happenings as one calendar in the active language; `zone` says which day a moment lies in."""
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    said = f"{SYNTHETIC}: {name}" if synthetic else name
    # Names that the library does not know to be text: as text they are escaped.
    calendar.add("name", vText(said))
    calendar.add("x-wr-calname", vText(said))
    calendar.add("x-wr-timezone", zone.key)
    calendar.add("refresh-interval", AGAIN, parameters={"value": "DURATION"})
    stamp = vDDDTypes(now)
    calendar.subcomponents += [_event(one, zone, stamp, synthetic) for one in happenings if not one.quiet]
    return calendar.to_ical()


def _is_whole(one: Happening, zone: ZoneInfo) -> bool:
    """Say whether a happening goes from midnight to midnight where the agency is."""
    return one.starts.astimezone(zone).time() == time.min and one.ends.astimezone(zone).time() == time.min


def _event(one: Happening, zone: ZoneInfo, stamp: vDDDTypes, synthetic: bool) -> Event:
    event = Event()
    # Of what is text, and of the one moment of all, the library need not find out the kind for each event.
    event["uid"] = vText(f"{one.source}-{one.id.hex}-{one.starts:%Y%m%dT%H%M}@schoolbeat")
    event["dtstamp"] = stamp
    if one.whole_days or _is_whole(one, zone):
        event.add("dtstart", one.starts.astimezone(zone).date())
        event.add("dtend", one.ends.astimezone(zone).date())
    else:
        event.add("dtstart", one.starts)
        event.add("dtend", one.ends)
    words = words_of(one, get_language() or "en")
    if one.called_off:
        # Not every calendar program shows the status.
        words = gettext("Called off: %(name)s") % {"name": words}
    event["summary"] = vText(f"{SYNTHETIC}: {words}" if synthetic else words)
    place = ", ".join(filter(None, (one.place, one.school_name)))
    if place and not one.busy:
        event["location"] = vText(place)
    if one.called_off or one.tentative:
        event.add("status", "CANCELLED" if one.called_off else "TENTATIVE")
    if one.source in (Source.NO_SCHOOL, Source.LEAVE):
        event.add("transp", "TRANSPARENT")
    if one.busy:
        event.add("class", "PRIVATE")
    return event
