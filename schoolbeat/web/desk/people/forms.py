"""What is typed about people; nothing of it stands in an address."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.hats import HAT_TEXTS, Hat
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.people.rules.words import LONGEST_LINE, LONGEST_NAME, Words
from schoolbeat.work.people.vocabulary import (
    GRADES,
    PART_LABELS,
    PERSON_KIND_LABELS,
    REASON_LABELS,
    RELATION_LABELS,
)

Pairs = Iterable[tuple[str, Any]]
NOT_KEPT = gettext_lazy("Never write where somebody was born, or anything about immigration.")


def words_of(labels: dict[Any, str], *left_out: Any) -> list[tuple[str, str]]:
    """Return the choices of a vocabulary in the reader's language."""
    return [(str(slug), gettext(words)) for slug, words in labels.items() if slug not in left_out]


def a_line(words: Any, longest: int = LONGEST_NAME, **more: Any) -> forms.CharField:
    more.setdefault("required", False)
    return forms.CharField(
        label=words, max_length=longest, widget=forms.TextInput(attrs={"autocomplete": "off"}), **more
    )


def _lines(words: Any, help_text: Any) -> forms.CharField:
    """Return a field of a few lines, each a number or an address."""
    return forms.CharField(
        label=words,
        help_text=help_text,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "autocomplete": "off"}),
    )


def a_day(words: Any, **more: Any) -> forms.DateField:
    return forms.DateField(
        label=words,
        widget=forms.DateInput(attrs={"type": "date", "autocomplete": "off"}, format="%Y-%m-%d"),
        **more,
    )


class FindForm(forms.Form):
    """A name or a birth date, and what narrows it."""

    typed = forms.CharField(
        label=gettext_lazy("Name or birth date"),
        help_text=gettext_lazy(
            "As you heard it: misspelled, reversed or in part. Each search is on the ledger."
        ),
        max_length=200,
        required=False,
        widget=forms.TextInput(attrs={"type": "search", "autocomplete": "off", "spellcheck": "false"}),
    )
    school = forms.ChoiceField(label=gettext_lazy("School"), required=False)
    grade = forms.ChoiceField(label=gettext_lazy("Grade"), required=False)
    kind = forms.ChoiceField(label=gettext_lazy("Who"), required=False)

    def __init__(self, schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, empty, pairs in (
            ("school", gettext("All schools"), schools),
            ("grade", gettext("All grades"), [(grade, grade) for grade in GRADES]),
            ("kind", gettext("Everybody"), words_of(PERSON_KIND_LABELS)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [("", empty), *pairs]


class ReasonForm(ToldForm):
    """Why a record outside the own caseload is opened."""

    reason = forms.ChoiceField(label=gettext_lazy("Why do you open it?"), widget=forms.RadioSelect)
    words = forms.CharField(
        label=gettext_lazy("In words"),
        help_text=gettext_lazy("Needed for another reason. The sergeant sees it."),
        required=False,
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["reason"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = words_of(REASON_LABELS)


class WordsForm(ToldForm):
    """What is kept of a person: no field more."""

    given = a_line(gettext_lazy("First name"))
    middle = a_line(gettext_lazy("Middle names"))
    family = a_line(gettext_lazy("Last name"))
    preferred = a_line(gettext_lazy("Goes by"), help_text=gettext_lazy("The name he or she uses."))
    born = a_day(gettext_lazy("Birth date"), required=False)
    language = a_line(
        gettext_lazy("Preferred language"), 20, help_text=gettext_lazy("A code: en, es, vi, zh-Hant …")
    )
    interpreter = forms.BooleanField(label=gettext_lazy("Needs an interpreter"), required=False)
    phones = _lines(gettext_lazy("Telephone"), gettext_lazy("One number a line."))
    emails = _lines(gettext_lazy("E-mail"), gettext_lazy("One address a line."))
    address = a_line(gettext_lazy("Address"), LONGEST_LINE)
    confidential_address = forms.BooleanField(
        label=gettext_lazy("The address is confidential"), required=False
    )
    directory_opt_out = forms.BooleanField(
        label=gettext_lazy("The family opted out of the directory"), required=False
    )

    def said(self) -> dict[str, Any]:
        """Return the words as the verbs take them."""
        values = self.cleaned_data
        lists = {
            name: [line for line in values[name].splitlines() if line.strip()]
            for name in ("phones", "emails")
        }
        names = [name for name in Words._fields if name not in lists]
        plain = {name: values[name] for name in names if values[name] not in ("", None)}
        if values["born"]:
            plain["born"] = values["born"].isoformat()
        return plain | lists

    @staticmethod
    def shown(words: Words) -> dict[str, Any]:
        """Return what is kept, as the form shows it."""
        lists = {name: "\n".join(getattr(words, name)) for name in ("phones", "emails")}
        return {**words._asdict(), **lists}


class PersonForm(WordsForm):
    """A new person: under which hat, as what, where."""

    hat = forms.ChoiceField(label=gettext_lazy("Whose record is it?"), widget=forms.RadioSelect)
    kind = forms.ChoiceField(label=gettext_lazy("Who is it?"))
    school = forms.ChoiceField(label=gettext_lazy("School"), required=False)
    grade = forms.ChoiceField(label=gettext_lazy("Grade"), required=False)
    relation = forms.ChoiceField(label=gettext_lazy("What to the student?"), required=False)
    field_order = ("hat", "kind", "relation", "given", "family", "preferred", "school", "grade", "born")

    def __init__(self, hats: Iterable[Hat], schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(hat.value, gettext(HAT_TEXTS[hat].name)) for hat in hats]
        for name, pairs in (
            ("hat", offered),
            ("kind", words_of(PERSON_KIND_LABELS)),
            ("school", [("", gettext("No school")), *schools]),
            ("grade", [("", gettext("None")), *((grade, grade) for grade in GRADES)]),
            ("relation", words_of(RELATION_LABELS)),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = pairs
        self.fields["hat"].initial = offered[0][0]
        if len(offered) == 1:
            self.fields["hat"].widget = forms.HiddenInput()

    def for_student(self) -> None:
        """Let it be about somebody who stands for a student."""
        kind = self.fields["kind"]
        assert isinstance(kind, forms.ChoiceField)
        kind.choices = words_of(PERSON_KIND_LABELS, "student", "staff")
        kind.initial = "guardian"
        for name in ("school", "grade"):
            del self.fields[name]

    def not_for_student(self) -> None:
        """Leave out what only somebody who stands for a student has."""
        del self.fields["relation"]


class InvolveForm(ToldForm):
    """How a person belongs to an entry of the log."""

    part = forms.ChoiceField(label=gettext_lazy("How?"), widget=forms.RadioSelect, initial="about")
    said = forms.CharField(
        label=gettext_lazy("About this person alone (optional)"),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["part"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = words_of(PART_LABELS)


class EnrollForm(ToldForm):
    """Where a person is from a day on."""

    school = forms.ChoiceField(label=gettext_lazy("School"))
    grade = forms.ChoiceField(label=gettext_lazy("Grade"), required=False)
    start = a_day(gettext_lazy("Since"))

    def __init__(self, schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, pairs in (
            ("school", list(schools)),
            ("grade", [("", gettext("None")), *((grade, grade) for grade in GRADES)]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = pairs


class EndForm(ToldForm):
    """From which day on something no longer is."""

    end = a_day(gettext_lazy("From which day on no longer?"))


class DestroyForm(ToldForm):
    """The law or the order that asks for it."""

    reason = forms.CharField(
        label=gettext_lazy("The law or the order that asks for it"),
        help_text=gettext_lazy("It stays on the ledger. No names of students."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
