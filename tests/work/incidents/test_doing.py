"""What is done in an incident: its clocks, what is owed of it, and moments that cannot be."""

import pytest

from schoolbeat.work.incidents.models import Telling
from tests.factories import incidents as make

pytestmark = pytest.mark.django_db


def test_custody_begins_its_clocks_and_who_is_of_age_has_none_of_them(alder):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    young, old = make.party(alder, case, age=15), make.party(alder, case, age=19, standing="no_student")
    for whom in (young, old):
        make.deed(alder, case, "custody", party=str(whom), before_peers=True)
    owed = sorted(Telling.objects.filter(deed__party=young).values_list("duty", flat=True))
    assert owed == ["custody-administrator", "custody-probation", "stop-record"]
    assert list(Telling.objects.filter(deed__party=old).values_list("duty", flat=True)) == ["stop-record"]


def test_a_clock_stops_when_somebody_was_told_and_not_when_it_was_tried(alder):
    case = make.incident(alder)
    whom = make.party(alder, case)
    make.deed(alder, case, "removal", party=str(whom), to_whom="The station")
    row = Telling.objects.get(incident=case)
    assert row.due.isoformat() == "2026-11-19T19:00:00+00:00"
    said = {"telling": str(row.pk), "at": make.LATER, "who_told": "Officer One"}
    make.done(alder, "officer-1", "tell", case, method="not_reached", note="No answer", **said)
    row.refresh_from_db()
    assert row.told_at is None
    make.done(alder, "officer-1", "tell", case, method="phone", whom="The mother", **said)
    row.refresh_from_db()
    assert row.told_at is not None
    assert make.attempt(alder, "officer-1", "tell", case, method="phone", whom="Again", **said).code == "rule"


DEEDS = [
    ({"what": "shooting"}, "payload.what"),
    ({"what": "approved"}, "payload.what"),
    ({"what": "interview"}, "payload.party"),
    ({"what": "note", "text": " "}, "payload.text"),
    ({"what": "note", "at": "2026-11-20T11:00:00-08:00"}, "payload.at"),
    ({"what": "note", "until": "2026-11-19T10:00:00-08:00"}, "payload.until"),
    ({"what": "passed_on"}, "payload.to_whom"),
    ({"what": "numbered"}, "payload.result"),
    ({"what": "task_done"}, "payload.settles"),
]


@pytest.mark.parametrize(("changed", "field"), DEEDS, ids=[f"{one['what']} {field}" for one, field in DEEDS])
def test_a_deed_that_cannot_be_is_refused(alder, changed, field):
    case = make.incident(alder)
    said = {"at": make.LATER, "text": "Words."} | changed
    assert make.attempt(alder, "officer-1", "do", case, **said).field == field


@pytest.mark.parametrize(
    ("what", "field"), [("force", "until"), ("search", "basis"), ("custody", "before_peers")]
)
def test_what_is_owed_of_a_deed(alder, what, field):
    case = make.incident(alder, charges=[{"code": "simple-assault"}])
    said = {"what": what, "at": make.LATER, "party": str(make.party(alder, case)), "text": "Words."}
    assert make.attempt(alder, "officer-1", "do", case, **said).field == f"payload.{field}"


@pytest.mark.parametrize(
    "at", ["2026-11-19T11:00:00", "0001-01-01T00:00:00+00:00", "1999-12-31T00:00:00-08:00"]
)
def test_a_moment_that_is_none_is_refused(alder, at):
    case = make.incident(alder)
    for verb, said in (
        ("do", {"what": "note", "text": "Words.", "at": at}),
        ("do", {"what": "note", "text": "Words.", "at": make.LATER, "until": at}),
    ):
        assert make.attempt(alder, "officer-1", verb, case, **said).code == "malformed"
