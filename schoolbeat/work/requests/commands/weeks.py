"""Verbs on the week's page of a school's office: opened with addresses, renewed, closed, mailed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.ids import derived_id
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Act, Command, Decided, Verb
from schoolbeat.work.requests.models import WeekLink, WeekMailing
from schoolbeat.work.requests.policy import describe_week
from schoolbeat.work.requests.vocabulary import LANGUAGES, Mailed
from schoolbeat.work.roster.models import School

MOST_ADDRESSES = 10


@dataclass(frozen=True)
class OpenWeek(Command):
    """Open the week's page of a school, or change to whom it is mailed; without addresses it is only looked at."""

    school: UUID
    to: tuple[str, ...] = ()
    language: str = "en"


@dataclass(frozen=True)
class OfWeek(Command):
    """The week's page of a school."""

    school: UUID


@dataclass(frozen=True)
class MailWeek(Command):
    """The week's link is to be mailed to all addresses, in the week that begins on this Monday."""

    school: UUID
    week: date


@dataclass(frozen=True)
class SettleWeekMailing(Command):
    """What became of a mailing."""

    mailing: UUID
    state: str


@dataclass(frozen=True)
class _Offices:
    schools: dict[UUID, School]
    links: dict[UUID, WeekLink]


def _load(commands: Sequence[Any], viewer: Viewer) -> _Offices:
    wanted = {command.school for command in commands}
    schools = School.objects.filter(agency=viewer.agency).in_bulk(wanted)
    links = {link.school_id: link for link in WeekLink.objects.filter(school__in=schools)}
    return _Offices(schools, links)


def _at_school(command: Any, viewer: Viewer, loaded: _Offices) -> Subject | None:
    school = loaded.schools.get(command.school)
    return None if school is None else Subject("week", agency=school.agency_id, school=school.id)


def _addresses(typed: Sequence[str]) -> list[str]:
    """Return e-mail addresses, each once; raises Refused."""
    found = list(dict.fromkeys(one.strip() for one in typed if one.strip()))
    if len(found) > MOST_ADDRESSES:
        raise Refused(Code.MALFORMED, "payload.to", _("Ten addresses at most."))
    for one in found:
        try:
            validate_email(one)
        except ValidationError:
            raise Refused(
                Code.MALFORMED, "payload.to", _("One of these is not an e-mail address. One in a line.")
            ) from None
    return found


def open_week(command: OpenWeek, act: Act, loaded: _Offices) -> Decided:
    """Open a school's week, or change to whom it goes."""
    if command.language not in LANGUAGES:
        raise Refused(Code.MALFORMED, "payload.language", _("Choose English or Spanish."))
    link, to = loaded.links.get(command.school), _addresses(command.to)
    if link is None:
        link = WeekLink(
            agency_id=act.viewer.agency, school_id=command.school, to=to, language=command.language
        )
        return Decided(insert=[link], about=link.id)
    link.number += 0 if link.open else 1
    link.open, link.to, link.language = True, to, command.language
    return Decided(change=[link], about=link.id)


def _opened(command: Any, loaded: _Offices) -> WeekLink:
    link = loaded.links.get(command.school)
    if link is None or not link.open:
        raise Refused(Code.RULE, "payload.school", _("The week's page of this school is not open."))
    return link


def renew(command: OfWeek, act: Act, loaded: _Offices) -> Decided:
    """End the link that was handed out; the new one is mailed from now on."""
    link = _opened(command, loaded)
    link.number += 1
    return Decided(change=[link], about=link.id)


def close(command: OfWeek, act: Act, loaded: _Offices) -> Decided:
    """Close a school's week: its link leads to nothing, and it is mailed no more."""
    link = _opened(command, loaded)
    link.open, link.number = False, link.number + 1
    return Decided(change=[link], about=link.id)


def mail(command: MailWeek, act: Act, loaded: _Offices) -> Decided:
    """Put a week's link on its way to each address that it has not been put on its way to."""
    link = _opened(command, loaded)
    known = set(link.mailings.filter(week=command.week).values_list("to", flat=True))
    made = [
        WeekMailing(
            id=derived_id(link.id, f"{command.week} {to}"),
            link=link,
            week=command.week,
            to=to,
            state=Mailed.QUEUED,
        )
        for to in link.to
        if to not in known
    ]
    if not made:
        raise Refused(Code.RULE, "payload.week", _("This week is mailed already."))
    return Decided(insert=made, about=link.id)


def _load_mailings(commands: Sequence[SettleWeekMailing], viewer: Viewer) -> dict[UUID, WeekMailing]:
    found = WeekMailing.objects.select_related("link").in_bulk([command.mailing for command in commands])
    return dict(found)


def _of_mailing(
    command: SettleWeekMailing, viewer: Viewer, loaded: dict[UUID, WeekMailing]
) -> Subject | None:
    mailing = loaded.get(command.mailing)
    return None if mailing is None else describe_week(mailing.link)


def settle(command: SettleWeekMailing, act: Act, loaded: dict[UUID, WeekMailing]) -> Decided:
    """Note what became of a mailing."""
    if command.state not in set(Mailed):
        raise Refused(Code.MALFORMED, "payload.state", _("There is no such word here."))
    mailing = loaded[command.mailing]
    mailing.state, mailing.done_at = command.state, act.recorded_at
    return Decided(change=[mailing], about=mailing.link_id)


VERBS = (
    Verb("requests.open_week", OpenWeek, _load, _at_school, open_week),
    Verb("requests.renew_week", OfWeek, _load, _at_school, renew),
    Verb("requests.close_week", OfWeek, _load, _at_school, close),
    Verb("requests.mail_week", MailWeek, _load, _at_school, mail),
    Verb("requests.settle_week_mailing", SettleWeekMailing, _load_mailings, _of_mailing, settle),
)
