"""What a form of the desk carries, so that pressing its button twice says one thing once."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import derived_id, new_id
from schoolbeat.ledger.envelope import Code, Envelope, Result

FIRST_YEAR, LAST_YEAR = 2000, 2100


def check_moment(moment: datetime) -> None:
    """Refuse a moment that no page of ours stamps, before anything is reckoned with it."""
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise ValidationError(gettext_lazy("Enter a day between 2000 and 2100."), "malformed")


class ToldForm(forms.Form):
    """A form with the id under which it is told and the moment it was shown, both made with the page."""

    envelope = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    asked = forms.DateTimeField(
        widget=forms.HiddenInput, initial=lambda: clock.now().isoformat(), validators=[check_moment]
    )

    def told(self, verb: str, payload: Mapping[str, Any], about: UUID | None = None) -> Envelope:
        """Return what the form says; one of several things said at once is told apart by what it is `about`."""
        values = self.cleaned_data
        identity = derived_id(values["envelope"], str(about)) if about else values["envelope"]
        return Envelope(verb, values["asked"], payload, id=identity)

    def refuse(self, result: Result, field: str | None = None) -> None:
        """Put a refusal at `field`, or else above the form, in the reader's language; what was typed stays."""
        self.add_error(
            field if field in self.fields else None,
            gettext(result.message or "") or gettext("This does not fit."),
        )
        if result.code == Code.CONFLICT:
            # The id was used up by other words: the next press of the button is another thing said.
            again: Any = self.data.copy()  # type: ignore[attr-defined]
            again[self.add_prefix("envelope")] = str(new_id())
            self.data = again
