"""The form of a review: shape only."""

from django import forms
from django.utils.translation import gettext_lazy

from schoolbeat.web.shared.told import ToldForm


class ReviewForm(ToldForm):
    """A note, if there is one."""

    note = forms.CharField(
        label=gettext_lazy("Note to yourself or the officer"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
