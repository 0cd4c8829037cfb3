"""Forms of the resource directory: shape only; what can be meant the verb decides."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.roster.forms.base import Pairs, RosterForm, a_choice, a_line, a_text, some, words_of
from schoolbeat.web.shared.resources import SPOKEN, language_name
from schoolbeat.work.resources.vocabulary import DAY_LABELS, LOCATION_LABELS, NEED_LABELS, STATUS_LABELS

ONE_A_LINE = gettext_lazy("One a line.")
MOST_HOURS = 14
_EXTENSION = re.compile(r"^(.*?)[\s,]*\b(?:x|ext\.?)\s*([0-9]{1,9})$", re.IGNORECASE)


def lines(text: str) -> list[str]:
    """Return the lines that say something."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def phones_said(text: str) -> list[dict[str, Any]]:
    """Return telephone numbers, one a line: the number, its extension, and after a semicolon what it is for."""
    said = []
    for line in lines(text):
        number, _sign, words = line.partition(";")
        found = _EXTENSION.match(number.strip())
        extension = int(found[2]) if found else None
        said.append(
            {
                "number": found[1].strip() if found else number.strip(),
                "extension": extension,
                "description": words.strip(),
            }
        )
    return said


def phones_told(phones: Iterable[Mapping[str, Any]]) -> str:
    """Return telephone numbers as the form has them."""
    told = []
    for phone in phones:
        extension = f" x{phone['extension']}" if phone.get("extension") is not None else ""
        words = f"; {phone['description']}" if phone.get("description") else ""
        told.append(f"{phone.get('number', '')}{extension}{words}")
    return "\n".join(told)


def a_phones_field() -> forms.CharField:
    """Return a field for telephone numbers."""
    return a_text(
        gettext_lazy("Telephone numbers"),
        rows=3,
        required=False,
        help_text=gettext_lazy("One a line, as in: 619 555 0100 x12; office. What is not known stays empty."),
    )


class HoursForm(RosterForm):
    """A form with a group of fields for each block of hours, and an empty one for one more."""

    def __init__(self, blocks: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.blocks = min(blocks + 1, MOST_HOURS)
        for number in range(1, self.blocks + 1):
            named = {"n": number}
            self.fields[f"days_{number}"] = some(gettext("Hours %(n)s: days") % named, required=False)
            self.offer(f"days_{number}", words_of(DAY_LABELS))
            for name, words in (
                ("opens", gettext("Hours %(n)s: opens at") % named),
                ("closes", gettext("Hours %(n)s: closes at") % named),
            ):
                self.fields[f"{name}_{number}"] = forms.TimeField(
                    label=words,
                    required=False,
                    widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
                )

    def hours(self) -> list[dict[str, Any]]:
        """Return the blocks that say something."""
        said = []
        for number in range(1, self.blocks + 1):
            days, opens, closes = (
                self.cleaned_data[f"{name}_{number}"] for name in ("days", "opens", "closes")
            )
            if days or opens or closes:
                said.append(
                    {
                        "days": days,
                        "opens": opens.strftime("%H:%M") if opens else "",
                        "closes": closes.strftime("%H:%M") if closes else "",
                    }
                )
        return said


class OrganizationForm(RosterForm):
    """Who offers help."""

    name = a_line(gettext_lazy("Name"), 300)
    description = a_text(gettext_lazy("What it does"), required=False)
    alternate_name = a_line(gettext_lazy("Also called"), 300, required=False)
    website = a_line(gettext_lazy("Web address"), 2000, required=False)
    email = a_line(gettext_lazy("E-mail"), 254, required=False)
    phones = a_phones_field()

    def payload(self) -> dict[str, Any]:
        """Return what was typed as the payload of the verb."""
        return super().payload() | {"phones": phones_said(self.cleaned_data["phones"])}


class LocationForm(HoursForm):
    """Where help is had."""

    name = a_line(gettext_lazy("Name"), 300)
    location_type = a_choice(gettext_lazy("Kind of place"))
    street = a_line(gettext_lazy("Street"), 300, required=False)
    city = a_line(gettext_lazy("City"), 300, required=False)
    state = a_line(gettext_lazy("State"), 40, required=False)
    postal_code = a_line(gettext_lazy("Postal code"), 20, required=False)
    latitude = a_line(gettext_lazy("Latitude"), 20, required=False)
    longitude = a_line(gettext_lazy("Longitude"), 20, required=False)
    transportation = a_line(gettext_lazy("How to get there"), 300, required=False)
    accessibility = a_line(gettext_lazy("Ways in for wheelchairs and other aids"), 300, required=False)
    url = a_line(gettext_lazy("Web address"), 2000, required=False)
    phones = a_phones_field()

    def __init__(self, blocks: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(blocks, *args, **kwargs)
        self.offer("location_type", words_of(LOCATION_LABELS))

    def payload(self) -> dict[str, Any]:
        """Return what was typed as the payload of the verb."""
        typed = super().payload()
        said = {name: typed[name] for name in LocationForm.base_fields if name in typed}
        said |= {name: typed[name] or None for name in ("latitude", "longitude")}
        return said | {"phones": phones_said(self.cleaned_data["phones"]), "hours": self.hours()}


class ServiceForm(HoursForm):
    """Help that a family can ask for."""

    name = a_line(gettext_lazy("Name"), 300)
    organization = a_choice(gettext_lazy("Who offers it"))
    status = a_choice(gettext_lazy("Is it to be had?"))
    needs = some(gettext_lazy("What it helps with"), required=False)
    description = a_text(gettext_lazy("What it is"), required=False)
    alert = a_line(gettext_lazy("What to know at present"), 4000, required=False)
    minimum_age = forms.FloatField(label=gettext_lazy("From this age"), required=False)
    maximum_age = forms.FloatField(label=gettext_lazy("Up to this age"), required=False)
    eligibility_description = a_text(gettext_lazy("Whom it is for"), 2, required=False)
    languages = some(gettext_lazy("Languages"), required=False)
    interpretation_services = a_line(gettext_lazy("Interpreters"), 300, required=False)
    fees_description = a_text(gettext_lazy("What it costs"), 2, required=False)
    application_process = a_text(gettext_lazy("How to ask for it"), 2, required=False)
    url = a_line(gettext_lazy("Web address"), 2000, required=False)
    email = a_line(gettext_lazy("E-mail"), 254, required=False)
    phones = a_phones_field()
    documents = a_text(gettext_lazy("Papers to bring"), 2, required=False, help_text=ONE_A_LINE)
    areas = a_text(gettext_lazy("Where people must live"), 2, required=False, help_text=ONE_A_LINE)
    locations = forms.MultipleChoiceField(
        label=gettext_lazy("Where it is had"), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )

    def __init__(self, offered: Mapping[str, Pairs], blocks: int, *args: Any, **kwargs: Any) -> None:
        super().__init__(blocks, *args, **kwargs)
        self.offer("organization", offered["organizations"])
        self.offer("locations", offered["locations"])
        self.offer("status", words_of(STATUS_LABELS))
        self.offer("needs", words_of(NEED_LABELS))
        codes = dict.fromkeys([*SPOKEN, *(self.initial.get("languages") or ())])
        self.offer("languages", [(code, language_name(code)) for code in codes])

    def payload(self) -> dict[str, Any]:
        """Return what was typed as the payload of the verb."""
        typed = super().payload()
        said = {name: typed[name] for name in ServiceForm.base_fields if name in typed}
        told = {name: lines(self.cleaned_data[name]) for name in ("documents", "areas")}
        return said | told | {"phones": phones_said(self.cleaned_data["phones"]), "hours": self.hours()}
