"""Programs for young people: seasons that began, sessions that were held, who came, and what was given away."""

from datetime import date

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.measures.measure import Measure

FOURTH = date(2026, 11, 29)
"""The day since which programs are counted."""
SOURCE = _("what whoever runs a program wrote down of it")


def _measure(slug: str, name: str, unit: str, *told: str, sensitive: bool = False) -> Measure:
    """Return a measure of programs; none is published: what the public page says of each stands there."""
    question, definition, out_of = told
    return Measure(
        slug, slug.replace("-", "_"), name, unit, question, definition, SOURCE, out_of, FOURTH,
        sensitive=sensitive, publish=False,
    )  # fmt: skip


OFFERED = (
    _measure(
        "programs-run", _("Seasons of programs"), _("seasons"),
        _("How many programs for young people were run?"),
        _("Seasons of programs, each once, on the day of its first session that was held; a season is the agency's, "
          "and counts at no school."),
        _("all seasons that began; what is only planned is not among them"),
    ),
    _measure(
        "program-sessions", _("Sessions of programs"), _("sessions"),
        _("How often did they meet?"),
        _("Sessions of programs that were held. One for several schools counts at no school."),
        _("all sessions that were held"),
    ),
    _measure(
        "program-attendances", _("Attendances at programs"), _("attendances"),
        _("How many came?"),
        _("Those who took part in each session, as counted there; the same person may count again."),
        _("attendances, not persons: never a share of the enrollment"),
    ),
    _measure(
        "items-given", _("Things given away"), _("items"),
        _("What reached families?"),
        _("Pieces that went out of the stock of a program to be kept; not what was written down wrongly."),
        _("all pieces that were given away"),
    ),
    _measure(
        "families-served", _("Families served"), _("families"),
        _("How many families got something?"),
        _("Families as counted each time something was given out. None has a name; the same one may count again."),
        _("families each time they came, not different families"), sensitive=True,
    ),
)  # fmt: skip
"""What programs count as."""
