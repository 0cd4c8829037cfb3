"""The list of incidents; before it who is to be told, with clock and law, and what waits for the sergeant."""

from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.incidents.tables import PATH, owed_table, table
from schoolbeat.web.desk.incidents.words import names_at
from schoolbeat.web.desk.nav import home_of
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.shared.asking import words_of
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import pager
from schoolbeat.work.incidents.queries import (
    IncidentRow,
    Sought,
    counts,
    how_many_owed,
    incidents,
    matching,
    owed_tellings,
    waiting,
)
from schoolbeat.work.incidents.queries.listing import AHEAD
from schoolbeat.work.incidents.vocabulary import FAMILY_LABELS, Family

PAGE, LONGEST_NUMBER = 50, 7
STATES = ("unfinished", "mine", "submitted", "closed", "all")


class _Counted:
    """A list whose length is known and whose pages are read when they are shown."""

    def __init__(self, viewer: Viewer, wanted: Sought, number: int) -> None:
        self.viewer, self.wanted, self.counted_to = viewer, wanted, number * PAGE + AHEAD
        self.found = matching(viewer, wanted, number * PAGE)

    def __len__(self) -> int:
        return min(self.found, self.counted_to)

    @property
    def goes_on(self) -> bool:
        """Say whether there are more than were counted."""
        return self.found > self.counted_to

    def __getitem__(self, part: slice) -> list[IncidentRow]:
        start = part.start or 0
        return incidents(self.viewer, self.wanted, start, part.stop - start)


def _typed(request: DoorRequest) -> dict[str, str]:
    names = ("state", "school", "family")
    return {name: words for name in names if (words := request.GET.get(name, "").replace("\x00", ""))}


def _sought(typed: dict[str, str]) -> Sought:
    """Return what an address asks for; what cannot be meant is left out."""
    state, family = typed.get("state", ""), typed.get("family", "")
    return Sought(
        state if state in STATES and state != "mine" else "unfinished",
        uuid_or_none(typed.get("school", "")),
        family if family in set(Family) else "",
        mine=state == "mine",
    )


@door("incidents.see")
def list_incidents(request: DoorRequest) -> HttpResponse:
    """Show the incidents, the latest first; who is to be told stands before them, first due first."""
    viewer, typed = request.viewer, _typed(request)
    wanted, number = _sought(typed), counts(viewer)
    asked = request.GET.get("page", "")
    at = int(asked) if asked.isdecimal() and len(asked) < LONGEST_NUMBER else 1
    listed = _Counted(viewer, wanted, max(at - 1, 0))
    page: Page[IncidentRow] = Paginator(cast(Any, listed), PAGE).get_page(asked)
    owed, waits = owed_tellings(viewer), waiting(viewer)
    in_all, late = how_many_owed(viewer, clock.now()) if owed else (0, 0)
    with timezone.override(viewer.zone):
        found = table(list(page), gettext("No incident here. What is opened stands here with its officer."))
        due = owed_table(owed, names_at(viewer, viewer.on), clock.now()) if owed else None
    state = "mine" if wanted.mine else wanted.state
    context = {
        "table": found,
        "owed": due,
        "late": late,
        "owed_in_all": in_all if in_all > len(owed) else 0,
        "owed_shown": len(owed),
        "exceptions": [f"{PATH}{identity}/#confirm_exception" for identity in waits.exceptions],
        "pager": pager(page, PATH, typed, listed.goes_on),
        "chips": _chips(state, number),
        "selects": _selects(request, typed),
        "state": state,
        "may_open": may_ever(viewer, "incidents.open"),
        "way_back": home_of(viewer),
        "path": PATH,
    }
    return show(request, "desk/incidents/list.html", PATH, context)


def _chips(state: str, number: dict[str, int]) -> list[tuple[str, str, int | None, bool]]:
    words = (
        ("unfinished", gettext("Not closed"), number["unfinished"]),
        ("mine", gettext("I answer for"), None),
        ("submitted", gettext("For approval"), number["submitted"]),
        ("closed", gettext("Closed incidents"), None),
        ("all", gettext("All"), None),
    )
    return [(f"{PATH}?{urlencode({'state': slug})}", text, n, slug == state) for slug, text, n in words]


def _selects(request: DoorRequest, typed: dict[str, str]) -> list[tuple[str, str, str, list]]:
    """Return the selects of the filter form: name, words, words for all, choices."""
    listed = (
        ("school", gettext("School"), gettext("All schools"), school_choices(request.viewer)),
        ("family", gettext("Group"), gettext("All groups"), words_of(FAMILY_LABELS)),
    )
    return [
        (name, words, everything, [(*one, one[0] == typed.get(name)) for one in choices])
        for name, words, everything, choices in listed
    ]
