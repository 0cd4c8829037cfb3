"""One season: its sessions, how many children take part, who helps, what came and went, and what came of it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.permits import may
from schoolbeat.web.desk.deeds import Deed, Room, Typed
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.programs import forms, people_forms
from schoolbeat.web.desk.programs.children import children_words
from schoolbeat.web.desk.programs.program import season_form
from schoolbeat.web.desk.programs.tables import item_table, move_table, session_table, volunteer_table
from schoolbeat.web.desk.programs.words import (
    PATH,
    SEASONS,
    move_words,
    school_words,
    season_state,
    season_title,
)
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.lessons import language
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.work.education.queries.programs import SeasonRow, one_season
from schoolbeat.work.education.queries.sessions import sessions_of
from schoolbeat.work.education.queries.stock import Stock, stock_of
from schoolbeat.work.education.queries.volunteers import VolunteerView, helpers_of, volunteers

DEEDS = {
    "plan": Deed(
        "education.plan_sessions", gettext_lazy("Plan sessions"), gettext_lazy("Plan them"), "season"
    ),
    "move": Deed(
        "education.move_item", gettext_lazy("Something came in or went out"), gettext_lazy("Save"), "season"
    ),
    "item": Deed("education.add_item", gettext_lazy("Add a thing"), gettext_lazy("Add it"), "season"),
    "void": Deed(
        "education.void_move",
        gettext_lazy("Take back what was written down wrongly"),
        gettext_lazy("Take it back"),
    ),
    "help": Deed("education.let_help", gettext_lazy("A volunteer helps"), gettext_lazy("Save"), "season"),
    "leave": Deed(
        "education.end_help", gettext_lazy("A volunteer helps no more"), gettext_lazy("Save"), "season"
    ),
    "change": Deed(
        "education.change_season", gettext_lazy("Change the season"), gettext_lazy("Save"), "season"
    ),
    "close": Deed(
        "education.close_season", gettext_lazy("Close the season"), gettext_lazy("Close it"), "season"
    ),
    "reopen": Deed(
        "education.reopen_season", gettext_lazy("Open the season again"), gettext_lazy("Open it"), "season"
    ),
    "resay": Deed(
        "education.close_season",
        gettext_lazy("Say otherwise what came of it"),
        gettext_lazy("Save"),
        "season",
    ),
}
MOST_BACK = 200
"""So many of the latest moves are offered to be taken back."""


@dataclass(frozen=True)
class Found:
    """A season with its things and with who helps."""

    row: SeasonRow
    stock: Stock
    helpers: list[VolunteerView]

    @property
    def schools(self) -> list[tuple[str, str]]:
        """Return its schools, to choose from."""
        return [(str(school), name) for school, name in self.row.schools]


def _find(request: DoorRequest, identity: UUID) -> Found:
    row = one_season(request.viewer, identity)
    if row is None:
        raise Http404
    return Found(row, stock_of(request.viewer, row), helpers_of(request.viewer, identity))


def _form(request: DoorRequest, found: Found, slug: str, data: Any) -> ChoosingForm | None:
    """Return the form of a deed; None where there is nothing to do it with."""
    if slug in ("close", "resay", "reopen"):
        return _ending_form(found, slug, data)
    if not found.row.open:
        return None
    if slug == "plan":
        return forms.PlanForm(found.schools, data, initial={"minutes": 60}, prefix=slug)
    if slug == "change":
        return season_form(request.viewer, found.row, data, slug)
    return (_help_form if slug in ("help", "leave") else _stock_form)(request, found, slug, data)


def _ending_form(found: Found, slug: str, data: Any) -> ChoosingForm | None:
    """Return the form by which a season is closed, or, once it is, opened again or spoken of otherwise."""
    if found.row.open != (slug == "close"):
        return None
    if slug == "reopen":
        return forms.EndForm(data, prefix=slug)
    said = {"said": found.row.said, "said_es": found.row.said_es}
    return forms.CloseForm(data, initial=said, prefix=slug)


def _help_form(request: DoorRequest, found: Found, slug: str, data: Any) -> ChoosingForm | None:
    """Return the form by which a volunteer begins or ends to help; None where there is nobody to name."""
    here = {one.id for one in found.helpers}
    known = found.helpers
    if slug == "help":
        known = [one for one in volunteers(request.viewer) if one.id not in here and not one.ended]
    pairs = [(str(one.id), one.name) for one in known]
    return people_forms.HelpForm(pairs, data, prefix=slug) if pairs else None


def _stock_form(request: DoorRequest, found: Found, slug: str, data: Any) -> ChoosingForm | None:
    """Return the form of what is done with things; None where there are none."""
    stock = found.stock
    if slug == "item":
        return people_forms.ItemForm(data, prefix=slug)
    if slug == "void":
        stands = [one for one in stock.moves if not one.void][:MOST_BACK]
        pairs = [(str(one.id), move_words(one, stock.items)) for one in stands]
        return people_forms.VoidForm(pairs, data, prefix=slug) if pairs else None
    items = [(str(one.id), one.name_in(language())) for one in stock.items]
    first = {"day": request.viewer.on}
    return people_forms.MoveForm(items, found.schools, data, initial=first, prefix=slug) if items else None


def _page(request: DoorRequest, found: Found, typed: Typed) -> HttpResponse:
    viewer, row, stock = request.viewer, found.row, found.stock
    with timezone.override(viewer.zone):
        families = count(stock.families) if stock.families else ""
        pairs = (
            (gettext("Where"), school_words(row)),
            (gettext("Who runs it"), row.lead_name),
            (gettext("Places"), count(row.places) if row.places else ""),
            (gettext("Children"), children_words(viewer, row.id)),
            (gettext("Families served"), families),
            (gettext("What came of it"), row.said_es if language() == "es" and row.said_es else row.said),
        )
        sees = may(viewer, "education.see_sign_ups", row.subject())
        context = {
            "title": season_title(row),
            "state": season_state(row),
            "pairs": [(term, words) for term, words in pairs if words],
            "children": f"{SEASONS}{row.id}/children/" if sees else "",
            "joining": _address(viewer.place, row) if row.joining and row.open and row.shown else "",
            "sessions": session_table(sessions_of(viewer, row.id), viewer.on),
            "volunteers": volunteer_table(found.helpers, viewer.on) if found.helpers else None,
            "items": item_table(stock) if stock.items else None,
            "moves": move_table(stock) if stock.moves else None,
            "deeds": ROOM.offered(request, found, row.subject(), typed),
            "here": f"{SEASONS}{row.id}/",
            "back": (f"{PATH}{row.program}/", row.program_in(language())),
        }
        return show(request, "desk/programs/season.html", PATH, context, 422 if typed else 200)


def _address(place: str, row: SeasonRow) -> str:
    """Return the address at which guardians sign up, in the reader's language."""
    prefix = "" if language() == "en" else f"/{language()}"
    return f"{settings.PUBLIC_URL}{prefix}/p/{place.partition('/')[2]}/youth/{row.id}/join/"


ROOM = Room(SEASONS, DEEDS, _find, _form, _page)
VIEWS = ROOM.views()
"""The views of a season by the last word of their address."""


@door("education.see_programs")
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one season."""
    return _page(request, _find(request, identity), {})
