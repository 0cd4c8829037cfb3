"""Verbs on children who are to take part in a season: signed up, said otherwise, and read by name."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Count, QuerySet

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
from schoolbeat.work.education.policy import describe_season, describe_sign_up
from schoolbeat.work.education.rules.joining import MOST_AWAITED, joins_fault
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
class ReadNames(Command):
    """Somebody reads the names of the children of a season."""

    season: UUID


@dataclass(frozen=True)
class _Joined:
    seasons: Seasons
    taken: Counter[UUID]
    awaited: Counter[UUID]


SignUps = dict[UUID, SignUp]


def by_season(found: QuerySet[SignUp]) -> Counter[UUID]:
    """Return how many of some sign-ups each season has; one question."""
    return Counter(dict(found.order_by().values_list("season").annotate(Count("id"))))


def taking(seasons: Iterable[UUID]) -> QuerySet[SignUp]:
    """Return those who take a place in some seasons; who waits by the public page takes none before being known."""
    return placed(SignUp.objects.filter(season__in=seasons))


def _load(commands: Sequence[SignUpChild], viewer: Viewer) -> _Joined:
    seasons = seasons_of(viewer).in_bulk({command.season for command in commands})
    waiting = SignUp.objects.filter(season__in=seasons, consent=Consent.AWAITED, by_link=True, wave="")
    return _Joined(seasons, by_season(taking(seasons)), by_season(waiting))


def _at_school(command: SignUpChild, viewer: Viewer, loaded: _Joined) -> Subject | None:
    season = loaded.seasons.get(command.season)
    return describe_season(season, command.school) if season else None


def load_sign_ups(commands: Sequence[Any], viewer: Viewer) -> SignUps:
    """Read the sign-ups of the agency that commands name."""
    found = SignUp.objects.filter(agency=viewer.agency, destroyed=False).select_related("season")
    return found.in_bulk({command.sign_up for command in commands})


def of_sign_up(command: Any, viewer: Viewer, loaded: SignUps) -> Subject | None:
    """Return the sign-up that a command names as its subject."""
    sign_up = loaded.get(command.sign_up)
    return describe_sign_up(sign_up) if sign_up else None


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


def read(command: ReadNames, act: Act, loaded: Seasons) -> Decided:
    """Keep on the ledger that the names of a season's children were read."""
    return Decided(about=command.season)


VERBS = (
    Verb("education.sign_up", SignUpChild, _load, _at_school, sign_up, secret=True, by_strangers=True),
    Verb("education.change_sign_up", ChangeSignUp, load_sign_ups, of_sign_up, change, secret=True),
    Verb("education.read_names", ReadNames, load_seasons, of_season, read, alone=False),
)
