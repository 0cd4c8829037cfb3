"""Each program of the seeds, as its sergeant finds it on the desk: what its source says, and what was done."""

import re
from html.parser import HTMLParser

import pytest
from django.test import Client

from schoolbeat.demo.building import Wish
from schoolbeat.demo.cast import agency_id
from schoolbeat.demo.programs import load, slugs
from schoolbeat.work.activities.models import Activity, Joining
from schoolbeat.work.roster.models import School
from tests.demo.stage import NOW, standing

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("five-programs")]
DAYS, SEED = 30, 7
POLICY = "policy-16-00-090"


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup, django_db_blocker):
    """Given the five programs, with thirty days of work up to Thursday noon."""
    with django_db_blocker.unblock(), standing(Wish(slugs(), days=DAYS, seed=SEED)) as built:
        yield built


@pytest.fixture(autouse=True)
def plain_static_files(settings):
    """Static files under their own names: the collected ones of a served install are not there in a test."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}
    settings.MIDDLEWARE = [name for name in settings.MIDDLEWARE if "whitenoise" not in name]


class Page(HTMLParser):
    """What a person reads on a page: its words, the rows of its tables, and where its links lead."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.pieces: list[str] = []
        self.rows: list[list[str]] = []
        self.in_cell = False
        self.links: dict[str, str] = {}
        self.feed(html)
        self.words = " ".join("".join(self.pieces).split())

    def handle_starttag(self, tag, attrs):
        """Begin a row, a cell or a link; words in different blocks stand apart."""
        if tag not in ("q", "b", "a", "span"):
            self.pieces.append(" ")
        if tag == "tr":
            self.rows.append([])
        if tag in ("td", "th"):
            self.rows[-1].append("")
            self.in_cell = True
        if tag == "a":
            self.links[dict(attrs).get("href") or ""] = ""

    def handle_endtag(self, tag):
        """End a cell."""
        self.in_cell = self.in_cell and tag not in ("td", "th")

    def handle_data(self, data):
        """Keep the words where they stand."""
        self.pieces.append(data)
        if self.in_cell:
            self.rows[-1][-1] = " ".join(f"{self.rows[-1][-1]} {data}".split())

    def says(self, *sayings: str) -> bool:
        """Say whether all sayings stand on the page, however its lines break."""
        for saying in sayings:
            assert " ".join(saying.split()) in self.words, f"the page does not say: {saying}"
        return True

    def row(self, first: str) -> list[str]:
        """Return the row of a table that begins with `first`."""
        return next(row for row in self.rows if row and row[0] == " ".join(first.split()))


def signed_in(slug: str, who: str = "sergeant") -> Client:
    client = Client()
    assert client.post("/sign-in/demo", {"account": f"{who}@{slug}.example"}).status_code == 302
    client.post("/language/", {"language": "en"})
    return client


def program_page(slug: str, who: str = "sergeant") -> Page:
    """When a member of the cast opens the Program page, with the duties of all years."""
    answer = signed_in(slug, who).get("/desk/program/?year=all")
    assert answer.status_code == 200
    return Page(answer.content.decode())


def school_counts(page: Page) -> dict[str, int]:
    counted = re.findall(r"(Elementary|Middle|High|Adult|Private|Alternative) school: (\d+)", page.words)
    return {kind: int(number) for kind, number in counted}


def test_rancho_cordova_says_whom_to_call_and_which_seventeen_schools_it_covers():
    """Given Rancho Cordova, when its sergeant opens the page, then numbers, units, mission and schools stand."""
    page = program_page("rancho-cordova")
    assert page.says("911", "362-5111", "362-5115", "the page prints seven digits and no area code")
    assert not [link for link in page.links if "3625111" in link or "362-5111" in link], (
        "no number is made up"
    )
    assert page.says(
        "P.O.P. Officers: 3 officers as stated", "School Resource Officers: 2 officers as stated"
    )
    assert page.says(
        "The mission of the Rancho Cordova Police Department School Resource Officer Program is to safeguard and "
        "improve the quality of life of children, educators, and citizens in the community"
    )
    assert page.says("nearly 200,000 violent crimes", "source and year not given", "daytime curfew")
    printed = [school.name for school in load("rancho-cordova").schools]
    assert len(printed) == 17
    assert page.says(*printed)
    assert page.says("none: no school of this name in the directory")


def test_chowchilla_serves_a_school_community_and_works_with_two_task_forces():
    """Given Chowchilla, when its sergeant opens the page, then presence and partners stand in its own words."""
    page = program_page("chowchilla")
    assert page.says(
        "The foundation of a School Resource Officer (SRO) program is the Police Department’s commitment"
    )
    assert page.says("SROs are assigned to a school community on a long-term basis", "almost infinite")
    assert page.says("Homeowners near the school may report suspicious activity to the SRO.")
    assert page.says(
        "Madera County Narcotic Enforcement Team (MADNET)", "Madera Gang Enforcement Taskforce (MADGET)"
    )


