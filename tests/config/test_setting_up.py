"""An install from its first command on: agency, people, keys for programs."""

import re
import uuid
from datetime import date
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from schoolbeat.access.models import Account, Membership, Reach, Token
from schoolbeat.access.viewers import install_viewer, token_digest
from schoolbeat.config.cli import install
from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import Entry
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.activities.models import ActivityKind
from schoolbeat.work.education.models import Lesson
from schoolbeat.work.roster.models import Agency, School

INIT = {"agency": "alder", "name": "Alder Police", "state": "us-ca", "timezone": "America/Los_Angeles"}
DANA = {"email": "dana@alder.example", "name": "Dana Reyes", "role": "officer", "agency": "alder"}
PASSWORD = "gate lantern orchard"


def words(*verb, **options):
    return [*verb, *(word for name, value in options.items() for word in (f"--{name}", value))]


def init(command, **changed):
    return command(*words("init", **{**INIT, **changed}), "--json")


def create(command, *more, **changed):
    return command(*words("account", "create", **{**DANA, **changed}), *more, "--json")


@pytest.mark.parametrize("place", ["us-ca", "us-wa", "us-ca-el-cerrito"])
def test_init_begins_the_catalog_of_lessons_wherever_the_agency_sits(command, place):
    assert init(command, state=place).code == 0
    lessons = Lesson.objects.filter(agency=Agency.objects.get().id, withdrawn=False)
    assert lessons.count() == 7
    assert all(one.name and one.name_es for one in lessons)


def test_init_founds_an_agency_with_the_kinds_of_its_pack(command):
    said = init(command)
    assert said.code == 0
    agency = Agency.objects.get()
    assert said.answer == {"agency": str(agency.id), "slug": "alder", "state": "us-ca", "off": []}
    assert (agency.name, agency.zone, agency.synthetic) == ("Alder Police", "America/Los_Angeles", False)
    assert ActivityKind.objects.filter(agency=agency).count() > 40


def test_init_says_what_is_off_on_an_install_of_real_people_and_why(command, settings):
    settings.OFF_ON_REAL_INSTALLS = ("incidents.",)
    said = init(command)
    assert said.answer["off"] == ["incidents."]
    plain = command(*words("init", **{**INIT, "agency": "bay", "name": "Bay Police"}))
    assert "Incidents are off" in plain.out


def test_a_second_agency_may_share_the_install(command):
    assert init(command).code == 0
    assert init(command, agency="bay", name="Bay Police", state="us-wa").code == 0
    assert Agency.objects.count() == 2


@pytest.mark.parametrize("option", ["--state", "--place"])
def test_an_agency_may_sit_at_a_city(command, option):
    rest = {name: value for name, value in INIT.items() if name != "state"}
    assert command(*words("init", **rest), option, "us-ca-rancho-cordova").code == 0
    assert Agency.objects.get().place == "us-ca-rancho-cordova/alder"
    assert create(command).code == 0
    assert Membership.objects.get().place == "us-ca-rancho-cordova/alder"
    assert {entry.pack.split(" ")[0] for entry in Entry.objects.all()} == {"us-ca-rancho-cordova"}


@pytest.mark.parametrize("seat", ["us", "us-ca-folsom-cordova-unified"])
def test_no_agency_sits_at_a_country_or_a_district(command, seat):
    assert "No agency can sit at" in init(command, state=seat).answer["refused"][0]["message"]
    viewer = install_viewer(uuid.uuid4(), ZoneInfo("UTC"), "us-ca/alder", date(2026, 11, 28))
    payload = {"slug": "alder", "name": "Alder", "state": seat, "timezone": "UTC"}
    refused = run_one(Envelope("roster.found_agency", clock.now(), payload), viewer)
    assert refused.field == "payload.state"
    assert not Agency.objects.exists()


@pytest.mark.parametrize(
    "changed",
    [
        {"agency": "Alder Police"},
        {"agency": ""},
        {"agency": "../alder"},
        {"name": "  "},
        {"state": "us-zz"},
        {"state": ""},
        {"timezone": "Alder/Bay"},
        {"timezone": "America"},
        {"timezone": ""},
        {"timezone": "../etc/passwd"},
        {"timezone": "/etc/passwd"},
    ],
    ids=str,
)
def test_what_is_no_agency_is_refused_and_nothing_is_written(command, changed):
    said = init(command, **changed)
    assert said.code == 1
    assert said.answer["refused"][0]["message"]
    assert not Agency.objects.exists()
    assert not Entry.objects.exists()
    assert not ActivityKind.objects.exists()


@pytest.mark.parametrize("verb", install.SEEDS)
def test_a_founding_that_breaks_off_leaves_nothing(command, monkeypatch, verb):
    def broken(envelope, viewer):
        if envelope.verb == verb:
            raise MemoryError
        return run_one(envelope, viewer)

    monkeypatch.setattr(install, "run_one", broken)
    with pytest.raises(MemoryError):
        init(command)
    assert not Agency.objects.exists()
    assert not Entry.objects.exists()
    assert not Lesson.objects.exists()


def test_the_same_agency_twice_is_refused(command):
    init(command)
    before = Entry.objects.count()
    assert init(command, name="Other").code == 1
    assert Entry.objects.count() == before


@pytest.mark.parametrize(
    "line",
    ["", "invent", "init", "init --agency", "account create", "token create --scope all", "serve --port x"],
)
def test_what_is_no_command_is_usage(command, line):
    said = command(*line.split())
    assert said.code == 2
    assert "usage: schoolbeat" in said.err
    assert said.out == ""


