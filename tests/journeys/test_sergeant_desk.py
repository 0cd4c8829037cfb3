"""The sergeant's desk: what is due, the log and its file, numbers and what is behind them, days, kinds, rooms."""

import re

import pytest
from playwright.sync_api import expect

from schoolbeat.web.shared.words import ONE_AND_MANY
from tests.journeys.steps import fold, log_one, rows_of

pytestmark = [pytest.mark.django_db, pytest.mark.browser, pytest.mark.xdist_group("journeys-desk")]
OKAFOR, LINDQVIST, HIGH = "Officer Simone Okafor", "Officer Mateo Lindqvist", "El Cerrito High"


def at_desk(visit, path="/desk/", who="sergeant"):
    page = visit(who, desk=True)
    page.goto(path)
    return page


def total(words):
    """How many rows a pager speaks of."""
    return int(re.search(r" of ([\d,]+)", words)[1].replace(",", ""))


def csv_of(page, link):
    with page.expect_download() as arriving:
        link.click()
    assert "SYNTHETIC" in arriving.value.suggested_filename
    return rows_of(arriving.value)


def people(page, href):
    """How many the entries of a view reached, by the file of the view, of the audience that it is about."""
    one, many = ONE_AND_MANY[re.search("audience=([a-z]+)", href)[1]]
    text = page.request.get(href.replace("/log/?", "/log/entries.csv?")).text()
    kinds = "|".join((str(one).removeprefix("1 "), str(many).removeprefix("{n} ")))
    return sum(int(number.replace(",", "")) for number in re.findall(rf"([\d,]+) (?:{kinds})\b", text))


def test_what_is_due_leads_to_where_it_is_settled(visit):
    """Given the first page, then what is due stands with its day, and each line leads on; so does each officer."""
    page = at_desk(visit, "/")
    expect(page).to_have_url(re.compile("/desk/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Due")
    for link in page.locator("main tbody a").all()[:8]:
        assert page.request.get(link.get_attribute("href")).status == 200
    page.get_by_role("link", name=OKAFOR).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(OKAFOR)


def test_a_view_of_the_log_is_an_address(visit):
    """Given filters, when they are shown, then the address holds them, and whoever opens it sees the same."""
    page = at_desk(visit, "/desk/log/")
    everything = total(page.locator(".pager").inner_text())
    page.get_by_label("From", exact=True).fill("2026-11-09")
    page.get_by_text("More filters").click()
    page.get_by_label("Pillar").select_option(label="Prevention")
    page.get_by_label("Officer", exact=True).select_option(label=OKAFOR)
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("pillar=prevention"))
    shown = page.locator("main tbody").inner_text()
    assert 0 < total(page.locator(".pager").inner_text()) < everything
    assert LINDQVIST not in shown
    page.reload()
    assert page.locator("main tbody").inner_text() == shown
    other = at_desk(
        visit, page.get_by_role("link", name="Link to this view").get_attribute("href"), "records"
    )
    assert other.locator("main tbody").inner_text() == shown
    expect(other.get_by_label("Pillar")).to_have_value("prevention")


def test_the_file_is_exactly_what_is_shown(visit):
    """Given a view of the log, then its CSV has the same entries in the same order, and their number."""
    page = at_desk(visit, "/desk/log/?from=2026-11-12&officer=&pillar=intervention")
    promised = total(page.locator(".pager").inner_text())
    shown = [
        link.get_attribute("href").split("/")[-2]
        for link in page.locator("main tbody a[href^='/desk/entries/']").all()
    ]
    rows = csv_of(page, page.get_by_role("link", name=re.compile("CSV of these")))
    assert rows[0] == ["SYNTHETIC"]
    assert rows[1][:2] == ["id", "day"]
    assert len(rows) - 2 == promised
    assert [row[0] for row in rows[2:]][: len(shown)] == shown
    assert all(row[1] >= "2026-11-12" for row in rows[2:])


