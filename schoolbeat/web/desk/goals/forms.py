"""Forms of profiles, goals and costs: shape only, nothing is decided here."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.roster.forms.base import Pairs, RosterForm, a_choice, a_day, a_line, a_text
from schoolbeat.web.shared.goals import measures
from schoolbeat.work.roster.rules import WHOLE_PERMILLE, Share, dollars

NO_NAMES = gettext_lazy("No names of students.")


class NeedForm(RosterForm):
    """What a school needs, in one sentence."""

    text = a_line(gettext_lazy("What the school needs"), 300, help_text=NO_NAMES)


class CloseNeedForm(RosterForm):
    """What became of a need."""

    became = a_line(gettext_lazy("What became of it"), 300, help_text=NO_NAMES)


class ContactForm(RosterForm):
    """A person of the school's office."""

    name = a_line(gettext_lazy("Name"), 120)
    title = a_line(gettext_lazy("Title"), 120, required=False)
    phone = a_line(gettext_lazy("Phone"), 40, required=False)
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254, required=False)
    note = a_line(gettext_lazy("Note"), 300, required=False)


class FeederForm(RosterForm):
    """Which school feeds into this one."""

    school = a_choice(gettext_lazy("School whose students go on to this one"))

    def __init__(self, schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("school", schools, gettext("Choose a school"))


class GoalForm(RosterForm):
    """A goal's terms."""

    title = a_line(gettext_lazy("What is to be reached"), help_text=NO_NAMES)
    title_es = a_line(gettext_lazy("The same in Spanish"), required=False)
    school = a_choice(gettext_lazy("School"), required=False)
    measure = a_choice(
        gettext_lazy("Measure"),
        required=False,
        help_text=gettext_lazy("What the day log does not count is read by hand, from a survey for example."),
    )
    unit = a_line(
        gettext_lazy("Unit"),
        40,
        required=False,
        help_text=gettext_lazy("Only where the goal is read by hand: percent, reports, days."),
    )
    baseline = a_line(gettext_lazy("Baseline"), 16, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    target = a_line(gettext_lazy("Target"), 16, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    start = a_day(gettext_lazy("Counted from"))
    due = a_day(gettext_lazy("To be reached by"))
    owner = a_choice(gettext_lazy("Officer in charge"), required=False)
    owner_name = a_line(
        gettext_lazy("Or somebody else"), 120, required=False, help_text=gettext_lazy("A name and a title.")
    )

    def __init__(self, schools: Pairs, officers: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("school", schools, gettext("The whole program"))
        self.offer("measure", measures(), gettext("Read by hand"))
        self.offer("owner", officers, gettext("None"))

    def payload(self) -> dict[str, Any]:
        """Return the terms; a goal that is read by hand has no measure, rather than none that is known."""
        said = super().payload()
        return said | {"measure": said["measure"] or ""}


class ReadingForm(RosterForm):
    """A value read by hand."""

    value = a_line(gettext_lazy("Value"), 16, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    day = a_day(gettext_lazy("Day"))
    source = a_line(gettext_lazy("Where it was read"))


class OutcomeForm(RosterForm):
    """What became of a goal."""

    outcome = a_text(gettext_lazy("What became of it"), 3, help_text=NO_NAMES)


class CostForm(RosterForm):
    """A cost of the program and its shares."""

    what = a_line(gettext_lazy("What is paid for"))
    amount = a_line(
        gettext_lazy("Amount in US dollars"), 20, help_text=gettext_lazy("As in 185,000 or 1,234.50.")
    )
    start = a_day(gettext_lazy("From"))
    end = a_day(gettext_lazy("Up to, not including"))
    shares = a_text(
        gettext_lazy("Who pays which share"),
        4,
        help_text=gettext_lazy(
            "A line each: the party, a comma, and its percent, as in: Unified School District, 50. "
            "They make 100 in all; the first-named takes the odd cents."
        ),
    )
    source = a_line(gettext_lazy("Source"))

    def clean_amount(self) -> int:
        """Return the amount in cents."""
        try:
            return dollars(self.cleaned_data["amount"])
        except ValueError:
            raise ValidationError(
                gettext("Enter an amount such as 185,000 or 1,234.50."), "malformed"
            ) from None

    def clean_shares(self) -> list[dict[str, Any]]:
        """Return the shares in permille."""
        lines = [line for line in self.cleaned_data["shares"].splitlines() if line.strip()]
        return [_share(line) for line in lines]

    def payload(self) -> dict[str, Any]:
        """Return the cost with its amount in cents."""
        said = super().payload()
        return {"cents": said.pop("amount"), **said}


def _share(line: str) -> dict[str, Any]:
    party, _comma, part = line.rpartition(",")
    whole, _point, tenth = part.strip().removesuffix("%").strip().partition(".")
    if not (
        party.strip()
        and whole.isdecimal()
        and len(whole) <= 3
        and (tenth or "0").isdecimal()
        and len(tenth) <= 1
    ):
        raise ValidationError(
            gettext("Write the party, a comma and its percent: %(line)s") % {"line": line[:60]}, "malformed"
        )
    return {"party": party.strip(), "permille": int(whole) * (WHOLE_PERMILLE // 100) + int(tenth or "0")}


def share_lines(shares: Iterable[Share]) -> str:
    """Return shares as they are typed."""
    return "\n".join(f"{share.party}, {share.permille / 10:g}" for share in shares)
