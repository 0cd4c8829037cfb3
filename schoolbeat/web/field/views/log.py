"""Log an activity in three taps, and say it again corrected: one form for both."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext

from schoolbeat.access.permits import may_ever
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Code, Envelope, Result
from schoolbeat.ledger.runner import run, run_one
from schoolbeat.web.field import words
from schoolbeat.web.field.carried import Carried, carried
from schoolbeat.web.field.days import monday_of
from schoolbeat.web.field.forms import MINUTES, LogChoices, LogForm
from schoolbeat.web.field.presenters import AudienceChoice, Bar, KindButton, Length, LogPage
from schoolbeat.web.field.views.act import own_entry
from schoolbeat.web.field.views.frame import (
    Schools,
    field_door,
    own_rows,
    schools_of,
    stamp,
    with_new_id,
)
from schoolbeat.web.field.views.today import chosen_by_address, gap, usual_school
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.templatetags.house import clock as clock_words
from schoolbeat.work.activities.queries import ActivityRow, KindRow, kinds

FARTHEST_SINCE = timedelta(hours=4)
"""An earlier entry is not what one comes from after half a shift."""
FIELDS = {"happened_at": "start", "payload.minutes": "length", "payload.note": "note", "payload.school": "school",
          "payload.place": "place", "payload.initiator": "initiator", "payload.due": "follow_up",
          "payload.what": "follow_up_what", "payload.outcome": "outcome"}  # fmt: skip
"""Where the form shows what the runner refuses; all else stands above the form."""


@dataclass(frozen=True)
class _Setting:
    """What the form is shown in: the kind, the schools, the moment, the entry it corrects."""

    viewer: Viewer
    kind: KindRow
    kinds: tuple[KindRow, ...]
    schools: Schools
    now: datetime
    week: tuple[ActivityRow, ...] = ()  # this week's entries so far
    corrected: ActivityRow | None = None
    carried: Carried | None = None

    @property
    def since(self) -> datetime | None:
        """When the last entry of today ended, if one can come straight from it."""
        ends = (row.ended_at for row in self.week if row.ended_at < self.now)
        return max((end for end in ends if self.now - end <= FARTHEST_SINCE), default=None)


@field_door("activities.log")
def log(request: DoorRequest, kind: str) -> HttpResponse:
    """The log form of one kind, and what it saves."""
    setting = replace(_setting(request, kind), carried=carried(request))
    if request.method != "POST":
        return _show(request, setting, LogForm(_choices(setting), initial=_initial(request, setting)))
    form = LogForm(_choices(setting), request.POST)
    if not form.is_valid():
        return _show(request, setting, form, 422)
    envelopes = _envelopes(form, kind)
    results = run(envelopes, request.viewer)
    if setting.carried and results[0].done:
        # Only once the entry stands: a request never becomes what was refused.
        results += run([setting.carried.became(envelopes[0])], request.viewer)
    refused = next((result for result in results if not result.done), None)
    if refused is not None and not results[0].done:
        return _again(request, setting, results[0])
    if refused is not None:
        messages.error(
            request,
            gettext("The entry is saved, but not all that hangs on it:")
            + f" {gettext(refused.message or '')}",
        )
    return redirect(_next(setting, form, envelopes[0].id))


def _next(setting: _Setting, form: LogForm, entry: UUID) -> str:
    """Where one goes on once an entry stands: to its incident, back to its request, or to Today."""
    if form.cleaned_data.get("incident"):
        # A request that the entry was logged for is told of the incident too.
        asked = f"&request={setting.carried.row.id}" if setting.carried else ""
        return f"/incident/?entry={entry}{asked}"
    return setting.carried.path if setting.carried else f"/today/?saved={entry}"


@field_door("activities.correct")
def correct(request: DoorRequest, entry: UUID) -> HttpResponse:
    """Say one's own entry again, whole and corrected; what it said before is kept."""
    row = own_entry(request.viewer, entry, "activities.correct")
    chosen = request.POST.get("kind") or row.kind
    setting = _setting(request, chosen, row)
    if request.method != "POST":
        return _show(request, setting, LogForm(_choices(setting), initial=_as_it_is(row, request.viewer)))
    form = LogForm(_choices(setting), request.POST)
    if not form.is_valid():
        return _show(request, setting, form, 422)
    payload = {**form.payload(chosen), "activity": str(entry)}
    if not setting.kind.call:
        # Another kind was chosen, and it is no call: what became of the call falls away with it.
        payload.pop("outcome", None)
    result = run_one(
        Envelope("activities.correct", form.happened_at(), payload, id=_id(form)), request.viewer
    )
    if not result.done:
        return _again(request, setting, result)
    messages.success(request, gettext("Corrected. What it said before is kept in its history."))
    return redirect(f"/entry/{entry}/")


def _setting(request: DoorRequest, slug: str, corrected: ActivityRow | None = None) -> _Setting:
    viewer, now = request.viewer, clock.now().replace(second=0, microsecond=0)
    present = tuple(kinds(viewer))
    if corrected is not None and all(one.slug != corrected.kind for one in present):
        present = (_retired(corrected), *present)
    kind = next((one for one in present if one.slug == slug), None)
    if kind is None:
        raise Http404
    week = () if corrected else tuple(own_rows(viewer, monday_of(viewer.on), 7))
    return _Setting(viewer, kind, present, schools_of(viewer), now, week, corrected)


