"""What is typed while a log is taken over: the file, and what its columns and words mean."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.exchange.asklog import headings as ask
from schoolbeat.exchange.daylog import headings as h
from schoolbeat.exchange.intake.tables import ACTIVITIES, ASKED
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.exchange.spreadsheets.cells import time_of
from schoolbeat.exchange.spreadsheets.faults import BadCell
from schoolbeat.exchange.spreadsheets.mapping import Map
from schoolbeat.exchange.spreadsheets.words import Names

MOST_WORDS = 40
LOG_WORDS = (h.KIND, h.SCHOOL, h.OFFICER)
LOG_COLUMNS = {
    h.DATE: gettext_lazy("Day"),
    h.START: gettext_lazy("Start"),
    h.END: gettext_lazy("End time"),
    h.MINUTES: gettext_lazy("Length"),
    h.KIND: gettext_lazy("Kind of activity"),
    h.OFFICER: gettext_lazy("Officer"),
    h.SCHOOL: gettext_lazy("School"),
    h.NOTE: gettext_lazy("Note"),
}
ASKED_WORDS = (ask.KIND, ask.SCHOOL, ask.ASKER, ask.LANGUAGE, ask.HANDLER, ask.OUTCOME)
ASKED_COLUMNS = {
    ask.DATE: gettext_lazy("Day"),
    ask.START: gettext_lazy("Time"),
    ask.KIND: gettext_lazy("Kind of request"),
    ask.ASKER: gettext_lazy("Who asks"),
    ask.TEXT: gettext_lazy("What was asked"),
    ask.SCHOOL: gettext_lazy("School"),
    ask.LANGUAGE: gettext_lazy("Language"),
    ask.PLACE: gettext_lazy("Place"),
    ask.NAME: gettext_lazy("Name"),
    ask.REACH: gettext_lazy("Telephone or e-mail"),
    ask.HANDLER: gettext_lazy("Who handled it"),
    ask.OUTCOME: gettext_lazy("How it ended"),
    ask.ANSWERED: gettext_lazy("Answered on"),
    ask.ENDED: gettext_lazy("Ended on"),
}
COLUMNS = {ACTIVITIES: LOG_COLUMNS, ASKED: ASKED_COLUMNS}
"""The columns of each kind of table that can be chosen on the page."""
WORDS = {ACTIVITIES: LOG_WORDS, ASKED: ASKED_WORDS}
"""The fields of each whose words can be given a meaning there."""


class LogFileForm(forms.Form):
    """A log, and the map that was made for one like it."""

    holds = forms.ChoiceField(
        label=gettext_lazy("What its rows are"),
        choices=(
            (ACTIVITIES, gettext_lazy("Activities: what officers did")),
            (ASKED, gettext_lazy("Requests: what somebody asked")),
        ),
        initial=ACTIVITIES,
        required=False,
    )
    file = forms.FileField(
        label=gettext_lazy("The log as a CSV or XLSX file"),
        help_text=gettext_lazy(
            "One row for each activity or request, or a table of counts by month. At most 60 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,.txt,.tsv,text/csv"}),
    )
    map = forms.FileField(
        label=gettext_lazy("A map from an earlier time, if there is one"),
        required=False,
        help_text=gettext_lazy("A TOML file that says what columns and words mean."),
        widget=forms.FileInput(attrs={"accept": ".toml"}),
    )

    def clean_holds(self) -> str:
        """Return what the rows are; activities where nothing was chosen."""
        return self.cleaned_data["holds"] or ACTIVITIES


@dataclass(frozen=True)
class Looked:
    """A file that was looked at: what its rows are, under which map, and what would become of it."""

    holds: str
    said: Map
    answer: Answer


class MeaningForm(forms.Form):
    """What was not recognized: columns without a heading we know, and words that name nothing here."""

    date_order = forms.ChoiceField(
        label=gettext_lazy("Days are written"),
        choices=(
            ("mdy", gettext_lazy("month, day, year: 9/3/2025")),
            ("dmy", gettext_lazy("day, month, year: 3/9/2025")),
        ),
    )
    default_start = forms.CharField(
        label=gettext_lazy("Start, where the log has none"),
        required=False,
        max_length=20,
        help_text=gettext_lazy(
            "As in 08:00. Left empty, activities without one are rejected, for no time is invented; "
            "requests count from the beginning of their day."
        ),
    )

    def __init__(self, found: Looked, names: Names, data: Mapping[str, Any] | None = None) -> None:
        said, answer = found.said, found.answer
        initial = {"date_order": said.date_order, "default_start": said.default_start}
        super().__init__(data, initial=initial)
        self.said, self.columns = said, COLUMNS[found.holds]
        self.words: dict[str, tuple[str, str]] = {}
        self.places: dict[str, str] = {}
        self._offer_columns(answer)
        for name in WORDS[found.holds]:
            self._offer_words(name, answer, names)

    def _offer_columns(self, answer: Answer) -> None:
        free = [(heading, heading) for heading in answer.ignored][:200]
        for name, words in self.columns.items():
            if name not in answer.columns and free:
                self.places[f"column-{name}"] = name
                self.fields[f"column-{name}"] = forms.ChoiceField(
                    label=gettext("Column: %(name)s") % {"name": words},
                    required=False,
                    choices=[("", gettext("None")), *free],
                )

    def _offer_words(self, name: str, answer: Answer, names: Names) -> None:
        offered = sorted(((one.value, one.shown) for one in names[name].offered), key=lambda pair: pair[1])
        for number, (word, rows) in enumerate(sorted(answer.unmatched.get(name, {}).items())[:MOST_WORDS]):
            self.words[f"{name}-{number}"] = name, word
            self.fields[f"{name}-{number}"] = forms.ChoiceField(
                label=gettext("%(what)s: “%(word)s”") % {"what": self.columns[name], "word": word[:60]},
                help_text=gettext("Rows with it: %(n)s") % {"n": rows},
                required=False,
                choices=[("", gettext("Not said yet")), *offered],
            )

    def clean_default_start(self) -> str:
        """Return a time of day as it was typed; refuses what is none."""
        typed: str = self.cleaned_data["default_start"].strip()
        try:
            if typed:
                time_of(typed)
        except BadCell:
            raise forms.ValidationError(gettext("Type a time such as 08:00.")) from None
        return typed

    def map(self) -> Map:
        """Return the map with what was chosen."""
        chosen = self.cleaned_data
        columns = self.said.columns | {
            name: [chosen[field]] for field, name in self.places.items() if chosen[field]
        }
        values = {name: dict(pairs) for name, pairs in self.said.values.items()}
        for field, (name, word) in self.words.items():
            if chosen[field]:
                values.setdefault(name, {})[word] = chosen[field]
        return replace(
            self.said,
            date_order=chosen["date_order"],
            default_start=chosen["default_start"],
            columns=columns,
            values=values,
        )
