"""What may be said of a person: the least that is needed, in shape; and which fields there are."""

import re
from datetime import date
from typing import Any, NamedTuple

from schoolbeat.foundation.text import clean
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.people.rules.names import Name

EARLIEST_BIRTH = date(1900, 1, 1)
LONGEST_NAME, LONGEST_LINE, MOST_CONTACTS = 120, 200, 5
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")
_EMAIL = re.compile(r"[^\s@]+@[^\s@]+\.[^\s@]+")
_PHONE = re.compile(r"[0-9+().x /-]{3,40}")
# Marks that turn the direction of what follows: a name with one could show as another.
_TURNING = re.compile("[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]")
_NAMES = ("given", "family", "middle", "preferred")
_LETTER = re.compile(r"[^\W\d_]")


class Words(NamedTuple):
    """All that is kept of a person in words; there is no room for more, so that no list of another kind grows here.

    There is no field for birthplace, citizenship, immigration or residence status, and none for gangs.
    """

    given: str = ""
    family: str = ""
    middle: str = ""
    preferred: str = ""
    born: date | None = None
    language: str = ""
    interpreter: bool = False
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    address: str = ""
    confidential_address: bool = False
    directory_opt_out: bool = False

    @property
    def name(self) -> str:
        """Return the name in the order it is spoken: preferred, else given, then family."""
        return " ".join(part for part in (self.preferred or self.given, self.family) if part)

    @property
    def as_filed(self) -> Name:
        """Return the name as it is found by: all given names, the preferred one, the family name."""
        given = " ".join(part for part in (self.given, self.middle) if part)
        return Name(given, self.family, (self.preferred,) if self.preferred else ())

    def plain(self) -> dict[str, Any]:
        """Return what is said, as JSON keeps it; what is empty is left out."""
        said: dict[str, Any] = {name: value for name, value in zip(self._fields, self, strict=True) if value}
        if self.born:
            said["born"] = self.born.isoformat()
        return said


def words_from(plain: dict[str, Any]) -> Words:
    """Return the words that were kept as `plain`."""
    born = plain.get("born")
    lists = {name: tuple(plain.get(name, ())) for name in ("phones", "emails")}
    return Words(**{**plain, **lists, "born": date.fromisoformat(born) if born else None})


def cleaned(words: Words) -> Words:
    """Return the words without blanks around them."""
    return Words._make(_cleaned(value) for value in words)


def _cleaned(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(filter(None, map(clean, value)))
    return clean(value) if isinstance(value, str) else value


def is_phone(text: str) -> bool:
    """Say whether a telephone number can be kept."""
    return _PHONE.fullmatch(text) is not None


def is_email(text: str) -> bool:
    """Say whether an e-mail address can be kept."""
    return len(text) <= LONGEST_LINE and _EMAIL.fullmatch(text) is not None


def fault(words: Words, today: date) -> tuple[str, str] | None:
    """Return the field at fault and what was expected there, or None where the words can be kept."""
    names = f"{words.given}{words.family}{words.middle}{words.preferred}"
    # What most names are is seen at a glance: no such mark is printable.
    for name in () if len(names) <= LONGEST_NAME and names.isprintable() else _NAMES:
        text = getattr(words, name)
        if len(text) > LONGEST_NAME:
            return name, _("A name has 120 characters at most.")
        if _TURNING.search(text):
            return name, _("It holds invisible marks that turn the direction of the text. Type it again.")
    if not _LETTER.search(words.given + words.family):
        return "family", _("A person needs a given or a family name.")
    if words.born is not None and not EARLIEST_BIRTH <= words.born <= today:
        return "born", _("A birth date lies between 1900 and today.")
    if words.language and not _LANGUAGE.fullmatch(words.language):
        return "language", _("A language is a code such as en, es or zh-Hant.")
    # Most are students, of whom no way to reach them is kept.
    return _contact_fault(words) if words.phones or words.emails or words.address else None


def _contact_fault(words: Words) -> tuple[str, str] | None:
    if max(len(words.phones), len(words.emails)) > MOST_CONTACTS:
        return "phones", _("Five numbers and five addresses are enough.")
    if not all(map(is_phone, words.phones)):
        return "phones", _("A telephone number has digits, blanks, and + ( ) - . / x alone.")
    if not all(map(is_email, words.emails)):
        return "emails", _("An e-mail address looks like name@example.org.")
    if len(words.address) > LONGEST_LINE:
        return "address", _("An address has 200 characters at most.")
    return None
