"""One child of a season: what was written down, which can be said otherwise."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.deeds import Deed, Room, Typed
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.programs import people_forms
from schoolbeat.web.desk.programs.children import SEE, children_of
from schoolbeat.web.desk.programs.tables import consent_words
from schoolbeat.web.desk.programs.words import CHILDREN, PATH, SEASONS, season_title
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.lessons import grade_word
from schoolbeat.web.shared.words import label
from schoolbeat.work.education.queries.joining import SignUpView, season_of
from schoolbeat.work.education.queries.programs import SeasonRow, one_season
from schoolbeat.work.education.vocabulary import CONSENT_LABELS

DEEDS = {
    "change": Deed(
        "education.change_sign_up", gettext_lazy("Say it otherwise"), gettext_lazy("Save"), "sign_up"
    )
}


@dataclass(frozen=True)
class Found:
    """A child with the season."""

    child: SignUpView
    season: SeasonRow


def _find(request: DoorRequest, identity: UUID) -> Found:
    of = season_of(request.viewer, identity)
    season = one_season(request.viewer, of) if of else None
    children = children_of(request.viewer, season) if season else []
    child = next((one for one in children if one.id == identity), None)
    if season is None or child is None:
        raise Http404
    return Found(child, season)


def _form(_request: DoorRequest, found: Found, slug: str, data: Any) -> ChoosingForm:
    names = ("name", "grade", "guardian", "reach", "needs")
    said = {name: getattr(found.child, name) for name in names}
    return people_forms.ChildForm(data, initial=said, prefix=slug)


def _page(request: DoorRequest, found: Found, typed: Typed) -> HttpResponse:
    child, season = found.child, found.season
    with timezone.override(request.viewer.zone):
        pairs = (
            (gettext("School"), f"{child.school_name}, {grade_word(child.grade)}"),
            (gettext("Parent or guardian"), child.guardian),
            (gettext("How to reach them"), child.reach),
            (gettext("What must be known to keep the child safe"), child.needs),
            (
                gettext("Consent"),
                ". ".join(filter(None, (label(CONSENT_LABELS, child.consent), consent_words(child)))),
            ),
        )
        context = {
            "title": child.name,
            "state": season_title(season),
            "pairs": [(term, words) for term, words in pairs if words],
            "deeds": ROOM.offered(request, found, season.subject(child.school), typed),
            "here": f"{CHILDREN}{child.id}/",
            "back": (f"{SEASONS}{season.id}/children/", gettext("Children and consent")),
        }
        return show(request, "desk/programs/child.html", PATH, context, 422 if typed else 200)


ROOM = Room(CHILDREN, DEEDS, _find, _form, _page)
VIEWS = ROOM.views()
"""The views of a child by the last word of their address."""


@door(SEE)
def one(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one child of a season."""
    return _page(request, _find(request, identity), {})
