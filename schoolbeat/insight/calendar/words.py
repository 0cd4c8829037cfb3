"""What a happening is called, in the reader's language."""

from django.utils.translation import gettext

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.calendar.happening import Happening, Source
from schoolbeat.work.calendar.vocabulary import KIND_LABELS, Kind

AROUND = {
    Source.DRILL: _("Drill: %(name)s"),
    Source.LESSON: _("Lesson: %(name)s"),
    Source.MEETING: _("Meeting: %(name)s"),
    Source.LEAVE: _("%(name)s is away"),
}
"""What says whose it is, around its own name."""


def words_of(one: Happening, language: str) -> str:
    """Return what stands on the calendar for a happening; the active language is that of `language`."""
    if one.busy:
        return gettext("Busy")
    own = one.words_in(language)
    if one.source is Source.EVENT:
        return own or gettext(KIND_LABELS[Kind(one.kind)])
    if one.source is Source.PROGRAM:
        return own
    if one.source is Source.NO_SCHOOL:
        return own or gettext("No school")
    return gettext(AROUND[one.source]) % {"name": own}
