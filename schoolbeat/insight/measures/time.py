"""Officers' time by its function, and the hours they were trained."""

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.measures.measure import SECOND, Measure
from schoolbeat.insight.measures.work import DAY_LOG

MINUTES = _("minutes")
LOGGED = _("all minutes logged; time on duty that nobody logged is not guessed")


def _function(slug: str, name: str, definition: str, pillar: str = "", role: str = "") -> Measure:
    """Return a measure of the minutes in one pillar or one role of the triad."""
    question = _("What did the time go to?")
    return Measure(
        slug, "minutes", name, MINUTES, question, definition, DAY_LOG, LOGGED, SECOND,
        pillar=pillar, role=role,
    )  # fmt: skip


TIME = (
    Measure(
        "minutes", "minutes", _("Officer minutes"), MINUTES,
        _("How much time did it take?"),
        _("Minutes logged, each officer's own: two officers at one event for an hour are two hours."),
        DAY_LOG, LOGGED,
    ),
    _function(
        "time-prevention", _("Time in prevention"),
        _("Officer minutes of kinds under the pillar prevention."), pillar="prevention",
    ),
    _function(
        "time-intervention", _("Time in intervention"),
        _("Officer minutes of kinds under the pillar intervention."), pillar="intervention",
    ),
    _function(
        "time-education", _("Time in education"),
        _("Officer minutes of kinds under the pillar education."), pillar="education",
    ),
    _function(
        "time-enforcement", _("Time in enforcement"),
        _("Officer minutes of kinds under the pillar enforcement."), pillar="enforcement",
    ),
    _function(
        "time-officer", _("Time as law enforcement officer"),
        _("Officer minutes of kinds in the role law enforcement officer (NASRO triad)."), role="officer",
    ),
    _function(
        "time-counselor", _("Time as informal counselor"),
        _("Officer minutes of kinds in the role informal counselor (NASRO triad)."), role="counselor",
    ),
    _function(
        "time-educator", _("Time as educator"),
        _("Officer minutes of kinds in the role educator (NASRO triad)."), role="educator",
    ),
    _function(
        "time-other", _("Time in other duties"),
        _("Officer minutes of kinds in no role of the triad: meetings, reports, hearings, training."),
        role="other",
    ),
    Measure(
        "training", "training", _("Training of officers"), MINUTES,
        _("How well are the officers trained?"),
        _("Minutes of courses that officers took, on the day they were taken, from their training records."),
        _("training records"), _("all courses on record"), SECOND,
    ),
    Measure(
        "training-campus", "training", _("Training for work on a campus"), MINUTES,
        _("How well are the officers trained for schools?"),
        _("Minutes of courses for work on a school campus, on the day they were taken."),
        _("training records"), _("all courses on record"), SECOND, kinds=("campus",),
    ),
)  # fmt: skip
"""Time and training."""
