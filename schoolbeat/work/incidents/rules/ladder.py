"""How an incident ends for a person: a ladder from the least restriction up, and what each rung asks for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.incidents.rules.saying import Fault
from schoolbeat.work.incidents.vocabulary import Kind


@dataclass(frozen=True)
class Rung:
    """A rung as the pack of the place has it; `counts` is the federal word that it is counted under.

    `resource`: it refers somebody to help, and names to which.
    """

    slug: str
    name: str
    name_es: str
    step: int
    enforcement: bool
    others: bool
    counts: str
    resource: bool = False

    def name_in(self, language: str) -> str:
        """Return its name in a language."""
        return self.name_es if language.startswith("es") else self.name


def rungs_of(pack: Pack) -> dict[str, Rung]:
    """Return the ladder of a place, the least restriction first."""
    rungs = [
        Rung(
            row["slug"],
            row["name"],
            row["name_es"],
            row["step"],
            row.get("enforcement", False),
            row.get("others", False),
            row["counts"],
            row.get("resource", False),
        )
        for row in pack.rows("rungs")
    ]
    return {rung.slug: rung for rung in sorted(rungs, key=lambda rung: rung.step)}


def rung_fault(
    rungs: Mapping[str, Rung], slug: str, kind: str, considered: Sequence[str], why: str
) -> Fault | None:
    """Return what stands against an end: a reason is owed, and of enforcement what else was considered."""
    rung = rungs.get(slug)
    if rung is None:
        return Fault("rung", _("Say how it ends for this person."))
    if kind == Kind.SCHOOL_ASSIST and rung.enforcement:
        return Fault(
            "rung", _("Help to the school in its own matter has no end in enforcement; the school keeps it.")
        )
    if not why:
        return Fault("why", _("Say why."))
    unknown = [one for one in considered if one not in rungs]
    if unknown:
        return Fault("considered", _("Choose from the list of ends."))
    lower = [one for one in considered if rungs[one].step < rung.step]
    if rung.enforcement and not lower:
        return Fault("considered", _("Say which less restrictive ends were considered."))
    return None
