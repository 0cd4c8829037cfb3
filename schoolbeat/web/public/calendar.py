"""The calendar of what everybody may come to, as a page and for calendar programs; of officers it says nothing."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpRequest, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from schoolbeat.exchange.ical.feed import MEDIA_TYPE, as_ical
from schoolbeat.foundation import clock
from schoolbeat.foundation.periods import Period
from schoolbeat.insight.calendar.happening import Happening
from schoolbeat.insight.calendar.open import public_happenings
from schoolbeat.insight.calendar.words import words_of
from schoolbeat.web.public.frame import Frame, made
from schoolbeat.web.public.kept import Drawn, answer, marked, standing_or_404
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.templatetags.house import clock as at_clock
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.portal.queries.public import Standing

PATH = "calendar/"
A_DAY = timedelta(days=1)
AHEAD, FED_BACK, FED_AHEAD = timedelta(days=180), timedelta(days=60), timedelta(days=400)


@door(OPEN)
@require_safe
def calendar(request: HttpRequest, slug: str, language: str = "en") -> HttpResponse:
    """Show what everybody may come to in the next months; made anew each day."""
    standing = standing_or_404(slug)

    def draw() -> Drawn:
        frame = made(standing, language, PATH)
        today = clock.today(standing.zone)
        over = datetime.combine(today + A_DAY, datetime.min.time(), standing.zone)
        context = {"frame": frame, "synthetic": frame.synthetic, **_content(frame, standing)}
        until = min(over, frame.until) if frame.until else over
        return Drawn("public/calendar.html", context, until)

    return answer(request, (standing.slug, language, PATH), standing, draw)


def _content(frame: Frame, standing: Standing) -> dict[str, object]:
    today = clock.today(standing.zone)
    lines = []
    with timezone.override(standing.zone):
        for one in public_happenings(standing.agency, standing.zone, Period(today, today + AHEAD)):
            # What is over at midnight does not touch the day that begins then.
            day, last = full_day(one.starts), full_day(one.ends - timedelta(microseconds=1))
            hours = _hours(one, standing.zone, day == last)
            place = ", ".join(filter(None, (one.school_name, one.place)))
            until = "" if day == last else gettext("until %(day)s") % {"day": last}
            lines.append((day, ", ".join(filter(None, (hours, until))), words_of(one, frame.language), place))
    return {"lines": lines, "feed": f"{frame.root}calendar.ics"}


def _hours(one: Happening, zone: ZoneInfo, one_day: bool) -> str:
    """Return when it is on its first day; nothing where it goes from midnight to midnight."""
    if all(moment.astimezone(zone).time() == time.min for moment in (one.starts, one.ends)):
        return ""
    return f"{at_clock(one.starts)} – {at_clock(one.ends)}" if one_day else at_clock(one.starts)


@door(OPEN)
@require_safe
def calendar_ics(request: HttpRequest, slug: str, language: str = "en") -> HttpResponse:
    """Hand out the same for a calendar program."""
    standing = standing_or_404(slug)
    with translation.override(language):
        frame = made(standing, language, PATH)
        today = clock.today(standing.zone)
        found = public_happenings(standing.agency, standing.zone, Period(today - FED_BACK, today + FED_AHEAD))
        # Of a public calendar nobody learns when it was asked for: its stamp is the day.
        now = datetime.combine(today, datetime.min.time(), standing.zone)
        body = as_ical(found, frame.program, standing.zone, now, frame.synthetic)
    return marked(HttpResponse(body, content_type=MEDIA_TYPE), language)
