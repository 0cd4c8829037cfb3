"""The field door as an officer uses it: one Thursday, 12:47, without script."""

import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from schoolbeat.access.models import Account
from schoolbeat.access.viewers import install_viewer
from schoolbeat.foundation import clock
from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.keys import make_keys
from schoolbeat.ledger.runner import run
from schoolbeat.work.activities.models import Activity, FollowUp, Joining

pytestmark = pytest.mark.django_db

ZONE = ZoneInfo("America/Los_Angeles")
NOW = datetime(2026, 11, 19, 12, 47, tzinfo=ZONE)
LOG = "/today/log/lunch-duty/"


@pytest.fixture(autouse=True)
def moment():
    """It is always the same moment."""
    with clock.at(NOW):
        yield NOW


@pytest.fixture
def schools():
    """An agency with two officers; the first has a tour at two of its three schools."""
    make_keys()
    viewer = install_viewer(new_id(), ZONE, "us-ca/alder", NOW.date())
    names = ("Quillbrook High", "Tern Hollow Middle", "Hartwell High")
    ids = {name: new_id() for name in names}
    agency = {"slug": "alder", "name": "Alder Bay", "state": "us-ca", "timezone": str(ZONE)}
    steps = [
        Envelope("roster.found_agency", NOW, agency),
        Envelope("activities.seed_kinds", NOW, {}),
        *(Envelope("roster.add_school", NOW, {"name": n, "kind": "high"}, id=ids[n]) for n in names),
        *(
            Envelope("accounts.provision", NOW, {"email": f"{n}@alder.example", "name": n, "role": "officer"})
            for n in ("dana", "teo")
        ),
    ]
    assert all(result.done for result in run(steps, viewer))
    dana = str(officer("dana").id)
    tour = {
        "officer": dana,
        "schools": [str(ids["Quillbrook High"]), str(ids["Tern Hollow Middle"])],
        "start": "2026-01-05",
        "expected_end": "2028-06-30",
    }
    steps = [
        Envelope("roster.add_officer", NOW, {"account": dana, "joined": "2026-01-05"}),
        Envelope("roster.begin_tour", NOW, tour),
    ]
    assert all(result.done for result in run(steps, viewer))
    return ids


def officer(name):
    return Account.objects.get(email=f"{name}@alder.example")


@pytest.fixture
def dana(client, schools):
    client.force_login(officer("dana"))
    return client


def begin_tour(name, school):
    """Give a second officer a tour at a school where the first serves too."""
    account = officer(name)
    viewer = install_viewer(account.memberships.get().agency, ZONE, "us-ca/alder", NOW.date())
    tour = {
        "officer": str(account.id),
        "schools": [str(school)],
        "start": "2026-01-05",
        "expected_end": "2028-01-05",
    }
    steps = [
        Envelope("roster.add_officer", NOW, {"account": str(account.id), "joined": "2026-01-05"}),
        Envelope("roster.begin_tour", NOW, tour),
    ]
    assert all(result.done for result in run(steps, viewer))


def hidden(response):
    found = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', response.content.decode()))
    found.pop("csrfmiddlewaretoken", None)
    return found


def save(client, address=LOG, **said):
    form = hidden(client.get(address))
    return client.post(address, {**form, "length": "15", "place": "campus", **said})


class TestToday:
    def test_six_buttons_all_pillars_and_the_first_school_of_the_tour(self, dana):
        page = dana.get("/today/").content.decode()
        assert page.count('class="kind ') == 6
        assert page.count('class="tile-link"') == 4
        assert "<b>Quillbrook High" in page

    def test_a_school_outside_the_tour_is_covering(self, dana, schools):
        other = schools["Hartwell High"]
        assert "covering" in dana.get(f"/today/?school={other}").content.decode()
        save(dana, school=str(other))
        assert Activity.objects.get().covering

    def test_another_id_in_the_address_is_not_believed(self, dana):
        assert "<b>Quillbrook High" in dana.get(f"/today/?school={new_id()}").content.decode()
        assert "<b>Quillbrook High" in dana.get("/today/?school=nonsense").content.decode()

    def test_the_day_is_counted(self, dana):
        save(dana, length="30")
        page = dana.get("/today/").content.decode()
        assert "1 entry" in page
        assert "30 min</b>" in page

    def test_a_stranger_is_sent_to_sign_in(self, client, schools):
        for address in (
            "/today/",
            LOG,
            "/week/",
            "/todo/",
            "/more/",
            "/more/year.csv",
            f"/entry/{new_id()}/",
        ):
            assert client.get(address).status_code == 302
            assert client.get(address)["Location"].startswith("/sign-in/")


