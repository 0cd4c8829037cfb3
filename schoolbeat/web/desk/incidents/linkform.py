"""The form by which an incident is linked: likely records of these days, or the address of any other."""

import re
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.viewer import Viewer
from schoolbeat.web.shared.asked import kind_words
from schoolbeat.web.shared.asking import a_line
from schoolbeat.web.shared.choosing import ChoosingForm, area, choice
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import kind_names, label, name_of
from schoolbeat.work.activities.queries import LogFilter, kinds, log_rows, open_projects
from schoolbeat.work.incidents.queries import IncidentView, Sought, incidents
from schoolbeat.work.incidents.vocabulary import FAMILY_LABELS, LINKED_LABELS, Linked
from schoolbeat.work.people.queries.records import seen_records
from schoolbeat.work.requests.queries import offered_kinds
from schoolbeat.work.requests.queries.work import Sought as Asked
from schoolbeat.work.requests.queries.work import queue

AROUND = timedelta(days=14)
MOST_LIKELY = 20
"""Of each kind so many are offered at most."""
LONGEST_ADDRESS = 300
_SEGMENTS = {
    "incidents": Linked.INCIDENT,
    "incident": Linked.INCIDENT,
    "requests": Linked.REQUEST,
    "projects": Linked.PROJECT,
    "entries": Linked.ACTIVITY,
    "entry": Linked.ACTIVITY,
}
_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_ADDRESS = re.compile(rf"(?:([a-z]+)/)?({_UUID})(?:[/?#].*)?", re.IGNORECASE)
Groups = list[tuple[str, list[tuple[str, str]]]]
Lines = list[tuple[UUID, date | datetime, str]]


def likely(viewer: Viewer, view: IncidentView, linked: bool = False) -> Groups:
    """Return records of the same school within 14 days either side, in groups; of no school, the viewer's own.

    With `linked` also those that are linked already: a form that is sent twice still knows what it chose.
    """
    row = view.row
    day = row.happened_at.astimezone(viewer.zone).date()
    here: dict[str, Any] = {"school": row.school, "start": day - AROUND, "end": day + AROUND}
    here["end"] += timedelta(days=1)
    own = row.school is None
    found: dict[Linked, Lines] = {
        Linked.ACTIVITY: _entries(viewer, here),
        Linked.REQUEST: _requests(viewer, here, own),
        Linked.INCIDENT: [
            (one.id, one.happened_at, f"{label(FAMILY_LABELS, one.family)}, {one.owner_name}")
            for one in incidents(viewer, Sought("all", mine=own, **here), most=MOST_LIKELY + 1)
        ],
        Linked.PROJECT: [
            (one.id, one.opened, one.title)
            for one in open_projects(viewer, row.school)
            if one.opened < here["end"] and (not own or one.officer == viewer.account)
        ],
    }
    known = {(Linked.INCIDENT.value, row.id)}
    if not linked:
        known |= {(one.record.kind, one.record.id) for one in view.links if not one.withdrawn}
    return [
        (label(LINKED_LABELS, kind), pairs)
        for kind, lines in found.items()
        if (pairs := list(_pairs(kind, lines, known)))
    ]


def _pairs(kind: Linked, lines: Lines, known: set[tuple[str, UUID]]) -> Iterable[tuple[str, str]]:
    for identity, at, words in lines[: MOST_LIKELY + 1]:
        if (kind.value, identity) not in known:
            yield f"{kind} {identity}", f"{full_day(at)}: {words}"


def _entries(viewer: Viewer, here: dict[str, Any]) -> Lines:
    """Return entries that the viewer logged or joined."""
    rows = list(log_rows(viewer, LogFilter(officer=viewer.account, joined=True, **here), MOST_LIKELY))
    names = kind_names(kinds(viewer)) if rows else {}
    return [(one.id, one.started_at, name_of(one.kind, names)) for one in rows]


def _requests(viewer: Viewer, here: dict[str, Any], own: bool) -> Lines:
    rows = queue(viewer, Asked("counted", mine=own, **here), MOST_LIKELY)
    names = offered_kinds(viewer) if rows else {}
    return [(one.id, one.filed_at, f"{kind_words(names, one.kind)}, {one.owner_name}") for one in rows]


def named(viewer: Viewer, text: str) -> tuple[str, UUID] | None:
    """Return the record that an address of ours or an id names; None where it names none that could be linked.

    Whether the viewer may see what an address names, the verb says.
    """
    match = _ADDRESS.search(text.strip())
    if match is None:
        return None
    segment, identity = match[1], UUID(match[2])
    if segment is not None:
        kind = _SEGMENTS.get(segment.lower())
        return (kind.value, identity) if kind else None
    return next(((one.value, identity) for one in Linked if seen_records(viewer, one, [identity])), None)


class LinkForm(ChoosingForm):
    """Which record an incident belongs together with: one of the list, or any other by its address."""

    likely = choice(
        gettext_lazy("Which record?"),
        required=False,
        help_text=gettext_lazy("Offered are those of the school, from 14 days before to 14 days after."),
    )
    record = a_line(
        gettext_lazy("Or the address of another"),
        LONGEST_ADDRESS,
        help_text=gettext_lazy("Open it in another window and copy its address from there."),
    )
    word = area(gettext_lazy("What ties them together"), rows=2, required=False)

    def __init__(self, viewer: Viewer, view: IncidentView, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.viewer = viewer
        self.choose("likely", likely(viewer, view, linked=self.is_bound), gettext("None of these"))

    def clean(self) -> dict[str, Any]:
        """Ask for one record, in one of the two ways."""
        values = super().clean() or {}
        chosen, typed = values.get("likely"), values.get("record")
        if "likely" in self.errors or "record" in self.errors:
            return values
        if bool(chosen) is bool(typed):
            words = gettext("Choose a record from the list or give the address of one, not both.")
            self.add_error("record" if typed else "likely", words)
            return values
        if chosen:
            kind, identity = str(chosen).split()
            self.named: tuple[str, UUID] | None = (kind, UUID(identity))
        else:
            self.named = named(self.viewer, str(typed))
            if self.named is None:
                self.add_error("record", gettext("This is no address of a record that can be linked."))
        return values

    def payload(self) -> dict[str, Any]:
        """Return the record and the word on it, as the payload has it."""
        assert self.named is not None
        kind, identity = self.named
        return {"kind": kind, "record": str(identity), "word": self.cleaned_data["word"]}
