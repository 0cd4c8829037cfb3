"""The public page: what was published, in both languages, for anybody, and nothing else."""

import gzip
from datetime import datetime

import pytest
from django.test import Client

from schoolbeat.foundation import clock
from schoolbeat.insight.publishing.models import Publication
from schoolbeat.work.roster.models import Officer
from tests.factories import portal
from tests.factories.publishing import busy_month, entries, publication, publish
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]


@pytest.fixture
def october(alder):
    return publication(alder)


def text(response):
    return response.content.decode()


def test_anybody_reads_it_in_two_languages(october):
    english, spanish = Client().get("/p/alder/"), Client().get("/es/p/alder/")
    assert (english.status_code, spanish.status_code) == (200, 200)
    assert '<html lang="en">' in text(english)
    assert '<html lang="es">' in text(spanish)
    assert english["Content-Language"] == "en"
    assert spanish["Content-Language"] == "es"
    assert "octubre de 2026" in text(spanish)
    assert 'href="tel:911"' in text(spanish)
    assert 'href="tel:988"' in text(english)


def test_the_language_of_the_address_wins_over_the_readers(october):
    answer = Client().get("/p/alder/", headers={"Accept-Language": "es"})
    assert '<html lang="en">' in text(answer)


def test_emergency_stands_before_the_title(october):
    page = text(Client().get("/p/alder/"))
    assert page.index("tel:911") < page.index("<h1")


def test_what_is_not_shown_says_so(october):
    page = text(Client().get("/p/alder/2026-10/"))
    assert "not shown" in page
    assert "1 to less than 11" in page


def test_it_may_be_kept_by_caches_and_knows_nobody(october, alder):
    client = Client()
    client.force_login(alder.account("sergeant"))
    answer = client.get("/p/alder/")
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["Vary"] == "Accept-Encoding"
    assert "Set-Cookie" not in answer
    assert not answer.cookies
    assert "Sergeant" not in text(Client().get("/p/alder/2026-10/")).replace("Sergeant of Alder", "")


