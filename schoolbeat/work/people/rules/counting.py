"""How students are counted by sex and race, and the code under which one stands among those who are counted."""

import hmac
from collections.abc import Collection
from uuid import UUID

from schoolbeat.work.people.vocabulary import RaceGroup, Sex

_ONE_RACE = {
    "americanIndianOrAlaskaNative": RaceGroup.NATIVE_AMERICAN,
    "asian": RaceGroup.ASIAN,
    "blackOrAfricanAmerican": RaceGroup.BLACK,
    "nativeHawaiianOrOtherPacificIslander": RaceGroup.PACIFIC,
    "white": RaceGroup.WHITE,
}
_HISPANIC, _SEVERAL = "hispanicOrLatinoEthnicity", "demographicRaceTwoOrMoreRaces"


def keyed_digest(key: bytes, text: bytes) -> bytes:
    """Return 128 bits of a keyed digest of what only the same text has (HMAC-SHA256, cut)."""
    return hmac.digest(key, text, "sha256")[:16]


def count_text(person: UUID) -> str:
    """Return the text whose keyed digest is the code under which a person is counted."""
    return f"demographic:{person}"


def sex_group(sex: str) -> Sex:
    """Return the group in which a sex, as the source spells it, is counted."""
    return Sex(sex) if sex in set(Sex) else Sex.NOT_SAID


def race_group(races: Collection[str]) -> RaceGroup:
    """Return the one group in which races, as OneRoster names them, are counted.

    As schools report them: Hispanic or Latino of any race, else two or more, else the one (72 FR 59266).
    """
    if _HISPANIC in races:
        return RaceGroup.HISPANIC
    known = [_ONE_RACE[race] for race in races if race in _ONE_RACE]
    if _SEVERAL in races or len(known) > 1:
        return RaceGroup.SEVERAL
    return known[0] if known else RaceGroup.NOT_SAID
