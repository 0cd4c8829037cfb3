"""Verbs on consent to a child's part in a season: given, to photos too, withdrawn; and who is not taken in."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.joining import (
    SignUps,
    by_season,
    load_sign_ups,
    of_sign_up,
    taking,
)
from schoolbeat.work.education.commands.known import by_link, refuse
from schoolbeat.work.education.commands.running import Seasons, load_seasons, of_season, still_open
from schoolbeat.work.education.models import SignUp
from schoolbeat.work.education.policy import SIGN_UP_COLUMNS
from schoolbeat.work.education.rules.joining import give_fault, joins_fault, withdraw_fault
from schoolbeat.work.education.vocabulary import Consent, ConsentWay


@dataclass(frozen=True)
class GiveConsent(Command):
    """A guardian's consent is here, signed on paper, or what was said on the public page was looked at.

    After it was withdrawn, or the child was not taken in, it is given `again`: by a new signed form.
    """

    sign_up: UUID
    photo: bool = False
    again: bool = False


@dataclass(frozen=True)
class AllowPhotos(Command):
    """A guardian's signed consent to photos is here, of a child who takes part."""

    sign_up: UUID


@dataclass(frozen=True)
class DeclineSignUps(Command):
    """Sign-ups that wait are not taken in: of nobody known, made twice, or in jest."""

    season: UUID
    sign_ups: list[UUID]


@dataclass(frozen=True)
class WithdrawConsent(Command):
    """Consent is withdrawn: to taking part, or to photos alone."""

    sign_up: UUID
    photo_only: bool = False


@dataclass(frozen=True)
class _Consenting:
    sign_ups: SignUps
    taken: Counter[UUID]


def _load_consenting(commands: Sequence[GiveConsent], viewer: Viewer) -> _Consenting:
    sign_ups = load_sign_ups(commands, viewer)
    return _Consenting(sign_ups, by_season(taking({one.season_id for one in sign_ups.values()})))


def _of_consenting(command: GiveConsent, viewer: Viewer, loaded: _Consenting) -> Subject | None:
    return of_sign_up(command, viewer, loaded.sign_ups)


def give(command: GiveConsent, act: Act, loaded: _Consenting) -> Decided:
    """Take down that consent was given, and whether to photos too; who comes back takes a place again."""
    row = loaded.sign_ups[command.sign_up]
    still_open(row.season)
    refuse(give_fault(row.consent, command.again))
    online = row.consent == Consent.AWAITED and row.by_link
    if online or command.again:
        refuse(joins_fault(loaded.taken[row.season_id], row.season.places))
        loaded.taken[row.season_id] += 1
    row.way = ConsentWay.ONLINE if online else ConsentWay.PAPER
    # What a guardian said of photos on the public page is not overruled here.
    row.photo = command.photo and (not online or bool(act.ring.words(row).get("photo")))
    row.consent, row.wave = Consent.GIVEN, ""
    row.given_on, row.withdrawn_on = act.viewer.on, None
    return Decided(change=[row], about=row.pk)


def allow_photos(command: AllowPhotos, act: Act, loaded: SignUps) -> Decided:
    """Take down that photos are allowed now."""
    row = loaded[command.sign_up]
    if row.consent != Consent.GIVEN or row.photo:
        raise Refused(Code.RULE, "payload.sign_up", _("This is so already, or the child does not take part."))
    row.photo = True
    return Decided(change=[row], about=row.pk)


def decline(command: DeclineSignUps, act: Act, loaded: Seasons) -> Decided:
    """Take none of these in; what waits by a school that is not the viewer's is not touched."""
    season = still_open(loaded[command.season])
    seen = SignUp.objects.filter(rows(act.viewer, "education.see_sign_ups", SIGN_UP_COLUMNS), season=season)
    found = list(seen.filter(pk__in=command.sign_ups, consent=Consent.AWAITED, destroyed=False))
    if not found:
        raise Refused(Code.RULE, "payload.sign_ups", _("None of these waits any more."))
    for row in found:
        row.consent, row.wave = Consent.DECLINED, ""
    return Decided(change=found, about=season.pk)


def withdraw(command: WithdrawConsent, act: Act, loaded: SignUps) -> Decided:
    """Withdraw consent; whatever a season has come to, it can be withdrawn. The place is free again."""
    row = loaded[command.sign_up]
    if by_link(act.viewer) and not row.by_link:
        raise Refused(Code.RULE, "payload.sign_up", _("This was not signed up here."))
    refuse(withdraw_fault(row.consent))
    if command.photo_only:
        said = act.ring.words(row)
        if not row.photo and not said.get("photo"):
            raise Refused(Code.RULE, "payload.sign_up", _("No photos are allowed as it is."))
        row.photo = False
        row.tell(said | {"photo": False})
        return Decided(change=[row], about=row.pk)
    row.consent, row.photo, row.withdrawn_on = Consent.WITHDRAWN, False, act.viewer.on
    return Decided(change=[row], about=row.pk)


VERBS = (
    Verb("education.give_consent", GiveConsent, _load_consenting, _of_consenting, give),
    Verb("education.allow_photos", AllowPhotos, load_sign_ups, of_sign_up, allow_photos),
    Verb("education.decline_sign_ups", DeclineSignUps, load_seasons, of_season, decline),
    Verb(
        "education.withdraw_consent", WithdrawConsent, load_sign_ups, of_sign_up, withdraw, by_strangers=True
    ),
)
