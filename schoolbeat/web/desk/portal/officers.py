"""What the public is shown of officers: words, photo, and the consent without which nothing is."""

from uuid import UUID

from django.contrib import messages
from django.http import FileResponse, Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_POST, require_safe

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.portal.forms import ConsentForm, OfficerForm, PhotoForm, too_large
from schoolbeat.web.desk.portal.pictures import forget_photo, keep_photo
from schoolbeat.web.desk.portal.state import PATH, sheet
from schoolbeat.web.desk.roster.base import Sheet, answer, button, form_page, found_or_404, tell
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.desk.uploads import is_too_long
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.portal.queries.desk import ProfileView, profiles
from schoolbeat.work.portal.queries.places import photo_path
from schoolbeat.work.portal.rules.pictures import LARGEST, Unusable

OFFICERS = f"{PATH}officers/"


def _may(request: DoorRequest, officer: UUID) -> bool:
    subject = Subject("profile", agency=request.viewer.agency, author=officer)
    return may(request.viewer, "portal.consent", subject)


def _profile(request: DoorRequest, identity: UUID) -> ProfileView:
    """Return the profile that the viewer may change: the own, or any for the sergeant."""
    found = found_or_404(next(iter(profiles(request.viewer, identity)), None))
    if not _may(request, identity):
        raise Http404
    return found


@door("portal.see")
def list_officers(request: DoorRequest) -> HttpResponse:
    """Show who has agreed to be shown, and what is said of each."""
    rows = [
        (one, f"{OFFICERS}{one.officer}/" if _may(request, one.officer) else "")
        for one in profiles(request.viewer)
    ]
    return show(request, "desk/portal/officers.html", PATH, {"rows": rows, "path": PATH})


@door("portal.consent")
def one_officer(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show what the public is told of an officer, and the buttons that change it."""
    context = {
        "one": _profile(request, identity),
        "path": f"{OFFICERS}{identity}/",
        "officers": OFFICERS,
        "photo": f"{PATH}photos/{identity}/",
        "form": RosterForm(),
    }
    return show(request, "desk/portal/officer.html", PATH, context)


def _sheet(title: str, verb: str, one: ProfileView, **more: object) -> Sheet:
    beside = {"officer": str(one.officer)}
    return sheet(title, verb, f"{OFFICERS}{one.officer}/", one.name, beside=beside, **more)


@door("portal.describe_officer")
def words(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Change languages, words and address."""
    one = _profile(request, identity)
    begin = {
        "languages": ", ".join(one.languages),
        "words": one.words,
        "words_es": one.words_es,
        "reviewed_by": one.reviewed_by,
        "email": one.email,
    }
    form = OfficerForm(request.POST or None, initial=begin)
    return answer(request, form, _sheet(gettext("What the public reads"), "portal.describe_officer", one))


@door("portal.consent")
def consent(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Note that the officer agreed to be shown."""
    one = _profile(request, identity)
    form = ConsentForm(request.POST or None, initial={"day": request.viewer.on})
    lede = gettext("Name, photo, languages and words stand on public pages then, with the schools served.")
    return answer(request, form, _sheet(gettext("Agree to be shown"), "portal.consent", one, lede=lede))


@door("portal.withdraw_consent")
@require_POST
def withdraw(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show the officer no longer; the photo is removed."""
    one = _profile(request, identity)
    done = (gettext("The officer is shown no longer, and the photo is removed."), f"{OFFICERS}{identity}/")
    response = button(request, "portal.withdraw_consent", {"officer": str(identity)}, done)
    _forget(request, one)
    return response


@csrf_exempt
@door("portal.set_photo")
def photo(request: DoorRequest, identity: UUID) -> HttpResponseBase:
    """Take a photo; one that is too large is refused before anything of it is read."""
    if request.method == "POST" and is_too_long(request, LARGEST):
        one = _profile(request, identity)
        form = PhotoForm(RosterForm().stamp)
        form.errors.clear()
        form.add_error("photo", too_large())
        return form_page(request, form, _photo_sheet(one))
    return _photo(request, identity)


def _photo_sheet(one: ProfileView) -> Sheet:
    return _sheet(gettext("Photo"), "portal.set_photo", one, multipart=True)


@csrf_protect
def _photo(request: DoorRequest, identity: UUID) -> HttpResponseBase:
    one = _profile(request, identity)
    form = PhotoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        return _keep(request, form, one)
    return form_page(request, form, _photo_sheet(one))


def _keep(request: DoorRequest, form: PhotoForm, one: ProfileView) -> HttpResponse:
    try:
        digest = keep_photo(form.cleaned_data["photo"], request.viewer.agency)
    except Unusable as refusal:
        form.add_error("photo", str(refusal))
        return form_page(request, form, _photo_sheet(one))
    page = _photo_sheet(one)
    if tell(request, form, page.verb, {"officer": str(one.officer), "sha256": digest}).done:
        if digest != one.photo:
            _forget(request, one)
        messages.success(request, gettext("Saved."))
        return redirect(page.back)
    return form_page(request, form, page)


@door("portal.remove_photo")
@require_POST
def photo_off(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Show no photo."""
    one = _profile(request, identity)
    done = (gettext("The photo is removed."), f"{OFFICERS}{identity}/")
    response = button(request, "portal.remove_photo", {"officer": str(identity)}, done)
    _forget(request, one)
    return response


def _forget(request: DoorRequest, before: ProfileView) -> None:
    """Remove the file of a photo that no profile names any more."""
    forget_photo(before.photo, request.viewer.agency, {one.photo for one in profiles(request.viewer)})


@door("portal.see")
@require_safe
def look(request: DoorRequest, identity: UUID) -> HttpResponseBase:
    """Hand out a photo for a look before it is public."""
    one = found_or_404(next(iter(profiles(request.viewer, identity)), None))
    path = photo_path(request.viewer.agency, one.photo)
    found_or_404(path if one.photo and path.is_file() else None)
    return FileResponse(path.open("rb"), content_type="image/jpeg")
