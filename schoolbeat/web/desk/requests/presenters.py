"""Requests in the reader's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from schoolbeat.web.shared.asked import LANGUAGE_NAMES, Kinds, is_late, kind_words, passed_words, state_words
from schoolbeat.web.shared.parts import Cell, Column, Row, RowGroup, Table, TimelineItem
from schoolbeat.web.shared.templatetags.house import clock, full_day
from schoolbeat.web.shared.words import label
from schoolbeat.work.requests.queries import RequestRow, RequestView, StepView
from schoolbeat.work.requests.vocabulary import (
    ASKER_LABELS,
    CHANNEL_LABELS,
    END_LABELS,
    HANDING_LABELS,
    HANDLER_LABELS,
    STEP_LABELS,
    Step,
)
from schoolbeat.work.roster.vocabulary import Handing

PATH = "/desk/requests/"
Phrases = Mapping[str, Mapping[str, str]]


def table(rows: Sequence[RequestRow], kinds: Kinds, on: date, empty: str) -> Table:
    """Return requests as a table."""
    columns = (
        Column(gettext("Answer promised by"), tight=True),
        Column(gettext("What is asked for")),
        Column(gettext("Who asks")),
        Column(gettext("Owner")),
    )
    lines = tuple(
        Row(
            (
                Cell(full_day(row.due), state_words(row, on), late=is_late(row, on)),
                Cell(kind_words(kinds, row.kind), row.beginning, f"{PATH}{row.id}/", head=True),
                Cell(_asker(row), row.school_name),
                Cell(row.owner_name),
            )
        )
        for row in rows
    )
    return Table(gettext("Requests"), columns, (RowGroup(lines),), empty=empty)


def _asker(row: RequestRow) -> str:
    parts = [label(ASKER_LABELS, row.asker)]
    if row.language != "en":
        parts.append(LANGUAGE_NAMES[row.language])
    if row.by_voice:
        parts.append(gettext("wants a call"))
    return ", ".join(parts)


@dataclass(frozen=True)
class RequestPage:
    """A request in words."""

    title: str
    state: str
    late: bool
    text: str
    pairs: tuple[tuple[str, str], ...]
    steps: tuple[TimelineItem, ...]
    became: tuple[tuple[str, str], ...]
    """The records it became: address and words."""
    map: str
    """An address that a map on the reader's own device opens; empty where no app told a position."""


def page_of(view: RequestView, kinds: Kinds, phrases: Phrases, on: date) -> RequestPage:
    """Return a request in words."""
    row = view.row
    return RequestPage(
        kind_words(kinds, row.kind),
        _whole_state(view, on),
        is_late(row, on),
        view.text,
        _pairs(view),
        tuple(_item(step, phrases, row.language) for step in view.steps),
        tuple(_became(step) for step in view.steps if step.what in (Step.BECAME, Step.TIED)),
        f"geo:{_position(view).replace(' ', '')}" if view.position else "",
    )


def _whole_state(view: RequestView, on: date) -> str:
    if view.swept:
        return gettext("swept out of a flood")
    if view.into:
        return gettext("joined with another request")
    words = state_words(view.row, on)
    if view.row.ended_at is None:
        return words
    how = label(END_LABELS, view.end) if view.end else label(HANDLER_LABELS, view.handler)
    return f"{words}: {how}"


def _pairs(view: RequestView) -> tuple[tuple[str, str], ...]:
    row = view.row
    reach = f"{view.reach} ({gettext('wants a call')})" if row.by_voice else view.reach
    pairs = (
        (gettext("Answer promised by"), full_day(row.due)),
        (gettext("Owner"), row.owner_name),
        (gettext("About"), ", ".join(view.about)),
        (gettext("School"), row.school_name),
        (gettext("Where"), view.place),
        (gettext("Position"), _position(view)),
        (gettext("Who asks"), ", ".join(filter(None, (view.name, label(ASKER_LABELS, row.asker))))),
        (gettext("How to reach them"), reach),
        (gettext("Language of the answer"), LANGUAGE_NAMES[row.language]),
        (gettext("Asked"), f"{full_day(row.filed_at)} {clock(row.filed_at)}"),
        (gettext("By which door"), label(CHANNEL_LABELS, view.channel)),
        (gettext("Receipt of the asker"), view.receipt),
    )
    return tuple((name, text) for name, text in pairs if text)


def _position(view: RequestView) -> str:
    return "" if view.position is None else ", ".join(f"{degrees:.5f}" for degrees in view.position)


def _became(step: StepView) -> tuple[str, str]:
    if step.what == Step.TIED:
        return f"/desk/incidents/{step.record}/", gettext("The incident it is about")
    if step.record_kind == "activity":
        return f"/desk/entries/{step.record}/", gettext("The entry it became")
    if step.record_kind == "project":
        return f"/desk/projects/{step.record}/", gettext("The project it became")
    if step.record_kind == "incident":
        return f"/desk/incidents/{step.record}/", gettext("The incident it became")
    return "", gettext("The record it became")


def _item(step: StepView, phrases: Phrases, language: str) -> TimelineItem:
    what = label(STEP_LABELS, step.what)
    if step.what == Step.HANDED:
        why = label(HANDING_LABELS, step.why) if step.why != Handing.BY_HAND else ""
        what = gettext("Handed over to %(name)s") % {"name": step.to_name}
        what = f"{what} ({why})" if why else what
    if step.what in (Step.CONCERNED, Step.CLEARED):
        what = f"{what} {step.to_name}"
    said = [phrases[step.phrase][language]] if step.phrase in phrases else []
    said += [step.text] if step.text else []
    said += [gettext("written by %(name)s") % {"name": step.bilingual}] if step.bilingual else []
    said += [passed_words(step.passed_to)] if step.passed_to else []
    by = step.by_name or gettext("Schoolbeat")
    return TimelineItem(f"{full_day(step.at)} {clock(step.at)}", f"{what}, {by}", " ".join(said))


def pile_words(count: int, kind: str, school: str) -> str:
    """Return why a project is offered for like requests."""
    return gettext(
        "%(n)s requests of the kind %(kind)s about %(school)s within 30 days. "
        "Is there a problem behind them that can be solved?"
    ) % {"n": count, "kind": kind, "school": school}
