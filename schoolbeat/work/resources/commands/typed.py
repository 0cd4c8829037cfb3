"""What was typed of a resource, checked line by line, and how it becomes the parts of HSDS."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.core.exceptions import ValidationError
from django.core.validators import EmailValidator, URLValidator

from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.ledger.envelope import Code, Refused
from schoolbeat.ledger.registry import Command
from schoolbeat.work.resources.commands.filling import part_id
from schoolbeat.work.resources.rules.bodies import Body
from schoolbeat.work.resources.rules.schedules import DAYS, schedule_fault

LONGEST_LINE, LONGEST_TEXT, MOST_PARTS = 300, 4000, 50
_URL, _EMAIL = URLValidator(schemes=["http", "https"]), EmailValidator()


@dataclass(frozen=True)
class PhoneSaid(Command):
    """A telephone number as it is printed, and what it is for."""

    number: str
    extension: int | None = None
    description: str = ""


@dataclass(frozen=True)
class HoursSaid(Command):
    """The same hours on some days of every week."""

    days: tuple[str, ...]
    opens: str
    closes: str


def malformed(field: str, words: str) -> Refused:
    """Return the refusal of a field."""
    return Refused(Code.MALFORMED, f"payload.{field}", words)


def line(text: str, field: str, longest: int = LONGEST_LINE, needed: bool = False) -> str:
    """Return a text cleaned; raises Refused when it is too long, or empty where it is needed."""
    said = clean(text)
    if needed and not said:
        raise malformed(field, _("It cannot be empty."))
    if len(said) > longest:
        raise Refused(Code.TOO_LONG, f"payload.{field}", _("It is too long."))
    return said


def web(text: str, field: str) -> str:
    """Return a web address, or nothing; raises Refused for what is none."""
    said = line(text, field, 2000)
    _checked(_URL, said, field, _("Enter a web address that begins with https:// or http://."))
    return said


def mail(text: str, field: str) -> str:
    """Return an e-mail address, or nothing; raises Refused for what is none."""
    said = line(text, field, 254)
    _checked(_EMAIL, said, field, _("Enter an e-mail address."))
    return said


def _checked(check: Callable[[str], None], said: str, field: str, words: str) -> None:
    try:
        if said:
            check(said)
    except ValidationError:
        raise malformed(field, words) from None


def put(body: Body, **said: Any) -> Body:
    """Return a body with these properties; one that is empty is left out."""
    kept = {name: value for name, value in body.items() if name not in said}
    return kept | {name: value for name, value in said.items() if value not in ("", None, [], ())}


def phones(body: Body, said: Sequence[PhoneSaid], act: UUID) -> list[Body]:
    """Return the numbers as parts; one that stood there before keeps what else is known of it."""
    _few(said, "phones")
    before = {one["number"]: one for one in body.get("phones", [])}
    found = []
    for place, phone in enumerate(said):
        number = line(phone.number, "phones", 40, needed=True)
        if sum(sign.isdigit() for sign in number) < 3:
            raise malformed("phones", _("A telephone number has three digits at least."))
        part = before.get(number, {"id": part_id(act, "phone", place), "type": "voice"})
        words = line(phone.description, "phones")
        found.append(put(part, number=number, extension=phone.extension, description=words))
    return found


def schedules(body: Body, said: Sequence[HoursSaid], act: UUID) -> list[Body]:
    """Return the week's hours as parts; schedules that say more than these stay as they are."""
    _few(said, "hours")
    found = [one for one in body.get("schedules", []) if not is_plain(one)]
    for place, hours in enumerate(said):
        if not hours.days or not set(hours.days) <= set(DAYS):
            raise malformed("hours", _("Choose the days on which it is open."))
        days = [day for day in DAYS if day in hours.days]
        part = {
            "id": part_id(act, "schedule", place),
            "freq": "WEEKLY",
            "byday": ",".join(days),
            "opens_at": hours.opens,
            "closes_at": hours.closes,
        }
        wrong = schedule_fault(part)
        if wrong is not None:
            code = Code.ENDS_BEFORE_START if wrong.part == "closes_at" else Code.MALFORMED
            words = _("It closes after it opens. Hours past midnight are a line of their own.")
            raise Refused(code, "payload.hours", words if wrong.part == "closes_at" else wrong.expected)
        before = (one for one in body.get("schedules", []) if _same_but_id(one, part))
        found.append(next(before, part))
    return found


def is_plain(schedule: Body) -> bool:
    """Say whether a schedule is hours on days of every week, and nothing more."""
    return set(schedule) <= {"id", "freq", "byday", "opens_at", "closes_at"} and bool(
        schedule.get("freq") == "WEEKLY" and schedule.get("byday") and schedule.get("opens_at")
    )


def _same_but_id(one: Body, other: Body) -> bool:
    return {**one, "id": ""} == {**other, "id": ""}


def parts_by(body: Body, name: str, key: str, said: Iterable[str], act: UUID) -> list[Body]:
    """Return parts that are one word each; one that stood there before stays as it is."""
    before = {one.get(key): one for one in body.get(name, [])}
    words = [line(word, name, needed=True) for word in said]
    _few(words, name)
    return [
        before.get(word, {"id": part_id(act, name, place), key: word})
        for place, word in enumerate(dict.fromkeys(words))
    ]


def _few(said: Sequence[Any], field: str) -> None:
    if len(said) > MOST_PARTS:
        raise malformed(field, _("There are too many lines."))
