"""Forms of agreements and openings."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.roster.forms.base import RosterForm, a_choice, a_day, a_line, a_text, words_of
from schoolbeat.work.roster.vocabulary import PANEL_SIDE_LABELS


class AgreementForm(RosterForm):
    """Between whom, for how long."""

    title = a_line(gettext_lazy("Title"))
    parties = a_text(gettext_lazy("Parties"), help_text=gettext_lazy("One in a line, at least two."))
    start = a_day(gettext_lazy("In force from"))
    end = a_day(
        gettext_lazy("Up to"),
        required=False,
        help_text=gettext_lazy("The first day on which it holds no longer."),
    )
    source = a_line(gettext_lazy("Source"), required=False)
    note = a_text(gettext_lazy("Note"), required=False)

    def payload(self) -> dict[str, Any]:
        """Return what was typed, the parties as a list."""
        said = super().payload()
        return said | {"parties": [line.strip() for line in said["parties"].splitlines() if line.strip()]}


class ItemForm(RosterForm):
    """A line of the checklist."""

    text = a_line(gettext_lazy("To be done"), 300)


class TickForm(RosterForm):
    """The day on which a line was done."""

    done = a_day(gettext_lazy("Done on"), required=False)


class ReviewForm(RosterForm):
    """A review that took place."""

    day = a_day(gettext_lazy("Reviewed on"))
    note = a_text(gettext_lazy("What came of it"), 3, required=False)


class TakeUpForm(RosterForm):
    """What was done about a refusal."""

    words = a_text(
        gettext_lazy("What was done about it"),
        4,
        help_text=gettext_lazy("The school reads it. Name no student."),
    )


class PaperForm(RosterForm):
    """The paper as a PDF."""

    file = forms.FileField(
        label=gettext_lazy("The paper as PDF"),
        help_text=gettext_lazy("At most 10 MB."),
        widget=forms.FileInput(attrs={"accept": "application/pdf,.pdf"}),
    )


class OpeningForm(RosterForm):
    """An announcement."""

    title = a_line(gettext_lazy("Title"))
    school = a_choice(gettext_lazy("School"), required=False)
    announcement = a_text(gettext_lazy("Announcement"), 8)
    posted = a_day(gettext_lazy("Announced on"))
    closes = a_day(
        gettext_lazy("Closes on"),
        help_text=gettext_lazy("The first day on which no statement is taken any more."),
    )

    def __init__(self, schools: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("school", schools, gettext("Not said"))


class StatementForm(RosterForm):
    """Why an officer wants the place."""

    officer = a_choice(gettext_lazy("Officer"))
    text = a_text(gettext_lazy("Why this officer wants the place"), 8)

    def __init__(self, officers: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("officer", officers)


class PanelForm(RosterForm):
    """A person on the panel."""

    name = a_line(gettext_lazy("Name"), 120)
    title = a_line(gettext_lazy("Title or role"), 120, required=False)
    side = a_choice(gettext_lazy("Sits for"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("side", words_of(PANEL_SIDE_LABELS))


class DecisionForm(RosterForm):
    """Who was chosen, and why."""

    chosen = a_choice(gettext_lazy("Chosen"), required=False)
    decided = a_day(gettext_lazy("Decided on"))
    decision = a_text(gettext_lazy("The decision and its reasons"))

    def __init__(self, officers: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("chosen", officers, gettext("Nobody"))
