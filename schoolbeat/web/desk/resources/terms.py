"""The terms of other lists on the desk: which of our needs each answers to, said for a page of them at once."""

from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy, ngettext

from schoolbeat.foundation.ids import derived_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.runner import run
from schoolbeat.web.desk.pages import show
from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.desk.resources.presenters import PATH
from schoolbeat.web.desk.roster.base import put
from schoolbeat.web.desk.roster.forms.base import RosterForm, words_of
from schoolbeat.web.shared.doors import DoorRequest, door
from schoolbeat.web.shared.parts import Empty, Pager
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.work.resources.queries.terms import SIZE, TermLine, TermPage, terms, terms_of
from schoolbeat.work.resources.vocabulary import NEED_LABELS

TERMS = f"{PATH}terms/"
MAPPED = "mapped"
FIELD = "need_"
_LONGEST = 100


class TermFilter(forms.Form):
    """Which terms to show."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False)
    show = forms.ChoiceField(label=gettext_lazy("Show"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "filter_%s"
        field = self.fields["show"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("Terms without a need")), (MAPPED, gettext("Terms with a need"))]


class NeedsForm(RosterForm):
    """A choice of need for each term of a page."""

    def __init__(self, lines: tuple[TermLine, ...], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.lines = {f"{FIELD}{line.id}": line for line in lines}
        for name, line in self.lines.items():
            carried = ngettext("%(n)s service", "%(n)s services", line.services)
            told = [line.taxonomy, carried % {"n": count(line.services)}]
            self.fields[name] = forms.ChoiceField(
                label=line.name, required=False, initial=line.need, help_text=" · ".join(filter(None, told))
            )
            self.offer(name, words_of(NEED_LABELS), gettext("None of them"))

    def envelopes(self) -> list[tuple[str, Envelope]]:
        """Return what is said otherwise than it stands, each with its field; sent twice it is said once."""
        typed = self.cleaned_data
        return [
            (
                name,
                Envelope(
                    "resources.map_term",
                    typed["asked"],
                    {"term": str(line.id), "need": typed[name]},
                    id=derived_id(typed["envelope"], name),
                ),
            )
            for name, line in self.lines.items()
            if typed[name] != line.need
        ]


@door("resources.map_term")
def map_terms(request: DoorRequest) -> HttpResponse:
    """Show terms with how many services carry each, and say which of our needs they answer to."""
    words, mapped, page = _wanted(request)
    found = terms(request.viewer, words, mapped, page)
    # What was chosen is about the terms that were shown, whatever the list has become since.
    lines = terms_of(request.viewer, _named(request)) if request.method == "POST" else found.lines
    form = NeedsForm(lines, request.POST or None)
    here = f"{TERMS}?{_address(words, mapped, found.page)}"
    if request.method == "POST" and form.is_valid() and _told(request, form):
        return redirect(here)
    context = {
        "form": form,
        "filters": TermFilter(request.GET or None),
        "found": found,
        "pager": _pager(found, words, mapped),
        "empty": Empty(
            gettext("No term has a need yet") if mapped else gettext("No term is without a need"),
            gettext("Terms stand here once a set is taken over whose services carry them."),
        ),
        "path": TERMS,
        "here": here,
        "back": PATH,
    }
    return show(request, "desk/resources/terms.html", PATH, context, 422 if form.errors else 200)


def _named(request: DoorRequest) -> list[UUID]:
    names = [name.removeprefix(FIELD) for name in request.POST if name.startswith(FIELD)]
    return [identity for identity in map(uuid_or_none, names[:SIZE]) if identity is not None]


def _wanted(request: DoorRequest) -> tuple[str, bool, int]:
    said = request.GET
    page = said.get("page", "")
    number = int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1
    return said.get("q", "").strip()[:_LONGEST].replace("\x00", ""), said.get("show") == MAPPED, number


def _address(words: str, mapped: bool, page: int) -> str:
    said = {"q": words, "show": MAPPED if mapped else "", "page": str(page) if page > 1 else ""}
    return urlencode({name: value for name, value in said.items() if value})


def _told(request: DoorRequest, form: NeedsForm) -> bool:
    """Tell the runner what was chosen; a refusal stands at its term."""
    said = form.envelopes()
    results = run([envelope for _name, envelope in said], request.viewer)
    for (name, _envelope), result in zip(said, results, strict=True):
        if not result.done:
            put(form, replace(result, field=name))
    done = sum(result.done for result in results)
    if done:
        told = ngettext("%(n)s term was saved.", "%(n)s terms were saved.", done) % {"n": count(done)}
        messages.success(request, told)
    elif not said:
        messages.success(request, gettext("Nothing was changed."))
    return done == len(said)


def _pager(found: TermPage, words: str, mapped: bool) -> Pager:
    def to(page: int) -> str:
        return f"{TERMS}?{_address(words, mapped, page)}"

    first = (found.page - 1) * SIZE + 1 if found.total else 0
    return Pager(
        first=first,
        last=first + len(found.lines) - 1 if found.total else 0,
        total=found.total,
        page=found.page,
        pages=found.pages,
        previous=to(found.page - 1) if found.page > 1 else "",
        next=to(found.page + 1) if found.page < found.pages else "",
    )
