"""Verbs on what the public is shown of an officer: words, photo, and the consent without which nothing is."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.portal.commands.checks import NO_REVIEWER, line, plausible, today_of
from schoolbeat.work.portal.models import OfficerProfile
from schoolbeat.work.portal.policy import of_officer
from schoolbeat.work.roster.models import Officer

_SHA256 = re.compile(r"[0-9a-f]{64}")
MOST_LANGUAGES = 8


@dataclass(frozen=True)
class DescribeOfficer(Command):
    """Languages, a few own words, and the address that the public may write to."""

    officer: UUID
    languages: tuple[str, ...] = ()
    words: str = ""
    words_es: str = ""
    reviewed_by: str = ""
    email: str = ""


@dataclass(frozen=True)
class Consent(Command):
    """The officer agreed on a day to be shown to the public."""

    officer: UUID
    day: date


@dataclass(frozen=True)
class WithdrawConsent(Command):
    """The officer is shown no longer; the photo goes too."""

    officer: UUID


@dataclass(frozen=True)
class SetPhoto(Command):
    """The picture as we made it, which lies in the install's uploads under this SHA-256."""

    officer: UUID
    sha256: str


@dataclass(frozen=True)
class RemovePhoto(Command):
    """Show no photo."""

    officer: UUID


@dataclass
class Loaded:
    """Which officers there are, and what is said of them."""

    officers: dict[UUID, Officer]
    profiles: dict[UUID, OfficerProfile]


def _load(commands: Sequence[Any], viewer: Viewer) -> Loaded:
    wanted = {command.officer for command in commands}
    found = Officer.objects.filter(agency=viewer.agency, account__in=wanted)
    return Loaded({one.pk: one for one in found}, OfficerProfile.objects.in_bulk(wanted))


def _subject(command: Any, viewer: Viewer, loaded: Loaded) -> Subject | None:
    return of_officer(viewer.agency, command.officer) if command.officer in loaded.officers else None


def _changed(officer: UUID, act: Act, loaded: Loaded, **values: Any) -> Decided:
    row = loaded.profiles.get(officer)
    fresh = row is None
    if row is None:
        row = OfficerProfile(officer=officer, agency=act.viewer.agency)
        loaded.profiles[officer] = row
    for name, value in values.items():
        setattr(row, name, value)
    return Decided(insert=[row], about=officer) if fresh else Decided(change=[row], about=officer)


def _address(typed: str) -> str:
    address = line(typed, "email", 254)
    if address:
        try:
            validate_email(address)
        except ValidationError:
            raise Refused(Code.MALFORMED, "payload.email", _("This is no e-mail address.")) from None
    return address


def describe_officer(command: DescribeOfficer, act: Act, loaded: Loaded) -> Decided:
    """Replace languages, words and address."""
    languages = [line(one, "languages", 40, needed=True) for one in command.languages]
    if len(languages) > MOST_LANGUAGES:
        raise Refused(Code.MALFORMED, "payload.languages", _("Name eight languages at most."))
    words_es, reviewed = (
        line(command.words_es, "words_es", 600),
        line(command.reviewed_by, "reviewed_by", 120),
    )
    if words_es and not reviewed:
        raise Refused(Code.RULE, "payload.reviewed_by", NO_REVIEWER)
    return _changed(
        command.officer,
        act,
        loaded,
        languages=languages,
        words=line(command.words, "words", 600),
        words_es=words_es,
        reviewed_by=reviewed,
        email=_address(command.email),
    )


def consent(command: Consent, act: Act, loaded: Loaded) -> Decided:
    """Note the day on which the officer agreed, and who noted it."""
    plausible(command.day, "day")
    if command.day > today_of(act):
        raise Refused(Code.FUTURE, "payload.day", _("This day is still to come."))
    named = act.viewer.name
    return _changed(command.officer, act, loaded, consented_on=command.day, consent_noted_by=named)


def withdraw_consent(command: WithdrawConsent, act: Act, loaded: Loaded) -> Decided:
    """Show the officer no longer."""
    row = loaded.profiles.get(command.officer)
    if row is None or row.consented_on is None:
        raise Refused(Code.CONFLICT, "payload.officer", _("There is no consent to withdraw."))
    return _changed(command.officer, act, loaded, consented_on=None, consent_noted_by="", photo="")


def set_photo(command: SetPhoto, act: Act, loaded: Loaded) -> Decided:
    """Show a photo, of an officer who agreed to be shown."""
    row = loaded.profiles.get(command.officer)
    if row is None or row.consented_on is None:
        raise Refused(Code.RULE, "payload.officer", _("A photo wants the officer's consent first."))
    if not _SHA256.fullmatch(command.sha256):
        raise Refused(Code.MALFORMED, "payload.sha256", _("This is no SHA-256."))
    return _changed(command.officer, act, loaded, photo=command.sha256)


def remove_photo(command: RemovePhoto, act: Act, loaded: Loaded) -> Decided:
    """Show no photo."""
    row = loaded.profiles.get(command.officer)
    if row is None or not row.photo:
        raise Refused(Code.CONFLICT, "payload.officer", _("There is no photo."))
    return _changed(command.officer, act, loaded, photo="")


VERBS = (
    Verb("portal.describe_officer", DescribeOfficer, _load, _subject, describe_officer),
    Verb("portal.consent", Consent, _load, _subject, consent),
    Verb("portal.withdraw_consent", WithdrawConsent, _load, _subject, withdraw_consent),
    Verb("portal.set_photo", SetPhoto, _load, _subject, set_photo),
    Verb("portal.remove_photo", RemovePhoto, _load, _subject, remove_photo),
)
