"""The way in: passwords, throttles, links, language; and what of it stands on the ledger."""

import pytest
from django.test import Client

from schoolbeat.access.models import Account
from schoolbeat.work.accounts.queries import demo_account
from tests.towns import alder, bay, moment
from tests.web.entering import PASSWORD, WRONG, give_password, is_in, try_in, verbs

__all__ = ["alder", "bay", "moment"]


@pytest.mark.parametrize("spelled", [str, str.upper, lambda email: f" {email} "])
def test_the_right_password_opens_the_first_page_and_is_noted(client, alder, spelled):
    account = give_password(alder)
    response = try_in(client, spelled(account.email))
    assert response["Location"] == "/"
    assert client.get("/")["Location"] == "/today/"
    assert client.get("/today/").status_code == 200
    assert verbs(account) == {"accounts.sign_in": 1}


@pytest.mark.parametrize(
    ("who", "first"),
    [
        ("officer-1", "/today/"),
        ("sergeant", "/desk/"),
        ("records", "/desk/"),
        ("analyst", "/desk/"),
        ("it", "/desk/"),
        ("principal", "/campus/"),
        ("counselor", "/campus/"),
    ],
)
def test_each_role_has_its_first_page(client, alder, who, first):
    client.force_login(alder.account(who))
    assert client.get("/")["Location"] == first
    assert client.get(first).status_code == 200


def test_a_wrong_password_and_an_unknown_address_get_the_same_answer(alder):
    account = give_password(alder)
    answers = []
    for email in (account.email, "nobody@alder.example"):
        client = Client()
        page = try_in(client, email, WRONG)
        assert page.status_code == 200
        assert not is_in(client)
        answers.append([str(error) for error in page.context["form"].non_field_errors()])
    assert answers[0] == answers[1]
    assert answers[0]
    assert not verbs(account)


def test_an_account_without_a_password_cannot_be_entered(client, alder):
    for password in ("", "!", PASSWORD):
        try_in(client, alder.account("officer-1").email, password)
        assert not is_in(client)


def test_who_fails_often_waits_and_nobody_else_does(alder):
    """Six wrong tries close an account for five minutes to whoever tries; the next account is not touched."""
    account, other = give_password(alder), give_password(alder, "officer-2")
    for _ in range(6):
        try_in(Client(), account.email, WRONG)
    late = Client()
    page = try_in(late, account.email)
    assert not is_in(late)
    assert page.status_code in {200, 429}
    free = Client()
    try_in(free, other.email)
    assert is_in(free)


def test_a_network_that_tries_everybody_is_stopped_and_other_networks_are_not(alder):
    account = give_password(alder)
    here, there = {"REMOTE_ADDR": "203.0.113.9"}, {"REMOTE_ADDR": "203.0.113.10"}
    for number in range(31):
        try_in(Client(), f"person-{number}@alder.example", WRONG, **here)
    stopped, free = Client(), Client()
    try_in(stopped, account.email, **here)
    try_in(free, account.email, **there)
    assert not is_in(stopped)
    assert is_in(free)


def test_behind_a_proxy_the_network_is_the_one_it_names(alder, settings):
    """Every request comes from the proxy's own address: throttled by it, one stranger would lock out the town."""
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    account = give_password(alder)

    def from_network(address):
        return {"REMOTE_ADDR": "127.0.0.1", "headers": {"X-Forwarded-For": f"198.51.100.1, {address}"}}

    for number in range(31):
        try_in(Client(), f"person-{number}@alder.example", WRONG, **from_network("203.0.113.9"))
    stopped, free = Client(), Client()
    try_in(stopped, account.email, **from_network("203.0.113.9"))
    try_in(free, account.email, **from_network("203.0.113.10"))
    assert not is_in(stopped)
    assert is_in(free)


def test_signing_out_ends_the_session_and_is_noted(client, alder):
    account = alder.account("officer-1")
    client.force_login(account)
    session = client.cookies["sessionid"].value
    assert client.get("/sign-out/").status_code == 405
    assert client.post("/sign-out/").status_code == 200
    thief = Client()
    thief.cookies["sessionid"] = session
    assert not is_in(thief)
    assert not is_in(client)
    assert verbs(account) == {"accounts.sign_out": 1}


def test_who_lost_every_role_is_signed_out_and_told_why(client, alder):
    account = give_password(alder)
    try_in(client, account.email)
    assert alder.do("sergeant", "accounts.close", account=str(account.id)).done
    chain = client.get("/today/", follow=True)
    assert chain.status_code == 200
    assert chain.redirect_chain == [("/sign-in/?next=%2Ftoday%2F", 302)]
    page = try_in(Client(), account.email)
    assert page.status_code == 403
    assert "no role" in page.content.decode()


def test_who_lost_the_role_at_the_chosen_agency_acts_at_the_other(client, alder, bay):
    account = alder.account("officer-1")
    assert bay.do("sergeant", "accounts.provision", email=account.email, name="X", role="sergeant").done
    client.force_login(account)
    assert client.post("/choose-agency/", {"agency": str(bay.install.agency)})["Location"] == "/"
    assert client.get("/")["Location"] == "/desk/"
    assert bay.do("it", "accounts.close", account=str(account.id)).done
    assert client.get("/")["Location"] == "/today/"


