"""How the portal stands: its lines with their test calls, its look, and publishing it."""

from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.portal.forms import CallForm, LeaveOffForm, LookForm, NumberForm
from schoolbeat.web.desk.roster.base import Sheet, allowed, answer, button, found_or_404
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Words
from schoolbeat.work.portal.queries.desk import LineView, alerts, state
from schoolbeat.work.portal.rules.lines import as_written
from schoolbeat.work.portal.vocabulary import ACCENT_LABELS, SECTION_LABELS, STANDING_LABELS, Accent, Standing
from schoolbeat.work.roster.vocabulary import PHONE_PURPOSE_LABELS, PhonePurpose

PATH = "/desk/portal/"
OPEN_STANDINGS = {Standing.NO_NUMBER, Standing.NOT_CALLED, Standing.STALE}


def _line(one: LineView) -> dict[str, object]:
    return {
        "id": one.line.id,
        "label": one.line.label,
        "purpose": gettext(PHONE_PURPOSE_LABELS[PhonePurpose(one.line.purpose)]),
        "printed": one.line.printed,
        "number": as_written(one.line.number) if one.line.number else "",
        "standing": gettext(STANDING_LABELS[one.standing]),
        "late": one.standing in OPEN_STANDINGS,
        "service": one.standing is Standing.SERVICE,
        "left_off": one.line.left_off,
        "calls": [call for call in one.calls if call.number == one.line.number],
    }


@door("portal.see")
def one_portal(request: DoorRequest) -> HttpResponse:
    """Show how the portal stands."""
    viewer = request.viewer
    found = found_or_404(state(viewer))
    context = {
        "state": found,
        "path": PATH,
        "public": f"/p/{viewer.place.partition('/')[2]}/" if found.published_at else "",
        "accent": gettext(ACCENT_LABELS[Accent(found.accent)]),
        "lines": [_line(one) for one in found.lines],
        "missing": [(section.value, gettext(SECTION_LABELS[section])) for section in found.missing],
        "alerts": alerts(viewer)[:3],
        "may_run": allowed(request, "portal.publish"),
        "form": RosterForm(),
    }
    return show(request, "desk/portal/state.html", PATH, context)


def sheet(title: Words, verb: str, back: str = PATH, back_words: Words = "", **more: object) -> Sheet:
    """Return a page with one form of the portal."""
    words = (back_words or gettext("Portal"), gettext("Save"), gettext("Saved."))
    return Sheet(title, verb, PATH, back, *words, **more)  # type: ignore[arg-type]


@door("portal.set_up")
def look(request: DoorRequest) -> HttpResponse:
    """Choose color and host name."""
    found = found_or_404(state(request.viewer))
    form = LookForm(request.POST or None, initial={"accent": found.accent, "host": found.host})
    return answer(request, form, sheet(gettext("Color and host name"), "portal.set_up"))


@door("portal.publish")
@require_POST
def publish(request: DoorRequest) -> HttpResponse:
    """Show the portal to the public."""
    return button(request, "portal.publish", {}, (gettext("It is public now."), PATH))


@door("portal.take_off")
@require_POST
def take_off(request: DoorRequest) -> HttpResponse:
    """Take the portal off the public side."""
    return button(request, "portal.take_off", {}, (gettext("It is public no longer."), PATH))


@door("portal.seed_sections")
@require_POST
def seed(request: DoorRequest) -> HttpResponse:
    """Make first versions of the program's own texts."""
    words = (gettext("What the program says of itself stands in its sections now."), f"{PATH}sections/")
    return button(request, "portal.seed_sections", {}, words)


def _known(request: DoorRequest, identity: UUID) -> LineView:
    found = found_or_404(state(request.viewer))
    return found_or_404({one.line.id: one for one in found.lines}.get(identity))


@door("portal.enter_number")
def number(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Enter the whole number of a line."""
    one = _known(request, identity)
    form = NumberForm(request.POST or None, initial={"number": one.line.number or one.line.printed})
    lede = gettext("Its source prints: %(printed)s") % {"printed": one.line.printed}
    page = sheet(one.line.label, "portal.enter_number", beside={"phone": str(identity)}, lede=lede)
    return answer(request, form, page)


@door("portal.note_call")
def call(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Note a test call."""
    one = _known(request, identity)
    form = CallForm(
        request.POST or None, initial={"day": request.viewer.on, "called_by": request.viewer.name}
    )
    lede = gettext("Dial it first, from a telephone outside: %(number)s") % {
        "number": as_written(one.line.number)
    }
    title = gettext("Test call: %(label)s") % {"label": one.line.label}
    return answer(request, form, sheet(title, "portal.note_call", beside={"phone": str(identity)}, lede=lede))


@door("portal.leave_off")
def leave_off(request: DoorRequest, identity: UUID) -> HttpResponse:
    """Leave a line off the portal."""
    one = _known(request, identity)
    title = gettext("Leave off: %(label)s") % {"label": one.line.label}
    page = sheet(title, "portal.leave_off", beside={"phone": str(identity)})
    return answer(request, LeaveOffForm(request.POST or None), page)
