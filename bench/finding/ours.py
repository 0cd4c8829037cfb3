"""The product's way of finding: blind index, decryption of the candidates, ranking. Its queries in plain SQL."""

import json
import secrets
from collections.abc import Iterable, Iterator
from datetime import date
from uuid import UUID

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bench.finding.stores import Store
from schoolbeat.work.people.rules import asking
from schoolbeat.work.people.rules.names import Name
from schoolbeat.work.people.rules.nearness import Candidate, Ranking
from schoolbeat.work.people.rules.slips import Hasher

TODAY = date(2026, 9, 1)
KEY, AGENCY = b"bench" * 8, b"an agency"
_WRAPPING = AESGCM(bytes(32))


def sealed(person: UUID, name: Name) -> tuple[UUID, bytes, bytes]:
    """Return a record's row: its content encrypted under a key of its own, and that key wrapped."""
    key, first, second = AESGCM.generate_key(128), secrets.token_bytes(12), secrets.token_bytes(12)
    content = {"given": name.given, "family": name.family, "preferred": name.preferred, "born": "2011-03-11"}
    return (
        person,
        first + _WRAPPING.encrypt(first, key, None),
        second + AESGCM(key).encrypt(second, json.dumps(content).encode(), None),
    )


def _opened(wrapped: bytes, content: bytes) -> tuple[Name, date]:
    key = _WRAPPING.decrypt(wrapped[:12], wrapped[12:], None)
    said = json.loads(AESGCM(key).decrypt(content[:12], content[12:], None))
    return Name(said["given"], said["family"], tuple(said["preferred"])), date.fromisoformat(said["born"])


def find(store: Store, typed: str) -> list[object]:
    """Return the first ten for what was typed; the hasher is new, as for each request."""
    question = asking.ask(typed, Hasher(KEY, AGENCY), TODAY)
    if question is None:
        return []
    words = "SELECT slip, word FROM name_word WHERE slip IN"
    slips = store.rows(f"{words} ({_listed(question.slips)})")
    slips += store.rows(f"{words} ({_listed(question.starts)}) LIMIT {asking.MOST_STARTED}")
    meant = asking.kinds(question, slips)
    ranking: Ranking[object] = Ranking(question)
    for step in asking.steps(question, meant):
        if not (step.unless_sure and ranking.is_sure):
            rows = store.rows(_query(step))
            ranking.take(_candidates(store, asking.chosen(rows, meant, step.most)))
    return ranking.first()


def _query(step: asking.Step) -> str:
    either = " OR ".join(f"({' AND '.join(_sides(given, family))})" for given, family in step.pairs)
    return f"SELECT person, given, family FROM person_name WHERE {either} LIMIT {asking.MOST_ROWS}"


def _sides(given: frozenset[int] | None, family: frozenset[int] | None) -> Iterator[str]:
    if given is not None:
        yield f"given IN ({_listed(given)})"
    if family is not None:
        yield f"family IN ({_listed(family)})"


def _listed(numbers: Iterable[int]) -> str:
    return ", ".join(map(str, numbers)) or "NULL"


def _candidates(store: Store, people: Iterable[object]) -> Iterator[Candidate[object]]:
    ids = ", ".join(f"'{person}'" for person in people) or "NULL"
    for person, wrapped, content in store.rows(f"SELECT id, wrapped, sealed FROM person WHERE id IN ({ids})"):
        name, born = _opened(wrapped, content)
        yield Candidate(person, name, born)
