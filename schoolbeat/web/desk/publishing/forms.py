"""The forms of publishing: shape only."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from schoolbeat.web.shared.told import ToldForm


class PublishForm(ToldForm):
    """Who is shown by name, and whether late entries are counted."""

    team = forms.MultipleChoiceField(
        label=gettext_lazy("Officers who agreed to be shown by name"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    anew = forms.BooleanField(
        label=gettext_lazy("Count entries logged late in months that were published before"), required=False
    )

    def __init__(self, *arguments: Any, officers: Sequence[tuple[str, str]] = (), **named: Any) -> None:
        super().__init__(*arguments, **named)
        if officers:
            self.fields["team"].choices = officers  # type: ignore[attr-defined]
        else:
            del self.fields["team"]

    def payload(self, period: str) -> dict[str, Any]:
        """Return what the verb is told."""
        said = self.cleaned_data
        return {"period": period, "team": said.get("team", []), "anew": said["anew"]}


class WithdrawForm(ToldForm):
    """Why a publication is taken back; the public reads it."""

    reason = forms.CharField(
        label=gettext_lazy("Why it is withdrawn"),
        help_text=gettext_lazy("The public reads this in place of the figures."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