@pytest.mark.parametrize("agency", ["", "no-uuid", "00000000-0000-0000-0000-000000000007"])
def test_an_agency_without_a_role_cannot_be_chosen(client, alder, agency):
    client.force_login(alder.account("officer-1"))
    assert client.post("/choose-agency/", {"agency": agency}).status_code == 200
    assert client.get("/")["Location"] == "/today/"


@pytest.mark.parametrize("email", ["officer-1@alder.example", "nobody@alder.example", "", "%", "\0"])
def test_a_real_account_is_never_entered_without_a_password(client, alder, email):
    assert client.post("/sign-in/demo", {"account": email}).status_code == 404
    assert not is_in(client)


def test_no_character_that_a_database_refuses_is_looked_for(db, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert demo_account("officer-1\0@alder.example") is None


def test_an_invented_person_is_entered_by_choosing(client, alder):
    account = alder.account("officer-1")
    Account.objects.filter(id=account.id).update(synthetic=True, language="es")
    page = client.get("/sign-in/").content.decode()
    assert account.email in page
    assert alder.account("officer-2").email not in page
    response = client.post("/sign-in/demo", {"account": account.email})
    assert response["Location"] == "/"
    assert response.cookies["django_language"].value == "es"
    assert is_in(client)
    assert verbs(account) == {"accounts.sign_in": 1}


def test_only_the_install_makes_invented_people(alder):
    """Whoever could, would open an account that anybody may enter."""
    for who in ("sergeant", "it"):
        said = {"email": "x@alder.example", "name": "X", "role": "officer", "synthetic": True}
        assert alder.do(who, "accounts.provision", **said).code == "not_permitted"


@pytest.mark.parametrize(
    ("next_", "then"),
    [
        ("/today/", "/today/"),
        ("/desk/numbers/?by=month", "/desk/numbers/?by=month"),
        ("https://elsewhere.example/", "/"),
        ("//elsewhere.example/", "/"),
        ("/\\elsewhere.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("http:///elsewhere.example", "/"),
    ],
)
def test_after_signing_in_one_stays_in_this_house(client, alder, next_, then):
    account = give_password(alder)
    response = client.post("/sign-in/", {"login": account.email, "password": PASSWORD, "next": next_})
    assert response["Location"] == then
    language = client.post("/language/", {"language": "es", "next": next_})
    assert language["Location"] == then


def test_the_language_stays_with_the_browser_and_the_account(client, alder):
    assert client.post("/language/", {"language": "es"}).cookies["django_language"].value == "es"
    assert 'lang="es"' in client.get("/sign-in/").content.decode()
    account = alder.account("officer-1")
    client.force_login(account)
    client.post("/language/", {"language": "es", "next": "/today/"})
    account.refresh_from_db()
    assert account.language == "es"
    assert verbs(account) == {"accounts.choose_language": 1}


@pytest.mark.parametrize("language", ["", "xx", "../es", "es-MX\r\nX: y"])
def test_a_language_we_do_not_speak_changes_nothing(client, alder, language):
    client.force_login(alder.account("officer-1"))
    response = client.post("/language/", {"language": language})
    assert response.status_code == 302
    assert "django_language" not in response.cookies
    assert alder.account("officer-1").language == "en"
    assert alder.do("officer-1", "accounts.choose_language", language="xx").code == "malformed"


def test_the_cookies_are_for_this_house_alone(client, alder, settings):
    account = give_password(alder)
    settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    client.get("/sign-in/")
    try_in(client, account.email)
    session, token = client.cookies["sessionid"], client.cookies["csrftoken"]
    assert session["httponly"]
    assert (session["samesite"], token["samesite"]) == ("Lax", "Lax")
    assert session["secure"]
    assert token["secure"]
    # It ends with the browser, and on the server after half a day.
    assert session["max-age"] == ""
    assert client.session.get_expiry_age() == 12 * 3600


def test_signing_in_changes_the_sessions_name(client, alder):
    """A session that somebody planted before is worthless afterwards."""
    account = give_password(alder)
    client.get("/sign-in/")
    client.cookies["sessionid"] = "planted0planted0planted0planted0"
    try_in(client, account.email)
    assert client.cookies["sessionid"].value != "planted0planted0planted0planted0"
    assert is_in(client)


def test_readiness_is_not_said_without_database_or_key(client, db, monkeypatch):
    from django.db import OperationalError

    from schoolbeat.web.entrance import views

    assert client.get("/healthz").status_code == 200

    def broken(*_arguments):
        raise OperationalError("no such file")

    def gone():
        raise FileNotFoundError("keys/ledger.key")

    monkeypatch.setattr(views, "check_keys", gone)
    assert client.get("/healthz").status_code == 503
    monkeypatch.setattr(views, "MigrationExecutor", broken)
    response = client.get("/healthz")
    assert (response.status_code, response.json()["ready"]) == (503, False)
