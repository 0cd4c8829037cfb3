"""What a pack says, in the reader's language; sources and notes stay as they are written."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from schoolbeat.access.roles import ROLE_TEXTS
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import Pack, Place
from schoolbeat.jurisdictions.schema import Value
from schoolbeat.jurisdictions.standing import Change, Standing, StandingTable
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.activities.vocabulary import AUDIENCE_LABELS, PILLAR_LABELS, TRIAD_LABELS
from schoolbeat.work.education.vocabulary import TOPIC_LABELS
from schoolbeat.work.preparedness.vocabulary import COMMITTEE_LABELS, VISIBILITY_LABELS
from schoolbeat.work.roster.vocabulary import SCHOOL_KIND_LABELS

KIND_LABELS = {
    "country": _("country"),
    "state": _("state"),
    "county": _("county"),
    "city": _("city"),
    "district": _("school district"),
    "agency": _("agency"),
}
_CELL_WORDS: Mapping[Any, str] = {
    **{role.value: text.name for role, text in ROLE_TEXTS.items()},
    **PILLAR_LABELS,
    **TRIAD_LABELS,
    **AUDIENCE_LABELS,
    **SCHOOL_KIND_LABELS,
    "before": _("before a suspension"),
    "school-day": _("within a school day"),
    "month": _("month"),
    "quarter": _("quarter"),
    "semester": _("semester"),
    "year": _("year"),
}
_COLUMN_WORDS: Mapping[str, Mapping[Any, str]] = {
    "drill": {"any": _("any drill")},
    "topic": TOPIC_LABELS,
    "visibility": VISIBILITY_LABELS,
    "committee": COMMITTEE_LABELS,
    "level": {**SCHOOL_KIND_LABELS, "any": _("all schools")},
    "role": {**{role.value: text.name for role, text in ROLE_TEXTS.items()}, **TRIAD_LABELS},
    "pillar": PILLAR_LABELS,
    "audience": AUDIENCE_LABELS,
    "against": {
        "person": _("a person"),
        "property": _("property"),
        "society": _("society"),
        "none": _("nobody"),
    },
    "family": {
        "violence": _("violence"),
        "sexual": _("sexual offenses"),
        "threat": _("threats"),
        "weapon": _("weapons"),
        "drugs": _("drugs"),
        "alcohol": _("alcohol"),
        "robbery": _("robbery"),
        "property": _("property"),
        "theft": _("theft"),
        "disorder": _("disorder"),
        "trespass": _("trespass"),
        "curfew": _("curfew"),
        "runaway": _("runaway"),
        "fraud": _("fraud"),
        "other": _("other offenses"),
    },
}
"""The words of columns whose slugs mean something else elsewhere: "other" is many things."""
_ROWS_OF = {"offense": "offenses", "activity": "activity_kinds", "drill": "drill_kinds", "seat": "seat_roles"}
"""The columns that name a row of another table by its slug."""


def in_spanish() -> bool:
    """Say whether the page is read in Spanish."""
    return (get_language() or "").startswith("es")


def name_of(place: Place) -> str:
    """Return how a place is called in the reader's language."""
    return place.name_es if in_spanish() else place.name


def label_of(one: Standing | StandingTable | Change) -> str:
    """Return how a value or table is called in the reader's language."""
    return one.label_es if in_spanish() else one.label


def unit_of(value: Value) -> str:
    """Return the unit in the reader's language; empty for days of the calendar, which say it themselves."""
    if value.unit in ("month-day", "day"):
        return ""
    return value.unit_es if in_spanish() and value.unit_es else value.unit


def worth_of(value: Value) -> str:
    """Return a value in words: yes or no, a day of the calendar, or the number and its unit."""
    if isinstance(value.value, bool):
        return yes_or_no(value.value)
    if value.unit == "month-day":
        return date_format(date.fromisoformat(f"2000-{value.value}"), "MONTH_DAY_FORMAT")
    if value.unit == "day":
        return full_day(date.fromisoformat(str(value.value)))
    return f"{value.value} {unit_of(value)}".strip()


def status_of(confirmed: bool) -> str:
    """Return whether what is said was confirmed at its official text."""
    return gettext("reviewed") if confirmed else gettext("to be confirmed")


def yes_or_no(truth: bool) -> str:
    """Return a switch in words."""
    return gettext("yes") if truth else gettext("no")


def columns_of(table: StandingTable) -> list[tuple[str, str]]:
    """Return the columns of a table as shown: each with its head; of two languages the reader's, a slug only alone.

    A column that no row fills is not shown.
    """
    heads = table.heads_es if in_spanish() else table.heads
    said = [name for name in table.columns if name != "slug" and not name.endswith("_es")] or ["slug"]
    shown = [
        name for name in said if not _may_be_empty(table, name) or any(name in row for row in table.rows)
    ]
    return [(name, heads.get(name) or name.replace("_", " ").capitalize()) for name in shown]


def cell_of(pack: Pack, table: StandingTable, row: Mapping[str, Any], column: str) -> str:
    """Return one cell of a table in words; empty where the row leaves out what it may leave out."""
    said = row.get(f"{column}_es", row.get(column)) if in_spanish() else row.get(column)
    if said is None and _may_be_empty(table, column):
        return ""
    if said is None or isinstance(said, bool):
        return yes_or_no(bool(said))
    if isinstance(said, date):
        return full_day(said)
    if isinstance(said, list):
        return ", ".join(str(one) for one in said)
    if isinstance(said, dict):
        return ", ".join(f"{_word(name)} {amount}" for name, amount in said.items())
    return _word(_called(pack, column, said), column) if isinstance(said, str) else str(said)


def file_cell_of(pack: Pack, table: StandingTable, row: Mapping[str, Any], column: str) -> str:
    """Return one cell of a table as a file has it: in words, but a day as every program reads it (2026-11-28)."""
    said = row.get(column)
    return said.isoformat() if isinstance(said, date) else cell_of(pack, table, row, column)


def _may_be_empty(table: StandingTable, column: str) -> bool:
    return str(table.columns[column]).endswith(" or nothing")


def _called(pack: Pack, column: str, said: str) -> str:
    """Return the name of the row that a slug stands for; any other text as it is."""
    rows = pack.tables.get(_ROWS_OF.get(column, ""), ())
    return next((row["name_es" if in_spanish() else "name"] for row in rows if row["slug"] == said), said)


def _word(said: str, column: str = "") -> str:
    words = _COLUMN_WORDS.get(column, {})
    word = words.get(said, _CELL_WORDS.get(said, ""))
    return gettext(word) if word else said
