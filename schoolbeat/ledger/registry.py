"""What the capabilities register with the ledger: their verbs, and the records that count as facts."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, ClassVar
from uuid import UUID

from django.db.models import Model, QuerySet
from pydantic import ConfigDict, TypeAdapter

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.ledger.models import Fact


class Command:
    """Base of every verb's frozen dataclass: no unknown field, and no type bent to fit."""

    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid", strict=True)


@dataclass(frozen=True)
class Act:
    """The circumstances of one envelope: who, under which pack, and its three times (aware, UTC)."""

    id: UUID
    viewer: Viewer
    pack: Pack
    happened_at: datetime
    told_at: datetime | None
    recorded_at: datetime
    ring: Keyring = field(default_factory=Keyring)
    enclosed: Any = None


@dataclass(frozen=True)
class Decided:
    """What a handler decided: rows to insert, to change, to remove; records whose facts change with them."""

    insert: Sequence[Model] = ()
    change: Sequence[Model] = ()
    remove: Sequence[Model] = ()
    recount: Sequence[Model] = ()
    about: UUID | None = None
    secret: UUID | None = None
    """The record under whose key the ledger keeps what was said; None where nothing said is about a child."""
    destroys: Sequence[UUID] = ()
    """Records whose keys are destroyed once this is saved."""
    files: Sequence[Path] = ()
    """Files that go once this is saved."""


@dataclass(frozen=True)
class Verb:
    """One thing that can be done; `load` reads for a whole run of commands at once, `handle` decides for one.

    `subject` names what the permission is asked on, or None where the viewer must not learn that it exists.
    A verb that changes what it read is done `alone`: one at a time in an agency. Of a `secret` verb nothing that is
    said stands on the ledger in clear. What is said `by_strangers` under a taken id is refused and not kept:
    anybody could say it without end.
    """

    name: str
    command: type
    load: Callable[[Sequence[Any], Viewer], Any]
    subject: Callable[[Any, Viewer, Any], Subject | None]
    handle: Callable[[Any, Act, Any], Decided]
    alone: bool = True
    secret: bool = False
    by_strangers: bool = False

    @cached_property
    def shape(self) -> TypeAdapter:
        """Return the checker of this verb's payload."""
        return TypeAdapter(self.command)


@dataclass(frozen=True)
class Countable:
    """A kind of record that counts: `facts_of` is pure, `records` yields them all for a rebuild."""

    kind: str
    model: type[Model]
    facts_of: Callable[[Any], Iterable[Fact]]
    records: Callable[[], QuerySet]


Forgetter = Callable[[UUID, UUID], "Decided"]
"""Given the ids of an agency and of a record of it, empties what the record says: rows to insert (what must stay
known of it), to change, to remove and to recount, and the records whose keys go."""


@dataclass(frozen=True)
class Finding:
    """What a capability found wrong with what it keeps beside its rows: whose, by which entry, and what."""

    agency: UUID
    entry: UUID | None
    fault: str


Check = Callable[[], Iterable[Finding]]
"""Looks at what a capability keeps outside the database, and at the rows that name it, when history is verified."""


@dataclass
class Registry:
    """What has been registered so far."""

    verbs: dict[str, Verb] = field(default_factory=dict)
    countables: dict[type[Model], Countable] = field(default_factory=dict)
    forgetters: list[Forgetter] = field(default_factory=list)
    checks: list[Check] = field(default_factory=list)
    shown: set[type[Model]] = field(default_factory=set)
    """The tables that public pages are made of: when one changes, kept pages are made anew."""


REGISTRY = Registry()


def register(
    *verbs: Verb,
    countables: Sequence[Countable] = (),
    forgetters: Sequence[Forgetter] = (),
    checks: Sequence[Check] = (),
    shown: Iterable[type[Model]] = (),
) -> None:
    """Add verbs, countable records, ways to forget and to check, public tables; raises ValueError for a taken name."""
    for verb in verbs:
        if verb.name in REGISTRY.verbs:
            raise ValueError(f"the verb {verb.name} is registered twice")
        REGISTRY.verbs[verb.name] = verb
    for countable in countables:
        REGISTRY.countables[countable.model] = countable
    REGISTRY.forgetters += forgetters
    REGISTRY.checks += checks
    REGISTRY.shown.update(shown)
