"""The forms about who takes part in programs, who helps, and what is given: shape only, nothing is decided here."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from schoolbeat.web.desk.programs.forms import TickingForm, owed, ticks
from schoolbeat.web.shared.asked import LANGUAGE_NAMES
from schoolbeat.web.shared.asking import a_line, words_of
from schoolbeat.web.shared.choosing import ChoosingForm, Pairs, a_day, area, choice
from schoolbeat.web.shared.lessons import grade_choices
from schoolbeat.work.education.rules.saying import LONGEST_LINE, LONGEST_NAME, LONGEST_TEACHER, LONGEST_TEXT
from schoolbeat.work.education.rules.stock import MOST, MOST_FAMILIES
from schoolbeat.work.education.vocabulary import ITEM_LABELS, MOVE_LABELS


class ChildForm(ChoosingForm):
    """What was written down of a child, said otherwise."""

    name = owed(gettext_lazy("Name of the child"), LONGEST_TEACHER)
    grade = choice(gettext_lazy("Grade"))
    guardian = owed(gettext_lazy("Name of the parent or guardian"), LONGEST_TEACHER)
    reach = a_line(gettext_lazy("How to reach them"), LONGEST_LINE)
    needs = area(
        gettext_lazy("What must be known to keep the child safe"),
        rows=2,
        required=False,
        longest=LONGEST_TEXT,
        help_text=gettext_lazy("Only what is needed. Leave it empty otherwise."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("grade", grade_choices(), gettext_lazy("Choose a grade"))


class SignUpForm(ChildForm):
    """A child is to take part."""

    school = choice(gettext_lazy("School"))
    language = choice(gettext_lazy("In which language do they want to be spoken to?"))
    given = forms.BooleanField(label=gettext_lazy("The signed consent is here"), required=False)
    photo = forms.BooleanField(
        label=gettext_lazy("It allows photos of the child to be taken and shown"), required=False
    )
    field_order = ("school", "name", "grade", "guardian", "reach", "language", "needs", "given", "photo")

    def __init__(self, schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pick("school", schools)
        self.choose("language", tuple(LANGUAGE_NAMES.items()))


class GiveForm(ChoosingForm):
    """Consent is here, of a child who waits, or, with `again`, of one who comes back."""

    sign_up = choice(gettext_lazy("For whom?"))
    photo = forms.BooleanField(
        label=gettext_lazy("It allows photos of the child to be taken and shown"), required=False
    )

    again = forms.BooleanField(widget=forms.HiddenInput, required=False)

    def __init__(self, children: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pick("sign_up", children)


class PhotosForm(ChoosingForm):
    """Consent to photos is here."""

    sign_up = choice(gettext_lazy("For whom?"))

    def __init__(self, children: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pick("sign_up", children)


class DeclineForm(TickingForm):
    """Sign-ups that are not taken in."""

    sign_ups = ticks(gettext_lazy("Which?"))

    def __init__(self, children: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tick("sign_ups", children)
        self.fields["sign_ups"].required = True


class WithdrawForm(ChoosingForm):
    """Consent is withdrawn."""

    sign_up = choice(gettext_lazy("For whom?"))
    photo_only = forms.BooleanField(
        label=gettext_lazy("Only for photos: the child still takes part"), required=False
    )

    def __init__(self, children: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pick("sign_up", children)


class ClearanceForm(ChoosingForm):
    """What cleared a grown-up to be with children."""

    clearance = owed(
        gettext_lazy("What was checked, and by whom"),
        LONGEST_LINE,
        help_text=gettext_lazy("As in: fingerprints, by the school district."),
    )
    cleared_on = a_day(gettext_lazy("It holds from"))
    cleared_until = a_day(gettext_lazy("The last day on which it holds"))


class VolunteerForm(ClearanceForm):
    """A grown-up who helps, and what cleared that person to be with children."""

    name = owed(gettext_lazy("Name"), LONGEST_TEACHER)
    reach = a_line(gettext_lazy("How to reach them"), LONGEST_LINE)
    ended = forms.BooleanField(label=gettext_lazy("This person helps no more"), required=False)
    field_order = ("name", "reach", "clearance", "cleared_on", "cleared_until", "ended")


class HelpForm(ChoosingForm):
    """A volunteer helps with a season, or no more."""

    volunteer = choice(gettext_lazy("Who?"))

    def __init__(self, volunteers: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pick("volunteer", volunteers)


class ItemForm(ChoosingForm):
    """A thing that a program gives away or lends."""

    kind = choice(gettext_lazy("What becomes of it?"))
    name = owed(gettext_lazy("Name in English"), help_text=gettext_lazy("As in: pairs of shoes."))
    name_es = owed(gettext_lazy("Name in Spanish"), LONGEST_NAME)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pick("kind", words_of(ITEM_LABELS))


class MoveForm(ChoosingForm):
    """So many of a thing came in, went out, came back or were lost."""

    item = choice(gettext_lazy("Of what?"))
    kind = choice(gettext_lazy("What became of it?"))
    amount = forms.IntegerField(label=gettext_lazy("How many?"), min_value=1, max_value=MOST)
    families = forms.IntegerField(
        label=gettext_lazy("For how many families?"),
        min_value=0,
        max_value=MOST_FAMILIES,
        required=False,
        help_text=gettext_lazy("Only where something was given to families. Never their names."),
    )
    day = a_day(gettext_lazy("On which day?"))
    school = choice(gettext_lazy("At which school?"), required=False)
    note = a_line(
        gettext_lazy("Remark"), LONGEST_LINE, help_text=gettext_lazy("No names of families or students.")
    )

    def __init__(self, items: Pairs, schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pick("item", items)
        self.pick("kind", words_of(MOVE_LABELS))
        self.choose("school", schools, gettext_lazy("For all of them"))


class VoidForm(ChoosingForm):
    """Something was written down wrongly."""

    move = choice(gettext_lazy("What was wrong?"))

    def __init__(self, moves: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.pick("move", moves)
