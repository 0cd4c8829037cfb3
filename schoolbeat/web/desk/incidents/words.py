"""The words of the place for what incidents are written with, in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import get_language, gettext

from schoolbeat.access.viewer import Viewer
from schoolbeat.jurisdictions.loader import Pack
from schoolbeat.ledger.packs import pack_of
from schoolbeat.web.shared.incidents import grounds, named, offenses, place_choices, place_words
from schoolbeat.work.incidents.rules.codes import (
    all_offenses,
    code_list,
    state_offenses_on,
)
from schoolbeat.work.incidents.rules.guard import gates_of
from schoolbeat.work.incidents.rules.ladder import rungs_of
from schoolbeat.work.incidents.rules.listed import LISTS, listed_words
from schoolbeat.work.incidents.rules.telling import all_duties

__all__ = ["Names", "names_at", "place_choices", "place_words"]


@dataclass(frozen=True)
class Names:
    """The words of a place on the day of an incident."""

    pack: Pack
    on: date

    def offenses(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """Return what can be charged, in groups: the state's sections, then the national list."""
        return offenses(self.pack, self.on)

    def grounds(self) -> list[tuple[str, str]]:
        """Return the grounds of the education code, by section."""
        return grounds(self.pack, self.on)

    def listed(self, table: str) -> list[tuple[str, str]]:
        """Return the words of a code list."""
        return named(code_list(self.pack, table))

    def rungs(self) -> list[tuple[str, str]]:
        """Return the ladder, the least restriction first."""
        return named(rungs_of(self.pack))

    def gates(self) -> list[tuple[str, str]]:
        """Return the gates that stand here."""
        return named({gate.slug: gate for gate in gates_of(self.pack, self.on)})

    def knows_exception(self, gate: str) -> bool:
        """Say whether the law of a gate knows an exception; of one that no longer stands here it is taken to."""
        return all(row["exception"] != "none" for row in self.pack.rows("gates") if row["slug"] == gate)

    def of_deed(self, what: str, words: Mapping[str, str]) -> dict[str, str]:
        """Return the words of a deed, those of the place's lists by their names; what is on no list, as it stands."""
        spanish = (get_language() or "en").startswith("es")
        lists = {field: listed_words(self.pack, what, field) for field in LISTS.get(what, ())}
        named = {field: lists[field].get(words[field]) for field in lists if field in words}
        return {**words, **{field: pair[spanish] for field, pair in named.items() if pair}}

    def place(self, slug: str) -> str:
        """Return how a place of the chain is called; an agency's or district's own folder as it is named."""
        spanish = (get_language() or "en").startswith("es")
        found = {one.slug: one.name_es if spanish else one.name for one in self.pack.chain}
        return found.get(slug, slug)

    def told(self, message: str) -> str:
        """Return a refusal in the reader's language: of a gate in the words of the pack, else in the catalog's."""
        language = get_language() or "en"
        gates = {gate.words_in("en"): gate for gate in gates_of(self.pack, self.on)}
        return gates[message].words_in(language) if message in gates else gettext(message)

    def duties(self) -> dict[str, str]:
        """Return whom the duties to tell are owed to."""
        spanish = (get_language() or "en").startswith("es")
        return {
            row["slug"]: row["name_es" if spanish else "name"] for row in self.pack.rows("duties_to_tell")
        }

    def laws(self) -> dict[str, str]:
        """Return the law that each duty to tell rests on, with that it is to be confirmed where it is."""
        found = all_duties(self.pack, self.on)
        return {
            slug: one.source if one.confirmed else f"{one.source}, {gettext('to be confirmed')}"
            for slug, one in found.items()
        }

    def charge(self, code: str, school_rules: bool) -> str:
        """Return how an offense or ground is called, also one that no longer holds."""
        found: dict[str, str] = dict(self.grounds()) if school_rules else dict(named(all_offenses(self.pack)))
        if not school_rules:
            found |= dict(named(state_offenses_on(self.pack, self.on)))
        return found.get(code, code)


def names_at(viewer: Viewer, on: date) -> Names:
    """Return the words of the viewer's place on a day."""
    return Names(pack_of(viewer.place), on)
