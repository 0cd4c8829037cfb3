"""What a cell must say: each check returns what was expected, or nothing where the cell is right."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date
from functools import lru_cache

from babel.core import Locale, get_global, parse_locale

from schoolbeat.foundation.text import gettext_noop as _

Check = Callable[[str], str]

LONGEST_ID, LONGEST_NAME, LONGEST_ORGANIZATION, LONGEST_EMAIL, LONGEST_PHONE = 255, 120, 160, 254, 40
FIRST_BIRTH = 1900
ORGANIZATION_TYPES = frozenset({"department", "school", "district", "local", "state", "national"})
GUARDIAN_ROLES = frozenset({"guardian", "parent", "relative"})
ROLES_11 = GUARDIAN_ROLES | {"administrator", "aide", "proctor", "student", "teacher"}
ROLES = GUARDIAN_ROLES | {
    "aide", "counselor", "districtAdministrator", "principal", "proctor", "siteAdministrator", "student",
    "systemAdministrator", "teacher",
}  # fmt: skip
ROLE_TYPES = frozenset({"primary", "secondary"})
GRADES = frozenset(
    {"IT", "PR", "PK", "TK", "KG", *(f"{year:02}" for year in range(1, 14)), "PS", "UG", "Other"}
)
"""Grades as the Common Education Data Standards have them."""
STATUSES = frozenset({"active", "tobedeleted"})
SEXES = frozenset({"male", "female", "unspecified", "other"})
TRUTHS = {"": None, "true": True, "false": False}
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOMENT = re.compile(
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}(?:T[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-9]{2}:?[0-9]{2})?)?"
)
LAST_TERM = 2100
NOT_A_DAY = _("a day as YYYY-MM-DD, as in 2026-01-31")
TOO_LONG = _("a shorter text")
_NO_NAME = _("a name, not an empty cell or blanks alone")


def anything(text: str) -> str:
    """Leave the cell to the pass that knows what it must agree with."""
    return ""


def needed(text: str) -> str:
    """Ask for any text at all."""
    return "" if text else _("a value; the standard wants it filled in")


def identifier(text: str) -> str:
    """Ask for an id of 255 characters at most."""
    return needed(text) or (TOO_LONG if len(text) > LONGEST_ID else "")


def reference(text: str) -> str:
    """Ask for an id of 255 characters at most, or none."""
    return TOO_LONG if len(text) > LONGEST_ID else ""


def short(text: str) -> str:
    """Ask for 40 characters at most."""
    return TOO_LONG if len(text) > LONGEST_PHONE else ""


phone = short


def email(text: str) -> str:
    """Ask for 254 characters at most with one @ in them; whether mail arrives is not known here."""
    return _("an e-mail address") if text and ("@" not in text or len(text) > LONGEST_EMAIL) else ""


def further_name(text: str) -> str:
    """Ask for a name that can be read, or none; 120 characters at most."""
    return _written(text, LONGEST_NAME)


def name(text: str) -> str:
    """Ask for a name of 1 to 120 characters, not of blanks alone."""
    return _written(text, LONGEST_NAME) if text else _NO_NAME


def organization_name(text: str) -> str:
    """Ask for a name of 1 to 160 characters, not of blanks alone."""
    return _written(text, LONGEST_ORGANIZATION) if text else _NO_NAME


def _written(text: str, longest: int) -> str:
    if len(text) > longest:
        return TOO_LONG
    if "\n" in text or "\t" in text:
        return _("a name on one line")
    unseen = text and all(unicodedata.category(sign) in {"Cf", "Zs"} for sign in text)
    return _("a name that can be seen") if unseen else ""


def organization_type(text: str) -> str:
    """Ask for one of the standard's types."""
    return "" if text in ORGANIZATION_TYPES else _("department, school, district, local, state or national")


def role_11(text: str) -> str:
    """Ask for one of the roles of 1.1."""
    if text in ROLES_11:
        return ""
    return _("administrator, aide, guardian, parent, proctor, relative, student or teacher")


def role(text: str) -> str:
    """Ask for one of the roles of 1.2."""
    if text in ROLES:
        return ""
    return _(
        "aide, counselor, districtAdministrator, guardian, parent, principal, proctor, relative, siteAdministrator,"
        " student, systemAdministrator or teacher"
    )


def role_type(text: str) -> str:
    """Ask for primary or secondary."""
    return "" if text in ROLE_TYPES else _("primary or secondary")


def grades(text: str) -> str:
    """Ask for grades of the Common Education Data Standards, parted by commas."""
    if not text or all(part.strip() in GRADES for part in text.split(",")):
        return ""
    return _("grades as in KG, 01 to 13, IT, PR, PK, TK, PS, UG or Other; two digits, parted by commas")


def sex(text: str) -> str:
    """Ask for one of the standard's words."""
    return "" if not text or text in SEXES else _("male, female, unspecified or other")


def boolean(text: str) -> str:
    """Ask for true or false, or nothing."""
    return "" if text.lower() in TRUTHS else _("true or false")


def day(text: str) -> str:
    """Ask for an ISO 8601 day, or nothing."""
    return "" if not text or day_of(text) else NOT_A_DAY


def term_day(text: str) -> str:
    """Ask for a day on which somebody comes to a school or leaves it, or nothing."""
    found = day_of(text) if text else None
    if found is not None and not FIRST_BIRTH <= found.year <= LAST_TERM:
        return _("a day from 1900 to 2100; where there is no end, an empty cell")
    return day(text)


def day_of(text: str) -> date | None:
    """Return the day that a cell names as YYYY-MM-DD; None where it does not."""
    if not _DAY.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def birth(text: str, on: date) -> str:
    """Ask for a day from 1900 up to `on`, or nothing."""
    if not text:
        return ""
    found = day_of(text)
    if found is None:
        return NOT_A_DAY
    if found.year < FIRST_BIRTH:
        return _("a birth date from the year 1900 on")
    return _("a birth date that has come") if found > on else ""


def moment(text: str) -> str:
    """Ask for an ISO 8601 time or day."""
    right = _MOMENT.fullmatch(text) and day_of(text[:10])
    return "" if right else _("a time as ISO 8601 has it, as in 2026-01-31T08:30:00Z")


@lru_cache(maxsize=4096)
def language(text: str) -> str:
    """Ask for a language tag (BCP 47) or an ISO 639 code that Unicode's data knows, or nothing."""
    return "" if not text or language_of(text) else _("a language code, as in es, spa or zh-Hant")


@lru_cache(maxsize=4096)
def language_of(text: str) -> str:
    """Return a language as a BCP 47 tag, "spa" as "es"; nothing for what is none."""
    try:
        parts = parse_locale(text.replace("_", "-"), sep="-")
    except ValueError:
        return ""
    spoken, territory, script = parts[:3]
    found = get_global("language_aliases").get(spoken, spoken).split("_")[0]
    if found not in _languages():
        return ""
    return "-".join(filter(None, (found, script, territory)))


@lru_cache(maxsize=1)
def _languages() -> frozenset[str]:
    # The names cover what computers speak; the likely scripts cover what families do, such as Mixtec.
    likely = (tag.split("_")[0] for tag in get_global("likely_subtags"))
    return frozenset(Locale("en").languages) | frozenset(likely)
