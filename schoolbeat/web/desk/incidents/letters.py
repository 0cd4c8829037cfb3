"""Prepared letters: looked at with their gaps filled, made, read again, and taken along as PDF."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.insight.incidents.rendering import letter_pdf
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.incidents.frame import seen
from schoolbeat.web.desk.incidents.letterforms import LetterForm
from schoolbeat.web.desk.incidents.letterlinks import language_name
from schoolbeat.web.desk.incidents.tables import PATH, moment
from schoolbeat.web.desk.incidents.words import names_at
from schoolbeat.web.desk.pages import show
from schoolbeat.web.shared.asking import NEVER_ASKED
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.download import pdf_file
from schoolbeat.web.shared.letters import language_of
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.incidents.queries import IncidentView
from schoolbeat.work.incidents.queries.letters import Draft, LetterView, draft_of, one_letter
from schoolbeat.work.incidents.rules.letters import filled, paragraphs
from schoolbeat.work.incidents.vocabulary import Stage
from schoolbeat.work.roster.queries import program

GAP = "______"
"""What stands on the draft where nothing is filled in yet."""
_OF_TEXT = ("language", "digest", "envelope", "asked")
"""What a form says of the text that is looked at, and of itself."""


def shown(blocks: Iterable[Mapping[str, Any]], addition: list[str]) -> list[tuple[str, list[Any]]]:
    """Return a letter as its template shows it: headings, paragraphs, and the items of a list together.

    Each part is its kind and its lines of runs; what was added stands before the close.
    """
    parts: list[tuple[str, list[Any]]] = []
    for block in blocks:
        if block["kind"] == "item" and parts and parts[-1][0] == "item":
            parts[-1][1].append(block["runs"])
        else:
            parts.append((block["kind"], [block["runs"]]))
    added: list[tuple[str, list[Any]]] = [("par", [[[words, False]]]) for words in addition]
    return [*parts[:-1], *added, *parts[-1:]]


def _draft_or_404(request: DoorRequest, view: IncidentView, telling: UUID, language: str = "") -> Draft:
    draft = draft_of(request.viewer, view.row.id, telling, language, language_of(request))
    if draft is None or view.row.stage == Stage.CLOSED:
        raise Http404
    return draft


def _initial(request: DoorRequest, draft: Draft) -> dict[str, Any]:
    phones = (one.printed for one in program(request.viewer).phones if one.purpose == "non-emergency")
    return draft.known | {
        "phone": next(phones, ""),
        "language": draft.language,
        "digest": draft.prepared.digest,
    }


def _typed(request: DoorRequest, draft: Draft, other: Draft) -> dict[str, Any]:
    """Return what stands in the form in another language: what was typed, and of the rest what the draft says there."""
    fields, begun = LetterForm(draft).fields, _initial(request, draft)
    typed = {name: request.POST[name] for name in fields if name in request.POST and name not in _OF_TEXT}
    kept = {name: words for name, words in typed.items() if words != begun.get(name, "")}
    return _initial(request, other) | kept


@door("incidents.write_letter")
def write_letter(request: DoorRequest, identity: UUID, telling: UUID) -> HttpResponse:
    """Show the prepared letter for a duty with its gaps filled; make it, where that is asked."""
    view = seen(request, identity, "write_letter")
    sent = request.POST if request.method == "POST" else None
    draft = _draft_or_404(request, view, telling, (sent or request.GET).get("language", ""))
    if sent is not None and "to" in sent:
        # The other text, with what was typed; nothing is checked before it is to be made.
        other = _draft_or_404(request, view, telling, sent["to"])
        form, draft, sent = LetterForm(other, initial=_typed(request, draft, other)), other, None
    else:
        form = LetterForm(draft, sent, initial=_initial(request, draft))
    if sent is not None and form.is_valid() and "look" not in sent:
        payload = form.payload() | {"incident": str(identity), "telling": str(telling)}
        result = run_one(form.told("incidents.write_letter", payload), request.viewer)
        if result.done:
            messages.success(request, gettext("The letter is made. Give it, and write down who was told."))
            return redirect(f"{PATH}{identity}/letters/{result.id}/")
        form.refuse(result, (result.field or "").rpartition(".")[2])
    with timezone.override(request.viewer.zone):
        context = _draft_context(request, view, draft, form)
    return show(request, "desk/incidents/letter_draft.html", PATH, context, 422 if form.errors else 200)


def _draft_context(
    request: DoorRequest, view: IncidentView, draft: Draft, form: LetterForm
) -> dict[str, Any]:
    typed = {name: form[name].value() or "" for name in form.fields}
    words = draft.known | {name: str(value) for name, value in typed.items() if value}
    words = dict.fromkeys(draft.prepared.gaps, GAP) | {name: text for name, text in words.items() if text}
    names = names_at(request.viewer, view.row.happened_at.astimezone(request.viewer.zone).date())
    owed = next(one for one in view.tellings if one.id == draft.telling)
    return {
        "form": form,
        "title": names.duties().get(draft.duty.slug, draft.duty.slug),
        "law": draft.duty.source,
        "due": moment(owed.due),
        "unconfirmed": not draft.duty.confirmed,
        "text_unconfirmed": not draft.prepared.confirmed,
        "reviewed": full_day(draft.prepared.reviewed),
        "whose": language_name(draft.whose),
        "others": [(one, language_name(one)) for one in draft.languages if one != draft.language],
        "letter": {
            "language": draft.language,
            "title": draft.prepared.title,
            "addressee": words.get("addressee", ""),
            "parts": shown(filled(draft.prepared, words), paragraphs(str(typed.get("addition", "")))),
        },
        "warning": NEVER_ASKED,
        "path": PATH,
        "back": f"{PATH}{view.row.id}/",
    }


def _made_or_404(request: DoorRequest, identity: UUID, letter: UUID) -> LetterView:
    seen(request, identity)
    made = one_letter(request.viewer, identity, letter)
    if made is None:
        raise Http404
    return made


@door("incidents.see")
def made_letter(request: DoorRequest, identity: UUID, letter: UUID) -> HttpResponse:
    """Show a letter as it was made, with the text that it was made of."""
    made = _made_or_404(request, identity, letter)
    names = names_at(request.viewer, request.viewer.on)
    words = made.words
    with timezone.override(request.viewer.zone):
        context = {
            "title": names.duties().get(made.duty, made.duty),
            "made": gettext("Made %(moment)s by %(name)s")
            % {"moment": moment(made.line.at), "name": made.line.by_name},
            "of_text": gettext("Text of %(place)s, read over %(day)s, SHA-256 %(digest)s")
            % {"place": names.place(made.place), "day": full_day(made.reviewed), "digest": made.digest},
            "unconfirmed": not made.confirmed,
            "letter": words
            and {
                "language": made.line.language,
                "title": words["title"],
                "addressee": words["addressee"],
                "parts": shown(words["blocks"], words.get("addition", [])),
            },
            "person": f"/desk/people/{made.person}/" if made.person else "",
            "pdf": f"{PATH}{identity}/letters/{letter}/pdf/",
            "path": PATH,
            "back": f"{PATH}{identity}/",
        }
    return show(request, "desk/incidents/letter_made.html", PATH, context)


@door("incidents.see")
def letter_file(request: DoorRequest, identity: UUID, letter: UUID) -> HttpResponse:
    """Hand out a letter as PDF; it is made anew each time, of the same words, and kept nowhere."""
    made = _made_or_404(request, identity, letter)
    if made.words is None:
        raise Http404
    pdf = letter_pdf(made.words, made.line.language, made.synthetic, made.line.at)
    return pdf_file(pdf, f"letter-{made.duty}-{made.line.language}", made.synthetic)
