"""The forms about incidents: shape only, nothing is decided here."""

from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.incidents.words import Names, place_choices
from schoolbeat.web.shared.asking import a_line, words_of
from schoolbeat.web.shared.choosing import ChoosingForm, Pairs, a_day, a_moment, area, choice
from schoolbeat.work.incidents.rules.saying import LONGEST_NAME, LONGEST_NARRATIVE, OLDEST
from schoolbeat.work.incidents.vocabulary import (
    ABOUT_ONE,
    DEED_LABELS,
    INITIATOR_LABELS,
    KIND_LABELS,
    METHOD_LABELS,
    PART_LABELS,
    REPORTED_DEEDS,
    STANDING_LABELS,
)
from schoolbeat.work.incidents.vocabulary import Deed as DeedKind


class WhereForm(ChoosingForm):
    """Where and when it was, and who began it."""

    place_kind = choice(gettext_lazy("Where was it?"))
    school = choice(gettext_lazy("Which school does it touch?"), required=False)
    place = a_line(gettext_lazy("The place, more exactly"), LONGEST_NAME)
    happened = a_moment(gettext_lazy("When did it happen, or begin?"))
    until = a_moment(gettext_lazy("Until when, if it went on"), required=False)
    told_at = a_moment(gettext_lazy("When did you learn of it, if later?"), required=False)
    initiator = choice(gettext_lazy("Who began it?"))
    asked_by = a_line(
        gettext_lazy("Who asked for your help, by name?"),
        LONGEST_NAME,
        help_text=gettext_lazy("Only where you help the school or another agency."),
    )

    def __init__(self, schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose(
            "place_kind", place_choices(), None if self.initial.get("place_kind") else gettext("Choose where")
        )
        self.choose("school", schools, gettext("No school"))
        self.choose("initiator", words_of(INITIATOR_LABELS))

    def payload(self) -> dict[str, Any]:
        """Return what the form says of where and when, but for the moment it happened."""
        said = self.plain()
        said["where"], said["nexus"] = said.pop("place_kind").split()
        said.pop("happened")
        return said


class OpenForm(WhereForm):
    """An incident as it is first written down; everything else follows on its page."""

    kind = choice(gettext_lazy("What is your work in it?"), widget=forms.RadioSelect)
    text = area(
        gettext_lazy("What happened"),
        rows=6,
        required=False,
        longest=LONGEST_NARRATIVE,
        help_text=gettext_lazy("The first lines of the report. It can be gone on with at the desk."),
    )
    field_order = ("kind", "place_kind", "school", "happened", "text", "initiator", "asked_by", "place")

    def __init__(self, schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(schools, *args, **kwargs)
        self.choose("kind", words_of(KIND_LABELS))


class ChargeForm(ChoosingForm):
    """An offense, with what belongs to it."""

    code = choice(gettext_lazy("Offense"))
    attempted = forms.BooleanField(label=gettext_lazy("It was only attempted"), required=False)
    weapon = choice(gettext_lazy("Weapon or force"), required=False)
    drug = choice(gettext_lazy("Drug"), required=False)
    property = choice(gettext_lazy("Property"), required=False)
    loss = choice(gettext_lazy("What became of the property"), required=False)
    bias = choice(gettext_lazy("Bias"), required=False)

    def __init__(self, names: Names, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("code", names.offenses())
        for name, table in (
            ("weapon", "weapons"),
            ("drug", "drugs"),
            ("property", "property_kinds"),
            ("loss", "property_losses"),
            ("bias", "bias_motives"),
        ):
            self.choose(name, names.listed(table), gettext("None"))


class UnchargeForm(ChoosingForm):
    """An offense or ground that is taken back."""

    charge = choice(gettext_lazy("Which?"))

    def __init__(self, charges: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("charge", charges)


class GroundForm(ChoosingForm):
    """A ground of the education code: the school's own matter."""

    code = choice(gettext_lazy("Ground of the education code"))

    def __init__(self, names: Names, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("code", names.grounds())


class JoinForm(ChoosingForm):
    """Somebody in the incident; a person who is known is chosen by the record."""

    part = choice(gettext_lazy("In which role?"), widget=forms.RadioSelect)
    standing = choice(gettext_lazy("What is this person to the school?"), widget=forms.RadioSelect)
    person = forms.UUIDField(widget=forms.HiddenInput, required=False)
    seen = a_line(
        gettext_lazy("Who, if not known here"),
        LONGEST_NAME,
        help_text=gettext_lazy("What was seen or said: a student in a gray hoodie. No name."),
    )
    age = forms.IntegerField(
        label=gettext_lazy("Age that day, if not known here"), min_value=0, max_value=OLDEST, required=False
    )
    injury = choice(gettext_lazy("Injury"), required=False)
    educator = forms.BooleanField(
        label=gettext_lazy("A victim who works at the school, assaulted or threatened"), required=False
    )
    relation = a_line(gettext_lazy("What they are to the others"), LONGEST_NAME)

    def __init__(self, names: Names, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("part", words_of(PART_LABELS))
        self.choose("standing", words_of(STANDING_LABELS))
        self.choose("injury", names.listed("injuries"), gettext("Not said"))

    def payload(self) -> dict[str, Any]:
        """Return who is in it, as the payload has it."""
        said = self.plain()
        if "person" in said:
            said["person"] = str(said["person"])
            said.pop("seen", None)
        return said


class LeaveForm(ChoosingForm):
    """Somebody who is not in it after all."""

    party = choice(gettext_lazy("Who?"))
    why = area(gettext_lazy("Why not?"), rows=2)

    def __init__(self, parties: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("party", parties)


class DoForm(ChoosingForm):
    """One thing that was done."""

    what = choice(gettext_lazy("What was done?"))
    at = a_moment(gettext_lazy("When?"))
    until = a_moment(
        gettext_lazy("Until when"),
        required=False,
        help_text=gettext_lazy("Needed for force and restraint: the minutes are kept."),
    )
    party = choice(gettext_lazy("With whom?"), required=False)
    text = area(gettext_lazy("In words"), required=False)
    asked_by = a_line(gettext_lazy("Who asked for it"), LONGEST_NAME)
    basis = a_line(gettext_lazy("If a search: its basis"), LONGEST_NAME)
    result = a_line(gettext_lazy("What was found, or the number"), LONGEST_NAME)
    to_whom = a_line(gettext_lazy("With or to whom, by name or agency"), LONGEST_NAME)
    before_peers = choice(gettext_lazy("If custody: did other students see it?"), required=False)
    settles = choice(gettext_lazy("If a task was done: which one?"), required=False)
    due = a_day(gettext_lazy("If something is to be done: by which day?"), required=False)

    def __init__(self, parties: Pairs, tasks: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("what", words_of(DEED_LABELS, *REPORTED_DEEDS))
        self.choose("party", parties, gettext("Nobody in particular"))
        self.choose("settles", tasks, gettext("None"))
        self.choose("before_peers", [("yes", gettext("Yes")), ("no", gettext("No"))], gettext("Not said"))

    def clean(self) -> dict[str, Any]:
        """Ask for the person where a deed is done with one."""
        values = super().clean() or {}
        if values.get("what") in ABOUT_ONE and not values.get("party"):
            self.add_error("party", gettext("Say with whom."))
        return values

    def payload(self) -> dict[str, Any]:
        """Return what was done, as the payload has it."""
        said = self.plain()
        seen = said.pop("before_peers", "")
        if seen and said["what"] == DeedKind.CUSTODY:
            said["before_peers"] = seen == "yes"
        return said


class TellForm(ChoosingForm):
    """Who was told."""

    telling = choice(gettext_lazy("Which duty?"))
    at = a_moment(gettext_lazy("When?"))
    method = choice(gettext_lazy("How?"), widget=forms.RadioSelect)
    whom = a_line(gettext_lazy("Who was told, by name"), LONGEST_NAME)
    who_told = forms.CharField(label=gettext_lazy("Who told them"), max_length=LONGEST_NAME)
    note = area(gettext_lazy("Remark"), rows=2, required=False)
    letter = choice(gettext_lazy("If by a letter that was made here: which?"), required=False)

    def __init__(self, duties: Pairs, letters: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("telling", duties)
        self.choose("method", words_of(METHOD_LABELS))
        self.choose("letter", letters, gettext("None"))
        if not letters:
            self.without("letter")


class NarrateForm(ChoosingForm):
    """A version of the report, written on the one that was shown."""

    base = forms.UUIDField(widget=forms.HiddenInput, required=False)
    text = area(gettext_lazy("Report"), rows=12, longest=LONGEST_NARRATIVE)

    def payload(self) -> dict[str, Any]:
        """Return the version, as the payload has it."""
        said = self.plain()
        return said | ({"base": str(said["base"])} if "base" in said else {})


class AssignForm(ChoosingForm):
    """To whom an incident goes."""

    to = choice(gettext_lazy("To whom?"))
    word = area(gettext_lazy("What they should know"), rows=2, required=False)

    def __init__(self, officers: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("to", officers)


class WordForm(ChoosingForm):
    """A word that goes along with a step of the report."""

    word = area(gettext_lazy("A word along with it"), rows=2, required=False)
