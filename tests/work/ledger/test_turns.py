"""Changes of one agency take turns on PostgreSQL; logging never waits."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection, transaction

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.registry import REGISTRY
from schoolbeat.ledger.turns import take_turn


def could_take(agency):
    """Whether another connection could take the turn now; it does not wait."""
    number = int.from_bytes(agency.bytes[:8], "big", signed=True)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        taken = cursor.fetchone()[0]
    connection.close()
    return taken


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_a_turn_is_held_to_the_end_of_its_transaction_and_by_agency():
    mine, another = new_id(), new_id()
    another = type(another)(int=another.int ^ (1 << 100))
    with ThreadPoolExecutor(1) as other:
        with transaction.atomic():
            take_turn(mine)
            assert not other.submit(could_take, mine).result()
            assert other.submit(could_take, another).result()
        assert other.submit(could_take, mine).result()


def test_only_what_inserts_alone_goes_without_a_turn():
    alike = {name for name, verb in REGISTRY.verbs.items() if not verb.alone}
    read = {"people.open", "people.open_with_reason", "people.search", "incidents.read"}
    read |= {"preparedness.open_tactical", "education.read_names"}
    assert (
        alike
        == {
            "activities.log",
            "activities.take_over",
            "ledger.export",
            "requests.file",
            "incidents.open",
            "education.ask_question",
        }
        | read
    )
