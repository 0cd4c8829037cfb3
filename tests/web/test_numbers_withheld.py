"""What a dashboard and a pivot do not tell, in no split and by no limit of an address; and addresses that are none."""

import pytest

from tests.clerk import Desk
from tests.factories import roster as make
from tests.towns import alder, moment
from tests.web.test_numbers import NOT_SHOWN, PIVOT, calls, figure, page, rows

__all__ = ["alder", "calls", "moment"]


def test_an_analyst_is_told_calls_and_not_what_became_of_a_child(calls):
    found = figure(page(calls, "/desk/numbers/", "analyst"), "calls")
    assert found.count(NOT_SHOWN) == 8
    assert "10 calls for an officer" in found
    assert "40%" not in found
    assert "Sensitive kinds of activity are left out." in found
    assert "they differ" not in found


CALLS_PAGES = (
    "/desk/numbers/calls.csv",
    "/desk/numbers/calls.csv?year=2026-W47",
    "/desk/numbers/calls-by-school-kind.csv",
    "/desk/numbers/years/calls-over-years.csv",
    "/desk/numbers/pivot.csv?measure=calls-school&rows=school&columns=month",
    "/desk/numbers/pivot.csv?measure=calls-school&rows=kind&columns=",
    "/desk/numbers/pivot.csv?measure=calls-school&rows=year&columns=",
)


@pytest.mark.parametrize("path", CALLS_PAGES)
def test_an_analyst_subtracts_no_call_of_the_school_from_all_calls(calls, path):
    """Ten calls less four of the school are six that an officer handled: at one school in one month, a child."""
    told = rows(calls, path, "analyst")
    assert "4" not in {word for row in told for word in row}
    assert NOT_SHOWN in str(told)


def test_a_schools_own_page_tells_an_analyst_no_call_of_the_school(calls):
    html = page(calls, f"/desk/schools/{calls.schools['high']}/", "analyst")
    assert figure(html, "calls").count(NOT_SHOWN) == 8


def test_one_officers_training_is_withheld_from_who_may_not_see_personnel(alder):
    officer = alder.account("officer-1").id
    make.training(alder, officer, hours=3, taken="2026-09-02")
    narrow = f"?measure=training&rows=month&columns=&officer={officer}"
    assert "3 h" in figure(page(alder, PIVOT + narrow), "pivot")
    found = figure(page(alder, PIVOT + narrow, "analyst"), "pivot")
    assert "Whose training it was is for the sergeant." in found
    assert "3 h" not in found
    assert ["Whose training it was is for the sergeant."] in rows(
        alder, f"/desk/numbers/pivot.csv{narrow}", "analyst"
    )
    own, all_ = f"/desk/numbers/?officer={officer}", "/desk/numbers/"
    assert "3 h of training" in page(alder, own)
    assert "of training" not in page(alder, own, "analyst")
    assert "3 h of training" in page(alder, all_, "analyst")


@pytest.mark.parametrize(("kind", "number"), [("arrest", 0), ("arrest", 2)])
def test_a_sensitive_kind_alone_is_not_shown_instead_of_none(alder, kind, number):
    """The words are the same whether there is any or none; and never that nothing was logged."""
    for _one in range(number):
        alder.log(kind=kind)
    said = "This kind of activity is sensitive"
    html = page(alder, f"/desk/numbers/?kind={kind}", "analyst")
    assert said in html
    assert "0 entries" not in html
    assert "Nothing was logged" not in html
    assert said in str(rows(alder, f"/desk/numbers/by-kind.csv?kind={kind}", "analyst"))
    assert said not in page(alder, f"/desk/numbers/?kind={kind}")
    for who in ("analyst", "sergeant"):
        for query in (f"?kind={kind}&rows=school&columns=month", f"?kind={kind}&rows=kind&columns="):
            assert said in figure(page(alder, PIVOT + query, who), "pivot"), (who, query)


def test_a_sensitive_measure_of_a_year_that_is_not_over_is_not_shown_instead_of_none(alder):
    found = figure(page(alder, PIVOT + "?measure=arrests&rows=year&columns="), "pivot")
    assert "Nothing was logged" not in found
    assert NOT_SHOWN in found


YEARS_MISTYPED = ("²", "²-fall", "٢٠٢٦", "9" * 20, "9" * 5000, "2026-²", "-1", "20260-fall", "2026-W99")


@pytest.mark.parametrize("year", YEARS_MISTYPED, ids=lambda text: ascii(text)[:20])
@pytest.mark.parametrize("path", ["/desk/numbers/", PIVOT, "/desk/numbers/pivot.csv"])
def test_a_year_that_is_none_shows_the_present_one(alder, path, year):
    shown = Desk(alder).client.get(path, {"year": year})
    assert shown.status_code == 200
    if not path.endswith(".csv"):
        assert "Jul 1, 2026 to Nov 19, 2026." in shown.content.decode()


@pytest.mark.parametrize("year", YEARS_MISTYPED, ids=lambda text: ascii(text)[:20])
def test_in_the_field_too_a_year_that_is_none_shows_the_present_one(alder, year):
    alder.log()
    client = Desk(alder, "officer-1").client
    assert "Jul 1, 2026 to Nov 19, 2026." in client.get("/year/", {"of": year}).content.decode()
    assert client.get("/year/hours.csv", {"of": year}).status_code == 200
