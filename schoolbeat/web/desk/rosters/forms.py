"""What is chosen to take a district's roster over: one ZIP."""

from django import forms
from django.utils.translation import gettext_lazy


class SetForm(forms.Form):
    """A set as its district's system writes it."""

    file = forms.FileField(
        label=gettext_lazy("The set as a ZIP"),
        help_text=gettext_lazy("OneRoster 1.1 or 1.2 as CSV files with manifest.csv. At most 512 MB."),
        widget=forms.FileInput(attrs={"accept": ".zip,application/zip"}),
    )
