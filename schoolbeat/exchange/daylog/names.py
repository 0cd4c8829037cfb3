"""Whom and what a word names: kinds, schools and officers of one agency. Never the likeliest: the only one, or none."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from schoolbeat.access.viewer import Viewer
from schoolbeat.exchange.daylog import synonyms
from schoolbeat.exchange.daylog.faults import BadCell, Fault, Unreadable
from schoolbeat.exchange.daylog.mapping import VALUED, Map
from schoolbeat.exchange.daylog.spelling import folded, key, words
from schoolbeat.exchange.faults import shown
from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.activities.queries.taking import TakenKind, taken_kinds
from schoolbeat.work.activities.vocabulary import (
    INITIATOR_LABELS,
    OUTCOME_LABELS,
    PLACE_LABELS,
)
from schoolbeat.work.roster.queries import OfficerView, SchoolView, officers, schools

Rule = Callable[[str], Sequence[str]]
_SCHOOL_WORDS = frozenset({"school", "the", "of", "at", "and"})
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


def _index(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for name, value in pairs:
        if name:
            found.setdefault(name, []).append(value)
    return found


def _by(spelled: Callable[[str], str], index: Mapping[str, list[str]]) -> Rule:
    return lambda text: index.get(spelled(text), ())


def _kind_words(present: list[TakenKind], said: Mapping[str, str]) -> Words:
    slugs = {kind.slug for kind in present}
    names = _index(
        (key(word), kind.slug) for kind in present for word in (kind.name, kind.name_es, kind.slug)
    )
    others = _index(
        (key(word), slug) for slug, several in synonyms.KINDS.items() if slug in slugs for word in several
    )
    return Words(
        "kind",
        [Offered(kind.slug, kind.name) for kind in present],
        [_by(key, names), _by(key, others)],
        said,
    )


def _label_words(
    name: str, labels: Mapping[Any, str], others: Mapping[str, Sequence[str]], said: Mapping[str, str]
) -> Words:
    named = _index((key(word), str(value)) for value, label in labels.items() for word in (label, str(value)))
    known = _index((key(word), value) for value, several in others.items() for word in several)
    offered = [Offered(str(value), label) for value, label in labels.items()]
    return Words(name, offered, [_by(key, named), _by(key, known)], said)


def _school_name(text: str) -> tuple[str, ...]:
    """Return the words of a school's name written out, without those that any school could have."""
    spelled = " ".join(synonyms.SCHOOL_SHORT.get(word, word) for word in words(text))
    return tuple(word for word in spelled.split() if word not in _SCHOOL_WORDS)


def _initials(text: str) -> str:
    return "".join(word[0] for word in words(text))


def _school_words(present: list[SchoolView], said: Mapping[str, str]) -> Words:
    ids = {one.id: str(one.id) for one in present}
    codes = _index((folded(one.code), ids[one.id]) for one in present)
    codes |= {folded(value): [value] for value in ids.values()}
    names = _index((folded(one.name), ids[one.id]) for one in present)
    spelled = _index((" ".join(_school_name(one.name)), ids[one.id]) for one in present)
    parts = [(frozenset(_school_name(one.name)), ids[one.id]) for one in present]
    initials = _index((_initials(one.name), ids[one.id]) for one in present)
    for one in present:
        # "CHS" is Cordova High also where the roster leaves the word School away.
        if "school" not in words(one.name):
            initials.setdefault(f"{_initials(one.name)}s", []).append(ids[one.id])

    def shortened(text: str) -> list[str]:
        wanted = frozenset(_school_name(text))
        return [value for whole, value in parts if wanted and wanted <= whole]

    def by_initials(text: str) -> Sequence[str]:
        return initials.get(folded(text), ()) if 2 <= len(text) <= 6 and " " not in text else ()

    return Words(
        "school",
        [Offered(ids[one.id], _school_shown(one)) for one in present],
        [
            _by(folded, codes),
            _by(folded, names),
            _by(lambda text: " ".join(_school_name(text)), spelled),
            by_initials,
            shortened,
        ],
        said,
    )


