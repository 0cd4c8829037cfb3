"""The dimensions a pivot can have: their words, the order of their values, and when a missing one is no zero."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from django.utils.translation import get_language, gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.web.desk.numbers.gaps import month_gap, months_between, school_gap, year_gap
from schoolbeat.web.desk.numbers.months import MONTHS
from schoolbeat.web.desk.numbers.naming import Names
from schoolbeat.web.shared.words import label, name_of
from schoolbeat.work.activities.vocabulary import (
    AUDIENCE_LABELS,
    INITIATOR_LABELS,
    PILLAR_LABELS,
    TRIAD_LABELS,
)

Values = Callable[[set[Any], Names], list[Any]]
Word = Callable[[Any, Names], str]


@dataclass(frozen=True)
class Axis:
    """One dimension: its name, all its values to show given those with facts, and the word of each."""

    name: str
    values: Values
    word: Word

    @property
    def title(self) -> str:
        """Return its name in the reader's language."""
        return gettext(self.name)


def _listed(labels: Mapping[Any, str]) -> tuple[Values, Word]:
    """Return values in the order of a vocabulary, whether they have facts or not; unknown ones at the end."""

    def values(found: set[Any], names: Names) -> list[Any]:
        known: Sequence[str] = [str(slug) for slug in labels]
        return [*known, *sorted(found - set(known))]

    return values, lambda value, names: label(labels, value)


def _named(words: Callable[[Names], Mapping[Any, str]], none: str) -> Word:
    return lambda value, names: words(names).get(value) or gettext(none)


def _schools(found: set[Any], names: Names) -> list[Any]:
    limits = dict(names.view.limits)
    active = (
        set() if limits.get("school") else {place.id for place in names.places if place.status == "active"}
    )
    return [*sorted((found | active) - {None}, key=lambda one: names.schools.get(one, "")), *({None} & found)]


def _officers(found: set[Any], names: Names) -> list[Any]:
    return [*sorted(found - {None}, key=lambda one: names.officers.get(one, "")), *({None} & found)]


def _kinds(found: set[Any], names: Names) -> list[Any]:
    return sorted(found, key=lambda slug: name_of(slug, names.kinds))


def _hours(found: set[Any], names: Names) -> list[Any]:
    known = [hour for hour in found if hour is not None]
    return [*(range(min(known), max(known) + 1) if known else ()), *({None} & found)]


def _hour_word(hour: int | None, names: Names) -> str:
    return gettext("No hour, from tallies") if hour is None else f"{hour}:00"


def _months(found: set[Any], names: Names) -> list[Any]:
    return sorted({*found, *months_between(names)})


def _month_word(month: int, names: Names) -> str:
    return f"{gettext(MONTHS[month % 100 - 1])} {month // 100}"


def _terms(found: set[Any], names: Names) -> list[Any]:
    return [term.slug for term in (names.calendar.terms if names.calendar else ()) if term.slug in found]


def _term_word(slug: str, names: Names) -> str:
    spanish = (get_language() or "").startswith("es")
    terms = names.calendar.terms if names.calendar else ()
    return next((term.name_es if spanish else term.name for term in terms if term.slug == slug), slug)


def _year_word(year: int, names: Names) -> str:
    start = names.calendar.start(year) if names.calendar else date(year, 1, 1)
    return str(year) if (start.month, start.day) == (1, 1) else f"{year}–{(year + 1) % 100:02d}"


AXES: dict[str, Axis] = {
    "school": Axis(_("School"), _schools, _named(lambda names: names.schools, _("No school"))),
    "officer": Axis(_("Officer"), _officers, _named(lambda names: names.officers, _("Not said"))),
    "kind": Axis(_("Kind"), _kinds, lambda slug, names: name_of(slug, names.kinds)),
    "pillar": Axis(_("Pillar"), *_listed(PILLAR_LABELS)),
    "role": Axis(_("Role"), *_listed(TRIAD_LABELS)),
    "audience": Axis(_("Audience"), *_listed(AUDIENCE_LABELS)),
    "initiator": Axis(_("Who began it"), *_listed(INITIATOR_LABELS)),
    "hour": Axis(_("Hour"), _hours, _hour_word),
    "month": Axis(_("Month"), _months, _month_word),
    "term": Axis(_("School term"), _terms, _term_word),
    "year": Axis(_("School year"), lambda found, names: sorted(found), _year_word),
}


def axis_of(slug: str) -> Axis:
    """Return a dimension by its name in the address."""
    return AXES[slug]


def axes_for(viewer: Viewer) -> list[str]:
    """Return the dimensions that a viewer may split by: officers only for those who may tell them apart."""
    return [slug for slug in AXES if slug != "officer" or may_ever(viewer, "measures.see_officers")]


def gap(place: Mapping[str, Any], names: Names) -> str:
    """Return why a cell without any fact is no zero; empty where it is one."""
    school, month = place.get("school"), place.get("month")
    if month is not None:
        return month_gap(names, month, school)
    if "year" in place and names.calendar:
        start = partial(names.calendar.start)
        return year_gap(names, start(place["year"]), start(place["year"] + 1))
    return school_gap(names, school) if school is not None else ""
