"""Which rows leave without content: none that can be one child's, nor what would let it be found by its absence."""

from django.db.models import ForeignKey, Model, Q

from schoolbeat.ledger.models import Entry, EntryContent, Fact
from schoolbeat.work.activities.facts import OUTCOMES
from schoolbeat.work.activities.models import Activity, ActivityKind, Tally

_FLAG = "sensitive"
_ABOUT_PEOPLE = "people."
"""How the verbs of people begin."""


def _has_flag(model: type[Model]) -> bool:
    # A kind is vocabulary: that it is sensitive says nothing of anybody.
    return model is not ActivityKind and any(column.name == _FLAG for column in model._meta.concrete_fields)


def said_in_the_open(model: type[Model]) -> Q:
    """Return the filter that leaves a table's rows which may leave without content.

    A row of a sensitive kind goes, and each that points at one; of the ledger each entry about one, for its moment and
    its officer would say what the missing row does; of the facts also what became of a call. Nor does an entry about a
    person go: its body holds in the clear which school and which grade a child was in (34 CFR 99.3).
    """
    if model is Entry:
        return _about_nothing_sensitive("points_at") & ~Q(verb__startswith=_ABOUT_PEOPLE)
    if model is EntryContent:
        return _about_nothing_sensitive("entry__points_at") & ~Q(entry__verb__startswith=_ABOUT_PEOPLE)
    kept = Q(**{_FLAG: False}) if _has_flag(model) else Q()
    if model is Fact:
        kept &= ~Q(measure__in=OUTCOMES.values())
    for column in model._meta.concrete_fields:
        if isinstance(column, ForeignKey) and _has_flag(column.related_model):
            kept &= Q(**{f"{column.name}__{_FLAG}": False})
    return kept


def _about_nothing_sensitive(path: str) -> Q:
    hidden = [
        Q(**{f"{path}__in": model._default_manager.filter(**{_FLAG: True}).values("pk")})
        for model in (Activity, Tally)
    ]
    return Q(**{path: None}) | ~hidden[0] & ~hidden[1]
