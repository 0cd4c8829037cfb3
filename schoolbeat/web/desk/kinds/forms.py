"""The form of a kind: shape only."""

from typing import Any

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext_lazy

from schoolbeat.web.shared.told import ToldForm
from schoolbeat.web.shared.words import label
from schoolbeat.work.activities.vocabulary import AUDIENCE_LABELS, PILLAR_LABELS, TRIAD_LABELS


def _choices(labels: Any, empty: bool = False) -> list[tuple[str, Any]]:
    none = [("", gettext_lazy("None in particular"))] if empty else []
    return [*none, *((slug, label(labels, slug)) for slug in labels)]


class KindForm(ToldForm):
    """What a kind is from today on."""

    name = forms.CharField(label=gettext_lazy("Name in English"), max_length=80)
    name_es = forms.CharField(label=gettext_lazy("Name in Spanish"), max_length=80)
    pillar = forms.ChoiceField(label=gettext_lazy("Pillar"), choices=lambda: _choices(PILLAR_LABELS))
    role = forms.ChoiceField(label=gettext_lazy("Role of the triad"), choices=lambda: _choices(TRIAD_LABELS))
    minutes = forms.IntegerField(label=gettext_lazy("Usual length in minutes"), min_value=1, max_value=1440)
    audience = forms.ChoiceField(
        label=gettext_lazy("Usual audience"),
        required=False,
        choices=lambda: _choices(AUDIENCE_LABELS, empty=True),
    )
    sensitive = forms.BooleanField(
        label=gettext_lazy("Sensitive: one entry could be one child, so small counts never leave the desk"),
        required=False,
    )

    def payload(self, slug: str = "") -> dict[str, Any]:
        """Return what the verb is told; a fresh kind's slug is made of its English name."""
        values = {
            name: value for name, value in self.cleaned_data.items() if name not in ToldForm.base_fields
        }
        return {**values, "slug": slug or slugify(values["name"])[:60]}
