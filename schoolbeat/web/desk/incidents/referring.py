"""The resources of the directory to which an end can refer somebody, as a form offers them, and as pages name them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.parts import TimelineItem
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.incidents.queries.views import EndView, IncidentView
from schoolbeat.work.resources.queries.choosing import offered

RESOURCES = "/desk/resources/"


@dataclass(frozen=True)
class Help:
    """Resources to choose from; `more` stand in the directory than are offered, and are found by `words`."""

    pairs: tuple[tuple[str, str], ...]
    more: bool = False
    words: str = ""

    @property
    def hint(self) -> str:
        """Return what is said beside the list: how to go on where it does not hold what is wanted."""
        if not self.pairs and not self.words:
            return gettext("The directory of resources is empty. Write the name below.")
        if not self.pairs:
            return gettext("No resource has these words. Find it by others, or write the name below.")
        if self.more:
            return gettext("The directory has more than are listed here. Find others by a word, above.")
        return gettext("Only where somebody is referred to help.")


def help_for(viewer: Viewer, words: str, chosen: Any = None) -> Help:
    """Return the resources that hold `words`, by name; also the one whose id was `chosen` in a form that was sent."""
    found = offered(viewer, words, uuid_or_none(str(chosen or "")))
    pairs = tuple(
        (str(one), f"{name} ({organization})" if organization else name)
        for one, name, organization in found.services
    )
    return Help(pairs, found.more, words)


def helped(end: EndView) -> tuple[str, str]:
    """Return the resource to which an end refers, as it was called that day, and where it stands; or nothing."""
    return end.resource_name, f"{RESOURCES}{end.resource}/" if end.resource else ""


def referrals(view: IncidentView, who: Mapping[UUID, str]) -> list[tuple[datetime, TimelineItem]]:
    """Return the referrals to help as events, each at the end of its day; the agency's zone must be active."""
    found = []
    for end in view.ends:
        name, href = helped(end)
        if name:
            what = gettext("%(who)s was referred to: %(resource)s") % {
                "who": who.get(end.party, ""),
                "resource": name,
            }
            small = (end.by_name, gettext("this end was taken back") if end.withdrawn else "")
            item = TimelineItem(full_day(end.day), what, ", ".join(filter(None, small)), href)
            found.append((datetime.combine(end.day, time.max, timezone.get_current_timezone()), item))
    return found
