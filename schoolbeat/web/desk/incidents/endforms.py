"""The forms by which an incident ends for somebody, and an exception from a gate is named and confirmed."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.incidents.referring import Help
from schoolbeat.web.desk.incidents.words import Names
from schoolbeat.web.shared.asking import a_line
from schoolbeat.web.shared.choosing import ChoosingForm, Pairs, a_day, area, choice
from schoolbeat.work.incidents.rules.saying import LONGEST_NAME


class EndForm(ChoosingForm):
    """How it ends for somebody."""

    party = choice(gettext_lazy("For whom?"))
    rung = choice(gettext_lazy("How does it end?"), widget=forms.RadioSelect)
    resource = choice(gettext_lazy("If referred to help: to which resource?"), required=False)
    resource_name = a_line(gettext_lazy("Or its name, if it is not in the directory"), LONGEST_NAME)
    day = a_day(gettext_lazy("On which day?"))
    why = area(gettext_lazy("Why?"), rows=2)
    considered = forms.MultipleChoiceField(
        label=gettext_lazy("What else was considered?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("For a citation, probation or custody, tick what was less restrictive."),
    )

    def __init__(self, parties: Pairs, names: Names, help_: Help, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("party", parties)
        self.choose("rung", names.rungs())
        self.choose("resource", help_.pairs, gettext("None"))
        self.fields["resource"].help_text = help_.hint
        self.help = help_
        self.choose("considered", names.rungs())


class BackForm(ChoosingForm):
    """An end that is taken back."""

    end = choice(gettext_lazy("Which end?"))
    why = area(gettext_lazy("Why is it taken back?"), rows=2)

    def __init__(self, ends: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("end", ends)


class DeedBackForm(ChoosingForm):
    """A deed that was written down by mistake."""

    deed = choice(gettext_lazy("What was a mistake?"))
    why = area(gettext_lazy("What was wrong with it?"), rows=2)

    def __init__(self, deeds: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("deed", deeds)


class ExceptionForm(ChoosingForm):
    """Why a gate does not hold for somebody."""

    party = choice(gettext_lazy("For whom?"))
    gate = choice(gettext_lazy("Which gate?"))
    why = area(gettext_lazy("The reason, stated plainly"), rows=2)

    def __init__(self, parties: Pairs, names: Names, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("party", parties)
        self.choose("gate", names.gates())


class ConfirmForm(ChoosingForm):
    """What the sergeant says of an exception."""

    opening = choice(gettext_lazy("Which exception?"))
    answer = choice(gettext_lazy("Is it confirmed?"), widget=forms.RadioSelect)
    word = area(gettext_lazy("A word on it"), rows=2, required=False)

    def __init__(self, openings: Pairs, seen: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("opening", openings)
        yes = seen or gettext("I confirm it")
        self.choose("answer", [("yes", yes), ("no", gettext("I do not confirm it"))])

    def payload(self) -> dict[str, Any]:
        """Return what was decided, as the payload has it."""
        said = self.plain()
        return said | {"confirmed": said.pop("answer") == "yes"}
