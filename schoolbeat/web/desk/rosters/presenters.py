"""What a set would become or became, in sentences for a school clerk: counts, no names."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext, ngettext

from schoolbeat.exchange.oneroster.matching import NO_CLAUSE
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.web.desk.roster.base import Section, table
from schoolbeat.web.desk.sets import Telling, in_the_way
from schoolbeat.web.shared.parts import Cell, Column, Empty, Row
from schoolbeat.web.shared.templatetags.house import count

_KINDS = {
    "organizations": _("Schools and districts"),
    "students": _("Students"),
    "guardians": _("Parents and guardians"),
    "staff": _("Staff"),
    "enrollments": _("Places at schools"),
    "guardianships": _("Who stands for whom"),
    "demographics": _("Counted for aggregate reports"),
}
_PEOPLE = ("students", "guardians", "staff")
_ROWS = tuple(name for name in _KINDS if name not in _PEOPLE)
_COLUMNS = (_("New here"), _("Changed"), _("Unchanged"), _("Left or ended"), _("Left out"))
_TOLD = ("created", "changed", "unchanged", "left", "left_out")


def sums(answer: dict[str, Any], written: bool) -> list[str]:
    """Return what was done, or would be, as sentences."""
    if not (answer["created"] or answer["changed"] or answer["left"]):
        return [gettext("Unchanged: everything in this set is here already.")]
    people = [words for name in _PEOPLE for words in _of_kind(name, answer[name], written)]
    # What an older report does not speak of is not told.
    return people + [_of_rows(name, answer[name]) for name in _ROWS if _writes(answer.get(name, {}))]


def _writes(one: dict[str, int]) -> bool:
    return any(one.get(name) for name in ("created", "changed", "left"))


def _of_rows(name: str, one: dict[str, int]) -> str:
    words = gettext("%(kind)s: %(new)s new, %(changed)s changed, %(ended)s ended.")
    told = {"new": count(one["created"]), "changed": count(one["changed"]), "ended": count(one["left"])}
    return words % {"kind": gettext(_KINDS[name]), **told}


def _of_kind(name: str, one: dict[str, int], written: bool) -> Iterator[str]:
    kind = gettext(_KINDS[name])
    if one["created"]:
        words = _("%(kind)s: %(n)s came in.") if written else _("%(kind)s: %(n)s would come in.")
        yield gettext(words) % {"kind": kind, "n": count(one["created"])}
    if one["changed"]:
        words = _("%(kind)s: %(n)s changed.") if written else _("%(kind)s: %(n)s would change.")
        yield gettext(words) % {"kind": kind, "n": count(one["changed"])}
    if one["back"]:
        words = _("%(kind)s: %(n)s of the changed came back.")
        yield gettext(words) % {"kind": kind, "n": count(one["back"])}
    if one["left"]:
        words = _("%(kind)s: %(n)s left.") if written else _("%(kind)s: %(n)s would leave.")
        yield gettext(words) % {"kind": kind, "n": count(one["left"])}


def left_out(answer: dict[str, Any]) -> list[str]:
    """Return what was left out and why, as sentences."""
    told = []
    for name in _PEOPLE:
        kind, one = gettext(_KINDS[name]), answer[name]
        if one["left_out"]:
            words = gettext("%(kind)s left out: %(n)s, at none of the schools that a clause is about.")
            told.append(words % {"kind": kind, "n": count(one["left_out"])})
        if one["stay_away"]:
            words = gettext("%(kind)s who stay away: %(n)s, whose records were destroyed here.")
            told.append(words % {"kind": kind, "n": count(one["stay_away"])})
    if number := answer["unusable_contacts"]:
        words = ngettext(
            "%(n)s telephone number or address was left out: nobody could use it.",
            "%(n)s telephone numbers or addresses were left out: nobody could use them.",
            number,
        )
        told.append(words % {"n": count(number)})
    if number := answer["passed_over"]:
        words = ngettext(
            "%(n)s row about somebody who is not known here was passed over.",
            "%(n)s rows about people who are not known here were passed over.",
            number,
        )
        told.append(words % {"n": count(number)})
    if number := answer.get("guardian_roles_deleted"):
        words = ngettext(
            "%(n)s deleted role of a guardian was passed over: whose guardian somebody is stands in users.csv.",
            "%(n)s deleted roles of guardians were passed over: whose guardian somebody is stands in users.csv.",
            number,
        )
        told.append(words % {"n": count(number)})
    return told


def sections(answer: dict[str, Any]) -> list[Section]:
    """Return the tables: what stands in the way, or the counts and the schools that are left out."""
    if answer["faults"]:
        return [in_the_way(answer, answer["refused_more"])]
    return [_counts(answer), *([_schools(answer)] if answer["schools"] else [])]


def _counts(answer: dict[str, Any]) -> Section:
    title = gettext("In numbers")
    columns = (Column(gettext("What")), *(Column(gettext(name), numeric=True) for name in _COLUMNS))
    rows = [
        Row((Cell(gettext(words), head=True), *(Cell(count(answer[name][one])) for one in _TOLD)))
        for name, words in _KINDS.items()
    ]
    return Section(title, table(title, columns, rows), Empty("", ""))


def _schools(answer: dict[str, Any]) -> Section:
    title = gettext("Schools that are left out")
    columns = (gettext("School"), Column(gettext("Line of orgs.csv"), numeric=True), gettext("Why"))
    rows = [
        Row(
            (
                Cell(one["name"], head=True),
                Cell(count(one["line"])),
                Cell(
                    gettext("No clause is about it.")
                    if one["why"] == NO_CLAUSE
                    else gettext("No school of the agency has its code or its name.")
                ),
                Cell(count(one["people"])),
            )
        )
        for one in answer["schools"]
    ]
    last = Column(gettext("Rows of people"), numeric=True)
    return Section(title, table(title, (*columns, last), rows), Empty("", ""), count(len(rows)))


TELLING = Telling(sums, left_out, sections)
