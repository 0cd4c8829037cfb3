"""How services are narrowed by what somebody looks for; shared by the desk, the public and the API."""

from dataclasses import dataclass
from uuid import UUID

from babel import Locale, UnknownLocaleError
from django.db.models import Q, QuerySet

from schoolbeat.work.resources.models import Service
from schoolbeat.work.resources.rules.finding import folded, near_words, words_in

MOST_WORDS = 10
LONGEST_ASKED = 200


@dataclass(frozen=True)
class Worded:
    """Services that were found by words, and the words that were taken for misspelled ones."""

    services: QuerySet[Service]
    taken_for: tuple[str, ...] = ()


def by_words(found: QuerySet[Service], text: str) -> Worded:
    """Return the services that hold each word, in themselves or in their organization; else the nearest words'."""
    asked = words_in(folded(text[:LONGEST_ASKED]))[:MOST_WORDS]
    if not asked:
        return Worded(found)
    exact = found
    for word in asked:
        exact = exact.filter(_holds(word))
    if exact.exists():
        return Worded(exact)
    vocabulary = _vocabulary(found)
    close, taken = found, []
    for word in asked:
        near = {word} if word in vocabulary else near_words(word, vocabulary)
        if not near:
            return Worded(found.none())
        choice = Q()
        for one in sorted(near):
            choice |= _holds(one)
        close = close.filter(choice)
        taken += [] if word in near else sorted(near)
    return Worded(close, tuple(taken))


def _holds(word: str) -> Q:
    return Q(words__contains=word) | Q(organization__words__contains=word)


def _vocabulary(found: QuerySet[Service]) -> set[str]:
    texts = found.order_by().values_list("words", "organization__words")
    return {word for pair in texts for text in pair for word in words_in(text)}


def by_need(need: str) -> Q:
    """Return the filter for a line of our list of needs."""
    return Q(terms__term__need=need)


def by_term(term: UUID) -> Q:
    """Return the filter for a term by its id in HSDS."""
    return Q(terms__term__hsds_id=term)


def by_age(age: float) -> Q:
    """Return the filter for somebody of an age; a service that says nothing of ages is for all."""
    least = Q(minimum_age=None) | Q(minimum_age__lte=age)
    return least & (Q(maximum_age=None) | Q(maximum_age__gte=age))


def by_language(code: str) -> Q:
    """Return the filter for a language by its code, or by the name that a record has instead."""
    names = {folded(code)}
    try:
        named = Locale.parse(code.replace("-", "_")).get_display_name("en")
    except (UnknownLocaleError, ValueError, TypeError):
        named = None
    if named:
        names.add(folded(named))
    found = Q()
    for name in sorted(names):
        found |= Q(languages__contains=f"|{name}|")
    return found
