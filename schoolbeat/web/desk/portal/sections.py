"""The portal's words: each section in both languages, with preview, history and the moment from which it shows."""

from collections.abc import Sequence
from dataclasses import asdict
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.portal.forms import WriteForm, WriteSpanishForm
from schoolbeat.web.desk.portal.state import PATH, sheet
from schoolbeat.web.desk.roster.base import allowed, answer, button
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.portal.queries.desk import SectionView, sections
from schoolbeat.work.portal.queries.remarks import RemarkView, remarks
from schoolbeat.work.portal.queries.sections import Version
from schoolbeat.work.portal.rules.content import blocks
from schoolbeat.work.portal.vocabulary import LANGUAGE_LABELS, SECTION_LABELS, Language, Section

SECTIONS = f"{PATH}sections/"
FORMS = {Language.ENGLISH.value: WriteForm, Language.SPANISH.value: WriteSpanishForm}


def _state(one: SectionView, language: str) -> str:
    stands, ahead = one.now.get(language), one.ahead[language]
    if stands is None:
        return gettext("Waits for its moment") if ahead else gettext("Nothing yet")
    words = gettext("Version %(number)s") % {"number": stands.number}
    return gettext("%(version)s; another waits") % {"version": words} if ahead else words


@door("portal.see")
def list_sections(request: DoorRequest) -> HttpResponse:
    """Show every section and how it stands in both languages."""
    rows = [
        {
            "href": f"{SECTIONS}{one.section.value}/",
            "title": gettext(SECTION_LABELS[one.section]),
            "english": _state(one, "en"),
            "spanish": _state(one, "es"),
            "behind": one.behind,
            "open": bool(one.now.get("en")) and not one.now.get("es"),
        }
        for one in sections(request.viewer)
    ]
    context = {
        "rows": rows,
        "path": PATH,
        "may_run": allowed(request, "portal.write_section"),
        "form": RosterForm(),
    }
    return show(request, "desk/portal/sections.html", PATH, context)


def _section(request: DoorRequest, slug: str) -> SectionView:
    if slug not in set(Section):
        raise Http404
    found = sections(request.viewer, slug)
    if not found:
        raise Http404
    return found[0]


def _shown(version: Version, one: SectionView, said: Sequence[RemarkView] = ()) -> dict[str, object]:
    stands = one.now.get(version.language)
    if version.withdrawn_at:
        state = gettext("taken back")
    elif stands is not None and stands.id == version.id:
        state = gettext("shown now")
    elif version in one.ahead[version.language]:
        state = gettext("waits for its moment")
    else:
        state = gettext("shown before")
    return {
        "version": version,
        "state": state,
        "blocks": blocks(version.text),
        "waits": version in one.ahead[version.language],
        "remarks": said,
    }


@door("portal.see")
def one_section(request: DoorRequest, section: str) -> HttpResponse:
    """Show a section: what stands, what waits, and all that was written, in both languages."""
    one, said = _section(request, section), remarks(request.viewer)
    sides = [
        {
            "code": code.value,
            "words": gettext(LANGUAGE_LABELS[code]),
            "href": f"{PATH}write/{section}/{code.value}/",
            "versions": [
                _shown(version, one, said.get(version.id, ())) for version in one.versions[code.value]
            ],
        }
        for code in Language
    ]
    context = {
        "title": gettext(SECTION_LABELS[one.section]),
        "sides": sides,
        "behind": one.behind,
        "path": PATH,
        "sections": SECTIONS,
        "may_write": allowed(request, "portal.write_section"),
        "form": RosterForm(),
    }
    return show(request, "desk/portal/section.html", PATH, context)


@door("portal.write_section")
def write(request: DoorRequest, section: str, code: str) -> HttpResponse:
    """Write a version; the button Preview shows it on the page and saves nothing."""
    one, language = _section(request, section), code
    if language not in FORMS:
        raise Http404
    with timezone.override(request.viewer.zone):
        last = next(iter(one.versions[language]), None)
        begin = asdict(last) if last else {}
        begin |= {"written_by": request.viewer.name, "shown_from": None, "reviewed_by": ""}
        form = FORMS[language](request.POST or None, initial=begin)
        title = f"{gettext(SECTION_LABELS[one.section])}: {gettext(LANGUAGE_LABELS[Language(language)])}"
        back = f"{SECTIONS}{section}/"
        beside = {"section": section, "language": language}
        page = sheet(title, "portal.write_section", back, gettext(SECTION_LABELS[one.section]), beside=beside)
        if request.method == "POST" and "look" not in request.POST:
            done = answer(request, form, page)
            if done.status_code == 302:
                return done
        looked = blocks(form.cleaned_data["text"]) if request.method == "POST" and form.is_valid() else []
        english = one.now.get("en") if language == "es" else None
        context = {
            "sheet": page,
            "form": form,
            "looked": looked,
            "language": language,
            "english": blocks(english.text) if english else [],
        }
        return show(request, "desk/portal/write.html", PATH, context, 422 if form.errors else 200)


@door("portal.withdraw_version")
@require_POST
def withdraw(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Take back a version of which the moment has not come."""
    words = (gettext("It was taken back; nobody has read it."), SECTIONS)
    return button(request, "portal.withdraw_version", {"version": str(identity)}, words)
