"""What a word of somebody's table names. Never the likeliest: the only one, or none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any, Protocol

from schoolbeat.exchange.faults import Fault, Unreadable, shown
from schoolbeat.exchange.spreadsheets.columns import Columns
from schoolbeat.exchange.spreadsheets.faults import BadCell
from schoolbeat.exchange.spreadsheets.mapping import Map
from schoolbeat.exchange.spreadsheets.spelling import folded, key
from schoolbeat.foundation.text import gettext_noop as _

Rule = Callable[[str], Sequence[str]]
_MOST_LISTED = 6


@dataclass(frozen=True)
class Offered:
    """One thing that a word can name: the value it stands for, and how a list of several shows it."""

    value: str
    shown: str


@dataclass
class Words:
    """Looks words up in one vocabulary, by rules from the strictest on; the first that fits one thing decides."""

    name: str
    offered: list[Offered]
    rules: list[Rule]
    said: Mapping[str, str]
    cache: dict[str, str] = field(default_factory=dict)
    unmatched: dict[str, int] = field(default_factory=dict)

    def find(self, text: str) -> str:
        """Return the value that `text` names, nothing where the map leaves it out; raises BadCell."""
        if text in self.cache:
            return self.cache[text]
        self.cache[text] = found = self._look(self.said.get(key(text), text))
        return found

    def find_or_none(self, text: str) -> str | None:
        """Return the value that `text` names, or None."""
        try:
            return self.find(text)
        except BadCell:
            return None

    def note(self, text: str) -> None:
        """Remember a word that named nothing, so that a page can ask for it."""
        self.unmatched[text] = self.unmatched.get(text, 0) + 1

    def _look(self, text: str) -> str:
        if not text:
            return ""
        for rule in self.rules:
            values = list(dict.fromkeys(rule(text)))
            if len(values) == 1:
                return values[0]
            if values:
                raise BadCell(
                    _(
                        "one %(what)s; this could be: %(several)s. Say which in a map, under [values.%(what)s]"
                    ),
                    what=self.name,
                    several=self._listed(values),
                )
        raise BadCell(
            _(
                "the %(what)s by a name of this agency, as: %(near)s; or a line in a map, under [values.%(what)s]"
            ),
            what=self.name,
            near=self._near(text),
        )

    def _listed(self, values: Iterable[str]) -> str:
        known = {one.value: one.shown for one in self.offered}
        return " / ".join([known[value] for value in values][:_MOST_LISTED])

    def _near(self, text: str) -> str:
        by_name = {folded(one.shown): one.shown for one in self.offered}
        near = get_close_matches(folded(text), by_name, n=3, cutoff=0.5) or list(by_name)[:3]
        return ", ".join(by_name[name] for name in near)


def index(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Return values by their names; what several have is all of them."""
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if name:
            found.setdefault(name, []).append(value)
    return found


def by(spelled: Callable[[str], str], known: Mapping[str, list[str]]) -> Rule:
    """Return the rule that looks a text up, spelled so."""
    return lambda text: known.get(spelled(text), ())


def label_words(
    name: str, labels: Mapping[Any, str], others: Mapping[str, Sequence[str]], said: Mapping[str, str]
) -> Words:
    """Return a vocabulary of our own few words: by their labels, by themselves, then by what others call them."""
    named = index((key(word), str(value)) for value, label in labels.items() for word in (label, str(value)))
    known = index((key(word), value) for value, several in others.items() for word in several)
    offered = [Offered(str(value), label) for value, label in labels.items()]
    return Words(name, offered, [by(key, named), by(key, known)], said)


class Kind(Protocol):
    """A kind of something, under its names in both languages."""

    @property
    def slug(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def name_es(self) -> str: ...


def kind_words(
    present: Sequence[Kind], others: Mapping[str, Sequence[str]], said: Mapping[str, str]
) -> Words:
    """Return the vocabulary of an agency's kinds: by their names, then by what others call them."""
    slugs = {kind.slug for kind in present}
    names = index((key(word), kind.slug) for kind in present for word in (kind.name, kind.name_es, kind.slug))
    known = index((key(word), slug) for slug, several in others.items() if slug in slugs for word in several)
    offered = [Offered(kind.slug, kind.name) for kind in present]
    return Words("kind", offered, [by(key, names), by(key, known)], said)


@dataclass
class Names:
    """All the vocabularies of one agency, as a map bends them."""

    words: dict[str, Words]

    def __getitem__(self, name: str) -> Words:
        return self.words[name]


def spoken_words(said: Map, columns: Columns) -> dict[str, dict[str, str]]:
    """Return what a map says each word of theirs is here: field -> their word, folded -> ours."""
    return {
        name: {key(theirs): ours for theirs, ours in said.values.get(name, {}).items()}
        for name in columns.valued
    }


def check_map(known: Mapping[str, Words], said: Map) -> None:
    """Refuse a map that names what this agency does not have, before any row is looked at; raises Unreadable."""
    spoken = [
        (f"values.{name}", name, ours) for name, pairs in said.values.items() for ours in pairs.values()
    ]
    spoken += [(f"defaults.{name}", name, ours) for name, ours in said.defaults.items() if name in known]
    for where, name, ours in spoken:
        try:
            known[name].find(ours)
        except BadCell as bad:
            raise Unreadable(Fault(0, f"map: {where}", shown(ours), bad.expected, bad.given)) from None
