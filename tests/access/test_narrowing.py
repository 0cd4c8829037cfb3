"""A place takes away and never gives: for any set that is withheld, what is let through is a part of what was."""

from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.access.narrowing import check_withheld, withheld_from
from schoolbeat.access.permits import may, may_ever, rows
from schoolbeat.access.predicates import NOBODY
from schoolbeat.access.roles import Role
from schoolbeat.access.subject import Columns
from schoolbeat.access.viewers import install_viewer, token_digest, viewer_for, viewer_for_token
from schoolbeat.foundation import clock
from schoolbeat.jurisdictions.loader import pack_for, places
from schoolbeat.jurisdictions.schema import SchemaError
from schoolbeat.work.accounts.queries import members
from schoolbeat.work.activities.models import Activity
from schoolbeat.work.activities.policy import ACTIVITY_COLUMNS
from tests.access.matrix import PERMISSIONS, ROLES
from tests.access.test_matrix import CASES, viewer
from tests.cast import NOW, ZONE

COLUMNS = Columns(agency="agency", school="school", author="author")
FILE = """[pack]
place = "alder"
kind = "agency"
extends = "us-ca"
name = "Alder"
reviewed = 2026-11-19

[table.withheld]
source = "the agency's own order"
effective = 2026-11-19
reviewed = 2026-11-19
confirmed = true
"""
ROW = """
[[table.withheld.rows]]
slug = "{slug}"
permission = "{permission}"
role = "{role}"
why = "the order says so"
"""


def row(permission, role="records", slug="first"):
    return ROW.format(slug=slug, permission=permission, role=role)


@pytest.fixture
def withhold(settings, tmp_path):
    """Let Alder's own file withhold what the rows say, in an install's folder of its own."""
    settings.DATA_DIR = tmp_path

    def write(*rows):
        (tmp_path / "packs").mkdir(exist_ok=True)
        (tmp_path / "packs" / "alder.toml").write_text(FILE + "".join(rows), "utf-8")

    return write


@given(
    role=st.sampled_from(ROLES),
    permission=st.sampled_from(PERMISSIONS),
    withheld=st.frozensets(st.sampled_from(PERMISSIONS), max_size=len(PERMISSIONS)),
)
def test_whatever_is_withheld_nobody_is_let_at_more(role, permission, withheld):
    free = viewer(role)
    narrow = replace(free, withheld=withheld)
    for case in CASES.values():
        assert may(free, permission, case.subject) or not may(narrow, permission, case.subject)
    assert may_ever(free, permission) or not may_ever(narrow, permission)
    wanted = NOBODY if permission in withheld else rows(free, permission, COLUMNS)
    assert rows(narrow, permission, COLUMNS) == wanted


@given(role=st.sampled_from(ROLES), permission=st.sampled_from(PERMISSIONS))
def test_what_is_withheld_is_nobody_s_and_the_rest_stays(role, permission):
    narrow = replace(viewer(role), withheld=frozenset({permission}))
    assert not may_ever(narrow, permission)
    assert not any(may(narrow, permission, case.subject) for case in CASES.values())
    other = next(one for one in PERMISSIONS if one != permission)
    assert may_ever(narrow, other) is may_ever(viewer(role), other)


@pytest.mark.parametrize("place", places())
def test_what_the_product_withholds_stands_in_the_table(place):
    check_withheld(pack_for(place))


@pytest.mark.parametrize(
    ("wrong", "key"),
    [
        (row("activities.reed_note"), r"withheld\[first\].permission: 'activities.reed_note'"),
        (row("activities.read_note", "clerk"), r"withheld\[first\].role: 'clerk'"),
    ],
)
def test_what_the_table_does_not_have_is_refused_and_withholds_nothing_in_silence(withhold, wrong, key):
    withhold(wrong)
    with pytest.raises(SchemaError, match=f"alder.toml: table.{key} is not in the table of grants"):
        withheld_from("us-ca/alder", Role.RECORDS, NOW.date())


def test_a_place_withholds_from_one_role_from_its_day_on(withhold):
    withhold(row("activities.see"), row("activities.see", "it", "second"))
    assert withheld_from("us-ca/alder", Role.RECORDS, date(2026, 11, 18)) == frozenset()
    assert withheld_from("us-ca/alder", Role.RECORDS, date(2026, 11, 19)) == {"activities.see"}
    assert withheld_from("us-ca/alder", Role.SERGEANT, date(2026, 11, 19)) == frozenset()
    assert withheld_from("us-ca/bay", Role.RECORDS, date(2026, 11, 19)) == frozenset()


def test_every_way_to_a_viewer_brings_what_is_withheld(alder, withhold):
    digest, account = token_digest("t").hex(), str(alder.account("it").id)
    assert alder.do("it", "accounts.issue_token", account=account, scopes=["roster:read"], digest=digest).done
    withhold(row("accounts.see", "it"), row("roster.see", "install", "second"))
    person = viewer_for(alder.account("it").id)
    assert person.withheld == {"accounts.see"}
    assert not members(person)
    assert viewer_for_token("t").withheld == {"accounts.see"}
    install = install_viewer(alder.install.agency, ZONE, "us-ca/alder", NOW.date())
    assert install.withheld == {"roster.see"}
    assert viewer_for(alder.account("records").id).withheld == frozenset()


def test_what_is_withheld_is_gone_from_rows_and_doors(alder, withhold):
    alder.log()
    records, door = alder.viewer("records"), Client()
    door.force_login(alder.account("records"))
    assert Activity.objects.filter(rows(records, "activities.see", ACTIVITY_COLUMNS)).count() == 1
    assert door.get("/desk/log/").status_code == 200
    withhold(row("activities.see"))
    narrowed = alder.viewer("records")
    assert not Activity.objects.filter(rows(narrowed, "activities.see", ACTIVITY_COLUMNS)).exists()
    assert door.get("/desk/log/").status_code == 404
    assert door.get("/desk/").status_code == 200


def test_a_narrowed_viewer_still_costs_one_query(alder, withhold):
    withhold(row("activities.see", "officer"))
    account = alder.account("officer-1").id
    with CaptureQueriesContext(connection) as asked:
        assert viewer_for(account).withheld == {"activities.see"}
    assert len(asked) == 1


def test_the_day_is_the_agency_s_own(alder, withhold):
    withhold(row("activities.see"))
    account = alder.account("records").id
    with clock.at(NOW.replace(day=18, hour=23, minute=59)):
        assert viewer_for(account).withheld == frozenset()
    with clock.at(NOW.replace(hour=0, minute=0)):
        assert viewer_for(account).withheld == {"activities.see"}
