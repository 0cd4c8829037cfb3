"""The verbs on accounts: each writes what it says and refuses what it must."""

import pytest

from schoolbeat.access.models import Account, Membership, Reach, Token
from schoolbeat.access.roles import Role
from schoolbeat.access.viewers import viewer_for, viewer_for_token
from schoolbeat.ledger.models import Entry
from schoolbeat.work.accounts.queries import account_by_email, account_to_link, members, roles_of

DIGEST = "ab" * 32


def provision(town, who="sergeant", **changed):
    said = {"email": "kim@alder.example", "name": "Kim Vale", "role": "analyst", **changed}
    return town.do(who, "accounts.provision", **said)


def test_a_person_gets_an_account_a_role_and_a_proven_address(alder):
    assert provision(alder, email=" Kim@Alder.example ", name="  Kim Vale ", language="es").done
    account = Account.objects.get(email="kim@alder.example")
    assert (account.name, account.language, account.has_usable_password()) == ("Kim Vale", "es", False)
    membership = account.memberships.get()
    assert (membership.role, membership.zone, membership.place) == (
        "analyst",
        "America/Los_Angeles",
        "us-ca/alder",
    )
    assert account.emailaddress_set.get().verified


def test_a_person_of_a_school_reaches_it_from_today(alder):
    schools = [str(alder.schools["high"])] * 2
    assert provision(alder, role="counselor", schools=schools).done
    reach = Reach.objects.get(account__email="kim@alder.example")
    assert (reach.school, reach.start.isoformat(), reach.end) == (alder.schools["high"], "2026-11-19", None)


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"email": "kim"}, "payload.email"),
        ({"email": "kim@alder"}, "payload.email"),
        ({"email": "a" * 250 + "@x.example"}, "payload.email"),
        ({"name": " "}, "payload.name"),
        ({"name": "a" * 121}, "payload.name"),
        ({"role": "install"}, "payload.role"),
        ({"role": "chief"}, "payload.role"),
        ({"role": "principal"}, "payload.schools"),
        ({"role": "counselor"}, "payload.schools"),
        ({"language": "xx"}, "payload.language"),
        ({"synthetic": True}, "payload.synthetic"),
    ],
)
def test_what_is_no_account_is_refused_with_its_field(alder, changed, field):
    before = Account.objects.count()
    result = provision(alder, **changed)
    assert (result.done, result.field) == (False, field)
    assert Account.objects.count() == before


def test_one_person_has_one_account_and_a_role_at_each_agency(alder, bay):
    assert provision(alder).done
    assert provision(alder, email="KIM@alder.example").code == "rule"
    assert provision(bay, role="records").done
    account = Account.objects.get(email="kim@alder.example")
    assert {role.role for role in roles_of(viewer_for(account.id))} == {"analyst", "records"}


def test_closing_ends_the_role_here_and_leaves_the_others(alder, bay):
    provision(alder)
    provision(bay)
    account = Account.objects.get(email="kim@alder.example")
    assert alder.do("it", "accounts.close", account=str(account.id)).done
    assert Membership.objects.filter(account=account, ended=None).get().agency == bay.install.agency
    assert alder.do("it", "accounts.close", account=str(account.id)).code == "not_permitted"
    assert provision(alder, role="records").done


@pytest.mark.parametrize("verb", ["close", "issue_link"])
def test_an_account_of_another_agency_answers_like_none(alder, bay, verb):
    theirs = alder.do("sergeant", f"accounts.{verb}", account=str(bay.account("it").id))
    none = alder.do("sergeant", f"accounts.{verb}", account=DIGEST[:32])
    assert theirs.code == none.code == "not_permitted"
    assert theirs.message == none.message


def test_a_link_is_for_whoever_serves_here_alone(alder, bay):
    provision(alder)
    sergeant, email = alder.viewer("sergeant"), "kim@alder.example"
    account = str(account_by_email(sergeant, email).id)
    assert alder.do("sergeant", "accounts.issue_link", account=account).done
    assert account_to_link(sergeant, email) is not None
    provision(bay)
    assert alder.do("sergeant", "accounts.issue_link", account=account).code == "rule"
    assert account_to_link(sergeant, email) is None
    assert account_to_link(alder.install, email) is not None
    assert account_to_link(bay.viewer("it"), "it@alder.example") is None


def issue(town, who="it", **changed):
    said = {
        "account": str(town.account("officer-1").id),
        "scopes": ["roster:read"],
        "digest": DIGEST,
        **changed,
    }
    return town.do(who, "accounts.issue_token", **said)


@pytest.mark.parametrize(
    "changed",
    [
        {"scopes": []},
        {"scopes": ["all"]},
        {"digest": "ab"},
        {"digest": "zz" * 32},
        {"digest": ""},
        {"digest": "AB" * 32},
    ],
    ids=str,
)
def test_what_is_no_token_is_malformed(alder, changed):
    assert issue(alder, **changed).code == "malformed"
    assert not Token.objects.exists()


def test_a_token_is_issued_by_it_and_revoked_by_its_own_agency(alder, bay):
    assert issue(alder, "sergeant").code == "not_permitted"
    assert issue(alder, account=str(bay.account("it").id)).code == "not_permitted"
    issued = issue(alder)
    assert issued.done
    assert bay.do("it", "accounts.revoke_token", token=str(issued.id)).code == "not_permitted"
    assert alder.do("it", "accounts.revoke_token", token=str(issued.id)).done
    assert Token.objects.get().revoked_at is not None


def test_an_unknown_token_is_nobody(alder):
    assert viewer_for_token("") is None
    assert viewer_for_token("x" * 43) is None


def test_members_are_those_of_the_own_agency_and_only_some_see_them(alder, bay):
    seen = {one.email for one in members(alder.viewer("it"))}
    assert "sergeant@alder.example" in seen
    assert not {email for email in seen if "bay" in email}
    assert members(alder.viewer("officer-1")) == []


def test_what_a_person_does_with_the_own_account_leaves_an_entry(alder):
    for verb in ("sign_in", "sign_out", "set_password"):
        assert alder.do("analyst", f"accounts.{verb}").done
    account = alder.account("analyst")
    assert Entry.objects.filter(by=account.id, points_at=account.id).count() == 3
    assert viewer_for(account.id).role is Role.ANALYST
