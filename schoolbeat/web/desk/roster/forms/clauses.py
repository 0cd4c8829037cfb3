"""Forms of clauses that something here rests on, and of the list of designated officers."""

from typing import Any

from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.roster.forms.base import (
    Pairs,
    RosterForm,
    a_choice,
    a_day,
    a_line,
    a_text,
    words_of,
)
from schoolbeat.work.roster.vocabulary import CLAUSE_KIND_LABELS


class ClauseForm(RosterForm):
    """What a clause allows, for whom, where it stands, in its own words, and since when."""

    kind = a_choice(gettext_lazy("What it allows"))
    district = a_choice(gettext_lazy("At the schools of"), required=False)
    section = a_line(
        gettext_lazy("Section"), 80, help_text=gettext_lazy("Where it stands in the paper, as in 4.2.")
    )
    words = a_text(gettext_lazy("Its own words"), help_text=gettext_lazy("Word for word, as it was signed."))
    start = a_day(gettext_lazy("Holds from"))
    end = a_day(
        gettext_lazy("Up to"),
        required=False,
        help_text=gettext_lazy("The first day on which it holds no longer."),
    )

    def __init__(self, districts: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", words_of(CLAUSE_KIND_LABELS))
        self.offer("district", districts, gettext("All schools of the agency"))


class EndClauseForm(RosterForm):
    """From which day on something holds no longer."""

    end = a_day(gettext_lazy("The first day on which it holds no longer"))


class DesignateForm(RosterForm):
    """An officer whose name was given in writing: by whom, in a letter of which day, since when."""

    officer = a_choice(gettext_lazy("Officer"))
    named_by = a_line(
        gettext_lazy("Named by"), 120, help_text=gettext_lazy("Who signed the letter, with the title.")
    )
    letter = a_day(gettext_lazy("Day of the letter"))
    start = a_day(gettext_lazy("On the list from"))

    def __init__(self, officers: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("officer", officers)


class EndDesignationForm(RosterForm):
    """From which day on an officer no longer stands on the list."""

    end = a_day(gettext_lazy("The first day on which the officer is not on the list"))
