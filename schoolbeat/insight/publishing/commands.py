"""Verbs on what leaves the house: publish a period, withdraw it, and take a frozen month anew."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.publishing.drafting import Asked, draft
from schoolbeat.insight.publishing.models import Publication
from schoolbeat.insight.publishing.periods import period_named
from schoolbeat.insight.publishing.policy import describe
from schoolbeat.insight.publishing.releasing import frozen_rows, release_of
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb

LONGEST_REASON = 300


@dataclass(frozen=True)
class PublishPeriod(Command):
    """A period by the name of its address, as in 2025-26 or 2026-10, and the officers who agreed to be shown.

    `anew` counts what was logged late in months of which something was published before.
    """

    period: str
    team: tuple[UUID, ...] = ()
    anew: bool = False


@dataclass(frozen=True)
class WithdrawPublication(Command):
    """Takes a publication off the public page, with a reason that the public reads in its place."""

    publication: UUID
    reason: str


def _nothing(commands: Sequence[Any], viewer: Viewer) -> None:
    return None


def _at_agency(command: Any, viewer: Viewer, loaded: Any) -> Subject:
    return Subject("publication", agency=viewer.agency)


def publish(command: PublishPeriod, act: Act, loaded: None) -> Decided:
    """Freeze a period's months, decide what is shown, and keep both with the copy that the public reads."""
    period = period_named(act.viewer, command.period)
    if period is None:
        raise Refused(
            Code.RULE, "period", _("Only a month, a term or a school year that is over can be published.")
        )
    made = draft(act.viewer, Asked(period, str(act.id), frozenset(command.team), command.anew))
    if made.refusal:
        raise Refused(Code.RULE, "period", made.refusal)
    versions = Publication.objects.filter(agency=act.viewer.agency, period=period.slug).count()
    publication = Publication(
        id=act.id,
        agency=act.viewer.agency,
        slug=act.viewer.place.partition("/")[2],
        period=period.slug,
        start=period.start,
        end=period.end,
        number=versions + 1,
        by=act.viewer.account,
        by_name=act.viewer.name,
        published_at=act.recorded_at,
        threshold=made.threshold,
        content=made.content,
    )
    return Decided(
        insert=[
            *frozen_rows(act, made.held),
            release_of(act, "publication", made.cells, made.splits),
            publication,
        ]
    )


Loaded = dict[UUID, Publication]


def _load(commands: Sequence[WithdrawPublication], viewer: Viewer) -> Loaded:
    return Publication.objects.in_bulk([command.publication for command in commands])


def _subject(command: WithdrawPublication, viewer: Viewer, loaded: Loaded) -> Subject | None:
    publication = loaded.get(command.publication)
    return None if publication is None else describe(publication)


def withdraw(command: WithdrawPublication, act: Act, loaded: Loaded) -> Decided:
    """Mark a publication withdrawn; its copy is kept, and what it showed still counts as known."""
    publication, reason = loaded[command.publication], clean(command.reason)
    if publication.withdrawn_at is not None:
        raise Refused(Code.CONFLICT, "publication", _("It was withdrawn before."))
    if not reason or len(reason) > LONGEST_REASON:
        raise Refused(Code.MALFORMED, "reason", _("Say in 1 to 300 characters why; the public reads it."))
    publication.withdrawn_at, publication.reason = act.recorded_at, reason
    return Decided(change=[publication], about=publication.id)


VERBS = (
    Verb("publishing.publish", PublishPeriod, _nothing, _at_agency, publish),
    Verb("publishing.withdraw", WithdrawPublication, _load, _subject, withdraw),
)
