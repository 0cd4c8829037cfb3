"""What a set of HSDS would become or became, in sentences and tables: counts, names of services, faults, notes."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, ngettext

from schoolbeat.exchange.hsds.taking import CHANGED, CLOSED, NEW
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.web.desk.roster.base import Section, table
from schoolbeat.web.desk.sets import Telling, in_the_way, places
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row
from schoolbeat.web.shared.templatetags.house import count

KINDS = {
    "services": _("Services"),
    "organizations": _("Organizations"),
    "locations": _("Locations"),
    "service_at_locations": _("Services at locations"),
    "taxonomies": _("Taxonomies"),
    "taxonomy_terms": _("Terms"),
    "other_rows": _("Other rows, kept as they are"),
}
_COUNTED = ("created", "changed", "unchanged")
_NAMED = (
    (NEW, _("Services that are new")),
    (CHANGED, _("Services that change")),
    (CLOSED, _("Services that close")),
)


def sums(answer: dict[str, Any], written: bool) -> list[str]:
    """Return what was done, or would be, as sentences."""
    new, changed = answer["created"], answer["changed"]
    if not new and not changed:
        return [gettext("Unchanged: everything in this set is here already.")]
    services = {
        "new": count(new.get("services", 0)),
        "changed": count(changed.get("services", 0) - answer["closed"]),
        "closed": count(answer["closed"]),
        "same": count(answer["unchanged"].get("services", 0)),
    }
    words = (
        gettext("Services: %(new)s came in, %(changed)s changed, %(closed)s closed, %(same)s unchanged.")
        if written
        else gettext(
            "Services: %(new)s would come in, %(changed)s change, %(closed)s close, %(same)s are unchanged."
        )
    )
    return [words % services]


def left(answer: dict[str, Any]) -> list[str]:
    """Return what stays as it is, as sentences."""
    told = []
    if number := answer["not_in_set"]:
        words = ngettext(
            "%(n)s service that the set does not speak of stays as it is.",
            "%(n)s services that the set does not speak of stay as they are.",
            number,
        )
        told.append(words % {"n": count(number)})
    if number := answer["own"]:
        words = ngettext(
            "%(n)s record that was entered here stays as it is, though the set tells it otherwise.",
            "%(n)s records that were entered here stay as they are, though the set tells them otherwise.",
            number,
        )
        told.append(words % {"n": count(number)})
    return told


def sections(answer: dict[str, Any]) -> list[Section]:
    """Return the tables: what stands in the way; or the counts, the names, and what was kept otherwise."""
    if answer["faults"]:
        return [in_the_way(answer, answer["more"])]
    found = [_counts(answer), *_names(answer)]
    if answer["notes"]:
        title, last = gettext("Kept otherwise than it stands in the set"), gettext("What was done")
        found.append(places(title, last, answer["notes"], answer["notes_in_all"]))
    return found


def _counts(answer: dict[str, Any]) -> Section:
    title = gettext("In numbers")
    heads = (gettext("New here"), gettext("Changed"), gettext("Unchanged"))
    columns = (Column(gettext("What")), *(Column(words, numeric=True) for words in heads))
    rows = [
        Row((Cell(gettext(words), head=True), *(Cell(count(answer[told].get(name, 0))) for told in _COUNTED)))
        for name, words in KINDS.items()
        if any(answer[told].get(name) for told in _COUNTED)
    ]
    return Section(title, table(title, columns, rows), Empty("", ""), answer["form"])


def _names(answer: dict[str, Any]) -> Iterator[Section]:
    services = {
        NEW: answer["created"].get("services", 0),
        CHANGED: answer["changed"].get("services", 0) - answer["closed"],
        CLOSED: answer["closed"],
    }
    for how, words in _NAMED:
        names, title = answer["names"][how], gettext(words)
        if names:
            rows = [Row((Cell(name, head=True),)) for name in names]
            note = gettext("the first %(shown)s of %(all)s") if services[how] > len(names) else "%(all)s"
            told = note % {"shown": count(len(names)), "all": count(services[how])}
            yield Section(title, table(title, (gettext("Service"),), rows), Empty("", ""), told)


TELLING = Telling(sums, left, sections)