class TestLog:
    def test_three_taps_save_an_entry_that_ends_now(self, dana, schools):
        answer = save(dana, school=str(schools["Quillbrook High"]))
        entry = Activity.objects.get()
        assert answer["Location"] == f"/today/?saved={entry.id}"
        assert (entry.minutes, entry.started_at) == (15, (NOW - timedelta(minutes=15)).astimezone(UTC))
        assert not entry.covering

    def test_a_second_press_saves_once(self, dana):
        form = {**hidden(dana.get(LOG)), "length": "15", "place": "campus"}
        first, second = dana.post(LOG, form), dana.post(LOG, form)
        assert first["Location"] == second["Location"]
        assert Activity.objects.count() == 1

    def test_since_the_last_entry_is_offered_once_there_is_one(self, dana):
        assert 'value="since"' not in dana.get(LOG).content.decode()
        save(dana, length="span", start="12:00", end="12:25")
        page = dana.get(LOG).content.decode()
        assert "Since 12:25" in page
        save(dana, length="since")
        assert Activity.objects.order_by("started_at").last().minutes == 22

    def test_what_is_refused_is_still_typed_in(self, dana):
        answer = save(dana, length="span", start="12:00", end="11:00", note="The bus was late.")
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "It ends before it began" in page
        assert "The bus was late." in page
        assert not Activity.objects.exists()

    def test_a_rule_of_the_ledger_is_shown_at_its_field(self, dana):
        answer = save(dana, note="bell\x07")
        assert answer.status_code == 422
        assert "control characters" in answer.content.decode()

    def test_a_follow_up_becomes_a_to_do_and_can_be_done(self, dana):
        save(dana, follow_up="2026-11-18", follow_up_what="Call back")
        page = dana.get("/todo/").content.decode()
        assert "Past its day" in page
        promise = FollowUp.objects.get()
        form = hidden(dana.get("/todo/"))
        dana.post(f"/todo/{promise.id}/done/", form)
        promise.refresh_from_db()
        assert promise.closed_at is not None
        assert "Nothing promised" in dana.get("/todo/").content.decode()

    def test_a_gap_of_the_day_is_filled_from_its_link(self, dana):
        page = dana.get(f"{LOG}?from=08:00&to=08:40").content.decode()
        assert re.search(r'name="start" value="08:00"', page)
        assert dana.get(f"{LOG}?from=late&to=08:40").status_code == 200

    def test_an_unknown_kind_is_not_there(self, dana):
        assert dana.get("/today/log/no-such-kind/").status_code == 404


