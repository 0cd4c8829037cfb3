"""What people asked of the program, and what became of it."""

from datetime import date

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.measures.measure import Measure

THIRD = date(2026, 11, 28)
"""The day since which requests are counted."""
REQUESTS_UNIT = _("requests")
SOURCE = _("requests from the public page, the school office, the desk and the field")
ALL_REQUESTS = _("all requests")
ENDED = _("requests that have ended")
_ALL = _("what was asked through Schoolbeat; calls to the station are in no figure")
BY_OFFICER = _("requests handled by an officer")


def _measure(slug: str, name: str, question: str, definition: str, out_of: str = ALL_REQUESTS) -> Measure:
    """Return a measure of requests; none is published: at one school a request can be one family."""
    return Measure(
        slug, slug.replace("-", "_"), name, REQUESTS_UNIT, question, definition, SOURCE, out_of, THIRD,
        sensitive=out_of in (ENDED, BY_OFFICER), publish=False,
    )  # fmt: skip


ASKED = (
    _measure(
        "requests", _("Requests"), _("How often was the program asked for something?"),
        _("Requests that were filed, each once: what was said twice and what came in with a flood counts as nothing."),
        _ALL,
    ),
    _measure(
        "requests-in-time", _("Requests answered in time"), _("Was the promise kept?"),
        _("Requests whose asker was answered by the day that was promised."),
    ),
    _measure(
        "requests-ended", _("Requests that have ended"), _("How many are done?"),
        _("Requests that ended: handled by an officer, by the school, or by another unit or agency."),
    ),
    _measure(
        "requests-by-officer", _("Requests handled by an officer"), _("How many did an officer handle?"),
        _("Requests that ended as handled by an officer: resolved, diverted or charged."), ENDED,
    ),
    _measure(
        "requests-by-school", _("Requests handled by the school"), _("How many did the school settle itself?"),
        _("Requests that ended as handled by the school."), ENDED,
    ),
    _measure(
        "requests-resolved", _("Requests resolved"), _("How many did an officer settle without the court?"),
        _("Requests that an officer settled by a look, talk, advice or a referral."), BY_OFFICER,
    ),
    _measure(
        "requests-diverted", _("Requests diverted"), _("How many ended in a program in place of court?"),
        _("Requests after which a young person was sent to a program in place of court."), BY_OFFICER,
    ),
    _measure(
        "requests-charged", _("Requests that led to a charge"), _("How many led to a charge?"),
        _("Requests that led to a charge. Requests, not charges and not young people."), BY_OFFICER,
    ),
    _measure(
        "requests-by-others", _("Requests passed on"), _("How many went to another unit or agency?"),
        _("Requests that ended with another unit or agency that has them now."), ENDED,
    ),
)  # fmt: skip
