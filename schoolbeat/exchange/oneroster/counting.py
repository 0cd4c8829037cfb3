"""Compares sex and race or ethnicity, for aggregate reports alone, with what is counted under codes of no name."""

from collections.abc import Iterator
from uuid import UUID

from schoolbeat.exchange.oneroster import rows as r
from schoolbeat.exchange.oneroster.comparison import Known, in_lots, said_of
from schoolbeat.exchange.oneroster.sides import Sides
from schoolbeat.work.people.commands.lots import Lot, RosterCount, count_code
from schoolbeat.work.people.queries import feeds
from schoolbeat.work.people.vocabulary import PersonKind

_MORE = (("two_or_more", "demographicRaceTwoOrMoreRaces"), ("hispanic", "hispanicOrLatinoEthnicity"))
STUDENT = PersonKind.STUDENT


def counts(sides: Sides) -> Iterator[Lot]:
    """Yield what is counted anew, of students who came or are here."""
    tally, agency = sides.answer.tallies["demographics"], sides.viewer.agency
    if sides.whole and sides.compared.anybody:
        sides.compared.count(sides.viewer)
    spoken = 0
    for rows in in_lots(sides.found.demographics()):
        users = [row.user for row in rows]
        here = sides.compared.came(STUDENT, users)
        if not sides.whole:
            known_here = sides.known(STUDENT, users)
            here = {user: one.id for user, one in known_here.items() if not one.refused} | here
            # Who leaves by the same set, or has left, is counted no more.
            here = {user: one for user, one in here.items() if not _has_left(known_here.get(user))}
        codes = {user: count_code(agency, UUID(bytes=person)) for user, person in here.items()}
        spoken += len(codes)
        known = _known(sides, list(codes.values()))
        lot = Lot()
        for row in rows:
            if (code := codes.get(row.user)) is None:
                continue
            if row.status == "tobedeleted":
                tally.left += code in known
                lot.counts_gone += [code] if code in known else []
                continue
            races = _races(row)
            if known.get(code) == said_of(row.sex, races):
                tally.unchanged += 1
                continue
            tally.changed += code in known
            tally.created += code not in known
            told = lot.counts_changed if code in known else lot.counts
            told.append(RosterCount(code, row.sex, races))
        yield lot
    compared = sides.compared if sides.whole and sides.counted_whole else None
    if compared and compared.anybody and spoken < compared.number_who_came(STUDENT):
        yield from _without_row(sides)


def _without_row(sides: Sides) -> Iterator[Lot]:
    """Yield what was counted of students of whom the whole set has no demographics any more."""
    for some in sides.compared.set_aside("SELECT user FROM came WHERE kind = ?", STUDENT):
        spoken = sides.found.with_demographics(some)
        if len(spoken) < len(some):
            silent = sides.compared.came(STUDENT, [user for user in some if user not in spoken])
            codes = [count_code(sides.viewer.agency, UUID(bytes=person)) for person in silent.values()]
            gone = list(sides.compared.counted(codes))
            sides.answer.tallies["demographics"].left += len(gone)
            yield Lot(counts_gone=gone)


def _has_left(one: Known | None) -> bool:
    return one is not None and one.gone


def _known(sides: Sides, codes: list[bytes]) -> dict[bytes, str]:
    if sides.whole or not sides.compared.anybody:
        return sides.compared.counted(codes)
    return {one.code: said_of(one.sex, one.races) for one in feeds.known_counts(sides.viewer, codes)}


def _races(row: r.Demographics) -> tuple[str, ...]:
    return (*(row.races or ()), *(name for field, name in _MORE if getattr(row, field)))
