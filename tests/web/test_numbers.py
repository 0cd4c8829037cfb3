"""Dashboards: what stands beside each number, what is flagged, what is withheld, and addresses that show it again."""

import csv
import re
from datetime import datetime, timedelta

import pytest

from schoolbeat.foundation.ids import new_id
from schoolbeat.ledger.models import Fact
from schoolbeat.ledger.rebuild import rebuild
from schoolbeat.web.desk.numbers.views import FIGURES
from schoolbeat.work.activities.models import Tally
from schoolbeat.work.roster.models import School
from tests.cast import NOW, ZONE
from tests.clerk import Desk
from tests.towns import alder, moment

__all__ = ["alder", "moment"]
CALL = {"kind": "call-for-service", "minutes": 20}
NOT_SHOWN = "not shown"


def page(town, path, who="sergeant"):
    return Desk(town, who).open(path).content.decode()


def rows(town, path, who="sergeant"):
    body = b"".join(Desk(town, who).open(path)).decode("utf-8-sig")
    return list(csv.reader(body.splitlines()))


def figure(html, slug):
    found = re.search(rf'<figure[^>]*id="{slug}".*?</figure>', html, re.DOTALL)
    assert found, slug
    return found[0]


@pytest.fixture
def calls(alder):
    """Ten calls: four by the school, and by an officer four resolved, one diverted, one charged."""
    for outcome, number in (("school", 4), ("resolved", 4), ("diverted", 1), ("charged", 1)):
        for _one in range(number):
            alder.log(**CALL, outcome=outcome, initiator="teacher")
    School.objects.filter(id=alder.schools["high"]).update(students=1500)
    return alder


def test_calls_stand_with_both_bars_and_make_their_total(calls):
    found = figure(page(calls, "/desk/numbers/"), "calls")
    assert "67% were resolved, 17% diverted, 17% charged" in found
    assert found.count('class="split-bar"') == 2
    assert 'class="late"' not in found
    told = {row[0]: row[1] for row in rows(calls, "/desk/numbers/calls.csv")[3:]}
    assert told == {
        "Handled by the school": "4",
        "Handled by an officer": "6",
        "Resolved by an officer": "4",
        "Diverted": "1",
        "Charged": "1",
    }


def test_a_call_of_which_nobody_said_what_became_is_flagged_with_both_numbers(calls):
    calls.log(**CALL)
    found = figure(page(calls, "/desk/numbers/"), "calls")
    assert "The parts make 10, the total is 11: they differ." in found
    assert "Not said" in found


@pytest.mark.parametrize("slug", sorted(FIGURES))
def test_every_figure_has_finding_definition_period_table_and_its_csv(calls, slug):
    found = figure(page(calls, "/desk/numbers/"), slug)
    assert re.search(r"<h2>[^<]{5,}", found)
    assert "Jul 1, 2026 to Nov 19, 2026." in found
    assert re.search(r"<figcaption>\s*<b>[^<]+:</b> [A-Z][^<]{20,}", found)
    assert "<table>" in found
    assert f"/desk/numbers/{slug}.csv?year=2026" in found
    assert len(rows(calls, f"/desk/numbers/{slug}.csv?year=2026")) >= 4


def test_a_planted_difference_is_flagged_on_the_page_and_where_its_total_stands(alder):
    alder.log()
    alder.log()
    fact = Fact.objects.filter(measure="activities").first()
    Fact.objects.filter(id=fact.id).update(pillar="punishment")
    html = page(alder, "/desk/numbers/")
    for slug in ("by-month", "by-pillar"):
        assert "The parts make 1, the total is 2: they differ." in figure(html, slug), slug
    assert "The parts make" not in figure(html, "by-initiator")
    assert "The parts make 1, the total is 2" in figure(page(alder, "/desk/numbers/years/"), "over-years")


def test_tallies_are_told_apart_and_have_no_hour(alder):
    alder.log()
    Tally(
        id=new_id(), entry=new_id(), entry_digest=b"", agency_id=alder.install.agency, month=NOW.date().replace(day=1),
        kind="student-consultation", pillar="intervention", role="counselor", amount=42, minutes=None,
    ).save()  # fmt: skip
    rebuild()
    html = page(alder, "/desk/numbers/")
    for slug in ("by-month", "by-pillar", "by-kind", "by-school", "by-initiator"):
        assert "Of these, 42 from monthly tallies without single entries." in figure(html, slug), slug
    hours = figure(html, "by-hour")
    assert "Left out: 42 entries from monthly tallies" in hours
    assert "1 entry." in hours


def test_a_zero_that_is_none_is_told_as_what_it_is(alder):
    """July has no school, nothing before the first entry was reported, and nobody serves the third school."""
    town = {"name": "Alder annex", "kind": "alternative"}
    assert alder.do("sergeant", "roster.add_school", **town).done
    first = datetime(2026, 9, 3, 10, 0, tzinfo=ZONE)
    assert alder.do("officer-1", "activities.log", first, kind="alarm", minutes=5).done
    told = {row[0]: row[1] for row in rows(alder, "/desk/numbers/by-month.csv")[3:]}
    assert told == {
        "Jul 2026": "no school",
        "Aug 2026": "not reported",
        "Sep 2026": "0",
        "Oct 2026": "0",
        "Nov 2026": "0",
    }
    schools = {row[0]: row[1] for row in rows(alder, "/desk/numbers/by-school.csv")[3:]}
    assert schools == {
        "Alder annex": "not reported",
        "Alder high": "0",
        "Alder middle": "0",
        "No school": "1",
    }


