"""A plan on paper: the extract that anybody may read, and the pack for responders, which is opened on the ledger."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.foundation import clock
from schoolbeat.insight.plans.rendering import plan_pdf
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.desk.plans.one import seen
from schoolbeat.web.desk.plans.section import note_opening
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import pdf_file
from schoolbeat.web.shared.plans import (
    Heading,
    adoption_pairs,
    part_names,
    plan_data,
    plan_name,
    section_name,
)
from schoolbeat.web.shared.words import label
from schoolbeat.work.preparedness.queries.plan_files import plan_files
from schoolbeat.work.preparedness.queries.plans import PlanView, SectionRow, plan_words
from schoolbeat.work.preparedness.vocabulary import (
    FILE_KIND_LABELS,
    Opened,
    PlanStage,
    Visibility,
)
from schoolbeat.work.roster.queries import agency_names


@door("preparedness.see_plans")
def extract(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Hand out what anybody may read of a plan that was adopted."""
    view = seen(request, identity)
    if view.row.stage != PlanStage.ADOPTED:
        raise Http404
    with timezone.override(request.viewer.zone):
        words = plan_words(request.viewer, identity, Visibility.PUBLIC)
        pdf = plan_pdf(_data(request, view, words, gettext("Public extract")), clock.now())
    return pdf_file(pdf, f"safety-plan-{view.row.year}", request.viewer.synthetic)


@door("preparedness.open_tactical")
@require_POST
def pack(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Hand out the whole plan to the circle, once it is written down who asks for it."""
    view = seen(request, identity)
    if not view.circle:
        raise Http404
    note_opening(request, Opened.PACK, identity, view.row.school)
    with timezone.override(request.viewer.zone):
        words = plan_words(request.viewer, identity, *Visibility)
        data = _data(request, view, words, gettext("Responders' pack"))
        files = [
            (label(FILE_KIND_LABELS, one.kind), one.title)
            for one in plan_files(request.viewer, view.row.school)
        ]
        data["pairs"] = [*data["pairs"], *files]
        data["warning"] = gettext("For responders alone. Keep it locked, and destroy it after use.")
        pdf = plan_pdf(data, clock.now())
    return pdf_file(pdf, f"responders-{view.row.year}", request.viewer.synthetic)


def _data(
    request: DoorRequest, view: PlanView, sections: Sequence[tuple[SectionRow, str]], kind: str
) -> dict[str, Any]:
    viewer = request.viewer
    place = pack_of(viewer.place)
    names = part_names(place)
    heading = Heading(
        agency_names([viewer.agency]).get(viewer.agency, ""),
        viewer.synthetic,
        f"{view.row.school_name}: {plan_name(place, view.row)}",
        kind,
        view.row.stage,
    )
    said = [(section_name(row, names), text) for row, text in sections]
    return plan_data(heading, adoption_pairs(view.adoption), said)
