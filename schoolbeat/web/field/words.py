"""The words of the field door: what a query's slugs are called in the reader's language."""

from collections.abc import Mapping
from uuid import UUID

from django.utils.translation import gettext, pgettext

from schoolbeat.web.field.presenters import EntryLine, KindButton, Pair
from schoolbeat.web.shared.templatetags.house import clock
from schoolbeat.web.shared.words import ONE_AND_MANY, kind_name, kind_names, name_of, people
from schoolbeat.work.activities.queries import ActivityRow, KindRow
from schoolbeat.work.activities.vocabulary import (
    AUDIENCE_LABELS,
    INITIATOR_LABELS,
    OUTCOME_LABELS,
    PLACE_LABELS,
    Initiator,
    Outcome,
    Place,
)

__all__ = ["ONE_AND_MANY", "kind_names", "name_of"]


def button(kind: KindRow, query: str) -> KindButton:
    """A kind as a button; `query` carries the chosen school and gap on."""
    return KindButton(kind.slug, kind_name(kind), kind.pillar, kind.icon, f"/today/log/{kind.slug}/{query}")


def line(row: ActivityRow, names: Mapping[str, str], small: str = "") -> EntryLine:
    """An entry as a line of a list."""
    covering = gettext("covering") if row.covering else ""
    return EntryLine(
        start=clock(row.started_at),
        end=clock(row.ended_at),
        minutes=row.minutes,
        kind=name_of(row.kind, names),
        pillar=row.pillar,
        place=row.school_name or gettext("No school"),
        href=f"/entry/{row.id}/",
        small=", ".join(word for word in (people(row.audience), covering, small) if word),
    )


def pairs(row: ActivityRow) -> tuple[Pair, ...]:
    """What an entry says, as names and values; what was not said is left out."""
    said = (
        (gettext("School"), row.school_name or gettext("No school")),
        (gettext("Place"), gettext(PLACE_LABELS[Place(row.place)])),
        (gettext("Who"), people(row.audience)),
        (
            gettext("Who began it"),
            gettext(INITIATOR_LABELS[Initiator(row.initiator)]) if row.initiator else "",
        ),
        (
            gettext("What became of the call"),
            gettext(OUTCOME_LABELS[Outcome(row.outcome)]) if row.outcome else "",
        ),
        (gettext("Logged by"), row.officer_name),
        (gettext("Also there"), ", ".join(f"{name} ({minutes} min)" for name, minutes in row.joined)),
        (gettext("Covering"), pgettext("covering a school", "Yes, outside the tour") if row.covering else ""),
    )
    return tuple(Pair(name, text) for name, text in said if text)


def audiences() -> list[tuple[str, str]]:
    """Audiences as choices."""
    return [(str(slug), gettext(words)) for slug, words in AUDIENCE_LABELS.items()]


def initiators() -> list[tuple[str, str]]:
    """Who may have begun it, as choices."""
    return [(str(slug), gettext(words)) for slug, words in INITIATOR_LABELS.items()]


def outcomes() -> list[tuple[str, str]]:
    """What may have become of a call, as choices."""
    return [(str(slug), gettext(words)) for slug, words in OUTCOME_LABELS.items()]


def places() -> list[tuple[str, str]]:
    """Places as choices."""
    return [(str(slug), gettext(words)) for slug, words in PLACE_LABELS.items()]


def school_choices(own: Mapping[UUID, str], others: Mapping[UUID, str]) -> list[object]:
    """Schools as choices: the officer's own, then those that would be covered."""
    choices: list[object] = [(str(identity), name) for identity, name in own.items()]
    if others:
        choices.append(
            (gettext("Other schools, covering"), [(str(identity), name) for identity, name in others.items()])
        )
    return choices
