"""The list of incidents; before it who is to be told, with clock and law, and what waits for the sergeant."""

from typing import Any, cast

from django.core.paginator import Page, Paginator
from django.http import HttpResponse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
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
from schoolbeat.work.incidents.vocabulary import FAMILY_LABELS, Family

PAGE = 50
STATES = ("unfinished", "mine", "submitted", "closed", "all")


class _Counted:
    """A list whose length is known and whose pages are read when they are shown."""

    def __init__(self, request: DoorRequest, wanted: Sought) -> None:
        self.viewer, self.wanted = request.viewer, wanted

    def __len__(self) -> int:
        return matching(self.viewer, self.wanted)

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
    page: Page[IncidentRow] = Paginator(cast(Any, _Counted(request, wanted)), PAGE).get_page(
        request.GET.get("page")
    )
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
        "pager": pager(page, PATH, typed),
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