def test_chowchilla_does_what_its_page_says_for_neighbors_and_businesses():
    """Given thirty days of Chowchilla, then parents, neighbors and businesses are among those it had contact with."""
    reached = {
        audience
        for audiences in Activity.objects.filter(agency=agency_id("chowchilla")).values_list(
            "audience", flat=True
        )
        for audience in audiences
    }
    assert {"student", "parent", "staff", "neighbor"} <= reached
    page = program_page("chowchilla")
    done = [int(page.row(duty.quote)[1].replace(",", "")) for duty in load("chowchilla").duties]
    assert sum(times > 0 for times in done) > len(done) / 2


def test_el_cerrito_tells_since_when_how_many_and_for_how_long():
    """Given El Cerrito, when its sergeant opens the page, then beginning, two sites, figures and tour rule stand."""
    page = program_page("el-cerrito")
    assert page.says("In November 2005, the El Cerrito Police Department began", "(date: 2005-11)")
    assert page.says("currently there are two SROs, one at the high school and one at the middle school")
    assert page.says(
        "over 2,000 students", "100 staff", "order #2010-02", "540 Ashbury Avenue, El Cerrito CA 94530"
    )
    assert page.says("periods of two to four years before rotating into other law enforcement assignments")
    assert school_counts(page) == {"High": 1, "Middle": 1}
    assert "Perez" not in page.words, "the officer whom the source names is nobody of the demo"


def test_el_cerrito_sweeps_together_and_it_is_one_event():
    """Given a sweep in November, then one officer logged it, the other joined, and the page counts it once."""
    sweeps = Activity.objects.filter(agency=agency_id("el-cerrito"), kind="sweep")
    assert sweeps.count() == 1
    assert Joining.objects.filter(activity__in=sweeps).count() == 1
    duty = next(duty for duty in load("el-cerrito").duties if duty.kinds == ("sweep",))
    assert program_page("el-cerrito").row(duty.quote)[1] == "1"


def test_chula_vista_supports_seventy_two_schools_of_five_kinds():
    """Given Chula Vista, when its sergeant opens the page, then 14/7/45/2/4, 70,560 and 52 miles stand as printed."""
    page = program_page("chula-vista")
    assert school_counts(page) == {"High": 14, "Middle": 7, "Elementary": 45, "Adult": 2, "Private": 4}
    assert page.says("approximately 70,560 students", "52 miles", "14 High Schools", "45 Elementary Schools")
    assert page.says("(619) 691-5151")
    assert "tel:+16196915151" in page.links
    assert page.says("PREVENTION, INTERVENTION, EDUCATION, and ENFORCEMENT")
    assert page.says("Safety Patrol", "Shoe and Sock Drive", "Red Ribbon Week")
    assert page.says(
        "P3Tips", "Finding Alternatives to Detention and Enforcement", "Free Counseling Services for Children",
        "Housing Assistance for Youth", "Bullying Prevention and Intervention", "Suicide Prevention and Support",
        "Students Speaking Out",
    )  # fmt: skip
    assert page.says("the page prints only the number of schools"), (
        "which schools they are is the demo's rule"
    )


def test_policy_16_00_090_shows_each_duty_with_what_was_done_when_and_where_never():
    """Given the policy's invented town, then each duty has its times, its last day and the schools without any."""
    page = program_page(POLICY)
    assert page.says(
        "16.00.090", "invented", "to enhance public safety by providing a uniformed Police presence"
    )
    duties = load(POLICY).duties
    assert len(duties) == 12
    schools = dict(School.objects.filter(agency=agency_id(POLICY)).values_list("id", "name"))
    for duty in duties:
        work = Activity.objects.standing().filter(agency=agency_id(POLICY), kind__in=duty.kinds)
        _duty, times, last, never = page.row(duty.quote)
        assert int(times.replace(",", "")) == work.count(), duty.quote
        assert (last == "none") == (not work.exists())
        reached = set(work.values_list("school", flat=True))
        without = {name for school, name in schools.items() if school not in reached}
        everywhere = never == "all of them"
        named = {name for name in schools.values() if everywhere or name in never}
        assert named == without, duty.quote
    assert int(page.row(duties[0].quote)[1].replace(",", "")) > 20, "a uniformed presence is daily work"


@pytest.mark.parametrize("slug", slugs())
def test_every_page_says_that_all_of_it_is_invented(slug):
    """Given any program, when anyone of the desk opens its page, then SYNTHETIC stands on it."""
    assert program_page(slug, "records").says("SYNTHETIC")


@pytest.mark.parametrize("slug", slugs())
def test_an_officer_finds_the_morning_on_today(slug):
    """Given Thursday noon, when an officer signs in, then Today opens with what was logged up to now."""
    email = f"officer-1@{slug}.example"
    morning = Activity.objects.standing().filter(officer__email=email, day=NOW.date()).count()
    joined = Joining.objects.filter(officer__email=email, activity__day=NOW.date()).count()
    answer = signed_in(slug, "officer-1").get("/today/")
    assert answer.status_code == 200
    page = Page(answer.content.decode())
    assert page.says("SYNTHETIC", "What did you just do?")
    entries = morning + joined
    assert entries < 2 or page.says(f"{entries} entries")


def test_most_of_the_first_officers_have_a_morning_to_show(demo):
    """Given Thursday noon, then few of the officers that a visitor meets first have nothing logged yet."""
    today = Activity.objects.standing().filter(day=NOW.date(), officer__email__startswith="officer-1@")
    assert len(set(today.values_list("officer", flat=True))) >= 4