def _school_shown(one: SchoolView) -> str:
    beside = ", ".join(filter(None, (one.district_name, one.city, one.code)))
    return f"{one.name} ({beside})" if beside else f"{one.name} ({str(one.id)[-12:]})"


def _person(text: str) -> tuple[str, ...]:
    """Return the words of a name in the order it is spoken, without rank."""
    family, comma, given = text.partition(",")
    spoken = f"{given} {family}" if comma else text
    return tuple(word for word in words(spoken) if word not in synonyms.RANKS)


def _abbreviates(said: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Say whether a name with initials, or with the family's name alone, could be this one."""
    if not said or said[-1] != whole[-1] or len(said) > len(whole):
        return False
    given = zip(said[:-1], whole, strict=False)
    return all(mine == other or (len(mine) == 1 and other[0] == mine) for mine, other in given)


def _officer_words(present: list[OfficerView], said: Mapping[str, str]) -> Words:
    ids = {one.id: str(one.id) for one in present}
    mails = _index((one.email.casefold(), ids[one.id]) for one in present)
    mails |= {value: [value] for value in ids.values()}
    badges = _index((folded(one.badge), ids[one.id]) for one in present)
    people = [(_person(one.name), ids[one.id]) for one in present]
    names = _index((" ".join(name), value) for name, value in people)

    def badge(text: str) -> Sequence[str]:
        bare = folded(text).removeprefix("badge ").removeprefix("no ")
        return badges.get(bare, ())

    def shortened(text: str) -> list[str]:
        name = _person(text)
        return [value for whole, value in people if whole and _abbreviates(name, whole)]

    return Words(
        "officer",
        [Offered(ids[one.id], f"{one.name} ({one.email})") for one in present],
        [
            _by(str.casefold, mails),
            badge,
            _by(lambda text: " ".join(_person(text)), names),
            shortened,
        ],
        said,
    )


@dataclass
class Names:
    """All the vocabularies of one agency, as a map bends them."""

    words: dict[str, Words]
    kinds: dict[str, TakenKind]
    school_names: dict[str, str]
    officer_names: dict[str, str]

    def __getitem__(self, name: str) -> Words:
        return self.words[name]


def names_of(viewer: Viewer, said: Map) -> Names:
    """Read what an agency's words name; raises Unreadable where the map names what is not there. Three queries."""
    kinds, places, people = taken_kinds(viewer), schools(viewer), officers(viewer)
    spoken = {
        name: {key(theirs): ours for theirs, ours in said.values.get(name, {}).items()} for name in VALUED
    }
    found = Names(
        {
            "kind": _kind_words(kinds, spoken["kind"]),
            "school": _school_words(places, spoken["school"]),
            "officer": _officer_words(people, spoken["officer"]),
            "initiator": _label_words(
                "initiator", INITIATOR_LABELS, synonyms.INITIATORS, spoken["initiator"]
            ),
            "location": _label_words("location", PLACE_LABELS, synonyms.PLACES, spoken["location"]),
            "outcome": _label_words("outcome", OUTCOME_LABELS, synonyms.OUTCOMES, spoken["outcome"]),
        },
        {kind.slug: kind for kind in kinds},
        {str(one.id): one.name for one in places},
        {str(one.id): one.name for one in people},
    )
    _check(found, said)
    return found


def _check(names: Names, said: Map) -> None:
    """Refuse a map that names what this agency does not have, before any row is looked at."""
    spoken = [
        (f"values.{name}", name, ours) for name, pairs in said.values.items() for ours in pairs.values()
    ]
    spoken += [
        (f"defaults.{name}", name, ours) for name, ours in said.defaults.items() if name in names.words
    ]
    for where, name, ours in spoken:
        try:
            names[name].find(ours)
        except BadCell as bad:
            raise Unreadable(Fault(0, f"map: {where}", shown(ours), bad.expected, bad.given)) from None
