"""Compares sex and race or ethnicity, for aggregate reports alone, with what is counted under codes of no name."""

from collections.abc import Iterator
from uuid import UUID

from schoolbeat.exchange.oneroster import rows as r
from schoolbeat.exchange.oneroster.comparison import in_lots, said_of
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
    for rows in in_lots(sides.found.demographics()):
        users = [row.user for row in rows]
        here = sides.compared.came(STUDENT, users)
        if not sides.whole:
            here = {user: one.id for user, one in sides.present(STUDENT, users).items()} | here
        codes = {user: count_code(agency, UUID(bytes=person)) for user, person in here.items()}
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


def _known(sides: Sides, codes: list[bytes]) -> dict[bytes, str]:
    if sides.whole or not sides.compared.anybody:
        return sides.compared.counted(codes)
    return {one.code: said_of(one.sex, one.races) for one in feeds.known_counts(sides.viewer, codes)}


def _races(row: r.Demographics) -> tuple[str, ...]:
    return (*(row.races or ()), *(name for field, name in _MORE if getattr(row, field)))