def _retired(row: ActivityRow) -> KindRow:
    """A kind that is no longer offered, as the entry that is corrected has it."""
    name = words.name_of(row.kind, {})
    return KindRow(
        row.kind, name, name, row.pillar, row.role, row.minutes, "", False, "star", (), 0, bool(row.outcome)
    )


def _choices(setting: _Setting) -> LogChoices:
    schools = words.school_choices(setting.schools.own, setting.schools.others)
    kinds_offered = (
        [(kind.slug, words.kind_name(kind)) for kind in setting.kinds] if setting.corrected else []
    )
    calls = setting.kind.call or any(kind.call for kind in setting.kinds if setting.corrected)
    return LogChoices(
        setting.viewer.zone,
        words.audiences(),
        words.initiators(),
        words.places(),
        schools,
        kinds_offered,
        words.outcomes() if calls else [],
        grows=setting.corrected is None and may_ever(setting.viewer, "incidents.open"),
    )


def _initial(request: DoorRequest, setting: _Setting) -> dict[str, Any]:
    zone, schools = setting.viewer.zone, setting.schools
    school = chosen_by_address(request, schools)
    if school is None and request.GET.get("school") != "none":
        school = usual_school(setting.viewer, schools, list(setting.week))
    filled = gap(request)
    values: dict[str, Any] = {
        **stamp(),
        "ends": setting.now.astimezone(zone).isoformat(),
        "since": setting.since.astimezone(zone).isoformat() if setting.since else "",
        "length": "span" if filled else _usual(setting.kind.minutes),
        "day": setting.viewer.on,
        "school": str(school or ""),
        "place": "campus" if school else "elsewhere",
        "follow_up_envelope": str(new_id()),
    }
    if filled:
        values["start"], values["end"] = filled
    return values | (setting.carried.initial if setting.carried else {})


def _usual(minutes: int) -> str:
    """The choice nearest to a kind's usual length."""
    return min(MINUTES, key=lambda choice: abs(int(choice) - minutes))


def _as_it_is(row: ActivityRow, viewer: Viewer) -> dict[str, Any]:
    start, end = clock_words(row.started_at), clock_words(row.ended_at)
    counts = {f"count_{slug}": number for slug, number in row.audience.items()}
    return {
        **stamp(),
        **counts,
        "kind": row.kind,
        "ends": row.ended_at.astimezone(viewer.zone).isoformat(),
        "length": str(row.minutes) if str(row.minutes) in MINUTES else "span",
        "day": row.started_at.astimezone(viewer.zone).date(),
        "start": start,
        "end": end,
        "audience": list(row.audience),
        "initiator": row.initiator,
        "place": row.place,
        "school": str(row.school or ""),
        "note": row.note or "",
        "outcome": row.outcome,
    }


def _id(form: LogForm) -> UUID:
    identity: UUID = form.cleaned_data["envelope"]
    return identity


def _envelopes(form: LogForm, kind: str) -> list[Envelope]:
    first = Envelope("activities.log", form.happened_at(), form.payload(kind), id=_id(form))
    promise = form.follow_up_payload(first.id)
    if promise is None:
        return [first]
    second = form.cleaned_data["follow_up_envelope"] or new_id()
    return [first, Envelope("activities.follow_up", form.cleaned_data["asked"], promise, id=second)]


def _again(request: DoorRequest, setting: _Setting, result: Result) -> HttpResponse:
    """The form again, all that was typed still in it, with the reason at the field it is about."""
    form = LogForm(_choices(setting), with_new_id(request.POST, result))
    form.is_valid()
    place = FIELDS.get(result.field or "")
    form.add_error(place if place in form.fields else None, gettext(result.message or ""))
    return _show(request, setting, form, 409 if result.code == Code.CONFLICT else 422)


def _show(request: DoorRequest, setting: _Setting, form: LogForm, status: int = 200) -> HttpResponse:
    kind = setting.kind
    row = setting.corrected
    page = LogPage(
        kind=KindButton(kind.slug, words.kind_name(kind), kind.pillar, kind.icon, ""),
        form=form,
        lengths=_lengths(form, setting),
        audiences=_audiences(form),
        now=row.ended_at if row else setting.now,
        back=f"/entry/{row.id}/" if row else setting.carried.path if setting.carried else "/today/",
        correcting=str(row.id) if row else "",
        is_call="outcome" in form.fields,
        grows="incident" in form.fields,
        carried=setting.carried.words if setting.carried else "",
    )
    return render(request, "field/log.html", {"page": page, "bar": Bar()}, status=status)


def _lengths(form: LogForm, setting: _Setting) -> tuple[Length, ...]:
    chosen, ends = form["length"].value(), setting.corrected.ended_at if setting.corrected else setting.now
    made = [
        Length(m, int(m), clock_words(ends - timedelta(minutes=int(m))), clock_words(ends), m == chosen)
        for m in MINUTES
    ]
    if setting.since:
        length = max(int((ends - setting.since).total_seconds() // 60), 1)
        made.append(Length("since", length, clock_words(setting.since), clock_words(ends), chosen == "since"))
    return (*made, Length("span", checked=chosen == "span"))


def _audiences(form: LogForm) -> tuple[AudienceChoice, ...]:
    chosen = form["audience"].value() or []
    return tuple(
        AudienceChoice(
            slug, name, *words.ONE_AND_MANY[slug], slug in chosen, form[f"count_{slug}"].value() or 1
        )
        for slug, name in form.choices.audiences
    )
