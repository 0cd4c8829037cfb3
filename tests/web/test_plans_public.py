"""The public extract of a school's plan on the portal: of the version in force what anybody may read, and no more."""

import pytest
from django.test import Client

from schoolbeat.foundation import clock
from schoolbeat.ledger.destruction import entries_about
from schoolbeat.web.public import plans as door
from schoolbeat.work.portal.models import Portal
from schoolbeat.work.preparedness.models import Section
from schoolbeat.work.roster.models import Agency
from tests.factories import plans as make
from tests.web.portals import alder, bay, get, moment, text, town

__all__ = ["alder", "bay", "moment", "town"]
pytestmark = pytest.mark.django_db
LINK = "public extract (PDF)"


def page_of(town, school="high", prefix=""):
    return f"{prefix}/p/alder/schools/{town.schools[school]}/"


@pytest.fixture
def printed(monkeypatch):
    """What was printed, a paper after the other."""
    papers = []
    real = door.plan_pdf
    monkeypatch.setattr(door, "plan_pdf", lambda data, at: papers.append(data) or real(data, at))
    return papers


def test_the_page_of_a_school_leads_to_the_extract_of_its_plan(town, printed):
    assert LINK not in text(get(page_of(town)))
    make.plan(town)
    assert LINK not in text(get(page_of(town)))
    assert get(f"{page_of(town)}safety-plan.pdf").status_code == 404


def test_anybody_reads_what_is_for_anybody_of_the_version_adopted_last(
    town, printed, django_assert_num_queries
):
    identity = make.adopted(town)
    page = text(get(page_of(town)))
    assert f'<a href="{page_of(town)}safety-plan.pdf">Plan 2026–27, version 1: {LINK}</a>' in page
    assert "Adopted on Nov 18, 2026 by: Schoolsite council" in page
    answer = get(f"{page_of(town)}safety-plan.pdf")
    assert answer.content.startswith(b"%PDF-")
    assert (answer["Content-Type"], answer["Cache-Control"]) == ("application/pdf", "public, max-age=300")
    assert answer["Content-Disposition"] == 'attachment; filename="safety-plan.pdf"'
    (paper,) = printed
    public = Section.objects.filter(plan=identity, visibility="public").count()
    assert len(paper["sections"]) == public == 10
    assert "Alder high: Plan 2026–27, version 1" in paper["title"]
    assert "Zebulon" not in str(paper) and "Tactical" not in str(paper)
    assert not [
        one for one in Section.objects.exclude(visibility="public") if f"about {one.part}." in str(paper)
    ]
    # Kept: the next reader costs nothing, and whoever has it already is told so.
    with django_assert_num_queries(1):
        again = Client().get(f"{page_of(town)}safety-plan.pdf", headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, len(printed)) == (304, 1)


def test_it_is_in_the_reader_s_language_where_the_law_is(town, printed):
    make.adopted(town)
    assert get(f"{page_of(town, prefix='/es')}safety-plan.pdf")["Content-Language"] == "es"
    assert printed[0]["lang"] == "es"
    assert "Reporte de maltrato infantil" in [one["title"] for one in printed[0]["sections"]]
    assert f"{page_of(town, prefix='/es')}safety-plan.pdf" in text(get(page_of(town, prefix="/es")))


def test_a_draft_changes_nothing_and_what_a_later_version_closes_is_gone_with_its_adoption(town, printed):
    first = make.adopted(town)
    own = {"title": "Zebulon parade", "visibility": "public"}
    second = make.must(make.do(town, "new_plan_version", plan=str(first), year=2026))
    section = make.own_section(town, second, **own)
    make.must(make.wrote(town, section, "Zebulon closes the street."))
    get(f"{page_of(town)}safety-plan.pdf")
    assert "version 1" in printed[-1]["title"] and "Zebulon" not in str(printed[-1])
    make.must(make.set_to(town, make.part(second, "discipline"), "drafted", visibility="staff"))
    make.ready(town, second)
    make.must(make.adopting(town, second))
    get(f"{page_of(town)}safety-plan.pdf")
    assert "version 2" in printed[-1]["title"]
    assert "Zebulon parade" in [one["title"] for one in printed[-1]["sections"]]
    assert "about discipline." not in str(printed[-1])
    assert "version 2" in text(get(page_of(town)))


def test_a_school_without_a_plan_another_agency_s_and_a_closed_portal_answer_alike(town, bay):
    make.adopted(town)
    make.adopted(bay)
    paths = [
        f"{page_of(town, 'middle')}safety-plan.pdf",
        f"/p/alder/schools/{bay.schools['high']}/safety-plan.pdf",
        f"/p/bay/schools/{bay.schools['high']}/safety-plan.pdf",
        f"/p/nowhere/schools/{town.schools['high']}/safety-plan.pdf",
    ]
    assert [get(path).status_code for path in paths] == [404] * 4
    assert get(f"{page_of(town)}safety-plan.pdf").status_code == 200
    Portal.objects.filter(agency=town.install.agency).update(published_at=None)
    assert get(f"{page_of(town)}safety-plan.pdf").status_code == 404


def test_what_is_destroyed_is_read_no_more(town, printed):
    identity = make.adopted(town)
    get(f"{page_of(town)}safety-plan.pdf")
    assert "about discipline." in str(printed[-1])
    viewer = town.viewer("records")
    for entry in entries_about(viewer, make.part(identity, "discipline")):
        assert town.do("records", "ledger.destroy", clock.now(), entry=str(entry), reason="Order").done
    get(f"{page_of(town)}safety-plan.pdf")
    assert "about discipline." not in str(printed[-1])


def test_invented_plans_say_so(town, printed):
    Agency.objects.update(synthetic=True)
    make.adopted(town)
    answer = get(f"{page_of(town)}safety-plan.pdf")
    assert "SYNTHETIC-safety-plan.pdf" in answer["Content-Disposition"]
    assert printed[0]["synthetic"] is True
