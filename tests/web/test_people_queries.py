"""What the registers of people ask of the database does not grow with what stands in them."""

from datetime import timedelta

import pytest

from schoolbeat.foundation import clock
from schoolbeat.ledger import vault
from tests.cast import NOW
from tests.factories import people
from tests.factories import roster as make
from tests.towns import alder, moment
from tests.web.test_queries import asked

__all__ = ["alder", "moment"]

PAGES = {
    "/desk/": ("sergeant", 48),
    "/desk/people/readings/": ("sergeant", 14),
    "/desk/people/readings/?what=opened": ("records", 12),
    "/desk/people/inquiries/": ("records", 11),
    "/desk/people/{student}/copy/": ("records", 32),
    "/desk/agreements/clauses/": ("analyst", 13),
    "/desk/agreements/{agreement}/": ("sergeant", 14),
    "/desk/officers/designated/": ("sergeant", 8),
    "/campus/": ("principal", 39),
}


def grow(town, student, number):
    """Let more be looked at, asked, allowed and named."""
    for minute in range(number):
        with clock.at(NOW - timedelta(minutes=minute)):
            people.opened(town, "sergeant", student, "supervision")
            people.done(town, "officer-1", "search", typed="garcia", shown=[str(student)])
        people.inquiry(town)
        people.inquiry(town, "principal", "education_record")
        ended = people.inquiry(town)
        people.done(town, "records", "answer", inquiry=str(ended), end="shown", answer="Shown.")
        people.clause(town)
        make.designation(town)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_asks_a_fixed_number_of_questions(client, alder, page, monkeypatch):
    asks, keys_of = [], vault.keys_of
    monkeypatch.setattr(vault, "keys_of", lambda records: asks.append(records) or keys_of(records))
    who, most = PAGES[page]
    student, agreement = people.person(alder), make.agreement(alder, start="2026-01-01", end=None)
    client.force_login(alder.account(who))
    people.opened(alder, "records", student, "records_request")
    path = page.format(student=student, agreement=agreement)

    def add(number):
        grow(alder, student, number)
        for _ in range(number):
            make.done(
                alder, "add_clause", agreement=str(agreement), kind="roster",
                section="1", words="Yes.", start="2026-01-01",
            )  # fmt: skip

    add(1)
    client.get(path)
    asks.clear()
    few, keys = asked(client, path), len(asks)
    add(6)
    asks.clear()
    many = asked(client, path)
    assert len(many) == len(few)
    assert len(asks) == keys, "the file of keys is read once for all, not once for each"
    assert len(many) <= most, "\n".join(sql[:120] for sql in many)
