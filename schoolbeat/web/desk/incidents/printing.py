"""The approved report on paper: all that its page tells, in words, for whoever may print it."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.insight.incidents.rendering import report_pdf
from schoolbeat.insight.papers import synthetic_words
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.incidents.frame import seen
from schoolbeat.web.desk.incidents.presenters import IncidentPage, page_of
from schoolbeat.web.desk.incidents.tables import PATH, moment
from schoolbeat.web.desk.incidents.words import Names, names_at
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import pdf_file
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.words import label
from schoolbeat.work.incidents.queries import IncidentView
from schoolbeat.work.incidents.queries.views import VersionView
from schoolbeat.work.incidents.rules.letters import paragraphs
from schoolbeat.work.incidents.rules.stages import PRINTED
from schoolbeat.work.incidents.vocabulary import DEED_LABELS, STAGE_LABELS, Deed
from schoolbeat.work.roster.queries import agency_names


def approved(versions: tuple[VersionView, ...]) -> list[VersionView]:
    """Return the version that was approved, with one that stands beside it, and then its supplements in order."""
    written = [one for one in versions if not one.supplement]
    standing = [one for one in written if one.base == written[-1].base]
    return [*standing, *(one for one in versions if one.supplement)]


def report_of(viewer: Viewer, view: IncidentView, names: Names) -> dict[str, Any]:
    """Return all that a report prints, in the reader's language; the agency's zone must be active."""
    page = page_of(view, names)
    language = "es" if (get_language() or "en").startswith("es") else "en"
    numbers = [
        (label(DEED_LABELS, deed.what), deed.words.get("result", ""))
        for deed in view.deeds
        if deed.what in (Deed.NUMBERED, Deed.STOP_RECORD) and not deed.withdrawn
    ]
    return {
        "agency": agency_names([viewer.agency]).get(viewer.agency, ""),
        "synthetic": viewer.synthetic,
        "lang": language,
        "title": page.title,
        "stage": label(STAGE_LABELS, view.row.stage),
        "printed": gettext("Printed %(moment)s by %(name)s")
        % {"moment": moment(clock.now()), "name": viewer.name},
        "pairs": [*page.pairs, *numbers],
        "versions": [_version(one) for one in approved(view.versions)],
        **_lists(page),
        "words": _words(language),
    }


def _version(one: VersionView) -> dict[str, Any]:
    kind = gettext("Supplement") if one.supplement else gettext("Version")
    return {"head": f"{kind}: {moment(one.at)}, {one.by_name}", "paragraphs": paragraphs(one.text)}


def _lists(page: IncidentPage) -> dict[str, Any]:
    return {
        "charges": page.charges,
        "parties": [
            (one.title, one.small, "\n".join(f"{step}: {gate} ({law})" for step, gate, law in one.gates))
            for one in page.parties
        ],
        "story": [(one.when, one.what, one.small) for one in page.story],
        "gates": page.exceptions,
        "ends": [
            (": ".join(filter(None, (name, help_))), small) for name, small, (help_, _href) in page.ends
        ],
        "tellings": [(name, owed, state) for name, owed, state, _late, _letters in page.tellings],
    }


def _words(language: str) -> dict[str, str]:
    return {
        "synthetic": synthetic_words(language),
        "what": gettext("The incident"),
        "said": gettext("As it was written down"),
        "charges": gettext("What it is"),
        "no_charges": gettext("No offense and no rule of the school is named."),
        "parties": gettext("Who was in it"),
        "nobody": gettext("Nobody is named."),
        "report": gettext("Report"),
        "story": gettext("What was done"),
        "when": gettext("When"),
        "done": gettext("What"),
        "gates": gettext("Exceptions from gates"),
        "ends": gettext("How it ended"),
        "tellings": gettext("Who is to be told"),
        "nothing": gettext("None."),
    }


@door("incidents.print")
@require_POST
def print_report(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Hand out the approved report as PDF; who prints it is written down first, each time."""
    view = seen(request, identity, "print")
    if view.row.stage not in PRINTED:
        raise Http404
    form = ToldForm(request.POST, prefix="print")
    here = redirect(f"{PATH}{identity}/")
    if not form.is_valid():
        messages.error(request, gettext("That could not be done."))
        return here
    names = names_at(request.viewer, view.row.happened_at.astimezone(request.viewer.zone).date())
    with timezone.override(request.viewer.zone):
        pdf = report_pdf(report_of(request.viewer, view, names), clock.now())
    # Made first, so that what is written down was handed out.
    result = run_one(form.told("incidents.print", {"incident": str(identity)}), request.viewer)
    if result.result != "accepted":
        # The same press again is no second printing: each is written down.
        refused = gettext(result.message or "")
        messages.error(request, refused or gettext("This was printed already. Press again to print it anew."))
        return here
    day = view.row.happened_at.astimezone(request.viewer.zone)
    return pdf_file(pdf, f"report-{day:%Y-%m-%d}", request.viewer.synthetic)
