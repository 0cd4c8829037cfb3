"""A school's week: read by a signed link without an account, mailed on Mondays, and nothing of a child stands there."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.core import mail

from schoolbeat.foundation import clock
from schoolbeat.work.requests.jobs import enqueue_weeks, mail_week
from schoolbeat.work.requests.models import WeekLink, WeekMailing
from schoolbeat.work.requests.queries.weeks import week_address, week_by_token, week_states
from tests.cast import NOW
from tests.factories import requests as make

MONDAY = datetime(2026, 11, 23, 14, 30, tzinfo=UTC)
"""Half past six in California."""


def token(town, language: str = "en") -> str:
    link = WeekLink.objects.get(school=town.schools["high"])
    return week_address(link.id, link.number, language).rstrip("/").rpartition("/")[2]


def test_it_shows_what_the_office_asked_without_a_word_of_it(alder):
    make.week(alder)
    high = str(alder.schools["high"])
    asked = make.filed(alder, "principal", of_school=high, text="Leo hides in the gym.")
    make.filed(alder, "principal", kind="family-advice", of_school=high)
    make.filed(alder, "principal", kind="complaint", of_school=high)
    make.filed(alder, text="A neighbor's.")
    week = week_by_token(token(alder))
    assert (week.school_name, [line.kind for line in week.lines]) == ("Alder high", ["parking"])
    assert "Leo" not in repr(week) and "Principal" not in repr(week)
    make.done(alder, "officer-1", "end", asked, handler="officer", end="resolved", text="Done, Leo is fine.")
    (line,) = week_by_token(token(alder)).lines
    assert (line.ended_at, line.handler) == (NOW, "officer")
    with clock.at(NOW + timedelta(days=8)):
        assert week_by_token(token(alder)).lines == ()


def test_what_is_open_stays_however_old(alder):
    make.week(alder)
    make.filed(alder, "principal", of_school=str(alder.schools["high"]))
    with clock.at(NOW + timedelta(days=90)):
        assert len(week_by_token(token(alder)).lines) == 1


def test_a_new_link_ends_the_old_one_and_a_closed_one_leads_nowhere(alder):
    make.week(alder)
    high, old = {"school": str(alder.schools["high"])}, token(alder)
    assert alder.do("principal", "requests.renew_week", **high).done
    assert week_by_token(old) is None
    assert week_by_token(token(alder)) is not None
    assert alder.do("sergeant", "requests.close_week", **high).done
    assert week_by_token(token(alder)) is None
    assert alder.do("sergeant", "requests.renew_week", **high).code == "rule"
    make.week(alder)
    assert week_by_token(old) is None
    assert week_by_token(token(alder)) is not None


@pytest.mark.parametrize("forged", ["", "x", "AAAA:BBBB", "e30:1:2", "é" * 50, "a" * 5000])
def test_what_was_never_signed_here_opens_nothing(alder, forged):
    make.week(alder)
    assert week_by_token(forged) is None
    assert week_by_token(token(alder) + "x") is None


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"to": ["not an address"]}, "to"),
        ({"to": [f"one-{n}@alder.example" for n in range(11)]}, "to"),
        ({"language": "de"}, "language"),
    ],
)
def test_to_whom_it_goes_is_checked(alder, fields, field):
    payload = {"school": str(alder.schools["high"])} | fields
    result = alder.do("sergeant", "requests.open_week", **payload)
    assert (result.code, result.field) == ("malformed", f"payload.{field}")


def test_only_the_sergeant_and_the_own_principal_open_it(alder, bay):
    high, middle = ({"school": str(alder.schools[name])} for name in ("high", "middle"))
    for town, who, payload in (
        (alder, "principal", middle),
        (bay, "principal", high),
        (bay, "sergeant", high),
        (alder, "counselor", high),
        (alder, "officer-1", high),
        (alder, "records", high),
    ):
        assert town.do(who, "requests.open_week", **payload).code == "not_permitted"
    assert alder.do("principal", "requests.open_week", **high).done
    assert set(week_states(alder.viewer("principal"))) == {alder.schools["high"]}
    assert week_states(alder.viewer("officer-1")) == {}


@pytest.fixture
def post(settings):
    settings.MAILS = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    return mail.outbox


def work() -> None:
    """Do what waits to be mailed."""
    for row in WeekMailing.objects.filter(state="queued").select_related("link"):
        mail_week.func(agency=str(row.link.agency_id), mailing=str(row.id))


def test_on_monday_it_goes_to_each_address_once(alder, post):
    make.week(
        alder, to=["office@alder.example", "front@alder.example", "office@alder.example"], language="es"
    )
    enqueue_weeks()
    assert not WeekMailing.objects.exists()
    with clock.at(MONDAY - timedelta(hours=2)):
        enqueue_weeks()
    assert not WeekMailing.objects.exists()
    with clock.at(MONDAY):
        for _again in range(3):
            enqueue_weeks()
            work()
    assert sorted(one.to[0] for one in post) == ["front@alder.example", "office@alder.example"]
    assert {row.state for row in WeekMailing.objects.all()} == {"sent"}
    assert f"{settings.PUBLIC_URL}/es/week/" in post[0].body
    assert "lo que pidieron" in post[0].subject
    with clock.at(MONDAY + timedelta(days=7)):
        enqueue_weeks()
        work()
    assert len(post) == 4


def test_one_that_a_dead_worker_had_begun_is_not_mailed_again(alder, post):
    make.week(alder)
    with clock.at(MONDAY):
        enqueue_weeks()
        WeekMailing.objects.update(state="sending")
        row = WeekMailing.objects.select_related("link").get()
        mail_week.func(agency=str(row.link.agency_id), mailing=str(row.id))
    assert post == []
    assert WeekMailing.objects.get().state == "failed"


def test_without_a_mail_server_it_says_that_it_could_not_be_mailed(alder, post, settings):
    settings.MAILS = False
    make.week(alder)
    with clock.at(MONDAY):
        enqueue_weeks()
        work()
    assert (post, WeekMailing.objects.get().state) == ([], "failed")


def test_a_closed_week_is_mailed_no_more(alder, post):
    make.week(alder)
    assert alder.do("sergeant", "requests.close_week", school=str(alder.schools["high"])).done
    with clock.at(MONDAY):
        enqueue_weeks()
        work()
    assert post == []
