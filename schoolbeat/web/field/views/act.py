"""One entry, and the small forms about it: withdraw, follow up, join."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.views.decorators.http import require_GET

from schoolbeat.access.permits import may, may_ever
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.field import words
from schoolbeat.web.field.forms import FollowUpForm, JoinForm, WithdrawForm
from schoolbeat.web.field.presenters import ActPage, Bar, EntryPage
from schoolbeat.web.field.views.frame import bar, field_door, say_refused, stamp, told, with_new_id
from schoolbeat.web.shared.doors import DoorRequest
from schoolbeat.web.shared.parts import TimelineItem
from schoolbeat.web.shared.templatetags.house import clock as clock_words
from schoolbeat.web.shared.templatetags.house import day as day_words
from schoolbeat.work.activities.queries import ActivityRow, activity, history, kinds


@field_door("activities.see")
@require_GET
def entry(request: DoorRequest, entry: UUID) -> HttpResponse:
    """One entry: what it says, what can be done with it, what it said before."""
    viewer = request.viewer
    row = _seen(viewer, entry)
    line = words.line(row, words.kind_names(kinds(viewer)))
    page = EntryPage(
        line=line,
        day=row.started_at.astimezone(viewer.zone).date(),
        pairs=words.pairs(row),
        note=row.note or "",
        history=_history(viewer, row),
        withdrawn=row.withdrawn,
        **_offered(viewer, row),
    )
    return render(request, "field/entry.html", {"page": page, "bar": bar(viewer, "week"), "toast": None})


@field_door("activities.withdraw")
def withdraw(request: DoorRequest, entry: UUID) -> HttpResponse:
    """Take one's own entry back; also what Undo does. Where one joined a colleague's entry, leave it."""
    row = _seen(request.viewer, entry)
    if row.part is not None:
        return _leave(request, row)
    row = own_entry(request.viewer, entry, "activities.withdraw", withdrawn=True)
    form = WithdrawForm(request.POST or None, initial=stamp())
    if form.is_valid():
        result = run_one(told(form, "activities.withdraw", {"activity": str(entry)}), request.viewer)
        if result.done:
            messages.success(request, gettext("Taken back. It counts nowhere, and its history is kept."))
            return redirect("/today/" if request.POST.get("undo") else f"/entry/{entry}/")
        say_refused(request, result)
        return redirect(f"/entry/{entry}/")
    page = ActPage(
        gettext("Withdraw"),
        gettext("It will count nowhere. Its history is kept, and the sergeant can still read it."),
        words.line(row, words.kind_names(kinds(request.viewer))),
        form,
        gettext("Withdraw this entry"),
        f"/entry/{entry}/",
    )
    return render(request, "field/act.html", {"page": page, "bar": Bar()})


def _leave(request: DoorRequest, row: ActivityRow) -> HttpResponse:
    """Take back one's own part in a colleague's entry."""
    if not _offered(request.viewer, row)["leave"]:
        raise Http404
    form = WithdrawForm(request.POST or None, initial=stamp())
    page = ActPage(
        gettext("Leave this entry"),
        gettext("Your time will no longer count here. The entry itself stays your colleague's."),
        words.line(row, words.kind_names(kinds(request.viewer)), row.officer_name),
        form,
        gettext("Leave this entry"),
        f"/entry/{row.id}/",
    )
    if not form.is_valid():
        return _act(request, page)
    return _do(request, page, told(form, "activities.withdraw", {"activity": str(row.id)}), page.back)


@field_door("activities.follow_up")
def follow_up(request: DoorRequest, entry: UUID) -> HttpResponse:
    """Promise something after an entry, by a day."""
    viewer = request.viewer
    row = own_entry(viewer, entry, "activities.follow_up")
    form = FollowUpForm(request.POST or None, initial={**stamp(), "due": viewer.on + timedelta(days=7)})
    page = ActPage(
        gettext("Needs follow-up"),
        gettext("It becomes a dated to-do, yours until it is done."),
        words.line(row, words.kind_names(kinds(viewer))),
        form,
        gettext("Save the to-do"),
        f"/entry/{entry}/",
    )
    if not form.is_valid():
        return _act(request, page)
    values = form.cleaned_data
    payload = {"activity": str(entry), "due": values["due"].isoformat(), "what": values["what"]}
    return _do(request, page, told(form, "activities.follow_up", payload), "/todo/")


@field_door("activities.join")
def join(request: DoorRequest, entry: UUID) -> HttpResponse:
    """Take part in a colleague's entry: the same event, one's own minutes."""
    row = _seen(request.viewer, entry)
    if not _offered(request.viewer, row)["join"]:
        raise Http404
    form = JoinForm(request.POST or None, initial={**stamp(), "minutes": row.minutes})
    page = ActPage(
        gettext("I was there too"),
        gettext("One event, counted once; your own time is added to your day."),
        words.line(row, words.kind_names(kinds(request.viewer)), row.officer_name),
        form,
        gettext("Save my part"),
        f"/entry/{entry}/",
    )
    if not form.is_valid():
        return _act(request, page)
    payload = {"activity": str(entry), "minutes": form.cleaned_data["minutes"]}
    return _do(request, page, told(form, "activities.join", payload), f"/entry/{entry}/")


def own_entry(viewer: Viewer, identity: UUID, permission: str, withdrawn: bool = False) -> ActivityRow:
    """An entry on which the viewer has the permission; what may not be touched looks as if it were not there."""
    row = _seen(viewer, identity)
    if (
        not may(viewer, permission, _subject(viewer, row))
        or row.destroyed
        or (row.withdrawn and not withdrawn)
    ):
        raise Http404
    return row


def _seen(viewer: Viewer, identity: UUID) -> ActivityRow:
    row = activity(viewer, identity)
    if row is None:
        raise Http404
    return row


def _subject(viewer: Viewer, row: ActivityRow) -> Subject:
    return Subject("activity", agency=viewer.agency, school=row.school, author=row.officer)


def _offered(viewer: Viewer, row: ActivityRow) -> dict[str, str]:
    """The addresses of what this viewer may do with the entry; empty where not."""
    subject = _subject(viewer, row)
    own_part = replace(subject, author=viewer.account)
    own = {
        name: f"/entry/{row.id}/{path}/"
        for name, path in (("correct", "correct"), ("withdraw", "withdraw"), ("follow_up", "follow-up"))
        if may(viewer, f"activities.{name}", subject) and not (row.withdrawn or row.destroyed)
    }
    joins = (
        row.officer != viewer.account
        and not (row.withdrawn or row.destroyed)
        and may(viewer, "activities.join", subject)
    )
    leaves = joins and row.part is not None and may(viewer, "activities.withdraw", own_part)
    return {
        "correct": "",
        "withdraw": "",
        "follow_up": "",
        **own,
        "project": "" if row.withdrawn or row.destroyed else _linking(viewer, row),
        "people": "" if row.withdrawn or row.destroyed else _involving(viewer, row),
        "incident": "" if row.withdrawn or row.destroyed else _growing(viewer, row),
        "join": f"/entry/{row.id}/join/" if joins else "",
        "leave": f"/entry/{row.id}/withdraw/" if leaves else "",
    }


def _involving(viewer: Viewer, row: ActivityRow) -> str:
    """The way to say whom an entry was about, for those who may."""
    return f"/desk/people/?entry={row.id}" if may_ever(viewer, "people.involve") else ""


def _growing(viewer: Viewer, row: ActivityRow) -> str:
    """The way to write down the incident that an entry became, for those who may."""
    return f"/incident/?entry={row.id}" if may_ever(viewer, "incidents.open") else ""


def _linking(viewer: Viewer, row: ActivityRow) -> str:
    """The way to link an entry to a project, for those who work on projects."""
    return f"/entry/{row.id}/project/" if may_ever(viewer, "activities.link_evidence") else ""


def _history(viewer: Viewer, row: ActivityRow) -> tuple[TimelineItem, ...]:
    steps = history(viewer, row.id)
    if steps is None:
        return ()
    first = TimelineItem(_when(row.recorded_at), gettext("Logged"), row.officer_name)
    labels = {"corrected": gettext("Corrected"), "withdrawn": gettext("Withdrawn")}
    return (
        first,
        *(TimelineItem(_when(step.at), labels[step.became], _was(step.was) or step.by) for step in steps),
    )


def _was(was: dict[str, Any]) -> str:
    """What changed, without its old text: a note that was taken out must not come back here."""
    names = {
        "kind": gettext("kind"), "school_id": gettext("school"), "started_at": gettext("time"),
        "minutes": gettext("length"), "place": gettext("place"), "initiator": gettext("who began it"),
        "audience": gettext("who"), "note": gettext("note"), "outcome": gettext("what became of the call"),
    }  # fmt: skip
    changed = ", ".join(names[field] for field in was if field in names)
    return gettext("changed: %(fields)s") % {"fields": changed} if changed else ""


def _when(moment: Any) -> str:
    return f"{day_words(moment)} {clock_words(moment)}"


def _act(request: DoorRequest, page: ActPage) -> HttpResponse:
    status = 422 if request.method == "POST" else 200
    return render(request, "field/act.html", {"page": page, "bar": Bar()}, status=status)


def _do(request: DoorRequest, page: ActPage, envelope: Any, then: str) -> HttpResponse:
    """Say it; when it is refused, the form again with all that was typed."""
    result = run_one(envelope, request.viewer)
    if result.done:
        return redirect(then)
    form = type(page.form)(with_new_id(request.POST, result))
    form.is_valid()
    form.add_error(None, gettext(result.message or ""))
    return _act(request, replace(page, form=form))
