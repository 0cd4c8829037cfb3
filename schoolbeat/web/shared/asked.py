"""Requests in the words that every door uses: what is asked for, and how far it is."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.utils.translation import get_language, gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.web.shared.questions import clock_words
from schoolbeat.web.shared.templatetags.house import full_day
from schoolbeat.work.requests.queries import RequestRow, offered_kinds
from schoolbeat.work.requests.queries.became import origins
from schoolbeat.work.requests.rules.kinds import Kind

LANGUAGE_NAMES = {"en": "English", "es": "Español"}
Kinds = Mapping[str, Kind]


def kind_words(kinds: Kinds, slug: str) -> str:
    """Return the name of a kind of request in the reader's language."""
    kind = kinds.get(slug)
    if kind is None:
        return slug.replace("-", " ").capitalize()
    return kind.name_in(get_language() or "en")


def kind_choices(kinds: Kinds) -> list[tuple[str, str]]:
    """Return the kinds of request to choose from."""
    return [(slug, kind_words(kinds, slug)) for slug in kinds]


def state_words(row: RequestRow, on: date) -> str:
    """Return how far a request is: the clock of its promise, or that it was answered."""
    if row.ended_at is not None:
        return gettext("ended on %(day)s") % {"day": full_day(row.ended_at)}
    if row.answered_on is not None:
        return gettext("answered on %(day)s") % {"day": full_day(row.answered_on)}
    return clock_words(row.due, on)


def is_late(row: RequestRow, on: date) -> bool:
    """Say whether the promised day of an answer has gone by without one."""
    return row.ended_at is None and row.answered_on is None and row.due < on


def passed_words(to: str) -> str:
    """Return who has a request since it was passed on."""
    return gettext("It was passed to: %(name)s") % {"name": to}


def origin_lines(viewer: Viewer, record_kind: str, record: UUID) -> list[tuple[str, str, str]]:
    """Return the requests that a record came from: address, kind and day; all empty for one that is not to be seen."""
    found = origins(viewer, record_kind, record)
    kinds = offered_kinds(viewer) if found else {}
    return [
        (f"/desk/requests/{one.request}/", kind_words(kinds, one.kind), full_day(one.day))
        if one.day
        else ("", "", "")
        for one in found
    ]
