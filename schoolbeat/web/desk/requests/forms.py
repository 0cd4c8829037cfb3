"""The forms about requests: shape only, nothing is decided here."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.shared.asked import LANGUAGE_NAMES
from schoolbeat.web.shared.asking import Pairs, a_line, an_area, words_of
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.requests.rules.saying import LONGEST_NAME
from schoolbeat.work.requests.vocabulary import END_LABELS, HANDLER_LABELS, Handler


class AnswerForm(ToldForm):
    """An answer in the asker's language: a reviewed phrase, words, or both."""

    phrase = forms.ChoiceField(label=gettext_lazy("A reviewed phrase"), required=False)
    text = an_area(gettext_lazy("In your words"), required=False)
    bilingual = a_line(gettext_lazy("Who wrote these words in the asker's language?"), LONGEST_NAME)

    def __init__(self, phrases: Pairs, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["phrase"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", gettext("No phrase")), *phrases]
        if language == "en":
            del self.fields["bilingual"]
        else:
            self.fields["text"].help_text = gettext(
                "The asker reads %(language)s. No machine translation: a named person writes it."
            ) % {"language": LANGUAGE_NAMES[language]}

    def payload(self) -> dict[str, Any]:
        """Return what an answer says."""
        values = self.cleaned_data
        return {name: values.get(name, "") for name in ("phrase", "text", "bilingual")}


class EndForm(AnswerForm):
    """How a request ends, with the last answer."""

    handler = forms.ChoiceField(label=gettext_lazy("Who handled it?"), widget=forms.RadioSelect)
    end = forms.ChoiceField(label=gettext_lazy("How did it end?"), widget=forms.RadioSelect, required=False)
    passed_to = a_line(gettext_lazy("Which unit or agency has it now?"), LONGEST_NAME)
    field_order = ("handler", "end", "passed_to", "phrase", "text", "bilingual")

    def __init__(self, phrases: Pairs, language: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(phrases, language, *args, **kwargs)
        for name, labels in (("handler", HANDLER_LABELS), ("end", END_LABELS)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = words_of(labels)
        self.fields["end"].help_text = gettext("Only where an officer handled it.")

    def payload(self) -> dict[str, Any]:
        """Return what an end says."""
        return super().payload() | {name: self.cleaned_data[name] for name in ("handler", "end", "passed_to")}

    def of_conduct(self) -> "EndForm":
        """Offer the ends that what was said of an officer can have."""
        handlers = [
            ("officer", gettext("The agency itself")),
            ("others", gettext(HANDLER_LABELS[Handler.OTHERS])),
        ]
        for name, choices in (
            ("handler", handlers),
            ("end", [("resolved", gettext("Looked into and answered"))]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = choices
        return self


class ConcernForm(ToldForm):
    """About whom it is, or not."""

    whom = forms.ChoiceField(label=gettext_lazy("Whom is it about?"))

    def __init__(
        self, people: Sequence[tuple[UUID, str]], about: Collection[UUID], *args: Any, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["whom"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [
            (f"{account} no", gettext("It is not about %(name)s") % {"name": name})
            if account in about
            else (f"{account} yes", gettext("It is about %(name)s") % {"name": name})
            for account, name in people
        ]

    def payload(self) -> dict[str, Any]:
        """Return of whom it is said, or not said."""
        account, about = self.cleaned_data["whom"].split()
        return {"account": account, "about": about == "yes"}


class TieForm(ToldForm):
    """Which incident it is about."""

    record = forms.ChoiceField(
        label=gettext_lazy("Which incident is it about?"),
        help_text=gettext_lazy(
            "The link opens nothing, and the incident does not show it. Offered are those of the school, and of whom "
            "it is about, in the 90 days before."
        ),
    )

    def __init__(self, incidents: Sequence[tuple[UUID, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["record"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(str(identity), words) for identity, words in incidents]

    def payload(self) -> dict[str, Any]:
        """Return the record that it is about."""
        return {"record_kind": "incident", "record": self.cleaned_data["record"]}


class ConductForm(ToldForm):
    """That it is praise or a complaint."""

    kind = forms.ChoiceField(label=gettext_lazy("What is it?"), widget=forms.RadioSelect)

    def __init__(self, kinds: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["kind"]
        assert isinstance(field, forms.ChoiceField)
        field.help_text = gettext("From then on the sergeant and the records staff read it, and no officer.")
        field.choices = kinds


class HandForm(ToldForm):
    """To whom a request goes."""

    to = forms.ChoiceField(label=gettext_lazy("To whom?"))
    note = an_area(gettext_lazy("What they should know"), rows=2, required=False)

    def __init__(self, people: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["to"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = people


class NoteForm(ToldForm):
    """A note that the asker does not see."""

    text = an_area(gettext_lazy("Note"), rows=2)


class ReopenForm(ToldForm):
    """Why a request is open again."""

    why = an_area(gettext_lazy("Why is it open again?"), rows=2)


class JoinForm(ToldForm):
    """Which request says the same."""

    into = forms.ChoiceField(label=gettext_lazy("Which request says the same?"), widget=forms.RadioSelect)

    def __init__(self, others: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["into"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = others
