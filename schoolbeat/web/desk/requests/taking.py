"""A request taken down for a caller or in a corridor; what may be the same is shown before it is filed."""

from datetime import timedelta
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.desk.choices import school_choices
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.requests.presenters import PATH, table
from schoolbeat.web.shared.asked import kind_choices
from schoolbeat.web.shared.asking import NEVER_ASKED, TakeForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.work.requests.queries import RequestRow, code_of, offered_kinds
from schoolbeat.work.requests.queries.owners import possibly_concerned
from schoolbeat.work.requests.queries.work import like, one
from schoolbeat.work.requests.rules.piling import LIKE, LIKE_DAYS, likeness

MOST_LIKE = 5


def likes(request: DoorRequest, kind: str, school: UUID | None, text: str) -> list[RequestRow]:
    """Return open requests of the last two weeks that may say the same, the nearest first, five at most."""
    since = request.viewer.on - timedelta(days=LIKE_DAYS)
    found = [
        (likeness(text, words), row) for row, words in like(request.viewer, kind, school, since) if words
    ]
    near = sorted((one for one in found if one[0] >= LIKE), key=lambda one: (-one[0], one[1].filed_at))
    return [row for _near, row in near[:MOST_LIKE]]


@door("requests.see")
def take_down(request: DoorRequest) -> HttpResponse:
    """Take a request down, once more if something like it is open already."""
    viewer = request.viewer
    desk, kinds = may_ever(viewer, "desk.open"), offered_kinds(viewer)
    if not desk:
        # Nobody complains of an officer to an officer: the public page takes it.
        kinds = {slug: kind for slug, kind in kinds.items() if not kind.conduct}
    form = TakeForm(
        kind_choices(kinds),
        school_choices(viewer),
        request.POST if request.method == "POST" else None,
        about=[(str(account), name) for account, name in possibly_concerned(viewer)] if desk else (),
        initial={"school": next((str(one) for one in viewer.schools), "")},
    )
    near: list[RequestRow] = []
    if request.method == "POST" and form.is_valid():
        said = form.payload()
        if not form.cleaned_data["anyway"]:
            school = UUID(said["school"]) if said["school"] else None
            near = likes(request, said["kind"], school, said["text"])
        if not near:
            answer = _file(request, form, said)
            if answer is not None:
                return answer
    with timezone.override(viewer.zone):
        found = table(near, kinds, viewer.on, "")
    context = {
        "form": form,
        "near": found,
        "warning": NEVER_ASKED,
        "path": PATH,
    }
    status = 422 if form.errors else 200
    return show(request, "desk/requests/add.html", PATH, context, status)


def _file(request: DoorRequest, form: TakeForm, said: dict) -> HttpResponse | None:
    desk = may_ever(request.viewer, "desk.open")
    payload = said | {"channel": "desk" if desk else "field"}
    result = run_one(form.told("requests.file", payload), request.viewer)
    if not result.done:
        form.refuse(result, (result.field or "").rpartition(".")[2])
        return None
    words = gettext("Taken down. The receipt for the asker: %(code)s")
    messages.success(request, words % {"code": code_of(result.id)})
    # What is about whoever took it down is no longer theirs to read.
    return redirect(f"{PATH}{result.id}/" if one(request.viewer, result.id) else PATH)
