"""Find help: the agency's directory, searched by need, age, language, open now or near a school, and one service whole.

Nothing is kept of who looks for what: no session, no record. What a list offers (need, age, language, near a school)
stands in the address, so that a look can be passed on. Words that somebody types are posted instead: an address stays
in a browser's history and in the logs of a school's filter, and words can say more than anybody should read there.
"""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

import schoolbeat.work.resources.queries.public as help_
from schoolbeat.web.public.frame import NAV, Frame, made
from schoolbeat.web.public.kept import marked, standing_or_404
from schoolbeat.web.public.ways import WAYS, Way
from schoolbeat.web.shared import resources as words
from schoolbeat.web.shared.doors import OPEN, door
from schoolbeat.web.shared.unkept import unkept
from schoolbeat.work.portal.queries.public import PublicPortal, Standing

LONGEST, NEAR_MILES, OLDEST = 100, 10.0, 120
WORDS, NARROWS = "q", ("need", "age", "language", "open", "near")


def _has(known: PublicPortal, figures: bool) -> bool:
    return bool(help_.needs(known.agency)) or help_.find(known.agency, help_.Wanted(size=1)).total > 0


def _way(frame: Frame) -> Way | None:
    """The directory, where there is something in it."""
    if frame.portal is None or not _has(frame.portal, frame.figures):
        return None
    text = gettext("Counseling, housing, tutoring and more, for families: by need, language and place.")
    return Way(f"{frame.root}resources/", "heart", gettext("Find help"), text)


WAYS.append(_way)
NAV.insert(-1, ("resources/", lambda: gettext("Find help"), _has))


def _age(text: str) -> float | None:
    return float(text) if text.isascii() and text.isdigit() and int(text) <= OLDEST else None


def _uuid(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None


def _wanted(said: QueryDict) -> tuple[dict[str, str], help_.Wanted]:
    """Return what was typed, and what it asks for; what makes no sense asks for nothing."""
    # PostgreSQL takes no zero byte in a text, not even to look for it.
    plain = {name: said.get(name, "").replace("\x00", "") for name in (WORDS, *NARROWS, "page")}
    typed = {name: text.strip()[:LONGEST] for name, text in plain.items()}
    page = typed["page"]
    near = _uuid(typed["near"])
    return typed, help_.Wanted(
        text=typed[WORDS],
        need=typed["need"],
        age=_age(typed["age"]),
        language=typed["language"],
        open_now=typed["open"] == "1",
        near=near,
        within=NEAR_MILES if near else None,
        page=int(page) if page.isascii() and page.isdigit() and 0 < int(page) < LONGEST * LONGEST else 1,
    )


@csrf_exempt
@door(OPEN)
@require_http_methods(["GET", "HEAD", "POST"])
def find(request: HttpRequest, slug: str, language: str = "en") -> HttpResponse:
    """Show the services that fit, and the ways to narrow them; a post changes nothing, it only hides its words."""
    standing = standing_or_404(slug)
    typed, wanted = _wanted(request.POST if request.method == "POST" else request.GET)
    with translation.override(language):
        frame = made(standing, language, "resources/")
        if frame.portal is None or not _has(frame.portal, frame.figures):
            raise Http404
        if request.method == "POST" and not typed[WORDS]:
            return redirect(f"{frame.here}?{_kept(typed)}")
        response = _shown(request, frame, "public/resources.html", _context(frame, standing, typed, wanted))
    return unkept(response) if typed[WORDS] else response


def _context(frame: Frame, standing: Standing, typed: dict[str, str], wanted: help_.Wanted) -> dict[str, Any]:
    found = help_.find(standing.agency, wanted)
    following = str(found.page + 1) if found.page < found.pages else ""
    return {
        "typed": typed,
        "found": found,
        "lines": [_line(frame, one) for one in found.lines],
        "taken_for": ", ".join(found.taken_for),
        "needs": [(slug, words.need_names([slug]), n) for slug, n in help_.needs(standing.agency)],
        "languages": [(code, words.language_name(code)) for code in help_.languages(standing.agency)],
        "schools": [(str(one.id), one.name) for one in frame.portal.schools()] if frame.portal else [],
        "following": following,
        "more": f"?{_kept(typed, following)}" if following else "",
        "narrowed": any(typed[name] for name in typed if name != "page"),
    }


def _kept(typed: dict[str, str], page: str = "") -> str:
    """Return what narrows a look, as it stands in an address: never the words."""
    kept = {name: typed[name] for name in NARROWS if typed[name]}
    return urlencode(kept | ({"page": page} if page else {}))


def _line(frame: Frame, one: Any) -> dict[str, Any]:
    facts = [words.need_names(one.needs), words.ages(one.minimum_age, one.maximum_age)]
    facts += [words.language_names(one.languages), words.miles_words(one.miles)]
    return {
        "href": f"{frame.root}resources/{one.id}/",
        "name": one.name,
        "organization": one.organization if one.organization != one.name else "",
        "facts": " · ".join(filter(None, facts)),
        "open": words.open_words(one) if one.open_now is not None else "",
        "stale": one.stale,
    }


@door(OPEN)
@require_safe
def one(request: HttpRequest, slug: str, identity: UUID, language: str = "en") -> HttpResponse:
    """Show one service: who it is for, how to reach it, where and when."""
    standing = standing_or_404(slug)
    with translation.override(language):
        frame = made(standing, language, f"resources/{identity}/")
        page = help_.one(standing.agency, identity)
        if page is None:
            raise Http404
        context = {
            "page": page,
            "link": page.url if page.url.lower().startswith(("https://", "http://")) else "",
            "line": _line(frame, page.line),
            "facts": _facts(page),
            "phones": [words.phone_line(phone) for phone in (*page.phones, *page.organization.phones)],
            "hours": [words.hours_line(hours) for hours in page.hours],
            "places": [_place(place) for place in page.places],
        }
        return _shown(request, frame, "public/resource.html", context)


def _place(place: help_.PlaceView) -> tuple[str, list[str], list[str]]:
    """Return a place's name, its addresses and its hours in lines."""
    addresses = [words.address_line(each) for each in place.addresses]
    return place.name, addresses, [words.hours_line(hours) for hours in place.hours]


def _facts(page: help_.ServicePage) -> list[tuple[str, str]]:
    pairs = (
        (gettext("For whom"), page.eligibility),
        (gettext("Ages"), words.ages(page.line.minimum_age, page.line.maximum_age)),
        (gettext("Languages"), words.language_names(page.line.languages)),
        (gettext("Interpreters"), page.interpretation),
        (gettext("What it costs"), "; ".join(filter(None, (page.fees, *page.costs)))),
        (gettext("How to begin"), page.application_process),
        (gettext("What to bring"), "; ".join(page.documents)),
        (gettext("How long it takes"), page.wait_time),
        (gettext("Where it is offered"), "; ".join(page.areas)),
    )
    return [
        (name, text or words.not_given()) for name, text in pairs if text or name == gettext("What it costs")
    ]


def _shown(request: HttpRequest, frame: Frame, template: str, context: dict[str, Any]) -> HttpResponse:
    whole = {"frame": frame, "synthetic": frame.synthetic, **context}
    return marked(render(request, template, whole), frame.language)
