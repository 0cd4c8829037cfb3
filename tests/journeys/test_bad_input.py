"""Bad input through forms: an error says what happened, nothing typed is lost, and nothing ever breaks."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.steps import fold, log_one, saved

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-newcomer")]
NOTE = "What was typed before it went wrong."


def log_form(visit, kind="lunch-duty"):
    """An officer's log form with a note typed into it, and no check of the browser in the way."""
    page = visit("officer-1")
    page.goto(f"/today/log/{kind}/")
    page.evaluate("document.querySelectorAll('form').forEach(form => { form.noValidate = true; })")
    fold(page, "Note")
    page.get_by_label("Note").fill(NOTE)
    return page


def send(page, status=422):
    """Save, and see the refusal: announced, with everything that was typed still there."""
    with page.expect_response(lambda answer: answer.request.method == "POST") as answering:
        page.locator(".save").click()
    assert answering.value.status == status
    expect(page.get_by_role("alert")).to_contain_text("Not saved yet. What you typed is still here.")
    return page.get_by_role("alert")


def span(page, start, end, day="2026-11-19"):
    page.get_by_text("From, to", exact=True).click()
    for label, value in (("From", start), ("To", end), ("Day", day)):
        page.get_by_label(label, exact=True).fill(value)


@pytest.mark.parametrize(
    ("start", "end", "day", "says"),
    [
        ("12:00", "11:30", "2026-11-19", "It ends before it began."),
        ("12:00", "12:00", "2026-11-19", "It ends before it began."),
        ("", "11:30", "2026-11-19", "Enter when it began."),
        ("10:00", "11:00", "2026-11-20", "future"),
        ("10:00", "11:00", "0001-01-01", "Enter a day between 2000 and 2100."),
        ("10:00", "11:00", "9999-12-31", "Enter a day between 2000 and 2100."),
    ],
)
def test_times_that_cannot_be(visit, start, end, day, says):
    """Given times that cannot be meant, when saved, then the reason is told, and the note is still there."""
    page = log_form(visit)
    span(page, start, end, day)
    expect(send(page)).to_contain_text(re.compile(says, re.IGNORECASE))
    expect(page.get_by_label("Note")).to_have_value(NOTE)
    expect(page.get_by_label("To", exact=True)).to_have_value(end)
    page.locator(".dur:has([value='15'])").click()
    page.locator(".save").click()
    expect(saved(page)).to_be_visible()


@pytest.mark.parametrize(
    "words", ["x" * 5000, "ring\x07the bell", "a\x00b", "\ud7ff\u202eturned", "🚨" * 4001]
)
def test_notes_that_do_not_fit(visit, words):
    """Given a note too long or with characters that do not print, then it is refused and kept in the form."""
    page = log_form(visit)
    page.get_by_label("Note").evaluate("(field, words) => { field.value = words; }", words)
    with page.expect_response(lambda answer: answer.request.method == "POST") as answering:
        page.locator(".save").click()
    if answering.value.status == 302:
        assert len(words) < 4000
        expect(saved(page)).to_be_visible()
        return
    assert answering.value.status == 422
    expect(page.get_by_role("alert")).to_contain_text("Note")
    assert len(page.get_by_label("Note").input_value()) >= len(words) - 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("envelope", "not-an-id"),
        ("envelope", ""),
        ("asked", "yesterday"),
        ("ends", "9999-12-31T23:59:59+14:00"),
        ("ends", "0001-01-01T00:00:00+14:00"),
        ("ends", "' OR 1=1"),
        ("since", "2026-11-19T00:00:00"),
        ("follow_up_envelope", "0"),
    ],
)
def test_hidden_fields_that_were_tampered_with(visit, field, value):
    """Given a page that was changed on its way, when it is sent, then it is refused with words, or harmless."""
    page = log_form(visit)
    page.locator(f"[name={field}]").evaluate("(field, value) => { field.value = value; }", value)
    # The page's own script would stamp the moment anew.
    page.locator("form.log").evaluate(
        "form => form.addEventListener('input', e => e.stopPropagation(), true)"
    )
    with page.expect_response(lambda answer: answer.request.method == "POST") as answering:
        page.locator(".save").click()
    assert answering.value.status in {302, 422}
    if answering.value.status == 422:
        expect(page.get_by_role("alert")).to_be_visible()
        expect(page.get_by_label("Note")).to_have_value(NOTE)