class TestEntry:
    def test_undo_takes_it_back_within_the_toast(self, dana):
        saved = dana.get(save(dana)["Location"])
        assert 'class="toast' in saved.content.decode()
        entry = Activity.objects.get()
        answer = dana.post(f"/entry/{entry.id}/withdraw/", {**hidden(saved), "undo": "1"})
        assert answer["Location"] == "/today/"
        entry.refresh_from_db()
        assert entry.withdrawn_at is not None
        assert "Withdrawn. It counts nowhere" in dana.get(f"/entry/{entry.id}/").content.decode()

    def test_the_toast_is_gone_a_minute_later(self, dana):
        address = save(dana)["Location"]
        with clock.at(NOW + timedelta(minutes=1)):
            assert 'class="toast' not in dana.get(address).content.decode()

    def test_a_correction_keeps_what_it_said_and_shows_what_changed(self, dana):
        save(dana, note="First")
        entry = Activity.objects.get()
        address = f"/entry/{entry.id}/correct/"
        save(dana, address, kind="mediation", length="30", note="Second")
        entry.refresh_from_db()
        assert (entry.kind, entry.minutes, entry.note, entry.corrections) == ("mediation", 30, "Second", 1)
        page = dana.get(f"/entry/{entry.id}/").content.decode()
        assert "Corrected" in page
        assert "First" not in page

    def test_a_colleague_cannot_correct_and_can_join(self, dana, client, schools):
        save(dana, school=str(schools["Quillbrook High"]))
        entry = Activity.objects.get()
        begin_tour("teo", entry.school_id)
        client.force_login(officer("teo"))
        assert client.get(f"/entry/{entry.id}/correct/").status_code == 404
        assert client.get(f"/entry/{entry.id}/withdraw/").status_code == 404
        assert "Were you there too?" in client.get("/more/").content.decode()
        join = f"/entry/{entry.id}/join/"
        client.post(join, {**hidden(client.get(join)), "minutes": "10"})
        assert Joining.objects.get().minutes == 10

    def test_who_joined_by_mistake_leaves(self, dana, client, schools):
        save(dana, school=str(schools["Quillbrook High"]))
        page, join, leave = (f"/entry/{Activity.objects.get().id}/{p}" for p in ("", "join/", "withdraw/"))
        begin_tour("teo", schools["Quillbrook High"])
        client.force_login(officer("teo"))
        assert leave not in client.get(page).content.decode()
        client.post(join, {**hidden(client.get(join)), "minutes": "10"})
        assert "Leave this entry" in client.get(page).content.decode()
        client.post(leave, hidden(client.get(leave)))
        assert not Joining.objects.exists()

    def test_an_entry_of_another_school_looks_as_if_it_were_not_there(self, dana, client, schools):
        save(dana, school=str(schools["Quillbrook High"]))
        entry = Activity.objects.get()
        client.force_login(officer("teo"))
        assert client.get(f"/entry/{entry.id}/").status_code == 404
        assert client.get(f"/entry/{new_id()}/").status_code == 404


class TestBack:
    def test_week_close_and_more_stand_empty_and_full(self, dana):
        for _ in range(2):
            for address in (
                "/week/",
                "/week/?of=2026-11-02",
                "/week/?of=never",
                "/today/close/",
                "/more/",
                "/todo/",
            ):
                assert dana.get(address).status_code == 200, address
            save(dana)

    def test_my_year_is_mine_and_safe_in_a_spreadsheet(self, dana):
        save(dana, note="=HYPERLINK()")
        rows = b"".join(dana.get("/more/year.csv")).decode("utf-8-sig").splitlines()
        assert len(rows) == 2
        assert rows[1].startswith("2026-11-19,12:32,12:47,15,Lunch duty,Prevention")
        assert "'=HYPERLINK" in rows[1]

    def test_a_colleague_at_the_same_school_is_in_nobody_elses_day(self, dana, client, schools):
        school = str(schools["Quillbrook High"])
        save(dana, school=school)
        begin_tour("teo", school)
        client.force_login(officer("teo"))
        assert "0 entries" in client.get("/today/").content.decode()
        assert "0 entries" in client.get("/week/").content.decode()
        assert len(b"".join(client.get("/more/year.csv")).splitlines()) == 1

    def test_queries_do_not_grow_with_the_day(self, dana):
        def count():
            from django.db import connection
            from django.test.utils import CaptureQueriesContext

            with CaptureQueriesContext(connection) as seen:
                dana.get("/today/")
            return len(seen)

        save(dana)
        few = count()
        for _ in range(5):
            save(dana)
        assert count() == few <= 16

    def test_in_spanish(self, dana):
        dana.cookies["django_language"] = "es"
        assert '<html lang="es">' in dana.get("/today/").content.decode()