def test_an_entry_shows_what_it_said_before(visit):
    """Given an entry that was corrected and then withdrawn, then the desk shows each step and what it said."""
    identity = log_one(visit, note="The first words.")
    page = visit("officer-1")
    page.goto(f"/entry/{identity}/correct/")
    fold(page, "Note")
    page.get_by_label("Note").fill("The second words.")
    page.locator(".save").click()
    expect(page.get_by_text("What it said before is kept")).to_be_visible()
    page.get_by_role("link", name="Withdraw").click()
    page.get_by_role("button", name="Withdraw this entry").click()
    expect(page.get_by_text("Withdrawn. It counts nowhere")).to_be_visible()
    desk = at_desk(visit, f"/desk/entries/{identity}/")
    expect(desk.locator("main")).to_contain_text("The second words.")
    expect(desk.locator("ol.list > li")).to_have_count(2)
    expect(desk.locator("ol.list > li").first).to_contain_text("The first words.")
    expect(desk.locator("ol.list > li").last).to_contain_text("Withdrawn")


def test_every_number_opens_the_entries_behind_it(visit):
    """Given the dashboard, when any number that is a link is opened, then the log shows exactly so many."""
    page = at_desk(visit, "/desk/numbers/")
    links = page.locator("main a[href^='/desk/log/']").filter(has_text=re.compile(r"^[\d,]+$"))
    pairs = links.evaluate_all("all => all.map(a => [a.textContent, a.getAttribute('href')])")
    assert len(pairs) > 20
    wrong = []
    for number, href in pairs:
        answer = page.request.get(href).text()
        pager = re.search(r'class="pager".*?</nav>', answer, re.S)[0]
        # Of people, it is their sum: one entry may have reached a whole class.
        behind = people(page, href) if "audience=" in href else total(pager)
        if behind != int(number.replace(",", "")):
            wrong.append((number, href))
    assert wrong == []
    links.locator("visible=true").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Day log")


def test_each_figure_comes_as_a_file_with_its_definition(visit):
    """Given the figures, then each CSV begins with SYNTHETIC, finding and definition, and has the table's rows."""
    page = at_desk(visit, "/desk/numbers/")
    figures = page.locator("figure").all()
    assert len(figures) >= 6
    for figure in figures[:3]:
        finding = figure.locator("h2").inner_text()
        as_table = figure.get_by_text("Table", exact=True)
        if as_table.count():
            as_table.click()
        shown = figure.locator("tbody tr:not(:has(.grp))").count()
        rows = csv_of(page, figure.locator("a.csv"))
        assert rows[0] == ["SYNTHETIC"]
        assert rows[1] == [finding]
        assert len(rows) - 4 == shown


def test_a_chart_is_a_table_too(visit):
    """Given a figure, when Table is chosen by keyboard, then its numbers stand as a table in place of the chart."""
    page = at_desk(visit, "/desk/numbers/")
    figure = page.locator("figure:has(.toggle)").first
    expect(figure.locator(".data")).to_be_hidden()
    figure.locator(".as-chart").focus()
    page.keyboard.press("ArrowRight")
    expect(figure.locator(".data")).to_be_visible()
    expect(figure.locator(".chart")).to_be_hidden()


def test_a_day_is_reviewed_once_however_often_one_presses(visit):
    """Given a day of an officer, when it is marked as reviewed twice over, then it is reviewed, and nothing broke."""
    page = at_desk(visit, "/desk/days/")
    page.locator("tbody").nth(1).get_by_role("link", name=OKAFOR).click()
    page.get_by_label("Note to yourself").fill("A full morning.")
    page.locator("main form[method=post]").evaluate("form => { form.requestSubmit(); form.requestSubmit(); }")
    expect(page).to_have_url(re.compile("show=waiting"))
    page.go_back()
    page.goto("/desk/days/")
    row = page.locator("tbody").nth(1).locator("tr", has_text=OKAFOR)
    expect(row).to_contain_text("reviewed")
    row.get_by_role("link").click()
    expect(page.locator("main")).to_contain_text(
        "Reviewed by Sergeant Priya Castellanos, Nov 19, 2026. A full morning."
    )


