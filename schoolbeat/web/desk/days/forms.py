"""The form of a review: shape only."""

from django import forms
from django.utils.translation import gettext_lazy

from schoolbeat.foundation.ids import new_id


class ReviewForm(forms.Form):
    """A note, and the id under which it is said, made when the page was: pressing twice is once."""

    envelope = forms.UUIDField(widget=forms.HiddenInput, initial=new_id)
    note = forms.CharField(
        label=gettext_lazy("Note to yourself or the officer"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
