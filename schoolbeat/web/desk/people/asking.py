"""What is typed of a question to the records, and of its answer."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.access.hats import HAT_TEXTS, Hat
from schoolbeat.web.desk.people.forms import NOT_KEPT, Pairs, a_day, a_line, words_of
from schoolbeat.web.shared.told import ToldForm
from schoolbeat.work.people.vocabulary import INQUIRY_END_LABELS, INQUIRY_KIND_LABELS, InquiryEnd, InquiryKind


class AskForm(ToldForm):
    """A question of a person or a parent."""

    kind = forms.ChoiceField(label=gettext_lazy("What is asked?"), widget=forms.RadioSelect, initial="see")
    hat = forms.ChoiceField(label=gettext_lazy("Whose record is it?"), widget=forms.RadioSelect)
    asker = a_line(gettext_lazy("Who asks"), 160, required=True)
    reach = a_line(gettext_lazy("How to reach them"), 200, required=True)
    language = forms.ChoiceField(
        label=gettext_lazy("In which language?"), choices=(("en", "English"), ("es", "Español"))
    )
    asked_on = a_day(gettext_lazy("Asked on"))
    about = forms.CharField(
        label=gettext_lazy("What about"),
        help_text=NOT_KEPT,
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    school = forms.ChoiceField(label=gettext_lazy("School"), required=False)

    def __init__(self, hats: Iterable[Hat], schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = [(hat.value, gettext(HAT_TEXTS[hat].name)) for hat in hats]
        for name, pairs in (
            ("kind", words_of(INQUIRY_KIND_LABELS)),
            ("hat", offered),
            ("school", [("", gettext("No school")), *schools]),
        ):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = pairs
        self.fields["hat"].initial = offered[0][0]
        if len(offered) == 1:
            self.fields["hat"].widget = forms.HiddenInput()

    def of_schools(self, schools: Pairs) -> None:
        """Let it be about one of these schools, as every question to a school office is."""
        field = self.fields["school"]
        assert isinstance(field, forms.ChoiceField)
        field.choices, field.required = list(schools), True


_ENDS_OF_THE_OTHER = {
    InquiryKind.SEE: (InquiryEnd.CORRECTED, InquiryEnd.NOT_CORRECTED),
    InquiryKind.CORRECT: (InquiryEnd.SHOWN, InquiryEnd.NOTHING_KEPT),
}
"""How a question of one kind cannot end."""


class AnswerForm(ToldForm):
    """How a question of a kind ended."""

    end = forms.ChoiceField(label=gettext_lazy("How did it end?"), widget=forms.RadioSelect)
    answer = forms.CharField(
        label=gettext_lazy("What was answered"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["end"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = words_of(INQUIRY_END_LABELS, *_ENDS_OF_THE_OTHER[InquiryKind(kind)])
