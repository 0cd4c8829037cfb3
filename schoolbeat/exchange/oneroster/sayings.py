"""What a row says of a person in the words of this house, and the keyed digests by which it is known again.

A source is 16 bytes: 4 of the system that wrote the set and 12 of what the person is and of the id there. So all people
of a system are found by one range, and who is guardian and staff at once is two records under two hats.
Words are digested in two halves, all but the birth date and the birth date alone: a set without demographics.csv says
nothing of birth dates, and is compared in the first half only.
"""

import hmac
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from schoolbeat.exchange.oneroster import rows as r
from schoolbeat.ledger.keys import names_key
from schoolbeat.work.people.rules.words import Words, is_email, is_phone
from schoolbeat.work.people.vocabulary import PersonKind

HALF = 8
_SYSTEM, _PART = 4, "\x1f"
_REACH = ("phones", "emails")
_FLAGS = {None: "", True: "1", False: "0"}
STUDENT = PersonKind.STUDENT
Named = r.Student | r.Adult | r.UserChange


@dataclass(frozen=True)
class Digests:
    """Makes the digests of one agency and of the system that wrote a set."""

    agency: UUID
    system: str
    _births: dict[date | None, bytes] = field(default_factory=dict, repr=False)

    def _digest(self, text: str) -> bytes:
        return hmac.digest(names_key(), self.agency.bytes + text.encode(), "sha256")

    @property
    def beginning(self) -> bytes:
        """Return what all sources of the system begin with."""
        return self._digest(f"oneroster:{self.system}")[:_SYSTEM]

    def sources(self, kind: str, ids: Iterable[str]) -> list[bytes]:
        """Return the sources of ids; `kind` is what a person is, or "org"."""
        key, beginning = names_key(), self.beginning
        before = self.agency.bytes + f"oneroster:{self.system}:{kind}:".encode()
        return [beginning + hmac.digest(key, before + one.encode(), "sha256")[: 16 - _SYSTEM] for one in ids]

    def role(self, role_id: str) -> bytes:
        """Return what a role's own id is known by among those of one person; nothing for none."""
        return self._digest(f"role:{self.system}:{role_id}")[:HALF] if role_id else b""

    def born(self, day: date | None) -> bytes:
        """Return the half of a digest that is of the birth date."""
        known = self._births.get(day)
        if known is None:
            known = self._births[day] = self._digest(f"born:{day}")[:HALF]
        return known

    def first(self, row: Named, kind: PersonKind) -> bytes:
        """Return the half of a digest that is of all that a row says of a `kind` of person but the birth date."""
        reach = (
            ("", "", "") if isinstance(row, r.Student) or kind == STUDENT else (row.phone, row.sms, row.email)
        )
        flags = _FLAGS[row.confidential_address], _FLAGS[row.directory_opt_out]
        text = _PART.join(
            (row.given, row.family, row.middle, row.preferred_given, row.language, *reach, *flags)
        )
        return self._digest(f"words:{text}")[:HALF]


def words_of(row: Named, kind: PersonKind, born: date | None = None) -> tuple[Words, int]:
    """Return what a row says of a `kind` of person, and how many numbers and addresses nobody could use.

    Of a student there is no way to reach him or her. A preferred middle or family name has no place here.
    """
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    unusable = 0
    if kind != STUDENT and not isinstance(row, r.Student):
        told = {phone: None for phone in (row.phone, row.sms) if phone}
        phones = tuple(filter(is_phone, told))
        emails = (row.email,) if row.email and is_email(row.email) else ()
        unusable = len(told) - len(phones) + bool(row.email) - len(emails)
    words = Words(
        given=row.given,
        family=row.family,
        middle=row.middle,
        preferred=row.preferred_given,
        born=born,
        language=row.language,
        phones=phones,
        emails=emails,
        confidential_address=bool(row.confidential_address),
        directory_opt_out=bool(row.directory_opt_out),
    )
    return words, unusable


def says(row: Named, kind: PersonKind, born: bool = False) -> tuple[str, ...]:
    """Return the words that a row speaks of: where a cell is empty, what is known stands.

    A mark that protects somebody is only ever set by a roster: who takes it away does so by hand, for it may have been
    set here.
    """
    return (
        "given",
        "family",
        *(("middle",) if row.middle else ()),
        *(("preferred",) if row.preferred_given else ()),
        *(_REACH if kind != STUDENT else ()),
        *(("born",) if born else ()),
        *(("language",) if row.language else ()),
        *(("confidential_address",) if row.confidential_address else ()),
        *(("directory_opt_out",) if row.directory_opt_out else ()),
    )
