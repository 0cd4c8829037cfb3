"""The agency's own list of kinds: seeded from the pack, then changed by these verbs; history is kept as rows."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.activities.models import ActivityKind
from schoolbeat.work.activities.vocabulary import Audience, Pillar, TriadRole


@dataclass(frozen=True)
class SeedKinds(Command):
    """Give a fresh agency the kinds of its pack."""


@dataclass(frozen=True)
class KindFields(Command):
    """What the agency says of a kind."""

    slug: str
    name: str
    name_es: str
    pillar: str
    role: str
    minutes: int
    audience: str = ""
    sensitive: bool = False


@dataclass(frozen=True)
class AddKind(KindFields):
    """Add a kind of activity, with its pictogram, the hours at which it usually begins, and how usual it is."""

    icon: str = "star"
    hours: tuple[int, ...] = ()
    weight: int = 0


@dataclass(frozen=True)
class ChangeKind(KindFields):
    """Say what a kind is from today on; entries of before keep what they were."""


@dataclass(frozen=True)
class RetireKind(Command):
    """Offer a kind no longer."""

    slug: str


Kinds = dict[str, ActivityKind]
_PACK_FIELDS = ("slug", "name", "name_es", "pillar", "role", "minutes", "audience", "sensitive", "icon")


def _load(commands: Sequence[Any], viewer: Viewer) -> Kinds:
    slugs = {command.slug for command in commands}
    return {
        kind.slug: kind
        for kind in ActivityKind.objects.filter(agency=viewer.agency, slug__in=slugs).order_by("start")
    }


def _load_all(commands: Sequence[SeedKinds], viewer: Viewer) -> Kinds:
    return {kind.slug: kind for kind in ActivityKind.objects.filter(agency=viewer.agency)}


def _at_agency(command: Any, viewer: Viewer, loaded: Kinds) -> Subject:
    return Subject("kind", agency=viewer.agency)


def _check(command: KindFields) -> None:
    allowed: dict[str, set[str]] = {
        "pillar": {word.value for word in Pillar},
        "role": {word.value for word in TriadRole},
        "audience": {"", *(word.value for word in Audience)},
    }
    for field, words in allowed.items():
        if getattr(command, field) not in words:
            raise Refused(Code.MALFORMED, f"payload.{field}", f"It is one of {', '.join(sorted(words))}.")
    if not 1 <= command.minutes <= 1440:
        raise Refused(Code.MALFORMED, "payload.minutes", _("A usual length is 1 to 1440 minutes."))
    for field in ("name", "name_es"):
        if not 1 <= len(clean(getattr(command, field))) <= 80:
            raise Refused(Code.MALFORMED, f"payload.{field}", _("A name has 1 to 80 characters."))


def _row(command: KindFields, act: Act, identity: UUID, usual: AddKind | ActivityKind) -> ActivityKind:
    """Return a row from today on; how usual the kind is, and when, is `usual`'s."""
    return ActivityKind(
        id=identity,
        agency_id=act.viewer.agency,
        slug=command.slug,
        name=clean(command.name),
        name_es=clean(command.name_es),
        pillar=command.pillar,
        role=command.role,
        minutes=command.minutes,
        audience=command.audience,
        sensitive=command.sensitive,
        icon=usual.icon,
        hours=list(usual.hours),
        weight=usual.weight,
        start=act.happened_at.astimezone(act.viewer.zone).date(),
    )


def seed_kinds(command: SeedKinds, act: Act, loaded: Kinds) -> Decided:
    """Add those kinds of the agency's pack that it has never had."""
    fresh = []
    for row in act.pack.rows("activity_kinds"):
        if row["slug"] not in loaded:
            said = {name: row[name] for name in _PACK_FIELDS}
            kind = AddKind(**said, hours=tuple(row["hours"]), weight=sum(row["weight"].values()))
            fresh.append(_row(kind, act, derived_id(act.id, kind.slug), kind))
    return Decided(insert=fresh, about=act.viewer.agency)


def add_kind(command: AddKind, act: Act, loaded: Kinds) -> Decided:
    """Add a kind; a slug that was retired can begin again."""
    _check(command)
    known = loaded.get(command.slug)
    if known is not None and known.end is None:
        raise Refused(Code.RULE, "payload.slug", _("There is a kind of this name already."))
    kind = _row(command, act, act.id, command)
    loaded[command.slug] = kind
    return Decided(insert=[kind], about=kind.id)


def change_kind(command: ChangeKind, act: Act, loaded: Kinds) -> Decided:
    """End the present row today and begin another; a second change on the same day replaces the first."""
    _check(command)
    known = loaded.get(command.slug)
    if known is None or known.end is not None:
        raise Refused(Code.UNKNOWN_KIND, "payload.slug", _("This agency has no such kind of activity."))
    fresh = _row(command, act, derived_id(act.id, "kind"), known)
    if known.start >= fresh.start:
        fresh.id, fresh.start = known.id, known.start
        return Decided(change=[fresh], about=fresh.id)
    known.end = fresh.start
    # One statement writes both, the ended row first: a moment with two present rows would break `kind_once`.
    return Decided(change=[known, fresh], about=fresh.id)


def retire_kind(command: RetireKind, act: Act, loaded: Kinds) -> Decided:
    """End a kind today; what was logged under it stays and counts."""
    known = loaded.get(command.slug)
    if known is None or known.end is not None:
        raise Refused(Code.UNKNOWN_KIND, "payload.slug", _("This agency has no such kind of activity."))
    today = act.happened_at.astimezone(act.viewer.zone).date()
    if known.start >= today:
        return Decided(remove=[known], about=known.id)
    known.end = today
    return Decided(change=[known], about=known.id)


VERBS = (
    Verb("activities.seed_kinds", SeedKinds, _load_all, _at_agency, seed_kinds),
    Verb("activities.add_kind", AddKind, _load, _at_agency, add_kind),
    Verb("activities.change_kind", ChangeKind, _load, _at_agency, change_kind),
    Verb("activities.retire_kind", RetireKind, _load, _at_agency, retire_kind),
)
