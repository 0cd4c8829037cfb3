"""One program: what it is, its seasons, and the opening of a new one."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.roles import Role
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.deeds import Deed, Room, Typed
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.programs import forms
from schoolbeat.web.desk.programs.tables import season_table
from schoolbeat.web.desk.programs.words import PATH, SEASONS
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.lessons import language
from schoolbeat.web.shared.words import label
from schoolbeat.work.education.queries.programs import ProgramView, SeasonRow, one_program
from schoolbeat.work.education.vocabulary import PROGRAM_LABELS
from schoolbeat.work.roster.queries.answering import owners

DEEDS = {
    "open": Deed(
        "education.open_season", gettext_lazy("Open a season"), gettext_lazy("Open it"), "program", SEASONS
    ),
    "change": Deed(
        "education.change_program", gettext_lazy("Say it otherwise"), gettext_lazy("Save"), "program"
    ),
    "end": Deed("education.end_program", gettext_lazy("End the program"), gettext_lazy("End it"), "program"),
    "again": Deed(
        "education.end_program", gettext_lazy("Take it up again"), gettext_lazy("Take it up"), "program"
    ),
}


def lead_choices(viewer: Viewer, season: SeasonRow | None = None) -> list[tuple[str, str]]:
    """Return who may run a season: the sergeant and whoever runs it name anybody, an officer else the own self.

    Who runs it now stays on the list, also after leaving.
    """
    active = owners(viewer.agency, viewer.on, ()).active
    hands = viewer.role == Role.SERGEANT or (season is not None and season.lead == viewer.account)
    stands = {season.lead: season.lead_name} if season else {viewer.account: viewer.name}
    found = (active if hands else {}) | stands
    return sorted(((str(one), name) for one, name in found.items()), key=lambda pair: pair[1])


def season_form(
    viewer: Viewer, season: SeasonRow | None, data: Any, prefix: str = "", **initial: Any
) -> forms.SeasonForm:
    """Return the form of a season, filled with what stands."""
    started: dict[str, Any] = {"lead": str(viewer.account)} | initial
    if season is not None:
        started = {name: getattr(season, name) for name in ("name", "first", "last", "places", "joining")}
        started |= {"lead": str(season.lead), "schools": [str(school) for school, _name in season.schools]}
    leads = lead_choices(viewer, season)
    offered = dict(school_choices(viewer)) | {
        str(one): name for one, name in (season.schools if season else ())
    }
    return forms.SeasonForm(list(offered.items()), leads, data, initial=started, prefix=prefix)


def _find(request: DoorRequest, identity: UUID) -> ProgramView:
    found = one_program(request.viewer, identity)
    if found is None:
        raise Http404
    return found


def _form(request: DoorRequest, found: ProgramView, slug: str, data: Any) -> ChoosingForm | None:
    """Return the form of a deed; None where it makes no sense as the program stands."""
    if slug == "again":
        return forms.AgainForm(data, prefix=slug) if found.ended else None
    if slug == "change":
        said = {
            name: getattr(found, name) for name in ("kind", "name", "name_es", "about", "about_es", "shown")
        }
        return forms.ProgramForm(data, initial=said, prefix=slug)
    if found.ended:
        return None
    if slug == "end":
        return forms.EndForm(data, prefix=slug)
    schools = [str(one) for one in sorted(request.viewer.schools)]
    return season_form(request.viewer, None, data, slug, schools=schools)


def _page(request: DoorRequest, found: ProgramView, typed: Typed) -> HttpResponse:
    viewer = request.viewer
    with timezone.override(viewer.zone):
        words = [label(PROGRAM_LABELS, found.kind)]
        words += [gettext("It stands on the public page")] if found.shown else []
        words += [gettext("It has ended")] if found.ended else []
        # A season that somebody opens is the own one; what else is done with a program asks for no author.
        own = Subject("program", agency=viewer.agency, author=viewer.account)
        context = {
            "title": found.name_in(language()),
            "state": f"{'. '.join(words)}.",
            "about": found.about_in(language()),
            "seasons": season_table(found.seasons),
            "deeds": ROOM.offered(request, found, own, typed),
            "here": f"{PATH}{found.id}/",
            "path": PATH,
        }
        return show(request, "desk/programs/program.html", PATH, context, 422 if typed else 200)


ROOM = Room(PATH, DEEDS, _find, _form, _page)
VIEWS = ROOM.views()
"""The views of a program by the last word of their address."""


@door("education.see_programs")
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one program."""
    return _page(request, _find(request, identity), {})