@pytest.mark.parametrize(
    ("field", "value"),
    [("length", "1800"), ("length", "0"), ("school", "018f0000-0000-7000-8000-000000000000"), ("place", "moon"),
     ("initiator", "nobody"), ("audience", "martian")],
)  # fmt: skip
def test_choices_that_were_never_offered(visit, field, value):
    """Given thirty hours, another agency's school or an invented place, then it is refused and the note is kept."""
    page = log_form(visit)
    page.evaluate(
        """([name, value]) => {
          const form = document.querySelector('form.log');
          form.querySelectorAll(`[name=${name}]`).forEach(field => field.removeAttribute('name'));
          const field = document.createElement('input');
          Object.assign(field, {type: 'hidden', name, value});
          form.append(field);
        }""",
        [field, value],
    )
    page.evaluate("document.querySelector('form.log').submit()")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_label("Note")).to_have_value(NOTE)


def test_a_kind_that_there_is_not(visit):
    """Given an address with an unknown kind, then the page says so and leads back."""
    page = visit("officer-1")
    for path in (
        "/today/log/no-such-kind/",
        "/today/kinds/no-such-pillar/",
        "/entry/018f0000-0000-7000-8000-000000000000/",
    ):
        assert page.goto(path).status == 404
        expect(page.get_by_role("link", name="Go to the first page")).to_be_visible()


def test_pressing_twice_is_once(visit):
    """Given a slow network, when Save is pressed twice, then one entry stands; back and Save again makes another."""
    page = visit("officer-1")
    page.goto("/today/log/lunch-duty/")
    entries = page.request.get("/week/").text().count('href="/entry/')
    page.locator("form.log").evaluate("form => { form.requestSubmit(); form.requestSubmit(); }")
    expect(saved(page)).to_be_visible()
    assert page.request.get("/week/").text().count('href="/entry/') == entries + 1
    page.go_back()
    expect(page).to_have_url(re.compile("/today/log/"))
    page.locator(".save").click()
    expect(saved(page)).to_be_visible()
    assert page.request.get("/week/").text().count('href="/entry/') == entries + 2


def test_a_number_that_is_taken_loses_nothing(visit):
    """Given a form under a taken number, when saved, then both are kept, and Save once more logs the second."""
    used = log_one(visit)
    page = log_form(visit)
    page.locator("[name=envelope]").evaluate("(field, used) => { field.value = used; }", used)
    send(page, 409)
    expect(page.get_by_label("Note")).to_have_value(NOTE)
    page.locator(".save").click()
    expect(saved(page)).to_be_visible()


def test_forms_of_the_desk_refuse_with_words(visit):
    """Given a kind that is taken, a note that does not print and a day that is none, then each says so."""
    page = visit("sergeant", desk=True)
    page.goto("/desk/kinds/add/")
    page.get_by_label("Name in English").fill("Lunch duty")
    page.get_by_label("Name in Spanish").fill("Guardia")
    page.get_by_label("Usual length").fill("5")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("alert")).to_contain_text("There is a kind of this name already.")
    expect(page.get_by_label("Name in Spanish")).to_have_value("Guardia")
    page.goto("/desk/days/")
    page.locator("tbody").nth(1).get_by_role("link").first.click()
    page.get_by_label("Note to yourself").evaluate("field => { field.value = 'ring\\u0007'; }")
    page.get_by_role("button", name="Mark as reviewed").click()
    expect(page.get_by_role("alert")).to_be_visible()
    for path in ("/desk/days/018f0000-0000-7000-8000-000000000000/2026-11-19/", "/desk/kinds/no-such/"):
        assert page.request.get(path).status == 404
    odd = (
        "/desk/log/?from=never&to=0001-01-01&school=x&page=9999&q=%00",
        "/desk/numbers/?year=9999&school=x&pillar=%00",
        "/desk/search/?q=%00%ff",
        "/desk/days/?show=x",
        "/desk/program/?year=x",
        "/week/?of=9999-99-99",
        "/week/?of=2199-12-31",
        "/today/?school=x&from=25:00&to=1&saved=%00",
    )
    assert {path: page.request.get(path).status for path in odd} == dict.fromkeys(odd, 200)


def test_a_wrong_password_says_so_and_keeps_the_address(visit):
    """Given a wrong password, then the page says that one is not signed in, and the e-mail is still there."""
    page = visit()
    page.goto("/sign-in/")
    page.locator("input[name=login]").fill("officer-1@el-cerrito.example")
    page.locator("input[name=password]").fill("not the password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("You are not signed in yet")
    expect(page.locator("input[name=login]")).to_have_value("officer-1@el-cerrito.example")