def test_a_kind_changes_from_today_on(visit):
    """Given a kind that was logged, when its pillar changes, then old entries keep theirs and new ones have the new."""
    before = log_one(visit, "lunch-duty")
    page = at_desk(visit, "/desk/kinds/")
    page.get_by_role("link", name="Lunch duty").click()
    page.get_by_label("Pillar").select_option(label="Education")
    page.get_by_role("button", name="Save").click()
    expect(page).to_have_url(re.compile("/desk/kinds/$"))
    after = log_one(visit, "lunch-duty")
    for identity, pillar in ((before, "Prevention"), (after, "Education")):
        page.goto(f"/desk/entries/{identity}/")
        expect(page.locator(".lede .pillar")).to_have_text(pillar)


def test_a_kind_is_added_and_offered_no_longer(visit):
    """Given a new kind, then officers find it; when it is retired, twice over, then they do not, and no page broke."""
    page = at_desk(visit, "/desk/kinds/add/")
    page.get_by_label("Name in English").fill("Garden club")
    page.get_by_label("Name in Spanish").fill("Club de jardinería")
    page.get_by_label("Pillar").select_option(label="Prevention")
    page.get_by_label("Usual length").fill("45")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_role("link", name="Garden club")).to_be_visible()
    phone = visit("officer-1", language="es")
    phone.goto("/today/kinds/prevention/")
    expect(phone.get_by_text("Club de jardinería")).to_be_visible()
    page.get_by_role("link", name="Garden club").click()
    page.locator("form[action$='/retire/']").evaluate(
        "form => { form.requestSubmit(); form.requestSubmit(); }"
    )
    expect(page.get_by_text("It is offered no longer.")).to_be_visible()
    phone.reload()
    expect(phone.get_by_text("Club de jardinería")).to_have_count(0)


@pytest.mark.parametrize(
    ("path", "name", "says"),
    [("/desk/schools/", HIGH, OKAFOR), ("/desk/officers/", LINDQVIST, "Korematsu Middle")],
)
def test_a_room_is_found_from_its_list(visit, path, name, says):
    """Given the lists of schools and officers, when one is opened, then its page tells who serves and what was done."""
    page = at_desk(visit, path)
    page.locator("main").get_by_role("link", name=name).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)
    expect(page.locator("main")).to_contain_text(says)
    expect(page.locator("main figure").first).to_be_visible()
    page.get_by_role("link", name="All entries").click()
    expect(page).to_have_url(re.compile("/desk/log/"))
    shown = page.locator("main tbody tr")
    assert shown.count() == shown.filter(has_text=name).count() > 0


def test_the_search_finds_with_a_key(visit):
    """Given any page of the desk, when / is pressed and a part of a name typed, then school and officer are found."""
    page = at_desk(visit)
    page.keyboard.press("/")
    page.keyboard.type("korematsu")
    page.keyboard.press("Enter")
    page.locator("main").get_by_role("link", name="Korematsu Middle").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Fred T. Korematsu Middle")
    identity = log_one(visit)
    page.get_by_role("searchbox").fill(identity)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(f"/desk/entries/{identity}/"))


def test_the_program_tells_its_duties_and_what_was_done(visit):
    """Given the program's page, then each duty has its count, and another period shows other counts."""
    page = at_desk(visit, "/desk/program/")
    expect(page.get_by_role("heading", name="Duties")).to_be_visible()
    rows = page.get_by_role("table", name="Duties").locator("tbody tr")
    assert rows.count() > 3
    page.get_by_label("Period").select_option(value="all")
    page.get_by_role("button", name="Show").click()
    expect(page).to_have_url(re.compile("year=all"))
