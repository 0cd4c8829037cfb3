"""One section of a plan: what it says, who wrote what, and what changed.

One for responders alone is opened on the ledger first.
"""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.plans.forms import SetForm, WriteForm
from schoolbeat.web.desk.plans.one import may_do
from schoolbeat.web.desk.plans.presenters import changed_in, versions_of
from schoolbeat.web.desk.plans.words import PATH
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.plans import part_names, plan_name, section_name
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.preparedness.queries.plans import PlanRow, SectionRow, TextView, section_texts
from schoolbeat.work.preparedness.queries.plans import one_section as read_section
from schoolbeat.work.preparedness.vocabulary import (
    SECTION_STATUS_LABELS,
    VISIBILITY_LABELS,
    Opened,
    PlanStage,
    Visibility,
)

WRITE, SET = "write", "set"
_FIRST = {WRITE: "text", SET: "status"}
"""At which field it is said that somebody else was here in the meantime."""


def note_opening(request: DoorRequest, what: Opened, record: UUID, school: UUID) -> None:
    """Write down that something of the responders' part is opened, before it is shown; raises Http404."""
    said = {"school": str(school), "what": what.value, "record": str(record)}
    told = Envelope("preparedness.open_tactical", clock.now(), said)
    if not run_one(told, request.viewer).done:
        raise Http404


def _read(request: DoorRequest, identity: UUID) -> tuple[PlanRow, SectionRow, tuple[TextView, ...]]:
    found = read_section(request.viewer, identity)
    if found is None:
        raise Http404
    plan, row = found
    if row.visibility == Visibility.RESPONDERS:
        note_opening(request, Opened.SECTION, identity, plan.school)
    return plan, row, section_texts(request.viewer, identity)


@door("preparedness.see_plans")
def one_section(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show one section."""
    return _page(request, _read(request, identity), {})


def _forms(
    request: DoorRequest, plan: PlanRow, row: SectionRow, texts: tuple[TextView, ...]
) -> dict[str, Any]:
    last = texts[-1] if texts else None
    circle = may_do(request, plan.school, "see_tactical")
    now = {
        "status": row.status,
        "visibility": row.visibility,
        "owner": row.owner,
        "due": row.due,
        "seen": row.seen,
    }
    made: dict[str, Any] = {}
    if plan.stage != PlanStage.DRAFT or not may_do(request, plan.school, "write_section"):
        return made
    data = request.POST if request.method == "POST" else None
    text = {"text": last.text if last else "", "base": last.id if last else None, "seen": row.seen}
    made[WRITE] = lambda bound: WriteForm(data if bound else None, initial=text, prefix=WRITE)
    made[SET] = lambda bound: SetForm(circle, data if bound else None, initial=now, prefix=SET)
    return made


def _page(
    request: DoorRequest, read: tuple[PlanRow, SectionRow, tuple[TextView, ...]], typed: dict[str, Any]
) -> HttpResponse:
    plan, row, texts = read
    pack = pack_of(request.viewer.place)
    here = f"{PATH}sections/{row.id}/"
    words = {WRITE: (gettext("Write"), gettext("Save")), SET: (gettext("Set"), gettext("Save"))}
    chosen = _chosen(request, texts)
    with timezone.override(request.viewer.zone):
        made = _forms(request, plan, row, texts)
        context = {
            "title": section_name(row, part_names(pack)),
            "plan": (plan_name(pack, plan), f"{PATH}{plan.id}/"),
            "closed": row.visibility == Visibility.RESPONDERS,
            "pairs": _pairs(plan, row),
            "paragraphs": texts[-1].text.split("\n\n") if texts and texts[-1].text else [],
            "versions": versions_of(texts, chosen, here),
            "changed": changed_in(texts, chosen),
            "deeds": [
                (slug, *words[slug], typed.get(slug) or form(bound=False), slug in typed)
                for slug, form in made.items()
            ],
            "here": here,
            "path": PATH,
        }
        return show(request, "desk/plans/section.html", PATH, context, 422 if typed else 200)


def _chosen(request: DoorRequest, texts: tuple[TextView, ...]) -> UUID | None:
    """Return the saved text whose changes are asked for; else the last."""
    asked = request.GET.get("version", "")
    return next((one.id for one in texts if str(one.id) == asked), texts[-1].id if texts else None)


def _pairs(plan: PlanRow, row: SectionRow) -> list[tuple[str, str]]:
    said = [
        (gettext("School"), plan.school_name),
        (gettext("How it stands"), label(SECTION_STATUS_LABELS, row.status)),
        (gettext("Read by"), label(VISIBILITY_LABELS, row.visibility)),
        (gettext("Who writes it"), row.owner),
        (gettext("By"), full_day(row.due) if row.due else ""),
    ]
    return [(term, words) for term, words in said if words]


@door("preparedness.write_section")
@require_POST
def write(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Keep what a section says; where somebody else wrote in between, both texts stand on the page."""
    return _act(request, identity, WRITE)


@door("preparedness.set_section")
@require_POST
def set_section(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Say whose a section is, by when, how it stands and who reads it."""
    return _act(request, identity, SET)


def _act(request: DoorRequest, identity: UUID, slug: str) -> HttpResponse:
    read = _read(request, identity)
    plan, row, texts = read
    with timezone.override(request.viewer.zone):
        made = _forms(request, plan, row, texts)
        if slug not in made:
            return redirect(f"{PATH}sections/{identity}/")
        form = made[slug](bound=True)
        if form.is_valid():
            verb = "preparedness.write_section" if slug == WRITE else "preparedness.set_section"
            result = run_one(form.told(verb, form.plain() | {"section": str(identity)}), request.viewer)
            if result.done:
                messages.success(request, gettext("Saved."))
                return redirect(f"{PATH}sections/{identity}/")
            field = (result.field or "").rpartition(".")[2]
            form.refuse(result, _FIRST[slug] if field == "seen" else field)
            if field == "seen":
                _over_what_stands(form, slug, row, texts)
    return _page(request, read, {slug: form})


def _over_what_stands(form: Any, slug: str, row: SectionRow, texts: tuple[TextView, ...]) -> None:
    """Let the next press be said over what stands there now, with how it stands and who reads it as they are now."""
    again = form.data.copy()
    now: dict[str, Any] = {"seen": row.seen, "status": row.status, "visibility": row.visibility}
    if slug == WRITE:
        now = {"seen": row.seen, "base": texts[-1].id if texts else ""}
    for name, value in now.items():
        again[f"{slug}-{name}"] = str(value)
    form.data = again
