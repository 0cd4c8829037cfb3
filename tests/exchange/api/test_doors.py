"""Who is let in by the API: tokens, scopes, and what becomes of them."""

from datetime import timedelta

import pytest

from schoolbeat.access.models import Account
from schoolbeat.access.viewers import token_digest
from schoolbeat.foundation import clock
from schoolbeat.ledger.models import Entry
from tests.cast import NOW
from tests.exchange.api.caller import ALL, ENVELOPES, MEASURES, ROSTER, Caller, issue, item

PATHS = (ENVELOPES, ROSTER, MEASURES)


def statuses(caller):
    return [
        caller.send([item()]).status_code,
        caller.get(ROSTER).status_code,
        caller.get(MEASURES).status_code,
    ]


@pytest.mark.parametrize(
    "token", [None, "", "wrong", "a" * 5000, "\x7f"], ids=["none", "empty", "wrong", "long", "odd"]
)
def test_without_a_good_token_nothing_is_told(alder, token):
    before = Entry.objects.count()
    caller = Caller(token)
    for response in (caller.send([item()]), caller.get(ROSTER), caller.get(MEASURES)):
        assert response.status_code == 401
        assert response.json()["code"] == "unauthorized"
        assert response["WWW-Authenticate"] == "Bearer"
        assert response["Cache-Control"] == "no-store"
    assert Entry.objects.count() == before


def test_a_stranger_is_refused_before_the_body_is_looked_at(alder):
    assert Caller(None).send(b"{").status_code == 401


def test_a_session_of_the_web_opens_no_api(client, alder):
    client.force_login(alder.account("officer-1"))
    assert client.get(ROSTER).status_code == 401
    assert client.post(ENVELOPES, "[]", content_type="application/json").status_code == 401


@pytest.mark.parametrize(("scope", "opened"), list(zip(ALL, PATHS, strict=True)))
def test_a_token_opens_what_its_scope_names_and_no_more(alder, scope, opened):
    caller = Caller(issue(alder, "sergeant", scope)[0])
    assert dict(zip(PATHS, statuses(caller), strict=True)) == {
        path: 200 if path == opened else 403 for path in PATHS
    }
    refused = caller.get(ROSTER) if opened != ROSTER else caller.get(MEASURES)
    assert refused.json()["code"] == "scope"


def test_two_tokens_of_one_person_do_not_lend_each_other_scopes(alder):
    first = Caller(issue(alder, "officer-1", "roster:read")[0])
    second = Caller(issue(alder, "officer-1", "envelopes:write")[0])
    assert (first.get(ROSTER).status_code, first.send([item()]).status_code) == (200, 403)
    assert (second.get(ROSTER).status_code, second.send([item()]).status_code) == (403, 200)


def test_a_revoked_token_opens_nothing(alder):
    token, identity = issue(alder, "officer-1", *ALL)
    assert statuses(Caller(token)) == [200, 200, 200]
    assert alder.do("it", "accounts.revoke_token", token=str(identity)).done
    assert statuses(Caller(token)) == [401, 401, 401]


def test_a_closed_account_takes_its_tokens_along(alder, officer):
    assert alder.do("sergeant", "accounts.close", account=str(alder.account("officer-1").id)).done
    assert statuses(officer) == [401, 401, 401]


def test_an_account_that_is_switched_off_takes_its_tokens_along(alder, officer):
    Account.objects.filter(email="officer-1@alder.example").update(is_active=False)
    assert statuses(officer) == [401, 401, 401]


def test_a_token_acts_at_the_agency_that_issued_it_alone(alder, bay):
    """One officer serves both towns; each token reads and writes in its own."""
    email = "officer-1@alder.example"
    assert bay.do("sergeant", "accounts.provision", email=email, name="Officer-1", role="officer").done
    account = str(alder.account("officer-1").id)
    for number, town in enumerate((alder, bay)):
        token = f"token-of-{number}"
        digest = token_digest(token).hex()
        assert town.do("it", "accounts.issue_token", account=account, scopes=list(ALL), digest=digest).done
        assert [row["slug"] for row in Caller(token).get(ROSTER).json()["agencies"]] == [town.slug]
        school = {other.slug: str(other.schools["high"]) for other in (alder, bay)}
        assert Caller(token).say(item(school=school[town.slug]))[0]["result"] == "accepted"
        other = "bay" if town is alder else "alder"
        assert Caller(token).say(item(school=school[other]))[0]["code"] == "unknown_school"


def test_whoever_may_not_see_measures_is_told_so(alder):
    caller = Caller(issue(alder, "it", *ALL)[0])
    response = caller.get(MEASURES)
    assert (response.status_code, response.json()["code"]) == (403, "not_permitted")


def test_a_role_that_may_not_log_is_refused_item_by_item(alder):
    caller = Caller(issue(alder, "analyst", *ALL)[0])
    assert [answer["code"] for answer in caller.say(item(), item())] == ["not_permitted", "not_permitted"]


@pytest.mark.parametrize(
    ("method", "path"), [("get", ENVELOPES), ("put", ENVELOPES), ("post", ROSTER), ("delete", MEASURES)]
)
def test_other_methods_are_not_allowed(client, officer, method, path):
    assert getattr(client, method)(path, headers=officer.headers).status_code == 405


def test_an_invented_town_says_so_in_every_answer(alder, officer):
    assert "X-Schoolbeat-Data" not in officer.get(ROSTER)
    Account.objects.update(synthetic=True)
    for response in (officer.send([item()]), officer.get(ROSTER), officer.get(MEASURES)):
        assert response["X-Schoolbeat-Data"] == "SYNTHETIC"
    reader = Caller(issue(alder, "officer-1", "roster:read", "measures:read")[0])
    refused = [
        officer.send("{"),
        officer.get(MEASURES, by="x"),
        officer.get(MEASURES, to="x"),
        reader.send([]),
    ]
    assert [response.status_code for response in refused] == [400, 422, 422, 403]
    assert {response["X-Schoolbeat-Data"] for response in refused} == {"SYNTHETIC"}
    assert officer.get(ROSTER).json()["synthetic"] is True
    assert officer.get(MEASURES).json()["synthetic"] is True


def test_who_comes_back_after_closing_reaches_the_new_school_alone(alder):
    """A role to come starts afresh: neither the schools nor the tokens of the one that ended."""
    counselor = str(alder.account("counselor").id)
    caller = Caller(issue(alder, "counselor", *ALL)[0])
    assert caller.get(ROSTER).status_code == 200
    provision = {"email": "counselor@alder.example", "name": "C", "role": "counselor"}
    for day, school in enumerate(("middle", "high", "middle")):
        # The first role began today; the later ones end on another day than they began.
        with clock.at(NOW + timedelta(days=day)):
            assert alder.do("it", "accounts.close", account=counselor).done
            schools = [str(alder.schools[school])]
            assert alder.do("it", "accounts.provision", **provision, schools=schools).done
            assert alder.viewer("counselor").schools == {alder.schools[school]}
            assert statuses(caller) == [401, 401, 401]
