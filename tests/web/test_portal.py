"""The portal's pages: for anybody, in both languages, without a script or a session, and nothing that is not public."""

import gzip
import re
from datetime import timedelta
from html.parser import HTMLParser

import pytest
from django.test import Client

from schoolbeat.foundation import clock
from schoolbeat.work.roster.models import Agency
from tests.factories import roster
from tests.factories.portal import (
    agreed,
    alert,
    called,
    contact,
    done,
    later,
    officer_of,
    phone,
    published,
    spanish,
    whole,
    write,
)
from tests.factories.publishing import publication
from tests.towns import alder, bay, moment

__all__ = ["alder", "bay", "moment"]
NAMES = ("", "schools/", "team/", "about/", "records/", "praise-or-complaint/")
SCRIPT = "<script>alert(1)</script>"


def text(response):
    return response.content.decode()


def get(path, **headers):
    return Client().get(path, headers=headers)


@pytest.fixture
def town(alder):
    published(alder)
    return alder


class Links(HTMLParser):
    """The addresses of a page."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found += [value for name, value in attrs if name in ("href", "action", "src")]


# What exists


def everything(town):
    """Say something in every section, show an officer, and publish figures."""
    for section in ("mission", "youth", "anonymous", "statement", "agreement", "chosen"):
        write(town, section, f"About {section}.")
    roster.agreement(town)
    agreed(town)
    publication(town)


@pytest.mark.parametrize("prefix", ["/p/", "/es/p/"])
@pytest.mark.parametrize("name", [*NAMES, "youth/", "anonymous/", "numbers/"])
def test_each_page_opens_to_anybody_and_may_be_kept(town, prefix, name):
    everything(town)
    answer = get(f"{prefix}alder/{name}")
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "public, max-age=300"
    assert answer["Vary"] == "Accept-Encoding"
    assert answer["Content-Language"] == ("en" if prefix == "/p/" else "es")
    assert "Set-Cookie" not in answer
    page = text(answer)
    assert page.index("tel:911") < page.index("<h1")
    assert 'href="tel:988"' in page
    assert f'<html lang="{answer["Content-Language"]}">' in page


def test_no_page_leads_to_one_that_does_not_exist(town):
    everything(town)
    seen, waiting = set(), ["/p/alder/", "/es/p/alder/"]
    while waiting:
        path = waiting.pop()
        if path in seen:
            continue
        seen.add(path)
        answer = get(path)
        assert answer.status_code == 200, path
        if answer["Content-Type"].startswith("text/html"):
            for href in Links(text(answer)).found:
                bare = href.partition("#")[0]
                if bare.startswith(("/p/", "/es/p/")):
                    waiting.append(bare)
                else:
                    assert bare == "" or bare.startswith(("tel:", "mailto:?", "/static/")), (path, href)
    assert len(seen) > 25


def test_what_is_not_said_has_no_page_and_no_link(town):
    home = text(get("/p/alder/"))
    for name in ("youth", "anonymous", "numbers", "resources"):
        assert f"/p/alder/{name}/" not in home
        assert get(f"/p/alder/{name}/").status_code == 404


@pytest.mark.parametrize("name", [*NAMES, "schools/?q=alder", "numbers/"])
def test_a_portal_that_is_not_public_answers_like_what_does_not_exist(alder, bay, name):
    published(alder)
    done(alder, "take_off")
    unknown, hidden = get(f"/p/nowhere/{name}"), get(f"/p/alder/{name}")
    assert unknown.status_code == hidden.status_code == get(f"/p/bay/{name}").status_code == 404
    assert text(unknown) == text(hidden)


def test_figures_stand_without_a_portal_as_before(alder):
    publication(alder)
    for path in ("/p/alder/", "/p/alder/numbers/", "/p/alder/2026-10/"):
        assert "What the officers did" in text(get(path)), path
    assert get("/p/alder/schools/").status_code == 404


def test_with_a_portal_figures_have_their_own_page(town):
    publication(town)
    assert "What the officers did" not in text(get("/p/alder/"))
    page = text(get("/p/alder/numbers/"))
    assert "What the officers did" in page
    assert "/p/alder/schools/" in page
    assert "/p/alder/2026-10/all.csv" in page
    assert "What the officers did" in text(get("/p/alder/2026-10/"))


def test_no_name_of_a_page_can_be_a_period(town):
    from schoolbeat.web.public.urls import NAMES as NAMED

    assert NAMED
    assert not [name for name in (*NAMED, "schools", "numbers") if re.search(r"\d", name)]


# Kept until something changes


def test_once_kept_a_page_costs_one_look(town, django_assert_num_queries):
    for path in ("/p/alder/", "/es/p/alder/team/", f"/p/alder/schools/{town.schools['high']}/"):
        get(path)
        with django_assert_num_queries(1):
            get(path)


def test_asked_again_it_is_not_sent_again(town):
    first = get("/p/alder/about/")
    again = get("/p/alder/about/", **{"If-None-Match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    packed = get("/p/alder/about/", **{"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.content) == first.content
    assert len(packed.content) < 30_000


def test_a_page_changes_when_something_changes(town):
    before = get("/p/alder/about/")
    write(town, "mission", "To listen.")
    after = get("/p/alder/about/")
    assert "To listen." in text(after)
    assert before["ETag"] != after["ETag"]


def test_a_page_changes_when_a_moment_comes(town):
    write(town, "mission", "To serve.")
    write(town, "mission", "To listen.", shown_from="2026-11-20T08:00:00-08:00")
    assert "To serve." in text(get("/p/alder/about/"))
    with clock.at(later("2026-11-20") - timedelta(hours=4, seconds=1)):
        assert "To serve." in text(get("/p/alder/about/"))
    with clock.at(later("2026-11-20") - timedelta(hours=4)):
        assert "To listen." in text(get("/p/alder/about/"))


def test_an_alert_stands_above_every_page(town):
    alert(town, text_es="Salida temprana el viernes.", reviewed_by="Ana Vale")
    for name in NAMES:
        assert "Early release on Friday." in text(get(f"/p/alder/{name}"))
        assert "Salida temprana el viernes." in text(get(f"/es/p/alder/{name}"))
    with clock.at(later("2026-11-22")):
        assert "Early release" not in text(get("/p/alder/"))


def test_an_alert_without_spanish_is_marked_as_english(town):
    alert(town)
    assert '<p lang="en">' in text(get("/es/p/alder/"))


# Languages


def test_where_the_spanish_is_missing_the_english_stands_and_says_so(town):
    write(town, "mission", "To serve.")
    page = text(get("/es/p/alder/about/"))
    part = page.split('id="mission"')[1].split("</section>")[0]
    assert "Por ahora, este texto solo está en inglés." in part
    assert '<div class="p-text" lang="en">' in part
    spanish(town, "mission", "Servir.")
    part = text(get("/es/p/alder/about/")).split('id="mission"')[1].split("</section>")[0]
    assert "Servir." in part
    assert "solo está en inglés" not in part
    assert "To serve." in text(get("/p/alder/about/"))


def test_the_language_button_leads_to_the_same_page(town):
    path = f"schools/{town.schools['high']}/"
    assert f'href="/es/p/alder/{path}"' in text(get(f"/p/alder/{path}"))
    assert f'href="/p/alder/{path}"' in text(get(f"/es/p/alder/{path}"))


# Telephone lines


def test_lines_stand_in_order_and_dial_in_full(town):
    line = phone(town, "362-5111", "emergency", label="Local emergency line")
    whole(town, line, "(209) 555-0111")
    called(town, line)
    page = text(get("/p/alder/"))
    assert page.index("tel:911") < page.index("tel:+12095550111") < page.index("tel:+12095550123")
    assert page.index("tel:+12095550123") < page.index("tel:988")


def test_of_invented_data_a_number_without_area_code_is_printed_and_leads_nowhere(town):
    Agency.objects.update(synthetic=True)
    line = phone(town, "362-5111", "emergency", label="Local emergency line")
    done(town, "leave_off", phone=str(line), why="No area code.")
    page = text(get("/p/alder/"))
    assert "362-5111" in page
    assert not re.search(r"tel:[^\"]*3625111", page)
    assert "without an area code" in page
    assert "SYNTHETIC" in page


# Schools


def test_a_school_is_found_misspelled_and_without_a_script(town):
    roster.school(town, "Cordova Villa")
    page = text(get("/p/alder/schools/?q=cordva+vila"))
    assert "1 school is like" in page
    assert "Cordova Villa" in page.split('id="found"')[1].split("</section>")[0]
    assert "No school is like" in text(get("/p/alder/schools/?q=zzzzqq"))
    assert get("/p/alder/schools/?q=" + "9" * 3000).status_code == 200
    assert "Las 3 escuelas" not in text(get("/es/p/alder/schools/?q=%20"))


@pytest.mark.parametrize("query", [SCRIPT, '"><img src=x onerror=alert(1)>', "\x00", "%", "' OR 1=1 --"])
def test_what_is_typed_is_printed_as_words(town, query):
    answer = Client().get("/p/alder/schools/", {"q": query})
    assert answer.status_code == 200
    assert SCRIPT not in text(answer)
    assert "<img src=x" not in text(answer)


def test_a_closed_school_and_one_of_another_town_have_no_page(town, bay):
    gone = roster.school(town, "Old Mill")
    roster.done(
        town,
        "change_school",
        school=str(gone),
        fields={"name": "Old Mill", "kind": "elementary", "status": "closed"},
    )
    for identity in (gone, bay.schools["high"]):
        assert get(f"/p/alder/schools/{identity}/").status_code == 404
    assert "Old Mill" not in text(get("/p/alder/schools/"))


def test_a_schools_page_says_how_to_reach_its_officer(town):
    agreed(town)
    contact(town)
    page = text(get(f"/p/alder/schools/{town.schools['high']}/"))
    assert "Officer-1 of Alder" in page
    assert "At this school since January 2026." in page
    assert "Speaks English and Spanish." in page
    assert "office of Alder high" in page
    assert "Ines Vale" in page
    assert "(209) 555-0177" in page
    assert "office@alder.example" not in page
    spanish_page = text(get(f"/es/p/alder/schools/{town.schools['high']}/"))
    assert "En esta escuela desde enero de 2026." in spanish_page
    assert "Habla inglés y español." in spanish_page


def test_without_consent_no_officer_is_named(town):
    for path in (f"/p/alder/schools/{town.schools['high']}/", "/p/alder/team/"):
        assert "Officer-1" not in text(get(path))


def test_a_schools_numbers_are_the_published_ones_and_one_officers_work_is_said_so(town):
    publication(town)
    page = text(get(f"/p/alder/schools/{town.schools['high']}/"))
    assert "October 2026 in numbers" in page
    assert "these figures are that officer" in page
    assert "not shown" in page


def test_stated_figures_stand_beside_the_counted_with_their_date(town):
    item = {"kind": "stated", "name": "students", "printed": "approximately 70,560 students"}
    roster.done(town, "add_item", **item, source="own page")
    roster.done(town, "add_item", **item | {"printed": "two officers", "dated": "November 2005"})
    page = text(get("/p/alder/schools/"))
    assert "2 schools" in page
    assert re.search(r"approximately 70,560 students</b>.{0,80}date not given", page)
    assert re.search(r"two officers</b>.{0,80}November 2005", page)


def test_a_claim_is_a_statement_without_source_and_year_and_never_a_figure(town):
    write(town, "statement", "60 educators are assaulted every day.")
    page = text(get("/p/alder/about/"))
    part = page.split('id="statement"')[1].split("</section>")[0]
    assert "<blockquote>" in part
    assert "source and year not given" in part
    for path in ("/p/alder/", "/p/alder/schools/", "/p/alder/team/"):
        assert "60 educators" not in text(get(path))


def test_the_review_of_the_agreement_is_a_public_fact(town):
    one = roster.agreement(town)
    roster.done(town, "review_agreement", agreement=str(one), day="2026-11-18", note="Not for the public.")
    page = text(get("/p/alder/about/"))
    assert "Nov 18, 2026" in page
    assert "Nov 18, 2027" in page
    assert "Not for the public." not in page


# Writing to an officer


def test_an_officers_address_stands_in_no_page_and_comes_for_a_button(town):
    officer = agreed(town)
    path = f"/p/alder/officers/{officer}/write/"
    for each in ("/p/alder/team/", f"/p/alder/schools/{town.schools['high']}/", path):
        page = text(get(each))
        assert "robin@alder.example" not in page
        assert "alder.example" not in page, each
        assert not re.search(r"mailto:[^?]", page)
    answer = Client(enforce_csrf_checks=True).post(path)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "no-store"
    page = text(answer)
    assert "robin<wbr><span>@</span><wbr>alder.example" in page
    assert "robin@alder.example" not in page
    assert "mailto:robin" not in page


def test_nobody_is_written_to_who_is_not_shown_or_has_no_address(town):
    path = "/p/alder/officers/{}/write/"
    assert get(path.format(officer_of(town))).status_code == 404
    officer = agreed(town, email="")
    assert get(path.format(officer)).status_code == 404
    assert Client().post(path.format(officer)).status_code == 404
    assert get(path.format(officer_of(town, "officer-2"))).status_code == 404


# What must never happen


def public_pages(town):
    high = f"schools/{town.schools['high']}/"
    paths = [f"{prefix}alder/{name}" for prefix in ("/p/", "/es/p/") for name in (*NAMES, high)]
    return {path: (text(answer := get(path)), answer["ETag"]) for path in paths}


@pytest.mark.parametrize("covered", [False, True])
def test_no_public_answer_changes_when_an_officer_is_away(town, covered):
    agreed(town)
    agreed(town, "officer-2")
    before = public_pages(town)
    cover = {"cover": officer_of(town, "officer-2")} if covered else {}
    leave = roster.leave(town, town.account("officer-1").id, **cover)
    assert public_pages(town) == before
    found = text(get("/p/alder/schools/?q=alder"))
    roster.done(town, "cancel_leave", leave=str(leave))
    assert public_pages(town) == before
    assert text(get("/p/alder/schools/?q=alder")) == found


def test_no_page_names_an_hour(town):
    agreed(town)
    Agency.objects.update(day_starts="07:13", day_ends="15:17")
    for page, _tag in public_pages(town).values():
        assert "07:13" not in page
        assert "15:17" not in page


def test_script_in_every_field_is_words(town):
    write(town, "mission", SCRIPT, heading=SCRIPT[:120], source=SCRIPT)
    for section in ("anonymous", "youth", "statement", "agreement", "chosen", "schools", "reach"):
        write(town, section, f"{SCRIPT}\n- {SCRIPT}", heading=SCRIPT)
    spanish(town, "mission", SCRIPT)
    agreed(town, languages=[SCRIPT[:40]], words=SCRIPT, words_es=SCRIPT, reviewed_by=SCRIPT)
    alert(town, text=SCRIPT, text_es=SCRIPT, reviewed_by="Ana")
    line = phone(town, "<b>555</b>", "contact", label=SCRIPT)
    whole(town, line, "(209) 555-0144")
    called(town, line)
    roster.contact(town, name=SCRIPT, title=SCRIPT, phone=SCRIPT[:40])
    one = roster.contact(town, name=SCRIPT, title=SCRIPT)
    done(town, "show_contact", contact=str(one))
    roster.unit(town, SCRIPT)
    roster.agreement(town, title=SCRIPT, parties=[SCRIPT, "Alder Unified"])
    for kind in ("stated", "claim", "program", "contact"):
        more = {"channel": "address", "target": SCRIPT} if kind == "contact" else {}
        roster.done(
            town, "add_item", kind=kind, name=SCRIPT, printed=SCRIPT, quote=SCRIPT, dated=SCRIPT, **more
        )
    roster.school(town, SCRIPT, street=SCRIPT)
    high = f"schools/{town.schools['high']}/"
    for name in (
        *NAMES,
        "youth/",
        "anonymous/",
        high,
        f"officers/{officer_of(town)}/write/",
        "schools/?q=script",
    ):
        for prefix in ("/p/", "/es/p/"):
            answer = get(f"{prefix}alder/{name}")
            assert answer.status_code == 200, name
            page = text(answer)
            assert SCRIPT not in page, name
            assert page.count("<script") == page.count('<script type="module"'), name


def test_a_link_opens_only_a_page_with_https(town):
    write(town, "anonymous", "Our line.", heading="P3 Tips", link="https://tips.example/alder")
    page = text(get("/p/alder/anonymous/"))
    assert 'href="https://tips.example/alder" rel="noreferrer"' in page
    assert "promises nothing in its name" in page
    assert "By way of P3 Tips, a separate service." in text(get("/p/alder/"))


def test_who_asks_is_not_known(town):
    client = Client()
    client.force_login(town.account("sergeant"))
    answer = client.get("/p/alder/team/")
    assert "Set-Cookie" not in answer
    assert "Sign out" not in text(answer)


def test_an_own_host_name_leads_to_the_portal(town, settings):
    settings.ALLOWED_HOSTS = ["sro.alder.example", "other.example"]
    done(town, "set_up", accent="teal", host="sro.alder.example")
    answer = Client().get("/", headers={"host": "sro.alder.example"})
    assert (answer.status_code, answer["Location"]) == (302, "/p/alder/")
    assert Client().get("/es/", headers={"host": "sro.alder.example"})["Location"] == "/es/p/alder/"
    assert Client().get("/", headers={"host": "other.example"})["Location"].startswith("/sign-in/")
    done(town, "take_off")
    assert Client().get("/", headers={"host": "sro.alder.example"})["Location"].startswith("/sign-in/")


def test_the_color_is_the_agencys(town):
    done(town, "set_up", accent="green")
    assert 'class="public a-green"' in text(get("/p/alder/"))
