"""How a diversion goes: agreed, its steps, and its end by the program's notice or broken off; one at a time."""

from collections.abc import Collection, Sequence

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.incidents.rules.saying import Fault
from schoolbeat.work.incidents.vocabulary import Deed

COURSE = frozenset({Deed.DIVERSION, Deed.MILESTONE, Deed.DIVERTED, Deed.BROKEN_OFF})
"""The deeds by which a diversion goes."""
DIVERTED = "diverted"


def under_way(deeds: Sequence[str]) -> bool:
    """Say whether a person's diversion is agreed and neither completed nor broken off, by the deeds done with them."""
    over = deeds.count(Deed.DIVERTED) + deeds.count(Deed.BROKEN_OFF)
    return deeds.count(Deed.DIVERSION) > over


def holds(deeds: Sequence[str], ends: Collection[str]) -> bool:
    """Say whether deeds fit together and with how it ended, in the federal words.

    No step and no end of a diversion that was never agreed, no two at a time, and none without its end.
    """
    agreed, over = deeds.count(Deed.DIVERSION), deeds.count(Deed.DIVERTED) + deeds.count(Deed.BROKEN_OFF)
    fits = max(over, Deed.MILESTONE in deeds) <= agreed <= over + 1
    return fits and (DIVERTED in ends or not under_way(deeds))


def course_fault(what: str, deeds: Sequence[str], ends: Collection[str]) -> Fault | None:
    """Return what stands against a deed of a diversion; `ends` are the federal words of how it ended for the person."""
    if what not in COURSE:
        return None
    if what == Deed.DIVERSION:
        if DIVERTED not in ends:
            return Fault("what", _("Say first that it ends in a diversion program for this person."))
        return Fault("what", _("A diversion is under way already.")) if under_way(deeds) else None
    return None if under_way(deeds) else Fault("what", _("No diversion is under way for this person."))
