"""Ranks persons by how near their names are to what was typed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from rapidfuzz.distance import OSA, JaroWinkler

from schoolbeat.work.people.rules.asking import Question
from schoolbeat.work.people.rules.names import Name, Parts, parts_of
from schoolbeat.work.people.rules.slips import sounds

MOST_HITS = 10
"""So many hits are shown at most: a search is not a listing."""
LIKE = 0.65
"""A name less near than this is no hit, even where the birth date agrees: nobody is shown who was not asked for."""
SURE = 0.85
"""From here on a name is what was asked, with a slip in one word or two."""
_STARTED, _STARTED_MORE, _HEARD_FROM, _SOUNDS_ALIKE, _ALMOST = 0.9, 0.05, 0.5, 0.05, 0.97
_SAME_ROLE, _REVERSED, _MORE_NAMES, _OPTIONAL, _INITIAL = 0.12, 0.004, 0.01, 0.015, 0.02

P = TypeVar("P")
_Hit = tuple[bool, float, tuple[str, str, str, str]]


@dataclass(frozen=True)
class Candidate(Generic[P]):
    """A person whose record was opened for ranking: whose it is, the name, the birth date."""

    person: P
    name: Name
    born: date | None = None


class Ranking(Generic[P]):
    """The comparison of one question with candidates; each pair of words is compared once."""

    def __init__(self, question: Question) -> None:
        """Begin a comparison with what was asked."""
        self.question = question
        self._hits: dict[P, _Hit] = {}
        self._nearness: dict[tuple[str, str], float] = {}
        self._sounds: dict[str, frozenset[str]] = {}

    def take(self, candidates: Iterable[Candidate[P]]) -> None:
        """Compare candidates and keep those that are like what was asked."""
        for one in candidates:
            near = self.nearness(parts_of(one.name))
            if near >= LIKE:
                born_so = self.question.born is not None and one.born == self.question.born
                self._hits[one.person] = (
                    not born_so,
                    -round(near, 6),
                    (one.name.family, one.name.given, str(one.born), str(one.person)),
                )

    @property
    def is_sure(self) -> bool:
        """Say whether somebody is so near that nobody needs to be looked for further away."""
        return any(-near >= SURE for _born, near, _name in self._hits.values())

    def first(self, further: Iterable[Candidate[P]] = (), most: int = MOST_HITS) -> list[P]:
        """Return the persons nearest to the question, at most `most`, of all taken and of `further` ones.

        Whose birth date agrees comes first. Ties are ordered by name, birth date and id, so that the order never
        depends on the database's.
        """
        self.take(further)
        return sorted(self._hits, key=self._hits.__getitem__)[:most]

    def nearness(self, parts: Parts) -> float:
        """Return how near a name is to the typed words: about 1 for the same, 0 for nothing in common.

        Each typed word counts by the nearest word of the name, but not all by given names or all by family names where
        the name has both: half a name found twice is not a name.
        """
        if not self.question.words:
            return 1.0
        given = [self._nearest(word, parts.all_given) for word in self.question.words]
        family = [self._nearest(word, parts.all_family) for word in self.question.words]
        total = sum(map(max, given, family))
        if len(given) > 1 and parts.given and parts.family:
            by_given = [one - other for one, other in zip(given, family, strict=True)]
            if min(by_given) > 0 or max(by_given) < 0:
                total -= min(*map(abs, by_given), _SAME_ROLE * len(given))
        return total / len(given) + self._favor(parts, given, family)

    def _favor(self, parts: Parts, given: list[float], family: list[float]) -> float:
        """Return what decides between names equally near: their order, further names, particles and initials."""
        names = parts.given + parts.family
        written = sum(word in parts.all_given or word in parts.all_family for word in self.question.optional)
        begun = sum(any(word.startswith(one) for word in names) for one in self.question.initials)
        swapped = (family[0] > given[0]) != self.question.family_first
        more = max(0, len(names) - len(self.question.words))
        return (
            _OPTIONAL * min(written, 2) + _INITIAL * begun - _REVERSED * swapped - _MORE_NAMES * min(more, 3)
        )

    def _nearest(self, typed: str, words: tuple[str, ...]) -> float:
        return max((self._near(typed, word) for word in words), default=0.0)

    def _near(self, typed: str, word: str) -> float:
        known = self._nearness.get((typed, word))
        if known is None:
            known = self._nearness[typed, word] = self._compared(typed, word)
        return known

    def _compared(self, typed: str, word: str) -> float:
        """Return 1 for the same word, else less: by its beginning, by letters (swaps count once) and by sound."""
        if typed == word:
            return 1.0
        near = (OSA.normalized_similarity(typed, word) + JaroWinkler.similarity(typed, word)) / 2
        if word.startswith(typed):
            return max(near, _STARTED + _STARTED_MORE * len(typed) / len(word))
        if near >= _HEARD_FROM and self._heard(typed) & self._heard(word):
            near = min(near + _SOUNDS_ALIKE, _ALMOST)
        return near

    def _heard(self, word: str) -> frozenset[str]:
        if (known := self._sounds.get(word)) is None:
            known = self._sounds[word] = sounds(word)
        return known
