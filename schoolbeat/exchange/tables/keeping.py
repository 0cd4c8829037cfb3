"""Which rows leave without content: none that can be one child's, nor what would let it be found by its absence."""

from django.db.models import ForeignKey, Model, Q

from schoolbeat.access.predicates import NOBODY
from schoolbeat.ledger.envelope import CONFLICT
from schoolbeat.ledger.models import Entry, EntryContent, Fact
from schoolbeat.ledger.verify import DESTROY
from schoolbeat.work.activities.facts import OUTCOMES
from schoolbeat.work.activities.models import Activity, ActivityKind, Tally
from schoolbeat.work.preparedness.models import PlanFile, Section, SectionText, TacticalOpening
from schoolbeat.work.preparedness.vocabulary import Visibility
from schoolbeat.work.requests.models import Request

_FLAG = "sensitive"
_OWN = "own"
"""Asked for oneself, or said of an officer."""
_OF_CHILDREN = ("people.", "incidents.")
"""How the verbs begin whose entries tell of one child."""
_KEPT_HERE = frozenset({"incidents"})
"""The capabilities of whose tables no row leaves: at one school on one day an incident is one child's."""


_OF_THE_CIRCLE = (
    "preparedness.open_tactical",
    "preparedness.add_plan_file",
    "preparedness.drop_plan_file",
)
"""The verbs whose entries tell that there is something for responders alone."""
_ENTRIES_UPON_ENTRIES = 4
"""A destruction of a conflict under the id of a destruction of an entry: further nobody goes."""
_FLAGS: dict[type[Model], str] = {Activity: _FLAG, Tally: _FLAG, Request: _OWN}
"""The records that an entry can be about, and which column says that they stay."""


def _flag_of(model: type[Model]) -> str | None:
    """Return the column that says which rows of a table stay; None where none do."""
    if model is Request:
        return _OWN
    # A kind is vocabulary: that it is sensitive says nothing of anybody.
    if model is ActivityKind or all(column.name != _FLAG for column in model._meta.concrete_fields):
        return None
    return _FLAG


def said_in_the_open(model: type[Model]) -> Q:
    """Return the filter that leaves a table's rows which may leave without content.

    A row of a sensitive kind stays here, what somebody asked for the own self and what is said of an officer, and each
    that points at one; of the ledger each entry about one, for its moment and its officer would say what the missing
    row does; of the facts also what became of a call. Nor does an entry about a person or an incident go: its body may
    hold in the clear which school and which grade a child was in (34 CFR 99.3).
    """
    if model._meta.app_label in _KEPT_HERE:
        return NOBODY
    if model is Entry:
        return _about_nothing_sensitive("points_at") & ~_begins("verb")
    if model is EntryContent:
        return _about_nothing_sensitive("entry__points_at") & ~_begins("entry__verb")
    flag = _flag_of(model)
    kept = Q(**{flag: False}) if flag else Q()
    if model is Fact:
        kept &= ~Q(measure__in=OUTCOMES.values())
    for column in model._meta.concrete_fields:
        if isinstance(column, ForeignKey) and (flag := _flag_of(column.related_model)):
            pointing = Q(**{f"{column.name}__{flag}": False})
            kept &= pointing | Q(**{column.name: None}) if column.null else pointing
    return kept


def outside_of_the_circle(model: type[Model]) -> Q:
    """Return the filter that leaves what may leave at all, with content or without.

    What of a school's safety plan is for responders alone stays: its sections and texts, its files, who opened them,
    and each entry about one or about such an entry, so that not even their number is told (Education Code 32281(f)).
    """
    if model in (PlanFile, TacticalOpening):
        return NOBODY
    if model is Section:
        return ~Q(visibility=Visibility.RESPONDERS)
    if model is SectionText:
        return ~Q(section__visibility=Visibility.RESPONDERS)
    if model is Entry:
        return _not_of_the_circle("points_at", "verb")
    if model is EntryContent:
        return _not_of_the_circle("entry__points_at", "entry__verb")
    return Q()


def _not_of_the_circle(path: str, verb: str) -> Q:
    hidden = Section.objects.filter(visibility=Visibility.RESPONDERS).values("pk")
    of_it = Entry.objects.filter(Q(points_at__in=hidden) | Q(verb__in=_OF_THE_CIRCLE)).values("pk")
    kept = ~Q(**{f"{path}__in": hidden})
    # What was said under the id of such an entry, or destroyed of it, points at the entry; and so on from there.
    for _step in range(_ENTRIES_UPON_ENTRIES):
        kept &= ~Q(**{f"{path}__in": of_it})
        of_it = Entry.objects.filter(verb__in=(CONFLICT, DESTROY), points_at__in=of_it).values("pk")
    return (Q(**{path: None}) | kept) & ~Q(**{f"{verb}__in": _OF_THE_CIRCLE})


def _begins(column: str) -> Q:
    """Return the filter of entries whose verb is about one child."""
    found = Q()
    for word in _OF_CHILDREN:
        found |= Q(**{f"{column}__startswith": word})
    return found


def _about_nothing_sensitive(path: str) -> Q:
    about_nothing = Q()
    for model, flag in _FLAGS.items():
        hidden = model._default_manager.filter(**{flag: True}).values("pk")
        about_nothing &= ~Q(**{f"{path}__in": hidden})
    return Q(**{path: None}) | about_nothing
