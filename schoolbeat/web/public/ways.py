"""The ways that the portal's first page offers besides finding a school: each is shown only where its page exists."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext

from schoolbeat.insight.calendar.open import is_announced
from schoolbeat.web.public.frame import Frame
from schoolbeat.work.portal.queries.public import Section


@dataclass(frozen=True)
class Way:
    """One way: where it leads, and what to expect there."""

    href: str
    icon: str
    title: str
    text: str
    outside: bool = False


def _anonymous(frame: Frame) -> Way | None:
    """The agency's own anonymous line, in its own words; nothing is promised by us."""
    said = frame.portal.says(Section.ANONYMOUS, frame.language) if frame.portal else None
    if said is None:
        return None
    words = gettext("By way of %(name)s, a separate service. What you tell it does not come to this page.")
    plain = gettext("By way of a separate service. What you tell it does not come to this page.")
    return Way(
        f"{frame.root}anonymous/",
        "hidden",
        gettext("Report anonymously"),
        words % {"name": said.heading} if said.heading else plain,
    )


def _calendar(frame: Frame) -> Way | None:
    """What everybody may come to, where something is announced."""
    if frame.portal is None or not is_announced(frame.portal.agency):
        return None
    return Way(
        f"{frame.root}calendar/",
        "calendar",
        gettext("Calendar"),
        gettext("What everybody may come to, in the months ahead."),
    )


WAYS: list[Callable[[Frame], Way | None]] = [_anonymous, _calendar]
"""In the order in which they are offered. A new kind of page adds its own, None where the page does not exist."""


def ways_of(frame: Frame) -> list[Way]:
    """Return the ways that exist."""
    return [way for way in (find(frame) for find in WAYS) if way is not None]