def test_asked_again_it_is_not_sent_again(october):
    first = Client().get("/p/alder/")
    again = Client().get("/p/alder/", headers={"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_packed_it_is_the_same(october):
    plain = Client().get("/p/alder/")
    packed = Client().get("/p/alder/", headers={"Accept-Encoding": "gzip"})
    assert packed["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == plain.content
    assert len(packed.content) < 30_000


def test_once_kept_it_costs_one_look(october, django_assert_num_queries):
    Client().get("/p/alder/")
    with django_assert_num_queries(1):
        Client().get("/p/alder/")


@pytest.mark.parametrize("path", ["/p/none/", "/p/alder/2026-01/", "/p/alder/2026-10/none.csv", "/p/bay/"])
def test_what_was_not_published_does_not_exist(october, bay, path):
    assert Client().get(path).status_code == 404


def test_nothing_is_posted(october):
    assert Client().post("/p/alder/").status_code == 405


@pytest.mark.parametrize("figure", ["by-school", "all"])
def test_figures_come_as_files(october, figure):
    answer = Client().get(f"/p/alder/2026-10/{figure}.csv")
    lines = b"".join(answer.streaming_content).decode("utf-8-sig").splitlines()
    assert any(line.startswith("Alder high") for line in lines)
    assert answer["Cache-Control"] == "public, max-age=300"


def test_a_withdrawn_period_says_why_and_gives_no_file(october, alder):
    Client().get("/p/alder/")
    alder.do("sergeant", "publishing.withdraw", publication=str(october), reason="Counted twice.")
    page = text(Client().get("/p/alder/"))
    assert "Counted twice." in page
    assert "Mediation" not in page
    assert Client().get("/p/alder/2026-10/all.csv").status_code == 404


def test_a_new_version_takes_the_place_of_the_old(october, alder):
    Client().get("/p/alder/")
    assert publish(alder).done
    assert "version 2" in text(Client().get("/p/alder/"))


def test_a_page_that_was_kept_learns_of_other_periods(october, alder):
    entries(alder, "lunch-duty", 12, 9)
    before = Client().get("/p/alder/2026-10/")
    assert publish(alder, "2026-09").done
    after = Client().get("/p/alder/2026-10/")
    assert "/p/alder/2026-09/" in text(after)
    assert before["ETag"] != after["ETag"]
    row = Publication.objects.get(period="2026-09")
    assert alder.do("sergeant", "publishing.withdraw", publication=str(row.id), reason="Too early.").done
    assert "/p/alder/2026-09/" not in text(Client().get("/p/alder/2026-10/"))


def test_no_role_and_no_beginner_is_left_out_of_a_chart(october):
    """Only the calls have rows that others are parts of."""
    page = text(Client().get("/p/alder/2026-10/"))
    for figure, words in (("by-role", "Law enforcement officer"), ("by-initiator", "Officer")):
        chart = page.split(f'id="{figure}"')[1].split("</svg>")[0]
        assert words in chart, figure


def test_invented_data_says_so(october):
    row = Publication.objects.get()
    row.content["synthetic"] = True
    row.save()
    assert "SYNTHETIC" in text(Client().get("/p/alder/"))
    answer = Client().get("/p/alder/2026-10/all.csv")
    assert "SYNTHETIC" in answer["Content-Disposition"]
    assert b"".join(answer.streaming_content).decode("utf-8-sig").startswith("SYNTHETIC")


# Who is shown by name


TEAM = ("officer-1", "officer-2")


def name_of(who):
    return f"{who.capitalize()} of Alder"


def named_on(path):
    return [who for who in TEAM if name_of(who) in text(Client().get(path))]


@pytest.fixture
def named(alder):
    """Given two officers who agreed to be shown, of whom a publication froze the names."""
    busy_month(alder)
    team = [portal.agreed(alder, who) for who in TEAM]
    assert publish(alder, team=team).done
    return alder


@pytest.mark.parametrize("opened", [False, True], ids=["figures alone", "with a portal"])
def test_who_takes_a_consent_back_is_named_no_more_where_figures_were_frozen(named, opened):
    if opened:
        portal.published(named)
    paths = [f"{prefix}/p/alder/{name}" for prefix in ("", "/es") for name in ("2026-10/", "numbers/")]
    frozen = Publication.objects.get().content
    for path in paths:
        assert named_on(path) == list(TEAM), path
    portal.done(named, "withdraw_consent", officer=portal.officer_of(named))
    for path in paths:
        assert named_on(path) == ["officer-2"], path
    assert Publication.objects.get().content == frozen


def test_who_never_agreed_is_not_named_whoever_was_chosen(alder):
    busy_month(alder)
    assert publish(alder, team=[portal.officer_of(alder, who) for who in TEAM]).done
    assert named_on("/p/alder/2026-10/") == []
    portal.agreed(alder)
    assert named_on("/p/alder/2026-10/") == ["officer-1"]


def test_who_left_since_is_not_named_from_that_day_on(named):
    assert named_on("/p/alder/2026-10/") == list(TEAM)
    Officer.objects.filter(pk=portal.officer_of(named)).update(left="2026-11-20")
    assert named_on("/p/alder/2026-10/") == list(TEAM)
    with clock.at(datetime.fromisoformat("2026-11-20T12:00:00-08:00")):
        assert named_on("/p/alder/2026-10/") == ["officer-2"]


def test_a_copy_that_was_frozen_with_names_alone_goes_by_them(named):
    row = Publication.objects.get()
    for member in row.content["team"]:
        del member["id"]
    row.save()
    portal.done(named, "withdraw_consent", officer=portal.officer_of(named))
    assert named_on("/p/alder/2026-10/") == ["officer-2"]


def test_two_officers_of_one_name_are_told_apart(named):
    Officer.objects.update(name=name_of("officer-1"))
    row = Publication.objects.get()
    for member, unit in zip(row.content["team"], ("North", "South"), strict=True):
        member |= {"name": name_of("officer-1"), "unit": unit}
    row.save()
    portal.done(named, "withdraw_consent", officer=row.content["team"][0]["id"])
    page = text(Client().get("/p/alder/2026-10/"))
    assert "South" in page and "North" not in page


# The desk's side


@pytest.fixture
def sergeant(alder):
    client = Client()
    client.force_login(alder.account("sergeant"))
    return client


def shown_form(page):
    """The hidden fields of the form that a page shows."""
    form = page.context["form"]
    return {field.name: field.value() for field in form.hidden_fields()}


def test_a_period_is_looked_at_and_published(alder, october, sergeant):
    page = sergeant.get("/desk/publishing/2026-10/")
    assert page.status_code == 200
    assert "numbers are not shown" in text(page)
    answer = sergeant.post("/desk/publishing/2026-10/", shown_form(page))
    assert answer.status_code == 302
    assert Publication.objects.count() == 2
    assert "It is public now." in text(sergeant.get(answer["Location"]))


def test_only_who_agreed_is_offered_to_be_named(alder, october, sergeant):
    assert "team" not in sergeant.get("/desk/publishing/2026-10/").context["form"].fields
    officer = portal.agreed(alder)
    page = sergeant.get("/desk/publishing/2026-10/")
    assert page.context["form"].fields["team"].choices == [(officer, name_of("officer-1"))]
    answer = sergeant.post("/desk/publishing/2026-10/", shown_form(page) | {"team": [officer]})
    assert answer.status_code == 302
    assert named_on("/p/alder/2026-10/") == ["officer-1"]


def test_late_entries_are_told_before_it_is_published(alder, october, sergeant):
    assert "not in these figures" not in text(sergeant.get("/desk/publishing/2026-10/"))
    entries(alder, "lunch-duty", 3)
    assert "not in these figures: 3." in text(sergeant.get("/desk/publishing/2026-10/"))


def test_pressed_twice_it_is_published_once(alder, october, sergeant):
    form = shown_form(sergeant.get("/desk/publishing/2026-10/"))
    for _press in range(2):
        sergeant.post("/desk/publishing/2026-10/", form)
    assert Publication.objects.count() == 2


def test_what_cannot_be_published_says_why(alder, october, sergeant):
    page = sergeant.get("/desk/publishing/2026-02/")
    assert "Nothing was logged in this period." in text(page)
    form = {"envelope": "0190a0a0-0000-7000-8000-000000000001", "asked": "2026-11-19T12:00:00-08:00"}
    answer = sergeant.post("/desk/publishing/2026-02/", form)
    assert answer.status_code == 422
    assert Publication.objects.count() == 1


def test_who_may_only_look_cannot_publish(alder, october):
    client = Client()
    client.force_login(alder.account("analyst"))
    page = client.get("/desk/publishing/2026-10/")
    assert "Publish this period" not in text(page)
    client.post("/desk/publishing/2026-10/", shown_form(page))
    assert Publication.objects.count() == 1


def test_withdrawing_asks_why(alder, october, sergeant):
    path = f"/desk/publishing/{october}/withdraw/"
    form = shown_form(sergeant.get(path))
    assert sergeant.post(path, form | {"reason": ""}).status_code == 422
    assert sergeant.post(path, form | {"reason": "Counted twice."}).status_code == 302
    assert "Counted twice." in text(sergeant.get("/desk/publishing/"))
    assert sergeant.get(path).status_code == 404


def test_jobs_have_their_page(sergeant):
    assert "No job waits" in text(sergeant.get("/desk/jobs/"))