def test_a_refusal_in_words_goes_to_stderr(command):
    """`TOKEN=$(schoolbeat token create ...)` must not take a no for a token."""
    said = command("token", "create", "--account", "nobody@alder.example", "--scope", "roster:read")
    assert (said.code, said.out) == (1, "")
    assert "no such account" in said.err


def test_a_demo_and_a_real_agency_never_share_a_folder(command, alder):
    assert command("demo", "--json").code == 1
    assert Agency.objects.count() == 1
    Agency.objects.update(synthetic=True)
    for said in (init(command), create(command, email="x@alder.example")):
        assert said.code == 1
        assert "demo" in said.answer["refused"][0]["message"]
    assert Agency.objects.count() == 1


def path_of(link):
    assert link.startswith("http://127.0.0.1:8000/password/")
    return link.removeprefix("http://127.0.0.1:8000")


def set_password(link, password=PASSWORD):
    """Open a one-time link as its owner would, and set a password; return the last page."""
    client = Client()
    page = client.get(path_of(link), follow=True)
    form = page.redirect_chain[-1][0] if page.redirect_chain else path_of(link)
    return client.post(form, {"new_password1": password, "new_password2": password}, follow=True)


def sign_in(password=PASSWORD, email=DANA["email"]):
    client = Client()
    client.post("/sign-in/", {"login": email, "password": password})
    return client.get("/today/").status_code


def test_a_link_sets_the_password_once(command):
    init(command)
    link = create(command).answer["link"]
    assert sign_in() == 302
    set_password(link)
    assert sign_in() == 200
    again = set_password(link, "another lantern orchard")
    assert "used or is too old" in again.content.decode()
    assert sign_in("another lantern orchard") == 302
    assert sign_in() == 200


def test_a_fresh_link_replaces_the_one_before_once_it_is_used(command):
    init(command)
    first = create(command).answer["link"]
    second = command(*words("account", "link", email=DANA["email"], agency="alder"), "--json").answer["link"]
    set_password(second)
    assert "used or is too old" in set_password(first, "another lantern orchard").content.decode()
    assert sign_in() == 200


def test_a_link_with_a_changed_letter_is_worthless(command):
    init(command)
    link = create(command).answer["link"]
    changed = link[:-2] + ("a" if link[-2] != "a" else "b") + "/"
    assert "used or is too old" in set_password(changed).content.decode()
    assert not Account.objects.get().has_usable_password()


def test_in_words_the_link_stands_on_the_last_line(command):
    init(command)
    said = command(*words("account", "create", **DANA))
    assert re.fullmatch(r"http://127\.0\.0\.1:8000/password/\S+/\S+/", said.out.splitlines()[-1])


@pytest.mark.parametrize(
    ("changed", "more"),
    [
        ({"email": "no address"}, ()),
        ({"name": " "}, ()),
        ({"agency": "bay"}, ()),
        ({"role": "principal"}, ()),
        ({"role": "principal"}, ("--school", "high")),
        ({"role": "principal"}, ("--school", str(uuid.UUID(int=7)))),
    ],
    ids=str,
)
def test_what_is_no_account_is_refused(command, changed, more):
    init(command)
    assert create(command, *more, **changed).code == 1
    assert not Account.objects.exists()


def test_a_principal_belongs_to_schools_of_the_own_agency(command, alder, bay):
    """Named by the ids that the roster prints."""
    ours = [str(school.id) for school in School.objects.filter(agency=alder.install.agency)]
    flags = [word for school in ours for word in ("--school", school)]
    said = create(command, *flags, role="principal")
    assert said.code == 0
    assert {
        str(one)
        for one in Reach.objects.filter(account=said.answer["account"]).values_list("school", flat=True)
    } == set(ours)
    said = create(command, "--school", str(bay.schools["high"]), role="principal", email="eve@alder.example")
    assert said.answer["refused"][0]["code"] == "unknown_school"


def test_the_same_person_twice_at_one_agency_is_refused_whatever_the_case(command):
    init(command)
    assert create(command).code == 0
    assert create(command, email="DANA@Alder.example").code == 1
    assert Membership.objects.count() == 1


@pytest.mark.parametrize("role", ["install", "chief"])
def test_a_role_that_nobody_holds_is_usage(command, role):
    init(command)
    assert create(command, role=role).code == 2


def test_a_token_is_printed_alone_and_kept_as_a_digest(command):
    init(command)
    create(command)
    said = command(
        "token", "create", "--account", DANA["email"], "--scope", "roster:read", "--scope", "measures:read"
    )
    assert said.code == 0
    token = said.out.strip()
    assert re.fullmatch(r"\S{40,}", token)
    kept = Token.objects.get()
    assert (bytes(kept.digest), kept.scopes) == (token_digest(token), "measures:read roster:read")
    assert Client().get("/api/v1/roster", headers={"Authorization": f"Bearer {token}"}).status_code == 200


def test_a_scope_asked_for_often_is_one(command):
    init(command)
    create(command)
    command("token", "create", "--account", DANA["email"], *["--scope", "roster:read"] * 30)
    assert Token.objects.get().scopes == "roster:read"


def test_no_secret_reaches_the_ledger(command):
    init(command)
    link = create(command).answer["link"]
    token = command("token", "create", "--account", DANA["email"], "--scope", "roster:read", "--json").answer[
        "token"
    ]
    said = " ".join(Entry.objects.values_list("content__body", flat=True))
    assert token not in said
    assert link.rstrip("/").rsplit("/", 1)[-1] not in said
