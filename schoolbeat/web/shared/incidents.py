"""What the doors say of incidents alike: places, offenses, clocks, in the reader's words."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.utils.translation import get_language, gettext

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.incidents.rules.codes import grounds_on, offenses_on, state_offenses_on
from schoolbeat.work.incidents.vocabulary import NEXUS_LABELS, WHERE_LABELS, Nexus, Where

PLACES = (
    (Where.CAMPUS, Nexus.AT_SCHOOL),
    (Where.EVENT, Nexus.AT_SCHOOL),
    (Where.TRANSPORT, Nexus.AT_SCHOOL),
    (Where.SURROUNDINGS, Nexus.LINKED),
    (Where.SURROUNDINGS, Nexus.NONE),
    (Where.ELSEWHERE, Nexus.REPORTED),
    (Where.ELSEWHERE, Nexus.LINKED),
    (Where.ELSEWHERE, Nexus.NONE),
)
"""Where it was, and what that has to do with the school: one choice for both."""


def place_choices() -> list[tuple[str, str]]:
    """Return where something may have been, in words."""
    return [(f"{where} {nexus}", place_words(where, nexus)) for where, nexus in PLACES]


def place_words(where: str, nexus: str) -> str:
    """Return where it was, and what that has to do with the school where that is not said by the place."""
    place = label(WHERE_LABELS, where)
    if nexus == Nexus.AT_SCHOOL:
        return place
    return f"{place}, {label(NEXUS_LABELS, nexus)}"


def named(found: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what a pack lists as choices: the word of each, and its name in the reader's language."""
    language = get_language() or "en"
    return [(slug, one.name_in(language)) for slug, one in found.items()]


def offenses(pack: Pack, on: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return what can be charged on a day, in groups: the state's sections, then the national list."""
    of_state = [
        (slug, f"{one.section}: {name}")
        for (slug, name), one in zip(
            named(state_offenses_on(pack, on)),
            state_offenses_on(pack, on).values(),
            strict=True,
        )
    ]
    national = sorted(named(offenses_on(pack, on)), key=lambda one: one[1])
    groups = [(gettext("By the state's code"), of_state), (gettext("By the national list"), national)]
    return [(title, pairs) for title, pairs in groups if pairs]


def grounds(pack: Pack, on: date) -> list[tuple[str, str]]:
    """Return the grounds of the education code that hold on a day, by section."""
    found = grounds_on(pack, on)
    return [(slug, f"{found[slug].section}: {name}") for slug, name in named(found)]


def moment(at: datetime) -> str:
    """Return a moment as day and time."""
    return f"{full_day(at)}, {clock(at)}"


def by_whom(word: str) -> str:
    """Return who owes a notice, in words."""
    return {
        "officer": gettext("The officer"),
        "school": gettext("The school"),
        "probation": gettext("Probation"),
        "records": gettext("The records staff"),
        "court": gettext("The court"),
    }.get(word, word)


def left(due: datetime, now: datetime) -> str:
    """Return how long there is left, or how late it is, in hours and minutes."""
    minutes = round(abs((due - now).total_seconds()) / 60)
    said = gettext("%(h)s h %(m)s min") % {"h": minutes // 60, "m": minutes % 60}
    return (
        gettext("%(time)s late") % {"time": said} if due < now else gettext("%(time)s left") % {"time": said}
    )
