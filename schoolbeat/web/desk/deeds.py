"""What can be done on a page, each thing by a form of its own: offered, done, or shown again with what was typed."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST

from schoolbeat.access.permits import may
from schoolbeat.access.subject import Subject
from schoolbeat.ledger.runner import run_one
from schoolbeat.web.shared.choosing import ChoosingForm
from schoolbeat.web.shared.doors import DoorRequest, door

Typed = Mapping[str, ChoosingForm]


@dataclass(frozen=True)
class Deed:
    """Something that can be done: by which verb, under which words.

    `about` names the payload's own record; what it makes has its page below `opens`.
    """

    verb: str
    title: Any
    save: Any
    about: str = ""
    opens: str = ""


@dataclass(frozen=True)
class Room:
    """A page with deeds: how its record is found, which forms fit it as it stands, and how it is shown."""

    path: str
    deeds: Mapping[str, Deed]
    find: Callable[[DoorRequest, UUID], Any]
    form: Callable[[DoorRequest, Any, str, Any], ChoosingForm | None]
    page: Callable[[DoorRequest, Any, Typed], HttpResponse]
    below: str = ""
    """The part of the address after the record's id, where the room is not the record's own page."""
    first_open: bool = False
    """The first thing that can be done stands open, where it is why somebody comes."""

    def offered(
        self, request: DoorRequest, record: Any, subject: Subject, typed: Typed
    ) -> list[tuple[str, Deed, ChoosingForm, bool]]:
        """Return the forms of what the viewer may do with a record as it stands; those typed into stand open."""
        ready = self.first_open and not typed
        shown: list[tuple[str, Deed, ChoosingForm, bool]] = []
        for slug, deed in self.deeds.items():
            if may(request.viewer, deed.verb, subject):
                form = typed.get(slug) or self.form(request, record, slug, None)
                if form is not None:
                    shown.append((slug, deed, form, slug in typed or (ready and not shown)))
        return shown

    def views(self) -> dict[str, Callable[..., HttpResponseBase]]:
        """Return the views of the deeds by the last word of their address."""
        return {slug: self._view(slug, deed) for slug, deed in self.deeds.items()}

    def _view(self, slug: str, deed: Deed) -> Callable[..., HttpResponseBase]:
        @door(deed.verb)
        @require_POST
        def view(request: DoorRequest, identity: UUID) -> HttpResponse:
            """Do what the form says; where it does not fit, the page again with the form open."""
            record, own = self.find(request, identity), f"{self.path}{identity}/{self.below}"
            with timezone.override(request.viewer.zone):
                form = self.form(request, record, slug, request.POST)
                if form is None:
                    messages.error(request, gettext("Nothing was saved: this no longer stands so."))
                    return redirect(own)
                if form.is_valid():
                    about = {deed.about: str(identity)} if deed.about else {}
                    result = run_one(form.told(deed.verb, form.plain() | about), request.viewer)
                    if result.done:
                        messages.success(request, gettext("Saved."))
                        return redirect(f"{deed.opens}{result.id}/" if deed.opens else own)
                    form.refuse(result, (result.field or "").rpartition(".")[2])
            return self.page(request, record, {slug: form})

        return view
