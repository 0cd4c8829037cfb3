"""Forms of what the program says of itself."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.roster.forms.base import RosterForm, a_choice, a_day, a_line, a_text, some, words_of
from schoolbeat.web.shared.goals import measures
from schoolbeat.web.shared.words import kind_name
from schoolbeat.work.activities.queries import KindRow
from schoolbeat.work.roster.vocabulary import (
    BOUND_LABELS,
    ITEM_KIND_LABELS,
    PHONE_PURPOSE_LABELS,
    TEXT_KIND_LABELS,
)


class _Placed(RosterForm):
    """A row that has a place among the others."""

    place = forms.IntegerField(
        label=gettext_lazy("Place in the list"),
        required=False,
        min_value=0,
        max_value=9999,
        help_text=gettext_lazy("Smaller comes first. Leave it empty to put it last."),
    )

    def __init__(self, kinds: Iterable[KindRow], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "kinds" in self.fields:
            field = self.fields["kinds"]
            assert isinstance(field, forms.MultipleChoiceField)
            gone = [
                slug for slug in self.initial.get("kinds", ()) if slug not in {kind.slug for kind in kinds}
            ]
            field.choices = [
                *((kind.slug, kind_name(kind)) for kind in kinds),
                *((slug, slug) for slug in gone),
            ]


class TextForm(_Placed):
    """A paragraph."""

    kind = a_choice(gettext_lazy("What it says"))
    heading = a_line(gettext_lazy("Heading"), 200, required=False)
    text = a_text(gettext_lazy("Text"), 8)
    source = a_line(gettext_lazy("Source"), required=False)
    field_order = ("kind", "heading", "text", "source", "place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", words_of(TEXT_KIND_LABELS))


class PhoneForm(_Placed):
    """A telephone number."""

    label = a_line(gettext_lazy("What it is called"), 80)
    printed = a_line(gettext_lazy("Number as printed"), 40)
    dial = a_line(
        gettext_lazy("Number to dial"),
        16,
        required=False,
        help_text=gettext_lazy(
            "As in +16195550123, or 911. Leave it empty where the area code is not known."
        ),
    )
    purpose = a_choice(gettext_lazy("What it is for"))
    note = a_line(gettext_lazy("Note"), 300, required=False)
    field_order = ("label", "printed", "dial", "purpose", "note", "place")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("purpose", words_of(PHONE_PURPOSE_LABELS))


class DutyForm(_Placed):
    """A duty and what counts as doing it."""

    heading = a_line(gettext_lazy("Heading"), 200, required=False)
    text = a_text(gettext_lazy("Duty, word for word"))
    kinds = some(gettext_lazy("Kinds of activity that count as doing it"), required=False)
    field_order = ("heading", "text", "place", "kinds")


class NamedForm(_Placed):
    """A named thing: program, resource, focus, partner, stated figure, claim, way to reach the officers."""

    kind = a_choice(gettext_lazy("What it is"))
    name = a_line(gettext_lazy("Name"), 200)
    quote = a_text(gettext_lazy("What the source says"), 3, required=False)
    printed = a_line(gettext_lazy("Figure as printed"), 200, required=False)
    number = forms.IntegerField(label=gettext_lazy("Figure as a number"), required=False)
    bound = a_choice(gettext_lazy("How it is meant"))
    unit = a_line(gettext_lazy("Figure of what"), 60, required=False)
    dated = a_line(gettext_lazy("Date of the figure"), 40, required=False)
    channel = a_line(gettext_lazy("Way: phone, e-mail, page, office"), 20, required=False)
    target = a_line(gettext_lazy("Number or address"), 300, required=False)
    source = a_line(gettext_lazy("Source"), required=False)
    note = a_text(gettext_lazy("Note"), 3, required=False)
    measure = a_choice(gettext_lazy("Of a focus: its measure"), required=False)
    since = a_day(gettext_lazy("Of a focus: since when"), required=False)
    kinds = some(gettext_lazy("Kinds of activity that belong to it"), required=False)
    field_order = (
        *("kind", "name", "quote", "printed", "number", "bound", "unit", "dated"),
        *("measure", "since", "channel", "target", "source", "note", "place", "kinds"),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("kind", words_of(ITEM_KIND_LABELS))
        self.offer("bound", words_of(BOUND_LABELS))
        self.offer("measure", measures(), gettext("None"))

    def payload(self) -> dict[str, Any]:
        """Return the named thing; without a measure it has none, rather than none that is known."""
        said = super().payload()
        return said | {"measure": said["measure"] or ""}


class AddAccountForm(RosterForm):
    """A person with a role at the agency; principals and counselors belong to schools."""

    name = a_line(gettext_lazy("Name"), 120)
    email = forms.EmailField(label=gettext_lazy("E-mail"), max_length=254)
    role = a_choice(gettext_lazy("Role"))
    schools = some(
        gettext_lazy("Schools"),
        required=False,
        help_text=gettext_lazy("Where a principal or counselor works."),
    )
    language = a_choice(gettext_lazy("Language"), choices=(("en", "English"), ("es", "Español")))

    def __init__(self, roles: Any, schools: Any, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("role", roles)
        self.offer("schools", schools)