def test_rates_name_the_schools_that_lack_enrollment_or_have_less_than_the_count(alder):
    School.objects.filter(id=alder.schools["high"]).update(students=2)
    for _one in range(3):
        alder.log()
    found = figure(page(alder, "/desk/numbers/"), "by-enrollment")
    assert "Enrollment missing or smaller than the count." in found
    assert "left out of the rates: Alder middle." in found
    assert "Smaller than the count of entries: Alder high." in found
    assert ["High school", "1", "3", "2", "1,500"] in rows(alder, "/desk/numbers/by-enrollment.csv")


@pytest.mark.parametrize(("number", "differs"), [(500, False), (480, False), (400, True)])
def test_what_is_stated_stands_beside_what_is_counted(alder, number, differs):
    School.objects.filter(id=alder.schools["high"]).update(students=500)
    said = {"kind": "stated", "name": "students", "printed": "about that many students", "number": number}
    assert alder.do("sergeant", "roster.add_item", **said, unit="students", bound="about").done
    found = figure(page(alder, "/desk/numbers/"), "stated")
    assert "about that many students" in found
    assert "date not given" in found
    assert "1 school without enrollment" in found
    assert ("differs" in found) == differs


PIVOT = "/desk/numbers/pivot/"


def test_a_pivot_is_said_by_its_address_and_its_file_is_the_same(alder):
    alder.log(initiator="teacher")
    alder.log("officer-2", school=str(alder.schools["middle"]), kind="mediation", minutes=30)
    query = "?measure=minutes&rows=school&columns=pillar&year=2026"
    html = figure(page(alder, PIVOT + query), "pivot")
    assert "Officer minutes by school and pillar" in html
    table = rows(alder, "/desk/numbers/pivot.csv" + query)[2:]
    assert table == [
        ["School", "Prevention", "Intervention", "Education", "Enforcement", "Together"],
        ["Alder high", "15 min", "0", "0", "0", "15 min"],
        ["Alder middle", "0", "30 min", "0", "0", "30 min"],
    ]


@pytest.mark.parametrize(
    "query",
    [
        "?rows=note",
        "?rows=school&columns=school",
        "?measure=x&columns=%00",
        "?year=9999",
        "?school=x",
        "?rows=%00",
    ],
)
def test_a_mistyped_address_shows_the_usual(alder, query):
    alder.log()
    assert 'id="pivot"' in page(alder, PIVOT + query)


def test_a_pivot_holds_no_sensitive_number_even_for_the_sergeant(alder):
    alder.log()
    alder.log(kind="arrest")
    kinds = {row[0]: row[1] for row in rows(alder, "/desk/numbers/pivot.csv?rows=kind&columns=")[3:]}
    assert (kinds["Lunch duty"], kinds["Arrest"]) == ("1", NOT_SHOWN)
    for query in (
        "?measure=arrests&rows=school",
        "?measure=arrests&rows=month",
        "?measure=calls-charged&rows=kind",
    ):
        html = figure(page(alder, PIVOT + query), "pivot")
        assert "not shown split like this" in html, query
        assert "<table>" not in html
    assert rows(alder, "/desk/numbers/by-kind.csv") != rows(alder, "/desk/numbers/by-kind.csv", "analyst")


def test_officers_are_an_axis_only_for_who_may_tell_them_apart(alder):
    alder.log()
    assert 'value="officer"' in page(alder, PIVOT)
    assert 'value="officer"' not in page(alder, PIVOT, "records")
    assert "Officer-1" not in figure(page(alder, PIVOT + "?rows=officer", "records"), "pivot")
    assert "for the sergeant" in page(alder, PIVOT + "?measure=training&rows=officer", "analyst")


def test_years_stand_beside_each_other_and_the_present_one_says_so(alder):
    alder.log()
    past = NOW - timedelta(days=300)
    assert alder.do("officer-1", "activities.log", past, kind="mediation", minutes=30).done
    table = rows(alder, "/desk/numbers/years/over-years.csv")
    assert [row[0] for row in table[3:]] == ["2025–26", "2026–27 so far"]
    assert [row[2] for row in table[3:]] == ["1", "0"]


@pytest.mark.parametrize(
    ("period", "number"),
    [("2026-W47", 2), ("2026-W46", 0), ("2026-fall", 2), ("2026-summer", 0), ("2025", 0)],
)
def test_a_week_and_a_term_have_an_address(alder, period, number):
    alder.log()
    alder.log()
    told = rows(alder, f"/desk/numbers/by-pillar.csv?year={period}")
    assert sum(int(row[1]) for row in told[3:]) == number


def test_the_full_screen_is_offered_by_script_alone(alder):
    for path in ("/desk/numbers/", "/desk/numbers/years/", PIVOT):
        html = page(alder, path)
        assert "data-whole" in html
        assert "<kbd>Esc</kbd>" in html
        assert "style=" not in html
