"""What the list of resources is narrowed by, as it stands in its address."""

from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext, gettext_lazy

from schoolbeat.web.desk.period import uuid_or_none
from schoolbeat.web.desk.roster.forms.base import Pairs, words_of
from schoolbeat.web.shared.resources import SPOKEN, language_name
from schoolbeat.work.resources.queries.desk import DeskFilter
from schoolbeat.work.resources.queries.looking import Wanted
from schoolbeat.work.resources.vocabulary import NEED_LABELS, STATUS_LABELS

PAGE = 50
_LONGEST = 100


class FilterForm(forms.Form):
    """What to look for."""

    q = forms.CharField(label=gettext_lazy("Words"), required=False)
    need = forms.ChoiceField(label=gettext_lazy("Helps with"), required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    age = forms.CharField(
        label=gettext_lazy("Age"), required=False, widget=forms.TextInput(attrs={"inputmode": "numeric"})
    )
    near = forms.ChoiceField(label=gettext_lazy("Nearest to"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)
    stale = forms.BooleanField(label=gettext_lazy("To be confirmed again"), required=False)
    open = forms.BooleanField(label=gettext_lazy("Open now"), required=False)

    def __init__(self, schools: Pairs, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.auto_id = "filter_%s"
        every = ("", gettext("All"))
        choices: dict[str, list[Any]] = {
            "need": [every, *words_of(NEED_LABELS)],
            "language": [every, *((code, language_name(code)) for code in SPOKEN)],
            "near": [("", gettext("No school")), *schools],
            "status": [("", gettext("All but those no longer there")), *words_of(STATUS_LABELS)],
        }
        for name, pairs in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = pairs


def _age(text: str) -> float | None:
    try:
        age = float(text)
    except ValueError:
        return None
    return age if 0 <= age <= 150 else None


def filter_of(query: QueryDict) -> DeskFilter:
    """Return what an address narrows the list by; what cannot be meant is left out."""
    said = {
        name: query.get(name, "").strip()[:_LONGEST].replace("\x00", "") for name in FilterForm.base_fields
    }
    page = query.get("page", "1")
    wanted = Wanted(
        text=said["q"],
        need=said["need"] if said["need"] in set(NEED_LABELS) else "",
        age=_age(said["age"]),
        language=said["language"],
        open_now=bool(said["open"]),
        near=uuid_or_none(said["near"]),
        page=int(page) if page.isascii() and page.isdigit() and len(page) < 6 else 1,
        size=PAGE,
    )
    status = said["status"] if said["status"] in set(STATUS_LABELS) else ""
    return DeskFilter(wanted, status, bool(said["stale"]))


def address(query: QueryDict, **changed: Any) -> str:
    """Return the query of an address that shows the same, but for what is changed."""
    said = {name: query.get(name, "") for name in FilterForm.base_fields} | changed
    return urlencode({name: value for name, value in said.items() if value})
