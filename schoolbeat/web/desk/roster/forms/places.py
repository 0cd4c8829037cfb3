"""Forms of the agency, its districts and schools."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.roster.forms.base import RosterForm, a_choice, a_line, a_text, words_of
from schoolbeat.work.roster.queries import RosterRows
from schoolbeat.work.roster.vocabulary import SCHOOL_KIND_LABELS, SCHOOL_STATUS_LABELS


def _clock(words: Any) -> forms.TimeField:
    return forms.TimeField(label=words, widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"))


class AgencyForm(RosterForm):
    """The agency's own settings."""

    name = a_line(gettext_lazy("Name of the agency"))
    program_name = a_line(gettext_lazy("Name of the program"), required=False)
    tour_years_min = forms.IntegerField(
        label=gettext_lazy("A tour lasts at least (years)"),
        help_text=gettext_lazy("Leave both empty to use the rule of the state's pack."),
        required=False,
        min_value=1,
        max_value=20,
    )
    tour_years_max = forms.IntegerField(
        label=gettext_lazy("A tour lasts at most (years)"), required=False, min_value=1, max_value=20
    )
    day_starts = _clock(gettext_lazy("The shift of a school day begins"))
    day_ends = _clock(gettext_lazy("The shift of a school day ends"))


class DistrictForm(RosterForm):
    """A district or county office."""

    name = a_line(gettext_lazy("Name"))
    code = a_line(
        gettext_lazy("Official code"),
        32,
        required=False,
        help_text=gettext_lazy("As printed, with its leading zeros. A district without a code is fine."),
    )


class SchoolForm(RosterForm):
    """What is known of a school or site."""

    name = a_line(gettext_lazy("Name"))
    kind = a_choice(gettext_lazy("Kind"))
    status = a_choice(
        gettext_lazy("Status"),
        help_text=gettext_lazy("Only an active school is offered for tours and entries."),
    )
    district = a_choice(gettext_lazy("District"), required=False)
    code = a_line(
        gettext_lazy("Official code"),
        32,
        required=False,
        help_text=gettext_lazy("As printed, with its leading zeros. A school without a code is fine."),
    )
    street = a_line(gettext_lazy("Street"), required=False)
    city = a_line(gettext_lazy("City"), 80, required=False)
    postal_code = a_line(gettext_lazy("ZIP code"), 12, required=False)
    phone = a_line(gettext_lazy("Telephone"), 40, required=False)
    grades = a_line(gettext_lazy("Grades"), 40, required=False)
    students = forms.IntegerField(
        label=gettext_lazy("Students enrolled"), required=False, min_value=0, max_value=100_000
    )
    source = a_line(
        gettext_lazy("Source"),
        required=False,
        help_text=gettext_lazy("Where its name and address come from."),
    )
    latitude = forms.CharField(required=False, widget=forms.HiddenInput)
    longitude = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, seen: RosterRows, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", words_of(SCHOOL_KIND_LABELS))
        self.offer("status", words_of(SCHOOL_STATUS_LABELS))
        self.offer("district", [(str(d.id), d.name) for d in seen.districts], gettext("No district"))

    def payload(self) -> dict[str, Any]:
        """Return what was typed; an unknown place is nothing."""
        said = super().payload()
        return said | {name: said[name] or None for name in ("latitude", "longitude")}


class SchoolFilterForm(forms.Form):
    """What the list of schools is limited to, as it stands in the address."""

    q = forms.CharField(label=gettext_lazy("Name, city or code"), required=False, max_length=100)
    kind = forms.ChoiceField(label=gettext_lazy("Kind"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    district = forms.ChoiceField(label=gettext_lazy("District"), required=False)

    def __init__(self, seen: RosterRows, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        everything = ("", gettext("All"))
        offered = {
            "kind": words_of(SCHOOL_KIND_LABELS),
            "status": words_of(SCHOOL_STATUS_LABELS),
            "district": [(str(district.id), district.name) for district in seen.districts],
        }
        for name, pairs in offered.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [everything, *pairs]

    def limits(self) -> dict[str, Any]:
        """Return what is asked for; a limit that means nothing here limits nothing."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}


class ImportForm(RosterForm):
    """The state's directory, and which of its districts to take over."""

    file = forms.FileField(
        label=gettext_lazy("The directory as a CSV file"),
        help_text=gettext_lazy("Commas, UTF-8, codes with their leading zeros. At most 60 MB."),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
    )
    districts = a_text(
        gettext_lazy("Districts to take over"),
        help_text=gettext_lazy("One in a line: the name as the file has it, or its seven digits."),
    )

    def wanted(self) -> list[str]:
        """Return the districts asked for."""
        return [line.strip() for line in self.cleaned_data["districts"].splitlines() if line.strip()]
