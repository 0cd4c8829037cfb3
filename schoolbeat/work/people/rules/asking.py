"""What somebody typed to find a person, and how the blind index is asked for it."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from schoolbeat.work.people.rules.dates import find_date
from schoolbeat.work.people.rules.names import LONGEST_WORD, is_word, normalize, without_particles
from schoolbeat.work.people.rules.slips import Asked, Hasher

MOST_ASKED = 6
"""So many typed words are looked up; a pasted page is not a name."""
MOST_STARTED = 600
"""So many words that begin as typed are looked at: two letters begin thousands."""
LEAST_STARTED = 3
"""So many letters of a word begin a longer one (Alex Garcia); the last word, which may be half typed, from two on."""
MOST_ROWS = 3000
"""So many rows are read in one step; the most frequent full name of a million persons has some hundreds."""
MOST_CANDIDATES = 200
"""So many records are decrypted in the first two steps of a question, those that fit best."""
MOST_AS_TYPED = 60
"""So many of them have each word as typed; the others are what a slip may have been made of."""
MOST_PAIRED = 240
"""So many words are paired with each other where no typed word is found as it is."""

EXACT, STARTED, SOUNDS, SLIPPED = 0, 1, 2, 3
"""How far a stored word is from a typed one, the nearest first."""

P = TypeVar("P")
Row = tuple[P, int, int]


@dataclass(frozen=True)
class Question:
    """What is asked: words folded for comparing, initials, a birth date, and the hashes that stand for them.

    `optional` are particles and parts written as one word: they help where they are found. `family_first` is known
    where a comma was typed ("Smith, John"). `unread` are digits that were no date.
    """

    words: tuple[str, ...]
    optional: tuple[str, ...]
    initials: tuple[str, ...]
    unread: tuple[str, ...]
    family_first: bool
    born: date | None
    born_slip: int | None
    asked: tuple[Asked, ...]
    asked_exactly: frozenset[int]

    @property
    def slips(self) -> frozenset[int]:
        """Return the slips to look up: one letter off, sounding alike. The word itself needs no looking up."""
        return frozenset[int]().union(*(one.slips | one.sounds for one in self.asked))

    @property
    def starts(self) -> frozenset[int]:
        """Return the slips of words that begin as typed: to look up apart, at most MOST_STARTED."""
        last = len(self.words) - 1
        return frozenset(
            one.start
            for place, (word, one) in enumerate(zip(self.words, self.asked, strict=True))
            if place == last or len(word) >= LEAST_STARTED
        )


@dataclass(frozen=True)
class Step:
    """One query: rows whose (given, family) stand in one of these pairs of sets; None is any.

    One that is `unless_sure` is not asked where the ranking is sure of somebody already.
    """

    pairs: tuple[tuple[frozenset[int] | None, frozenset[int] | None], ...]
    most: int
    unless_sure: bool = False


def ask(text: str, hasher: Hasher, today: date) -> Question | None:
    """Return the question that a text asks, or None where it asks nothing: no letters, or one alone."""
    born, rest = find_date(text[: MOST_ASKED * LONGEST_WORD], today)
    family_first = "," in rest.strip(" ,")
    typed = normalize(rest)[: MOST_ASKED + 2]
    unread = tuple(word for word in typed if any(sign.isdigit() for sign in word))
    named = tuple(word for word in typed if word not in unread)
    full = tuple(dict.fromkeys(word[:LONGEST_WORD] for word in named if is_word(word)))[:MOST_ASKED]
    words = without_particles(full)
    if not words and born is None:
        return None
    optional = tuple(word for word in full if word not in words) + (_joined(named) if words else ())
    return Question(
        words=words,
        optional=optional,
        initials=tuple(word for word in named if not is_word(word)),
        unread=unread,
        family_first=family_first,
        born=born,
        born_slip=hasher.born(born) if born else None,
        asked=tuple(hasher.asked(word) for word in words),
        asked_exactly=frozenset(map(hasher.word, (*words, *optional))),
    )


def _joined(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return two or three neighbors written as one word: Mary Ann for Maryann, de la Cruz for Delacruz, Díaz Díaz."""
    runs = (words[at : at + size] for size in (2, 3) for at in range(len(words) - size + 1))
    return tuple("".join(run)[:LONGEST_WORD] for run in runs)


