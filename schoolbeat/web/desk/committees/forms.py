"""The forms about committees: shape only, nothing is decided here."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from schoolbeat.web.shared.asking import a_line
from schoolbeat.web.shared.choosing import ChoosingForm, Pairs, a_day, a_moment, area, choice
from schoolbeat.work.preparedness.rules.committees import LONGEST_MINUTES, LONGEST_NAME, MOST_VOICES
from schoolbeat.work.preparedness.rules.holding import LONGEST_LINE, LONGEST_TEXT

NO_NAMES = gettext_lazy("No names of students.")
NO_ACCOUNT = gettext_lazy("Not an officer")


def _owed(label: Any, longest: int = LONGEST_NAME, **more: Any) -> forms.CharField:
    field = a_line(label, longest, **more)
    field.required = True
    return field


def _voices(label: Any, required: bool = True) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=0, max_value=MOST_VOICES, required=required)


class OpenForm(ChoosingForm):
    """A committee begins."""

    school = choice(gettext_lazy("Where?"), required=False)
    kind = choice(gettext_lazy("What is it?"))
    name = _owed(gettext_lazy("How is it called?"))

    def __init__(self, schools: Pairs, kinds: Pairs, *args: Any, whole: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("school", schools, gettext_lazy("The whole agency") if whole else None)
        self.choose("kind", kinds)


class SeatForm(ChoosingForm):
    """Somebody takes a seat."""

    role = choice(gettext_lazy("In which role?"))
    name = a_line(
        gettext_lazy("Name"), LONGEST_NAME, help_text=gettext_lazy("Of a student none: leave it empty.")
    )
    account = choice(gettext_lazy("Is it one of the officers?"), required=False)
    start = a_day(gettext_lazy("From which day?"))
    end = a_day(gettext_lazy("From which day is the seat empty again, if that is known?"), required=False)

    def __init__(self, roles: Pairs, officers: Mapping[str, str], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.names = officers
        self.choose("role", roles)
        self.choose("account", list(officers.items()), NO_ACCOUNT)

    def plain(self) -> dict[str, Any]:
        """Return the seat; an officer's name is known."""
        said = super().plain()
        return {"name": self.names.get(said.get("account", ""), "")} | said


class LeaveForm(ChoosingForm):
    """A seat becomes empty."""

    seat = choice(gettext_lazy("Which seat?"))
    end = a_day(gettext_lazy("From which day is it empty?"))

    def __init__(self, seats: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("seat", seats)


class MeetForm(ChoosingForm):
    """A meeting to come, or one that was held."""

    starts = a_moment(gettext_lazy("When does it begin?"))
    ends = a_moment(gettext_lazy("When does it end?"))
    place = a_line(gettext_lazy("Where?"), LONGEST_LINE)
    public = forms.BooleanField(
        label=gettext_lazy("It is public: anybody may come"), required=False, initial=True
    )
    agenda = area(gettext_lazy("Agenda"), rows=4, required=False, longest=LONGEST_TEXT, help_text=NO_NAMES)


class CloseForm(ChoosingForm):
    """A committee ends."""

    why = area(gettext_lazy("Why does it end?"), rows=2, longest=LONGEST_TEXT)


class CallOffForm(ChoosingForm):
    """A meeting is not held."""

    why = area(gettext_lazy("Why is it not held?"), rows=2, longest=LONGEST_TEXT)


class NoticeForm(ChoosingForm):
    """Somebody was told of a meeting in writing."""

    whom = _owed(gettext_lazy("Who was told?"))
    at = a_moment(gettext_lazy("When were they told?"))
    how = _owed(gettext_lazy("How, and in which languages"), LONGEST_LINE)

    def __init__(self, told: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if told:
            self.fields["whom"] = choice(gettext_lazy("Who was told?"))
            self.choose("whom", told)


class RecordForm(ChoosingForm):
    """A meeting was held."""

    present = forms.MultipleChoiceField(
        label=gettext_lazy("Who was there?"), widget=forms.CheckboxSelectMultiple
    )
    minutes = area(
        gettext_lazy("Minutes: what was said and decided"),
        rows=8,
        longest=LONGEST_MINUTES,
        help_text=NO_NAMES,
    )

    def __init__(self, seats: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["present"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(seats)


class VoteForm(ChoosingForm):
    """A motion was voted on."""

    motion = area(gettext_lazy("What was voted on?"), rows=2, longest=LONGEST_TEXT, help_text=NO_NAMES)
    yes = _voices(gettext_lazy("How many said yes?"))
    no = _voices(gettext_lazy("How many said no?"))
    abstain = _voices(gettext_lazy("How many abstained?"), required=False)


class CorrectVoteForm(ChoosingForm):
    """A vote as it is right."""

    vote = choice(gettext_lazy("Which vote?"))
    motion = area(
        gettext_lazy("What was voted on?"),
        rows=2,
        required=False,
        longest=LONGEST_TEXT,
        help_text=gettext_lazy("Empty: it stays as it is."),
    )
    yes = _voices(gettext_lazy("How many said yes?"))
    no = _voices(gettext_lazy("How many said no?"))
    abstain = _voices(gettext_lazy("How many abstained?"), required=False)
    why = _owed(gettext_lazy("What was wrong?"), LONGEST_LINE, help_text=NO_NAMES)

    def __init__(self, votes: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("vote", votes)


class CorrectMinutesForm(ChoosingForm):
    """Minutes as they are right."""

    minutes = area(
        gettext_lazy("Minutes: what was said and decided"),
        rows=8,
        longest=LONGEST_MINUTES,
        help_text=NO_NAMES,
    )
    why = _owed(gettext_lazy("What was wrong?"), LONGEST_LINE, help_text=NO_NAMES)


class TaskForm(ChoosingForm):
    """Something is to be done."""

    what = area(gettext_lazy("What is to be done?"), rows=2, longest=LONGEST_TEXT, help_text=NO_NAMES)
    owner = _owed(gettext_lazy("Who does it: a name or an office"))
    due = a_day(gettext_lazy("By which day?"))


class DoneForm(ChoosingForm):
    """It is done."""

    task = choice(gettext_lazy("Which?"))
    done = area(gettext_lazy("What was done about it?"), rows=2, longest=LONGEST_TEXT)

    def __init__(self, tasks: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("task", tasks)
