"""Compares who stands for whom, as the set has it, with what is known."""

from collections.abc import Iterator
from uuid import UUID

from schoolbeat.exchange.oneroster.comparison import in_lots
from schoolbeat.exchange.oneroster.sides import Sides
from schoolbeat.foundation.ids import new_id
from schoolbeat.work.people.commands.lots import Lot, RosterTie
from schoolbeat.work.people.vocabulary import PersonKind, Relation

GUARDIAN = PersonKind.GUARDIAN
_STUDENTS_KNOWN = (
    "SELECT DISTINCT p.student FROM pair p LEFT JOIN came c ON c.kind = 'student' AND c.user = p.student"
    " WHERE c.user IS NULL"
)
_GUARDIANS_KNOWN = (
    "SELECT DISTINCT p.guardian FROM pair p JOIN came s ON s.kind = 'student' AND s.user = p.student"
    " LEFT JOIN came c ON c.kind = 'guardian' AND c.user = p.guardian WHERE c.user IS NULL"
)
_WARDS = (
    "INSERT OR IGNORE INTO ward SELECT p.guardian FROM pair p JOIN came s"
    " ON s.kind = 'student' AND s.user = p.student WHERE NOT p.gone"
)
_TIES = (
    "INSERT OR IGNORE INTO tie SELECT s.person, g.person, p.relation, p.gone FROM pair p"
    " JOIN came s ON s.kind = 'student' AND s.user = p.student"
    " JOIN came g ON g.kind = 'guardian' AND g.user = p.guardian WHERE s.person <> g.person"
)
_BEGUN = (
    "SELECT t.student, t.guardian, t.relation FROM tie t"
    " LEFT JOIN known_tie k ON k.student = t.student AND k.guardian = t.guardian"
    " WHERE NOT t.gone AND (k.id IS NULL OR t.relation NOT IN ('', k.relation))"
)
_SAME = (
    "SELECT count(*) FROM tie t JOIN known_tie k ON k.student = t.student AND k.guardian = t.guardian"
    " WHERE NOT t.gone AND t.relation IN ('', k.relation)"
)
# Of a student whose own row is in the set all guardians are; whoever has left has none any more. Guardians whom
# somebody entered here are not among the known of the system, and stay.
_ENDED = (
    "INSERT OR IGNORE INTO ended SELECT k.id, k.guardian FROM known_tie k"
    " LEFT JOIN tie t ON t.student = k.student AND t.guardian = k.guardian"
    " LEFT JOIN known s ON s.id = k.student JOIN known g ON g.id = k.guardian"
    " WHERE t.gone OR t.relation NOT IN ('', k.relation) OR coalesce(s.gone, 0) OR coalesce(g.gone, 0)"
    " OR (t.student IS NULL AND coalesce(s.seen, 0))"
)
_INDEX_KIND = "CREATE INDEX known_guardian ON known (kind, id)"
_INDEX_TIE = "CREATE INDEX tie_guardian ON tie (guardian)"
_FORSAKEN = (
    "SELECT n.id FROM known n WHERE n.kind = 'guardian' AND NOT n.gone AND NOT n.refused"
    " AND (n.id IN (SELECT guardian FROM ended) OR (? AND NOT n.seen))"
    " AND NOT EXISTS (SELECT 1 FROM known_tie k WHERE k.guardian = n.id AND k.id NOT IN (SELECT id FROM ended))"
    " AND NOT EXISTS (SELECT 1 FROM tie t WHERE t.guardian = n.id AND NOT t.gone)"
)


class Ties:
    """The ties of one set."""

    def __init__(self, sides: Sides) -> None:
        self.sides, self.db = sides, sides.compared.db
        self.tally = sides.answer.tallies["guardianships"]

    def put(self) -> None:
        """Lay down the set's pairs."""
        rows = self.sides.found.guardianships()
        self.sides.compared.pairs(
            (one.student, one.guardian, one.relation, one.status == "tobedeleted") for one in rows
        )

    def meet(self, kind: PersonKind) -> None:
        """Find those of a delta's pairs who are known and have no row of their own in the set."""
        if self.sides.whole:
            return
        statement = _STUDENTS_KNOWN if kind == PersonKind.STUDENT else _GUARDIANS_KNOWN
        for users in self.sides.compared.set_aside(statement):
            known = self.sides.present(kind, users)
            self.sides.compared.come(kind, ((user, one.id) for user, one in known.items()))

    def wards(self) -> None:
        """Find who stands for a student that comes, or is here already."""
        self.db.execute(_WARDS)

    def lots(self) -> Iterator[Lot]:
        """Yield the ties that begin and those that have ended."""
        self.db.execute(_INDEX_KIND)
        self.db.execute(_TIES)
        self.db.execute(_INDEX_TIE)
        self.tally.unchanged = self.db.execute(_SAME).fetchone()[0]
        today = self.sides.today
        for lot in in_lots(self.db.execute(_BEGUN)):
            self.tally.created += len(lot)
            yield Lot(
                ties=[
                    RosterTie(
                        new_id(),
                        UUID(bytes=student),
                        UUID(bytes=guardian),
                        relation or Relation.OTHER.value,
                        today,
                    )
                    for student, guardian, relation in lot
                ]
            )
        self.db.execute(_ENDED)
        for lot in in_lots(self.db.execute("SELECT id FROM ended")):
            self.tally.left += len(lot)
            yield Lot(ties_ended=[(UUID(bytes=row[0]), today) for row in lot])
        yield from self._forsaken()

    def _forsaken(self) -> Iterator[Lot]:
        """Yield the guardians who stand for nobody here any more, and those whom the whole set no longer has."""
        for guardians in self.sides.compared.set_aside(_FORSAKEN, self.sides.whole):
            leaving = Lot()
            self.sides.leave(leaving, GUARDIAN, guardians)
            yield leaving
