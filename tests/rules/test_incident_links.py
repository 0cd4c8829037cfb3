"""What an incident may be linked with, and which end names a resource: the rules alone."""

from uuid import UUID

import pytest

from schoolbeat.jurisdictions.loader import pack_for
from schoolbeat.work.incidents.rules.ladder import rungs_of
from schoolbeat.work.incidents.rules.linking import MOST_LINKS, link_fault
from schoolbeat.work.incidents.rules.referring import resource_fault

MINE, OTHER, ENTRY = (UUID(int=number) for number in (1, 2, 3))


def pair(left, right):
    return frozenset((left, right))


def linked_with(record, many):
    return {pair(record, ("activity", UUID(int=100 + number))) for number in range(many)}


@pytest.mark.parametrize(
    ("record", "standing", "began", "refused"),
    [
        (("incident", OTHER), set(), None, ""),
        (("incident", MINE), set(), None, "itself"),
        (("activity", MINE), set(), None, ""),
        (("incident", OTHER), {pair(("incident", MINE), ("incident", OTHER))}, None, "already"),
        (("incident", OTHER), {pair(("incident", OTHER), ("incident", MINE))}, None, "already"),
        (("request", OTHER), {pair(("incident", MINE), ("incident", OTHER))}, None, ""),
        (("activity", ENTRY), set(), ("activity", ENTRY), "already"),
        (("request", ENTRY), set(), ("activity", ENTRY), ""),
        (("activity", ENTRY), linked_with(("incident", MINE), MOST_LINKS - 1), None, ""),
        (("activity", ENTRY), linked_with(("incident", MINE), MOST_LINKS), None, "many"),
        (("incident", OTHER), linked_with(("incident", OTHER), MOST_LINKS), None, "many"),
        (("activity", ENTRY), linked_with(("incident", OTHER), MOST_LINKS), None, ""),
    ],
)
def test_each_record_is_linked_once_and_so_many_at_most(record, standing, began, refused):
    fault = link_fault(MINE, record, standing, began)
    assert (fault is None) is not bool(refused)
    if fault is not None:
        assert fault.field == "record"
        assert refused in fault.because


def test_fifty_links_are_the_most():
    assert MOST_LINKS == 50


@pytest.mark.parametrize(
    ("listed", "name", "field"),
    [
        (True, "", None),
        (False, "Food pantry", None),
        (True, "Food pantry", "resource_name"),
        (False, "", "resource"),
        (False, "x" * 161, "resource_name"),
    ],
)
def test_a_referral_names_exactly_one_resource(listed, name, field):
    fault = resource_fault(rungs_of(pack_for("us-ca"))["resource"], listed, name)
    assert (fault.field if fault else None) == field


@pytest.mark.parametrize("slug", sorted(set(rungs_of(pack_for("us-ca"))) - {"resource"}))
def test_no_other_end_names_one(slug):
    rung = rungs_of(pack_for("us-ca"))[slug]
    assert resource_fault(rung, False, "") is None
    assert resource_fault(rung, True, "").field == "resource"
    assert resource_fault(rung, False, "Food pantry").field == "resource_name"
