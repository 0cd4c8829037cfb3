"""An end that refers somebody to help names the resource: of the own directory, or by hand; it keeps the day's name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import EntryContent, Fact
from schoolbeat.ledger.runner import run
from schoolbeat.work.incidents.commands.forget import forget
from schoolbeat.work.incidents.models import End
from schoolbeat.work.incidents.queries import one
from schoolbeat.work.resources.models import Service
from tests.cast import NOW
from tests.factories import incidents as make
from tests.factories import resources

pytestmark = pytest.mark.django_db
NO_SUCH = "There is no such record, or it is not yours."


@pytest.fixture
def case(alder):
    """An incident with a student, and what is said of its end but for the resource."""
    identity = make.incident(alder)
    whom = make.party(alder, identity)
    return identity, {
        "party": str(whom),
        "rung": "resource",
        "day": "2026-11-19",
        "why": "The family asked for it.",
    }


def tell(town, case, who="officer-1", **more):
    identity, said = case
    return make.attempt(town, who, "end", identity, **said | more)


def shown(town, case):
    return one(town.viewer("officer-1"), case[0]).ends[0]


def test_a_resource_of_the_directory_is_kept_by_id_and_by_the_name_of_that_day(alder, case):
    service = resources.service(alder)
    assert tell(alder, case, resource=str(service)).done
    end = End.objects.get()
    assert end.resource == service
    kept = bytes(end.content) + EntryContent.objects.get(entry=end.entry).body.encode()
    assert b"Family counseling" not in kept, "what help a child was referred to is encrypted"
    assert (shown(alder, case).resource, shown(alder, case).resource_name) == (service, "Family counseling")
    Service.objects.filter(pk=service).update(name="Family talks")
    assert shown(alder, case).resource_name == "Family counseling"
    assert not Fact.objects.filter(record=end.pk).exists(), "a referral to help counts as nothing"


def test_one_that_is_not_in_the_directory_is_named_by_hand(alder, case):
    assert tell(alder, case, resource_name="  The food pantry of St. Mark ").done
    assert End.objects.get().resource is None
    assert (shown(alder, case).resource, shown(alder, case).resource_name) == (
        None,
        "The food pantry of St. Mark",
    )


@pytest.mark.parametrize(
    ("said", "field", "words"),
    [
        ({}, "resource", "Say to which resource: choose one of the directory, or write its name."),
        ({"resource_name": "  "}, "resource", "Say to which resource"),
        ({"resource_name": "x" * 161}, "resource_name", "too long"),
        ({"resource": "own", "resource_name": "Pantry"}, "resource_name", "not both"),
        ({"rung": "mediation", "resource": "own"}, "resource", "Only a referral to help names a resource."),
        ({"rung": "mediation", "resource_name": "Pantry"}, "resource_name", "Only a referral"),
    ],
)
def test_a_referral_has_exactly_one_and_no_other_end_has_any(alder, case, said, field, words):
    said = said | ({"resource": str(resources.service(alder))} if "resource" in said else {})
    result = tell(alder, case, **said)
    assert (result.code, result.field) == ("malformed", f"payload.{field}")
    assert words in result.message
    assert not End.objects.exists()


def test_one_of_another_agency_or_of_none_or_retired_is_no_resource(alder, bay, case):
    gone = resources.service(alder)
    resources.done(alder, "retire_service", service=str(gone))
    for identity in (resources.service(bay), new_id(), gone, alder.schools["high"]):
        result = tell(alder, case, resource=str(identity))
        assert (result.code, result.field, result.message) == (
            "not_permitted",
            "payload.resource",
            NO_SUCH,
        )


def test_a_resource_that_is_retired_later_is_a_name_alone(alder, case):
    service = resources.service(alder)
    assert tell(alder, case, resource=str(service)).done
    resources.done(alder, "retire_service", service=str(service))
    assert (shown(alder, case).resource, shown(alder, case).resource_name) == (None, "Family counseling")


def test_taken_back_it_still_says_to_what_it_referred(alder, case):
    tell(alder, case, resource_name="The pantry")
    end = End.objects.get()
    make.done(alder, "officer-1", "take_end_back", case[0], end=str(end.pk), why="A slip.")
    assert (shown(alder, case).withdrawn, shown(alder, case).resource_name) == (True, "The pantry")


def test_what_is_destroyed_refers_to_nothing_any_more(alder, case):
    tell(alder, case, resource=str(resources.service(alder)))
    key = End.objects.get().key_record
    decided = forget(alder.viewer("sergeant").agency, case[0])
    (end,) = [row for row in decided.change if isinstance(row, End)]
    assert (end.resource, end.destroyed, bytes(end.content)) == (None, True, b"")
    assert key in decided.destroys


def test_resources_are_read_once_for_all_ends_that_are_told_together(alder):
    service, viewer = str(resources.service(alder)), alder.viewer("officer-1")

    def asked(many):
        envelopes = []
        for _ in range(many):
            case = make.incident(alder)
            said = {"party": str(make.party(alder, case)), "rung": "resource", "day": "2026-11-19"}
            payload = {"incident": str(case), **said, "why": "Asked for.", "resource": service}
            envelopes.append(Envelope("incidents.end", NOW, payload))
        with CaptureQueriesContext(connection) as queries:
            assert all(result.done for result in run(envelopes, viewer))
        return sum("resources_service" in query["sql"] for query in queries)

    assert asked(1) == asked(6) == 1
