"""What the program says of itself, to be edited: texts, telephone numbers, duties, named things."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext, gettext_lazy
from django.views.decorators.http import require_POST

from schoolbeat.web.desk.roster.base import (
    Action,
    Danger,
    ListPage,
    Section,
    Sheet,
    answer,
    button,
    found_or_404,
    list_page,
    table,
)
from schoolbeat.web.desk.roster.forms.base import RosterForm
from schoolbeat.web.desk.roster.forms.program import DutyForm, NamedForm, PhoneForm, TextForm
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row, Words
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.web.shared.words import kind_names, label, name_of
from schoolbeat.work.activities.queries import kinds
from schoolbeat.work.roster.queries import ProgramPage, program
from schoolbeat.work.roster.vocabulary import ITEM_KIND_LABELS, PHONE_PURPOSE_LABELS, TEXT_KIND_LABELS

PAGE = "/desk/program/"
PATH = "/desk/program/edit/"
SHOWN = 160


@dataclass(frozen=True)
class Topic:
    """One of the four tables: its words, its form, its rows, and what its line shows."""

    slug: str
    words: Words
    add: Words
    empty: Words
    form: Callable[..., RosterForm]
    rows: Callable[[ProgramPage], Sequence[Any]]
    cells: Callable[[Any], tuple[str, str]]


TOPICS = {
    topic.slug: topic
    for topic in (
        Topic(
            "text",
            gettext_lazy("Texts: mission, goals, role, history"),
            gettext_lazy("Add a text"),
            gettext_lazy("No text yet"),
            TextForm,
            lambda page: page.texts,
            lambda row: (row.heading or label(TEXT_KIND_LABELS, row.kind), row.text),
        ),
        Topic(
            "phone",
            gettext_lazy("Telephone numbers"),
            gettext_lazy("Add a number"),
            gettext_lazy("No number yet"),
            PhoneForm,
            lambda page: page.phones,
            lambda row: (row.label, f"{row.printed} ({label(PHONE_PURPOSE_LABELS, row.purpose)})"),
        ),
        Topic(
            "duty",
            gettext_lazy("Duties"),
            gettext_lazy("Add a duty"),
            gettext_lazy("No duty yet"),
            DutyForm,
            lambda page: page.duties,
            lambda row: (row.heading or row.text, ""),
        ),
        Topic(
            "item",
            gettext_lazy("Programs, resources, partners, stated figures, ways to reach us"),
            gettext_lazy("Add one"),
            gettext_lazy("Nothing yet"),
            NamedForm,
            lambda page: page.items,
            lambda row: (
                f"{label(ITEM_KIND_LABELS, row.kind)}: {row.name}",
                row.printed or row.target or row.quote,
            ),
        ),
    )
}


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()} ..."


def _section(topic: Topic, page: ProgramPage, names: dict[str, str]) -> Section:
    rows = []
    for row in topic.rows(page):
        first, second = topic.cells(row)
        if topic.slug == "duty":
            second = ", ".join(name_of(slug, names) for slug in row.kinds) or gettext(
                "nothing counts as doing it yet"
            )
        rows.append(Row((Cell(_short(first), _short(second), f"{PATH}{topic.slug}/{row.id}/", head=True),)))
    return Section(
        topic.words,
        table(topic.words, (Column(topic.words, hidden=True),), rows),
        Empty(
            topic.empty,
            gettext("Word for word as it is published, with its source."),
            f"{PATH}{topic.slug}/add/",
            topic.add,
        ),
        count(len(rows)),
        f"{PATH}{topic.slug}/add/" if rows else "",
        topic.add,
    )


@door("roster.add_text")
def edit_program(request: DoorRequest) -> HttpResponse:
    """Show all that the program says of itself, each line a way to change it."""
    page, names = program(request.viewer), kind_names(kinds(request.viewer))
    sections = tuple(_section(topic, page, names) for topic in TOPICS.values())
    buttons = (Action(PAGE, gettext("See the page")),)
    return list_page(request, ListPage(gettext("Edit the program"), PATH, sections, buttons), PAGE)


def _sheet(title: Words, verb: str, **more: Any) -> Sheet:
    return Sheet(
        title, verb, PAGE, PATH, gettext("Edit the program"), gettext("Save"), gettext("Saved."), **more
    )


def _topic(slug: str) -> Topic:
    if slug not in TOPICS:
        raise Http404
    return TOPICS[slug]


@door("roster.add_text")
def add_row(request: DoorRequest, slug: str) -> HttpResponse:
    """Add a line."""
    topic = _topic(slug)
    form = topic.form(kinds(request.viewer), request.POST or None)
    return answer(request, form, _sheet(topic.add, f"roster.add_{slug}"))


@door("roster.change_text")
def change_row(request: DoorRequest, slug: str, identity: UUID) -> HttpResponse:
    """Change a line."""
    topic = _topic(slug)
    row = found_or_404({one.id: one for one in topic.rows(program(request.viewer))}.get(identity))
    form = topic.form(kinds(request.viewer), request.POST or None, initial=asdict(row))
    gone = (Danger(f"{PATH}{slug}/{identity}/remove/", gettext("Remove it from the page")),)
    title = _short(topic.cells(row)[0])
    return answer(
        request, form, _sheet(title, f"roster.change_{slug}", around={"row": str(identity)}, danger=gone)
    )


@door("roster.remove_text")
@require_POST
def remove_row(request: DoorRequest, slug: str, identity: UUID) -> HttpResponse:
    """Take a line off the page."""
    _topic(slug)
    return button(request, f"roster.remove_{slug}", {"row": str(identity)}, (gettext("It is removed."), PATH))
