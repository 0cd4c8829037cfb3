"""What can be asked for at a place, the reviewed phrases of its answers, and by when an answer is promised."""

from dataclasses import dataclass
from datetime import date

from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.work.people.rules.clocks import due


@dataclass(frozen=True)
class Kind:
    """A kind of request as the pack of the place has it; `days` are business days until the answer is promised."""

    slug: str
    name: str
    name_es: str
    days: int
    activity: str
    own: bool = False
    """Somebody asks for himself or herself: it never shows to the school that employs or teaches the asker."""
    open311: bool = False
    problem: bool = False
    """Three about one school in a month are worth a problem-solving project."""
    conduct: bool = False
    """It is said of how an officer works: no officer reads it."""

    def name_in(self, language: str) -> str:
        """Return its name in a language, in English where it has none in that."""
        return self.name_es if language.startswith("es") else self.name


def kinds_of(pack: Pack) -> dict[str, Kind]:
    """Return the kinds of request of a place by their names, in the order of the pack."""
    return {
        row["slug"]: Kind(
            row["slug"],
            row["name"],
            row["name_es"],
            row["days"],
            row.get("activity", ""),
            row.get("own", False) or row.get("conduct", False),
            row.get("open311", False),
            row.get("problem", False),
            row.get("conduct", False),
        )
        for row in pack.rows("request_kinds")
    }


def phrases_of(pack: Pack) -> dict[str, dict[str, str]]:
    """Return the reviewed phrases of a place by their names, each in every language that it was reviewed in."""
    return {row["slug"]: {"en": row["text"], "es": row["text_es"]} for row in pack.rows("answer_phrases")}


def acknowledging(pack: Pack) -> frozenset[str]:
    """Return the phrases of a place that only say that something was read: an answer is owed after them as before."""
    return frozenset(row["slug"] for row in pack.rows("answer_phrases") if row.get("acknowledges", False))


def promised(asked_on: date, kind: Kind) -> date:
    """Return the day by which an answer is promised."""
    return due(asked_on, kind.days, business=True)
