"""A viewer is built from what access itself holds, in one query, as of the agency's own today."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from schoolbeat.access.models import Account, Membership, Reach
from schoolbeat.access.roles import Role
from schoolbeat.access.viewers import viewer_for
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from tests.cast import NOW


def test_a_viewer_costs_one_query(alder):
    account = alder.account("officer-1").id
    with CaptureQueriesContext(connection) as asked:
        viewer = viewer_for(account)
    assert len(asked) == 1
    assert (viewer.role, viewer.agency, viewer.zone.key) == (
        Role.OFFICER,
        alder.install.agency,
        "America/Los_Angeles",
    )
    assert viewer.schools == {alder.schools["high"]}
    assert (viewer.on, viewer.place, viewer.scopes) == (NOW.date(), "us-ca/alder", None)


@pytest.mark.parametrize(
    ("start", "end", "reached"),
    [
        ("2026-11-19", None, True),
        ("2026-11-20", None, False),
        ("2026-11-18", "2026-11-19", False),
        ("2026-11-18", "2026-11-20", True),
        ("2020-01-01", "2020-02-01", False),
    ],
)
def test_a_school_is_reached_from_its_first_day_up_to_its_last(alder, start, end, reached):
    account, school = alder.account("officer-2"), new_id()
    last = date.fromisoformat(end) if end else None
    Reach.objects.create(
        account=account, school=school, start=date.fromisoformat(start), end=last, source=new_id()
    )
    assert (school in viewer_for(account.id).schools) is reached


@pytest.mark.parametrize(
    ("moment", "reached"),
    [
        ("2026-11-19T23:59:59-08:00", False),
        ("2026-11-20T00:00:00-08:00", True),
        ("2026-11-20T07:59:59+00:00", False),
        ("2026-11-20T23:59:59-08:00", True),
        ("2026-11-21T00:00:00-08:00", False),
    ],
)
def test_the_day_begins_at_the_agencys_own_midnight(alder, moment, reached):
    account, school = alder.account("officer-2"), new_id()
    days = {"start": date(2026, 11, 20), "end": date(2026, 11, 21)}
    Reach.objects.create(account=account, school=school, source=new_id(), **days)
    with clock.at(datetime.fromisoformat(moment)):
        assert (school in viewer_for(account.id).schools) is reached


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_no_zone_is_too_far(alder, zone):
    account, school = alder.account("officer-2"), new_id()
    Membership.objects.filter(account=account).update(zone=zone)
    today = clock.today(ZoneInfo(zone))
    Reach.objects.create(
        account=account, school=school, start=today, end=today + timedelta(days=1), source=new_id()
    )
    assert school in viewer_for(account.id).schools


def test_who_left_or_is_switched_off_is_no_viewer(alder):
    account = alder.account("officer-1")
    Account.objects.filter(id=account.id).update(is_active=False)
    assert viewer_for(account.id) is None
    Account.objects.filter(id=account.id).update(is_active=True)
    Membership.objects.filter(account=account).update(ended=NOW.date())
    assert viewer_for(account.id) is None
    assert viewer_for(new_id()) is None


def test_at_each_agency_one_is_what_one_is_there(alder, bay):
    account = alder.account("officer-1")
    with clock.at(NOW + timedelta(days=1)):
        assert bay.do("sergeant", "accounts.provision", email=account.email, name="X", role="analyst").done
    assert viewer_for(account.id).role is Role.OFFICER
    assert viewer_for(account.id, bay.install.agency).role is Role.ANALYST
    assert viewer_for(account.id, new_id()) is None
