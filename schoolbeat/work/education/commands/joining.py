"""Verbs on children who take part in a season: signed up, by consent that is given and can be withdrawn; and read."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.education.commands.known import a_line, by_link, refuse, words
from schoolbeat.work.education.commands.running import (
    Seasons,
    load_seasons,
    of_season,
    seasons_of,
    still_open,
)
from schoolbeat.work.education.models import Season, SignUp, placed
from schoolbeat.work.education.policy import SIGN_UP_COLUMNS, describe_season, describe_sign_up
from schoolbeat.work.education.rules.joining import MOST_AWAITED, give_fault, joins_fault, withdraw_fault
from schoolbeat.work.education.rules.saying import LONGEST_TEACHER
from schoolbeat.work.education.vocabulary import GRADES, LANGUAGES, Consent, ConsentWay


@dataclass(frozen=True)
class SignUpChild(Command):
    """A child is to take part at a school; `given` says that the guardian's signed form is here, `photo` what it says.

    On the public page the guardian gives it, and somebody here looks at it before it counts.
    """

    season: UUID
    school: UUID
    name: str
    guardian: str
    grade: str
    reach: str = ""
    needs: str = ""
    given: bool = False
    photo: bool = False
    language: str = "en"


@dataclass(frozen=True)
class ChangeSignUp(Command):
    """What was written down of a child was wrong, or is no longer so; consent and school stay as they are."""

    sign_up: UUID
    name: str
    guardian: str
    grade: str
    reach: str = ""
    needs: str = ""


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
class ReadNames(Command):
    """Somebody reads the names of the children of a season."""

    season: UUID


@dataclass(frozen=True)
class _Joined:
    seasons: Seasons
    taken: Counter[UUID]
    awaited: Counter[UUID]


SignUps = dict[UUID, SignUp]


@dataclass(frozen=True)
class _Consenting:
    sign_ups: SignUps
    taken: Counter[UUID]


def _by_season(found: QuerySet[SignUp]) -> Counter[UUID]:
    return Counter(dict(found.order_by().values_list("season").annotate(Count("id"))))


def _taking(seasons: Iterable[UUID]) -> QuerySet[SignUp]:
    """Return those who take a place in some seasons; who waits by the public page takes none before being known."""
    return placed(SignUp.objects.filter(season__in=seasons))


def _load(commands: Sequence[SignUpChild], viewer: Viewer) -> _Joined:
    seasons = seasons_of(viewer).in_bulk({command.season for command in commands})
    waiting = SignUp.objects.filter(season__in=seasons, consent=Consent.AWAITED, by_link=True, wave="")
    return _Joined(seasons, _by_season(_taking(seasons)), _by_season(waiting))


def _at_school(command: SignUpChild, viewer: Viewer, loaded: _Joined) -> Subject | None:
    season = loaded.seasons.get(command.season)
    return describe_season(season, command.school) if season else None


def _load_sign_ups(commands: Sequence[Any], viewer: Viewer) -> SignUps:
    found = SignUp.objects.filter(agency=viewer.agency, destroyed=False).select_related("season")
    return found.in_bulk({command.sign_up for command in commands})


def _of_sign_up(command: Any, viewer: Viewer, loaded: SignUps) -> Subject | None:
    sign_up = loaded.get(command.sign_up)
    return describe_sign_up(sign_up) if sign_up else None


def _load_consenting(commands: Sequence[GiveConsent], viewer: Viewer) -> _Consenting:
    sign_ups = _load_sign_ups(commands, viewer)
    return _Consenting(sign_ups, _by_season(_taking({one.season_id for one in sign_ups.values()})))


def _of_consenting(command: GiveConsent, viewer: Viewer, loaded: _Consenting) -> Subject | None:
    return _of_sign_up(command, viewer, loaded.sign_ups)


def _check_grade(grade: str) -> None:
    if grade not in GRADES:
        raise Refused(Code.MALFORMED, "payload.grade", _("Choose one of the grades offered."))


def _told(command: SignUpChild | ChangeSignUp, photo: bool, linked: bool) -> dict[str, str | bool]:
    """Return the words that stand encrypted; what a guardian said of photos counts once somebody has looked at it."""
    return {
        "name": a_line(command.name, "name", LONGEST_TEACHER, owed=True),
        "guardian": a_line(command.guardian, "guardian", LONGEST_TEACHER, owed=True),
        "reach": a_line(command.reach, "reach", owed=linked),
        "needs": words(command.needs, "needs"),
        "photo": photo,
    }


def _check(command: SignUpChild, act: Act, season: Season, loaded: _Joined) -> None:
    """Raise Refused where a child cannot be signed up so."""
    if command.school not in {one.school_id for one in season.schools.all()}:
        raise Refused(
            Code.UNKNOWN_SCHOOL, "payload.school", _("This school does not take part in the season.")
        )
    _check_grade(command.grade)
    if command.language not in LANGUAGES:
        raise Refused(Code.MALFORMED, "payload.language", _("Choose English or Spanish."))
    refuse(joins_fault(loaded.taken[season.pk], season.places))
    if not by_link(act.viewer):
        return
    if not season.joining or season.last < act.viewer.on:
        raise Refused(Code.RULE, "payload", _("Nobody can sign up here any more. Please call the officer."))
    if not command.given:
        raise Refused(Code.MALFORMED, "payload.given", _("Say that you consent."))
    # A flood of one network stands apart, and shuts the door to nobody.
    if not act.enclosed and loaded.awaited[season.pk] >= MOST_AWAITED:
        raise Refused(Code.RULE, "payload", _("Many sign-ups wait for an answer. Please call the officer."))


def sign_up(command: SignUpChild, act: Act, loaded: _Joined) -> Decided:
    """Write down that a child is to take part; no place is taken twice."""
    season = still_open(loaded.seasons[command.season])
    _check(command, act, season, loaded)
    linked = by_link(act.viewer)
    given = command.given and not linked
    row = SignUp(
        id=act.id,
        agency_id=act.viewer.agency,
        season=season,
        school_id=command.school,
        grade=command.grade,
        consent=Consent.GIVEN if given else Consent.AWAITED,
        way=ConsentWay.ONLINE if linked else ConsentWay.PAPER if given else "",
        photo=command.photo and given,
        by_link=linked,
        wave=act.enclosed or "" if linked else "",
        language=command.language,
        by_id=None if linked else act.viewer.account,
        signed_on=act.viewer.on,
        given_on=act.viewer.on if given else None,
    )
    row.tell(_told(command, command.photo, linked))
    loaded.taken[season.pk] += not linked
    loaded.awaited[season.pk] += linked and not row.wave
    return Decided(insert=[row], about=row.pk, secret=row.key_record)


def change(command: ChangeSignUp, act: Act, loaded: SignUps) -> Decided:
    """Write anew what stands of a child; what stood before stays on the ledger, under the child's key."""
    row = loaded[command.sign_up]
    _check_grade(command.grade)
    row.grade = command.grade
    row.tell(_told(command, bool(act.ring.words(row).get("photo")), linked=False))
    return Decided(change=[row], about=row.pk, secret=row.key_record)


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


def read(command: ReadNames, act: Act, loaded: Seasons) -> Decided:
    """Keep on the ledger that the names of a season's children were read."""
    return Decided(about=command.season)


VERBS = (
    Verb("education.sign_up", SignUpChild, _load, _at_school, sign_up, secret=True, by_strangers=True),
    Verb("education.change_sign_up", ChangeSignUp, _load_sign_ups, _of_sign_up, change, secret=True),
    Verb("education.give_consent", GiveConsent, _load_consenting, _of_consenting, give),
    Verb(
        "education.withdraw_consent",
        WithdrawConsent,
        _load_sign_ups,
        _of_sign_up,
        withdraw,
        by_strangers=True,
    ),
    Verb("education.allow_photos", AllowPhotos, _load_sign_ups, _of_sign_up, allow_photos),
    Verb("education.decline_sign_ups", DeclineSignUps, load_seasons, of_season, decline),
    Verb("education.read_names", ReadNames, load_seasons, of_season, read, alone=False),
)
