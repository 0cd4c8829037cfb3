"""What can be one child: citations, arrests, searches and what stands beside them; never shown for one school."""

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.measures.measure import SECOND, Measure
from schoolbeat.insight.measures.work import ALL_ENTRIES, DAY_LOG, ENTRIES


def _sensitive(slug: str, name: str, question: str, definition: str, kind: str) -> Measure:
    """Return a measure that counts the entries of one sensitive kind."""
    return Measure(
        slug, "activities", name, ENTRIES, question, definition, DAY_LOG, ALL_ENTRIES, SECOND,
        kinds=(kind,), sensitive=True,
    )  # fmt: skip


ENFORCING = (
    _sensitive(
        "citations", _("Citations"), _("How often was somebody cited?"),
        _("Entries of the kind citation: occasions, not charges and not persons."), "citation",
    ),
    _sensitive(
        "arrests", _("Arrests"), _("How often was somebody arrested?"),
        _("Entries of the kind arrest: occasions, not charges and not persons."), "arrest",
    ),
    _sensitive(
        "searches", _("Searches"), _("How often was somebody searched?"),
        _("Entries of the kind search: occasions, not persons."), "search",
    ),
    _sensitive(
        "interviews", _("Interviews"), _("How often was a student interviewed?"),
        _("Entries of the kind interview."), "interview",
    ),
    _sensitive(
        "diversions", _("Diversion meetings"), _("How much work was there on diversion?"),
        _("Entries of the kind diversion: meetings on a program in place of court, not calls diverted."),
        "diversion",
    ),
)  # fmt: skip
"""Sensitive kinds of enforcement."""
