"""The one-time link and the password it sets."""

from datetime import timedelta

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.test import Client
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from tests.towns import alder, bay, moment
from tests.web.entering import PASSWORD, WRONG, give_password, is_in, try_in, verbs

__all__ = ["alder", "bay", "moment"]


def link_of(account):
    account.refresh_from_db()
    uid = urlsafe_base64_encode(force_bytes(account.pk))
    return f"/password/{uid}/{default_token_generator.make_token(account)}/"


def set_password(link, first, second=None):
    client = Client()
    form = client.get(link, follow=True).redirect_chain[-1][0]
    return client.post(form, {"new_password1": first, "new_password2": second or first})


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("short one", None),
        ("qwerty123456", None),
        ("officer-1@alder.example", None),
        (PASSWORD, WRONG),
        ("", None),
    ],
)
def test_a_weak_password_is_refused_with_words(alder, first, second):
    account = alder.account("officer-1")
    page = set_password(link_of(account), first, second)
    assert page.status_code == 200
    assert page.context["form"].errors
    account.refresh_from_db()
    assert not account.has_usable_password()


def test_setting_a_password_is_noted_and_ends_other_sessions(alder):
    account, elsewhere = give_password(alder), Client()
    try_in(elsewhere, account.email)
    assert is_in(elsewhere)
    assert set_password(link_of(account), "another lantern orchard")["Location"] == "/sign-in/"
    assert not is_in(elsewhere)
    assert verbs(account)["accounts.set_password"] == 1
    account.refresh_from_db()
    assert account.password.startswith("argon2$argon2id$")


def test_a_link_lapses_after_three_days(alder, settings):
    account = alder.account("officer-1")
    link = link_of(account)
    assert timedelta(days=3).total_seconds() == settings.PASSWORD_RESET_TIMEOUT
    settings.PASSWORD_RESET_TIMEOUT = -1
    assert "used or is too old" in Client().get(link).content.decode()


def test_nobody_makes_a_link_for_a_person_of_another_agency_too(alder, bay):
    """Whoever set that password could act at the other agency."""
    account = bay.account("sergeant")
    assert alder.do("sergeant", "accounts.provision", email=account.email, name="X", role="officer").done
    for who in ("sergeant", "it"):
        assert alder.do(who, "accounts.issue_link", account=str(account.id)).code == "rule"
    client = Client()
    client.force_login(alder.account("sergeant"))
    page = client.post(f"/desk/settings/accounts/{account.id}/link/", {}, follow=True).content.decode()
    assert "/password/" not in page
