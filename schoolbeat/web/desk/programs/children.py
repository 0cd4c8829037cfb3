"""The children of a season: their names, on the ledger each time somebody reads them, and how consent stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy, ngettext

from schoolbeat.access.permits import may
from schoolbeat.access.viewer import Viewer
from schoolbeat.web.desk.deeds import Deed, Room, Typed
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.programs import people_forms
from schoolbeat.web.desk.programs.tables import child_table
from schoolbeat.web.desk.programs.words import PATH, SEASONS, child_words, season_state, season_title
from schoolbeat.web.desk.readings import note_reading
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.lessons import language
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.work.education.queries.joining import SignUpView, counted, sign_ups
from schoolbeat.work.education.queries.programs import SeasonRow, one_season
from schoolbeat.work.education.vocabulary import Consent

SEE = "education.see_sign_ups"
DEEDS = {
    "join": Deed("education.sign_up", gettext_lazy("Sign a child up"), gettext_lazy("Sign up"), "season"),
    "give": Deed("education.give_consent", gettext_lazy("Consent is here"), gettext_lazy("It is here")),
    "back": Deed(
        "education.give_consent", gettext_lazy("A new signed form is here"), gettext_lazy("It is here")
    ),
    "photos": Deed(
        "education.allow_photos", gettext_lazy("Consent to photos is here"), gettext_lazy("It is here")
    ),
    "decline": Deed(
        "education.decline_sign_ups",
        gettext_lazy("Sign-ups are not taken in"),
        gettext_lazy("Do not take them in"),
        "season",
    ),
    "withdraw": Deed(
        "education.withdraw_consent", gettext_lazy("Consent is withdrawn"), gettext_lazy("It is withdrawn")
    ),
}


@dataclass(frozen=True)
class Found:
    """A season with its children."""

    row: SeasonRow
    children: list[SignUpView]


def children_words(viewer: Viewer, season: UUID) -> str:
    """Return how many children of a season the viewer may see take part, and for how many consent is not there."""
    found = counted(viewer, season)
    given, awaited = found[Consent.GIVEN], found[Consent.AWAITED]
    if not given and not awaited:
        return ""
    words = ngettext("%(n)s takes part", "%(n)s take part", given) % {"n": count(given)}
    if not awaited:
        return words
    waits = ngettext("%(n)s waits for consent", "%(n)s wait for consent", awaited) % {"n": count(awaited)}
    return f"{words}, {waits}"


def children_of(viewer: Viewer, season: SeasonRow) -> list[SignUpView]:
    """Return the children of a season with their names; that somebody reads them is on the ledger before.

    Where the viewer may see none, nothing was read.
    """
    if not counted(viewer, season.id):
        return []
    note_reading(viewer, "education.read_names", {"season": str(season.id)}, season.id)
    return sign_ups(viewer, season.id)


def _find(request: DoorRequest, identity: UUID) -> Found:
    row = one_season(request.viewer, identity)
    if row is None or not may(request.viewer, SEE, row.subject()):
        raise Http404
    return Found(row, children_of(request.viewer, row))


def _pairs(children: Iterable[SignUpView], *stands: Consent) -> list[tuple[str, str]]:
    return [(str(one.id), child_words(one)) for one in children if one.consent in stands]


GIVEN, AWAITED = Consent.GIVEN, Consent.AWAITED
OF = {
    "withdraw": (people_forms.WithdrawForm, (GIVEN, AWAITED)),
    "give": (people_forms.GiveForm, (AWAITED,)),
    "back": (people_forms.GiveForm, (Consent.WITHDRAWN, Consent.DECLINED)),
    "decline": (people_forms.DeclineForm, (AWAITED,)),
}
"""The form of each deed, and the children it is for by how their consent stands."""


def _form(request: DoorRequest, found: Found, slug: str, data: Any) -> ChoosingForm | None:
    """Return the form of a deed; None where there is nobody to do it for."""
    if not found.row.open and slug != "withdraw":
        return None
    if slug == "join":
        return _join_form(request, found, data)
    if slug == "photos":
        without = [
            (str(one.id), child_words(one))
            for one in found.children
            if one.consent == GIVEN and not one.photo
        ]
        return people_forms.PhotosForm(without, data, prefix=slug) if without else None
    form, stands = OF[slug]
    pairs = _pairs(found.children, *stands)
    return form(pairs, data, prefix=slug, initial={"again": slug == "back"}) if pairs else None


def _join_form(request: DoorRequest, found: Found, data: Any) -> ChoosingForm:
    """Return the form by which a child is signed up, at those schools at which the viewer can."""
    schools = [
        (str(one), name)
        for one, name in found.row.schools
        if may(request.viewer, DEEDS["join"].verb, found.row.subject(one))
    ]
    first = {"language": language(), "school": schools[0][0] if len(schools) == 1 else ""}
    return people_forms.SignUpForm(schools, data, initial=first, prefix="join")


def _page(request: DoorRequest, found: Found, typed: Typed) -> HttpResponse:
    row = found.row
    with timezone.override(request.viewer.zone):
        context = {
            "title": season_title(row),
            "state": season_state(row),
            "children": child_table(found.children),
            "deeds": ROOM.offered(request, found, row.subject(), typed),
            "here": f"{SEASONS}{row.id}/children/",
            "back": (f"{SEASONS}{row.id}/", season_title(row)),
        }
        return show(request, "desk/programs/children.html", PATH, context, 422 if typed else 200)


ROOM = Room(SEASONS, DEEDS, _find, _form, _page, "children/")
VIEWS = ROOM.views()
"""The views of the children of a season by the last word of their address."""


@door(SEE)
def children(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show the children of a season."""
    return _page(request, _find(request, identity), {})
