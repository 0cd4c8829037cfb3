"""What a happening is called, in the reader's language."""

from django.utils.translation import gettext

from schoolbeat.insight.calendar.happening import Happening, Source
from schoolbeat.work.calendar.vocabulary import KIND_LABELS, Kind


def words_of(one: Happening, language: str) -> str:
    """Return what stands on the calendar for a happening; the active language is that of `language`."""
    if one.busy:
        return gettext("Busy")
    own = one.words_in(language)
    if one.source is Source.DRILL:
        return gettext("Drill: %(kind)s") % {"kind": own}
    if one.source is Source.LESSON:
        return gettext("Lesson: %(title)s") % {"title": own}
    if one.source is Source.LEAVE:
        return gettext("%(name)s is away") % {"name": own}
    if one.source is Source.NO_SCHOOL:
        return own or gettext("No school")
    return own or gettext(KIND_LABELS[Kind(one.kind)])