def kinds(question: Question, found: Iterable[tuple[int, int]]) -> list[dict[int, int]]:
    """Return for each typed word the stored words it may mean and how far each is, from (slip, word) rows.

    Which of the slips was found says the kind; the table need not. What is optional follows, as it was typed.
    """
    by_slip: dict[int, list[int]] = defaultdict(list)
    for slip, word in found:
        by_slip[slip].append(word)
    meant = []
    for one in question.asked:
        far: dict[int, int] = {}
        for kind, slips in ((SLIPPED, one.slips), (SOUNDS, one.sounds), (STARTED, (one.start,))):
            far.update({word: kind for slip in slips for word in by_slip.get(slip, ())})
        far[one.word] = EXACT
        meant.append(far)
    needed = {one.word for one in question.asked}
    return meant + [{word: EXACT} for word in sorted(question.asked_exactly - needed)]


def steps(question: Question, meant: list[dict[int, int]]) -> Iterator[Step]:
    """Yield the queries in order: as typed, one word off, and where that did not find anybody for sure, all words off.

    Which word is the given name is not asked: each set stands on both sides, so reversed names are found alike.
    """
    exact = question.asked_exactly
    near = frozenset[int]().union(*meant) - exact
    several = len(exact) > 1
    if several:
        yield Step(((exact, exact),), MOST_AS_TYPED)
        yield Step(((exact, near), (near, exact)), MOST_CANDIDATES - MOST_AS_TYPED)
    if len(question.words) == 1:
        yield Step(((exact, None), (None, exact)), MOST_AS_TYPED, unless_sure=several)
        yield Step(((near, None), (None, near)), MOST_CANDIDATES - MOST_AS_TYPED, unless_sure=True)
    elif several:
        close = _closest(meant[: len(question.words)])
        yield Step(((close, close),), MOST_CANDIDATES - MOST_AS_TYPED, unless_sure=True)


def _closest(meant: list[dict[int, int]]) -> frozenset[int]:
    """Return so many words as can be paired with each other: of each typed word alike, begun ones last."""
    most = MOST_PAIRED // len(meant)
    closest: set[int] = set()
    for words in meant:
        order = sorted(words, key=lambda word: (words[word] == STARTED, words[word], word))
        closest.update(order[:most])
    return frozenset(closest)


def chosen(rows: Iterable[Row[P]], meant: list[dict[int, int]], most: int) -> list[P]:
    """Return the persons to look at, at most `most`, from (person, given, family) rows.

    Who is meant by more of the typed words comes first. Among the others one of each name, then a second of each, so
    that hundreds of one frequent name do not push a rare one out; the nearer name first, then by the person's id.
    """
    covered: dict[P, int] = defaultdict(int)
    best: dict[P, tuple[int, int, int]] = {}
    far: dict[int, int] = {}
    covers: dict[int, int] = {}
    for place, words in enumerate(meant):
        for word, kind in words.items():
            far[word] = min(far.get(word, kind), kind)
            covers[word] = covers.get(word, 0) | 1 << place
    for person, given, family in rows:
        covered[person] |= covers.get(given, 0) | covers.get(family, 0)
        row = (far.get(given, SLIPPED) + far.get(family, SLIPPED), given, family)
        best[person] = min(best.get(person, row), row)
    turns: dict[tuple[int, int], int] = defaultdict(int)
    order: list[tuple[int, int, int, int, P]] = []
    for person in sorted(best, key=lambda one: (-covered[one].bit_count(), str(one))):
        distance, *name = best[person]
        turn = turns[name[0], name[1]]
        turns[name[0], name[1]] += 1
        order.append((-covered[person].bit_count(), turn, distance, len(order), person))
    return [person for *_key, person in sorted(order, key=lambda one: one[:4])[:most]]
