"""Forms of officers, units, training, leave and tours."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.roster.forms.base import (
    RosterForm,
    a_choice,
    a_day,
    a_line,
    a_text,
    an_email,
    nobody,
    some,
    words_of,
)
from schoolbeat.work.roster.queries import OfficerView, SchoolView, UnitView
from schoolbeat.work.roster.vocabulary import LEAVE_REASON_LABELS

LANGUAGES = (("en", "English"), ("es", "Español"))


def people(officers: Iterable[OfficerView]) -> list[tuple[str, str]]:
    """Return officers who are on the roster as choices."""
    return [(str(officer.id), officer.name) for officer in officers if officer.left is None]


def places(schools: Iterable[SchoolView], also: Iterable[UUID] = ()) -> list[tuple[str, str]]:
    """Return schools that are offered as choices, and those a tour has already."""
    kept = set(also)
    return [(str(one.id), one.name) for one in schools if one.status == "active" or one.id in kept]


class UnitForm(RosterForm):
    """A unit: a group of officers that needs no school."""

    name = a_line(gettext_lazy("Name"), 120)
    officers_stated = forms.IntegerField(
        label=gettext_lazy("Officers, as the program states"), required=False, min_value=0, max_value=1000
    )
    full_time = forms.BooleanField(label=gettext_lazy("Full time, as the program states"), required=False)
    school_resource = forms.BooleanField(
        label=gettext_lazy("Made of School Resource Officers"), required=False
    )
    about = a_text(gettext_lazy("About the unit"), required=False)


class ChangeOfficerForm(RosterForm):
    """An officer's name on the roster, badge and unit."""

    name = a_line(gettext_lazy("Name"), 120)
    badge = a_line(gettext_lazy("Badge"), 20, required=False)
    unit = a_choice(gettext_lazy("Unit"), required=False)

    def __init__(self, units: Iterable[UnitView], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("unit", [(str(unit.id), unit.name) for unit in units], nobody())


class AddOfficerForm(ChangeOfficerForm):
    """A person who becomes an officer: account and place on the roster in one step."""

    email = an_email()
    joined = a_day(gettext_lazy("With the program since"))
    language = a_choice(gettext_lazy("Language"), choices=LANGUAGES)
    field_order = ("name", "email", "language", "badge", "unit", "joined")


class ReleaseForm(RosterForm):
    """The day on which an officer leaves."""

    left = a_day(gettext_lazy("First day no longer with the program"))
    hand_over = a_text(
        gettext_lazy("Hand-over note"),
        required=False,
        help_text=gettext_lazy("What the next officer must know of these schools. No names of students."),
    )


class TourForm(RosterForm):
    """An officer at one or several schools."""

    field_order = ("officer", "start", "expected_end", "schools")
    officer = a_choice(gettext_lazy("Officer"))
    schools = some(gettext_lazy("Schools"))
    start = a_day(gettext_lazy("First day"))
    expected_end = a_day(
        gettext_lazy("Expected to end on"),
        required=False,
        help_text=gettext_lazy("The first day after the tour. Leave it empty to follow the rule on tours."),
    )

    def __init__(self, officers: Any, schools: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("officer", officers)
        self.offer("schools", schools)


class ChangeTourForm(RosterForm):
    """From when, until when, and where a tour runs."""

    field_order = ("start", "expected_end", "schools")
    schools = some(gettext_lazy("Schools"))
    start = a_day(gettext_lazy("First day"))
    expected_end = a_day(
        gettext_lazy("Expected to end on"), help_text=gettext_lazy("The first day after the tour.")
    )

    def __init__(self, schools: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("schools", schools)


class EndTourForm(RosterForm):
    """The end of a tour, and what the next officer must know."""

    ended = a_day(gettext_lazy("First day after the tour"))
    hand_over = a_text(
        gettext_lazy("Hand-over note"),
        8,
        required=False,
        help_text=gettext_lazy("What the next officer must know of these schools. No names of students."),
    )


class LeaveForm(RosterForm):
    """Days on which an officer is away, and who covers."""

    officer = a_choice(gettext_lazy("Officer"))
    reason = a_choice(gettext_lazy("Reason"))
    start = a_day(gettext_lazy("First day away"))
    end = a_day(gettext_lazy("First day back"))
    cover = a_choice(
        gettext_lazy("Who covers"),
        required=False,
        help_text=gettext_lazy("A cover sees the schools of the officer's tours for these days."),
    )
    note = a_text(gettext_lazy("Note"), 3, required=False, help_text=gettext_lazy("Nothing about health."))

    def __init__(self, officers: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("officer", officers)
        self.offer("cover", officers, gettext("Nobody yet"))
        self.offer("reason", words_of(LEAVE_REASON_LABELS))


class TrainingForm(RosterForm):
    """A course that an officer took."""

    officer = a_choice(gettext_lazy("Officer"))
    title = a_line(gettext_lazy("Course"))
    hours = forms.DecimalField(
        label=gettext_lazy("Hours"), min_value=0, max_value=2000, max_digits=5, decimal_places=1
    )
    taken = a_day(gettext_lazy("Taken on"))
    expires = a_day(
        gettext_lazy("Expires on"),
        required=False,
        help_text=gettext_lazy("Leave it empty when it holds for good."),
    )
    campus = forms.BooleanField(label=gettext_lazy("Training for work on a school campus"), required=False)
    source = a_line(gettext_lazy("Given by"), required=False)

    def __init__(self, officers: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("officer", officers)
