"""Forms of problem-solving projects: shape only."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.roster.forms.base import Pairs, RosterForm, a_choice, a_line, words_of
from schoolbeat.work.activities.vocabulary import PHASE_LABELS

NO_NAMES = gettext_lazy("No names of students.")


class OpenForm(RosterForm):
    """What the problem is called, where it is, and what was seen of it."""

    title = a_line(gettext_lazy("What is the problem?"), help_text=NO_NAMES)
    school = a_choice(gettext_lazy("School"), required=False)
    scanning = forms.CharField(
        label=gettext_lazy("What was seen (scanning)"),
        help_text=NO_NAMES,
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    def __init__(self, schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("school", schools, gettext("No school"))


class PhaseForm(RosterForm):
    """What was found or done in a phase."""

    phase = a_choice(gettext_lazy("Phase"))
    text = forms.CharField(
        label=gettext_lazy("What was found or done"),
        help_text=NO_NAMES,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("phase", words_of(PHASE_LABELS))
