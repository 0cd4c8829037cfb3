"""Pure decisions on tours, agreements, attestations, costs, and on how things are written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation
from uuid import UUID

from schoolbeat.foundation.periods import Period
from schoolbeat.foundation.text import gettext_noop

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_MONEY = re.compile(r"\$?(\d{1,11}|\d{1,3}(?:,\d{3}){1,3})(?:\.(\d{1,2}))?")
_DIAL = re.compile(r"(?:\+[1-9]\d{6,14}|[2-9]11|988)?")
FIRST_YEAR, LAST_YEAR = 1900, 2200
ROTATION_YEARS = 2
ATTEST_BEFORE_DAYS, REVIEW_AHEAD_DAYS = 60, 92
LONGEST_REASON = 1000
LARGEST_FILE = 10 * 1024 * 1024
WHOLE_PERMILLE = 1000
MOST_PARTIES = 20
MOST_CENTS = 10**13
COST_RULE = gettext_noop(
    "Each share is rounded to the nearest cent, a half cent up; what is then missing or too much of the total is "
    "the first-named party's, so that the shares always add up to it."
)
"""The one rule by which a cost is parted; it is printed wherever shares are shown."""


@dataclass(frozen=True)
class TourRule:
    """How long a tour lasts, in years; `own` where the agency states it itself, else the pack does."""

    least: int
    most: int
    own: bool = False


@dataclass(frozen=True)
class Overlap:
    """Two officers at one school on the same days."""

    first: UUID
    second: UUID
    days: Period


@dataclass(frozen=True)
class Share:
    """What one party pays of a cost, in US cents."""

    party: str
    permille: int
    cents: int


def are_shares(shares: Sequence[tuple[str, int]]) -> bool:
    """Say whether a cost can be parted so: parties named once, each with a part of it, the whole in all."""
    parties = [party for party, _permille in shares]
    return (
        0 < len(shares) <= MOST_PARTIES
        and len(set(parties)) == len(parties)
        and all(parties)
        and all(0 < permille <= WHOLE_PERMILLE for _party, permille in shares)
        and sum(permille for _party, permille in shares) == WHOLE_PERMILLE
    )


def cost_shares(cents: int, shares: Sequence[tuple[str, int]]) -> tuple[Share, ...]:
    """Return what each (party, permille) pays of `cents`, by COST_RULE; raises ValueError where they are no shares."""
    if not are_shares(shares) or not 0 <= cents <= MOST_CENTS:
        raise ValueError(shares)
    rounded = [(cents * permille + WHOLE_PERMILLE // 2) // WHOLE_PERMILLE for _party, permille in shares]
    rounded[0] += cents - sum(rounded)
    return tuple(
        Share(party, permille, paid) for (party, permille), paid in zip(shares, rounded, strict=True)
    )


def dollars(typed: str) -> int:
    """Return an amount as it is written (1,234.50 or $1234.5) in cents; raises ValueError."""
    found = _MONEY.fullmatch(typed.strip().replace(" ", ""))
    if found is None:
        raise ValueError(typed)
    whole, part = found[1].replace(",", ""), (found[2] or "").ljust(2, "0")
    return int(whole) * 100 + int(part)


def is_slug(text: str) -> bool:
    """Say whether `text` can name an agency in an address: 1 to 60 small letters, digits and single hyphens."""
    return len(text) <= 60 and _SLUG.fullmatch(text) is not None


def is_dial(text: str) -> bool:
    """Say whether a telephone can dial `text`: E.164, a three-figure service number, or nothing at all."""
    return _DIAL.fullmatch(text) is not None


def is_plausible(day: date) -> bool:
    """Say whether a day can be meant: a slip of the pen makes year 202 or 20226."""
    return FIRST_YEAR <= day.year < LAST_YEAR


def coordinate(text: str | None, limit: int) -> Decimal | None:
    """Return a latitude (limit 90) or longitude (limit 180) to six places; raises ValueError."""
    if text is None or not text.strip():
        return None
    try:
        value = Decimal(text.strip()).quantize(Decimal("0.000001"))
    except InvalidOperation:
        raise ValueError(text) from None
    if not value.is_finite() or abs(value) > limit:
        raise ValueError(text)
    return value


def years_after(day: date, years: int) -> date:
    """Return the same day so many years later; February 29 becomes March 1 where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def months_after(day: date, months: int) -> date:
    """Return the same day so many months later; the last of the month where there is no such day."""
    count = day.year * 12 + day.month - 1 + months
    year, month = count // 12, count % 12 + 1
    following = date(year + month // 12, month % 12 + 1, 1)
    last = date.fromordinal(following.toordinal() - 1).day
    return date(year, month, min(day.day, last))


def tour_rule(own: tuple[int | None, int | None], pack: tuple[int, int]) -> TourRule:
    """Return the agency's own rule where it states one, else the pack's."""
    least, most = own
    if least is None or most is None:
        return TourRule(*pack)
    return TourRule(least, most, own=True)


def expected_end(start: date, rule: TourRule) -> date:
    """Return the day by which a tour that begins on `start` is expected to end: the longest the rule allows."""
    return years_after(start, rule.most)


def within_rule(start: date, end: date, rule: TourRule) -> bool:
    """Say whether a tour from `start` to `end` is as long as the rule says."""
    return years_after(start, rule.least) <= end <= years_after(start, rule.most)


def gaps(served: Iterable[Period], window: Period) -> tuple[Period, ...]:
    """Return the days of `window` (which has an end) on which nobody serves."""
    assert window.end is not None
    found, free = [], window.start
    for period in sorted(served, key=lambda period: period.start):
        if period.start >= window.end:
            break
        if period.start > free:
            found.append(Period(free, period.start))
        if period.end is None:
            return tuple(found)
        free = max(free, period.end)
    if free < window.end:
        found.append(Period(free, window.end))
    return tuple(found)


def overlaps(served: Sequence[tuple[UUID, Period]]) -> tuple[Overlap, ...]:
    """Return each pair of tours that share days, with those days."""
    found = []
    in_order = sorted(served, key=lambda one: (one[1].start, one[0]))
    for place, (first, one) in enumerate(in_order):
        for second, other in in_order[place + 1 :]:
            if one.overlaps(other):
                ends = [end for end in (one.end, other.end) if end is not None]
                days = Period(max(one.start, other.start), min(ends) if ends else None)
                found.append(Overlap(first, second, days))
    return tuple(found)


def rotates(expected: date, today: date) -> bool:
    """Say whether a running tour belongs on the rotation list: its end lies within two years, or is past."""
    return expected < years_after(today, ROTATION_YEARS)


def next_review(start: date, reviewed: Iterable[date], months: int) -> date:
    """Return the day by which an agreement is to be reviewed: so many months after its start or last review."""
    return months_after(max((start, *reviewed)), months)


def speaks_of(parties: Iterable[str], names: Iterable[str], known: Iterable[str]) -> bool:
    """Say whether an agreement speaks of a school: it names the school or its district, or none that is `known` here.

    `names` are the school's own and its district's, `known` those of all schools and districts of the agency.
    """
    told = {party.casefold() for party in parties}
    return bool(told & {name.casefold() for name in names}) or not told & {name.casefold() for name in known}


def owes_attestation(served: Iterable[Period], year: Period, today: date) -> bool:
    """Say whether a school is asked about a school year: officers served it then, and it is over or nearly so."""
    if year.end is None or today < year.end - timedelta(days=ATTEST_BEFORE_DAYS):
        return False
    return any(period.overlaps(year) for period in served)
