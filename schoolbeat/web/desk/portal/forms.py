"""Forms of the portal: shape only, nothing is decided here."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.roster.forms.base import RosterForm, a_choice, a_day, a_line, a_text, words_of
from schoolbeat.work.portal.vocabulary import ACCENT_LABELS

REVIEWER = gettext_lazy("Who reviewed the Spanish")
REVIEWER_HINT = gettext_lazy("A named person who reads both languages. Not a machine.")


def a_moment(words: Any, **more: Any) -> forms.DateTimeField:
    """Return a field for a day and hour, by the clock on the agency's wall."""
    widget = forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    return forms.DateTimeField(label=words, widget=widget, input_formats=["%Y-%m-%dT%H:%M"], **more)


class LookForm(RosterForm):
    """Color and host name."""

    accent = a_choice(gettext_lazy("Color of links and buttons"))
    host = a_line(
        gettext_lazy("Own host name"),
        120,
        required=False,
        help_text=gettext_lazy(
            "As in sro.city.example. The city points it here, and IT names it in SCHOOLBEAT_HOSTS."
        ),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("accent", words_of(ACCENT_LABELS))


class NumberForm(RosterForm):
    """The whole number of a line."""

    number = a_line(
        gettext_lazy("The whole number, with its area code"),
        40,
        help_text=gettext_lazy("As in (619) 555-0123. Ask somebody who knows it; it is never guessed."),
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "off"}),
    )


class CallForm(RosterForm):
    """A test call."""

    day = a_day(gettext_lazy("Called on"))
    called_by = a_line(gettext_lazy("Who called"), 120, help_text=gettext_lazy("A name."))
    answered = a_line(gettext_lazy("Who or what answered"), 200, required=False)


class LeaveOffForm(RosterForm):
    """Why a line is left off."""

    why = a_line(gettext_lazy("Why the portal does not show it"), 300)


class WriteForm(RosterForm):
    """A version of a section in English."""

    heading = a_line(
        gettext_lazy("Name"), 120, required=False, help_text=gettext_lazy("Of a service, as in P3 Tips.")
    )
    text = forms.CharField(
        label=gettext_lazy("Text"),
        max_length=8000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        help_text=gettext_lazy(
            "An empty line begins a paragraph, a hyphen an item of a list. Without text the section is taken off."
        ),
    )
    link = a_line(
        gettext_lazy("Address of a page"),
        300,
        required=False,
        help_text=gettext_lazy("Begins with https://."),
    )
    source = a_line(gettext_lazy("Source"), 160, required=False)
    written_by = a_line(gettext_lazy("Who wrote it"), 120)
    shown_from = a_moment(
        gettext_lazy("Shown from"), required=False, help_text=gettext_lazy("Empty: from now on.")
    )


class WriteSpanishForm(WriteForm):
    """A version of a section in Spanish, with who reviewed it."""

    reviewed_by = a_line(REVIEWER, 120, required=False, help_text=REVIEWER_HINT)
    field_order = ("heading", "text", "link", "source", "written_by", "reviewed_by", "shown_from")


class OfficerForm(RosterForm):
    """What the public is told of an officer."""

    languages = a_line(
        gettext_lazy("Languages"), 200, required=False, help_text=gettext_lazy("With commas between.")
    )
    words = a_text(gettext_lazy("A few own words"), 3, required=False)
    words_es = a_text(gettext_lazy("The same in Spanish"), 3, required=False)
    reviewed_by = a_line(REVIEWER, 120, required=False, help_text=REVIEWER_HINT)
    email = a_line(
        gettext_lazy("Work e-mail"),
        254,
        required=False,
        help_text=gettext_lazy("It never stands in a page; it is shown to who asks for it with a button."),
    )

    def clean_languages(self) -> list[str]:
        """Return the languages one by one."""
        return [one.strip() for one in self.cleaned_data["languages"].split(",") if one.strip()]


class ConsentForm(RosterForm):
    """The day on which the officer agreed."""

    day = a_day(gettext_lazy("Agreed on"))


class PhotoForm(RosterForm):
    """A photo."""

    photo = forms.FileField(
        label=gettext_lazy("Photo"),
        help_text=gettext_lazy(
            "JPEG, PNG or WebP, 8 MB at most. It is made anew as a square: place, camera and all else hidden in it go."
        ),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )


class AlertForm(RosterForm):
    """A line above every page."""

    text = a_line(gettext_lazy("What every page says above all else"), 300)
    text_es = a_line(gettext_lazy("The same in Spanish"), 300, required=False)
    reviewed_by = a_line(REVIEWER, 120, required=False, help_text=REVIEWER_HINT)
    start = a_moment(gettext_lazy("From"))
    end = a_moment(gettext_lazy("Up to"))


def too_large() -> str:
    """Return the words for a file that is not even read."""
    return gettext("A photo has 8 MB at most.")
