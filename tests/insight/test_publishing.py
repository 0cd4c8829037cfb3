"""What is published is frozen, leaves small cells out, and never gives away later what it left out before."""

import json
from datetime import date

import pytest

from schoolbeat.insight.publishing import freezing
from schoolbeat.insight.publishing.drafting import Asked, draft
from schoolbeat.insight.publishing.models import FrozenMonth, Publication, Release
from schoolbeat.insight.publishing.periods import period_named, publishable
from schoolbeat.insight.publishing.queries import current, offered, publications, published
from schoolbeat.insight.publishing.releases import released
from tests.factories.publishing import busy_month, entries, publication, publish
from tests.rules.test_suppression import THRESHOLD, attack


def figure(content, slug):
    return next(one for one in content["figures"] if one["slug"] == slug)


def values(content, slug):
    return {row["label"]["en"]: row["cells"] for row in figure(content, slug)["rows"]}


@pytest.fixture
def october(alder):
    return Publication.objects.get(id=publication(alder))


def test_only_periods_that_are_over_can_be_published(alder):
    slugs = [period.slug for period in publishable(alder.viewer("sergeant"))]
    assert slugs[0] == "2025-26"
    assert "2026-10" in slugs
    assert "2026-11" not in slugs
    assert "2026-27" not in slugs
    assert publish(alder, "2026-11").code == "rule"
    assert publish(alder, "everything").code == "rule"


def test_a_term_ends_where_the_next_begins(alder):
    term = period_named(alder.viewer("sergeant"), "spring-2026")
    assert term is not None
    assert term.start.day == term.end.day == 1
    assert term.name == {"en": "Spring term 2026", "es": term.name["es"]}


def test_small_counts_are_left_out_and_groups_are_not(october):
    kinds = values(october.content, "by-kind")
    assert kinds["Lunch duty"] == [20]
    assert kinds["Mediation"] == [None]
    assert kinds["Student consultation"] in ([29], [None])
    schools = values(october.content, "by-school")
    assert schools["Alder high"][1] == 20
    assert "3" not in {str(cell) for cells in kinds.values() for cell in cells}


def test_zero_is_a_number(october):
    assert values(october.content, "by-initiator")["Neighbor"] == [0]


def test_a_solver_recovers_nothing(october, alder):
    cells, splits = released(alder.viewer("sergeant").agency)
    assert [cell for cell in cells if cell.small]
    for name, (least, most) in attack(cells, splits).items():
        assert most - least >= THRESHOLD - 1, name


def test_nothing_that_is_published_holds_a_hidden_number(october):
    """The content is all that the public side reads: there a hidden cell is empty, not covered."""
    small = {cell[0]: cell[2] for cell in Release.objects.get().cells if cell[3]}
    assert 3 in small.values()
    assert october.threshold == THRESHOLD
    counted = ("by-kind", "by-school", "by-initiator", "by-audience", "by-month")
    shown = [cell for slug in counted for cells in values(october.content, slug).values() for cell in cells]
    assert not [cell for cell in shown if cell is not None and 0 < cell < THRESHOLD]
    assert None in shown


def test_a_publication_does_not_change_when_the_log_does(october, alder):
    entries(alder, "parent-contact", 12, initiator="neighbor")
    assert publish(alder).done
    again = Publication.objects.get(number=2)
    assert values(again.content, "by-kind") == values(october.content, "by-kind")
    assert FrozenMonth.objects.count() == 1


def test_late_entries_are_counted_when_they_are_asked_for(october, alder):
    entries(alder, "parent-contact", 12, initiator="neighbor")
    assert publish(alder, anew=True).done
    again = Publication.objects.get(number=2)
    assert values(again.content, "by-initiator")["Neighbor"] == [12]
    assert FrozenMonth.objects.count() == 2


def test_a_few_late_entries_are_not_told_by_the_difference(october, alder):
    """Two more at one school: whoever kept the first version must not read them off the second."""
    entries(alder, "staff-consultation", 2, initiator="teacher", school=str(alder.schools["middle"]))
    before = values(october.content, "by-kind")["Staff consultation"]
    assert publish(alder, anew=True).done
    again = Publication.objects.get(number=2)
    if before != [None]:
        assert values(again.content, "by-kind")["Staff consultation"] == [None]
    cells, splits = released(alder.viewer("sergeant").agency)
    late = [name for name in attack(cells, splits) if "|late|" in name]
    assert late
    for name, (least, most) in attack(cells, splits).items():
        assert most - least >= THRESHOLD - 1, name


def test_counts_that_became_less_are_refused(october, alder):
    mine = alder.log(kind="parent-contact")
    entries(alder, "lunch-duty", 1)
    row = FrozenMonth.objects.get()
    row.counts["kinds"]["parent-contact/intervention"] += 5
    row.save()
    result = publish(alder, anew=True)
    assert mine
    assert (result.code, "single entries" in result.message) == ("rule", True)


def test_an_empty_period_is_refused(alder):
    result = publish(alder, "2026-02")
    assert result.message == "Nothing was logged in this period."


def test_months_then_the_term_then_the_year_hold_together(alder):
    for month in (2, 3, 4):
        busy_month(alder, month)
    for period in ("2026-02", "2026-03", "2026-04", "spring-2026", "2025-26"):
        result = publish(alder, period)
        assert result.done, result
    cells, splits = released(alder.viewer("sergeant").agency)
    for name, (least, most) in attack(cells, splits).items():
        assert most - least >= THRESHOLD - 1, name


def test_sensitive_kinds_come_by_school_year_alone(alder):
    entries(alder, "citation", 12, 3)
    entries(alder, "arrest", 2, 4)
    busy_month(alder, 3)
    assert publish(alder, "2026-03").done
    month = Publication.objects.get(period="2026-03").content
    assert "sensitive" not in {one["slug"] for one in month["figures"]}
    assert "Citation" not in values(month, "by-kind")
    assert values(month, "by-month")["March 2026"] in ([81], [None])
    assert publish(alder, "2025-26").done
    year = Publication.objects.get(period="2025-26").content
    assert values(year, "sensitive") == {"Arrest": [None], "Citation": [12]}


def test_months_before_the_log_began_are_not_reported(alder):
    busy_month(alder, 3)
    assert publish(alder, "2025-26").done
    rows = figure(Publication.objects.get().content, "by-month")["rows"]
    assert {row["label"]["en"]: row["reported"] for row in rows}["February 2026"] is False
    assert rows[-1]["reported"] is True


def test_one_officers_school_is_said_so_and_who_is_shown_is_chosen(alder):
    busy_month(alder)
    officer = alder.account("officer-1")
    assert publish(alder, team=[str(officer.id)]).done
    content = Publication.objects.get().content
    assert [school["one_officer"] for school in content["schools"]] == [True, True]
    assert [member["name"] for member in content["team"]] == ["Officer-1 of Alder"]
    assert "Officer-2" not in json.dumps(content)


def test_a_withdrawn_publication_shows_only_that(october, alder):
    result = alder.do("sergeant", "publishing.withdraw", publication=str(october.id), reason="Counted twice.")
    assert result.done
    page = published(october.id)
    assert (page.withdrawn, page.reason) == (True, "Counted twice.")
    assert "figures" not in page.content
    again = alder.do("sergeant", "publishing.withdraw", publication=str(october.id), reason="Again.")
    assert again.code == "conflict"


@pytest.mark.parametrize("reason", ["", "   ", "x" * 301])
def test_a_withdrawal_says_why(october, alder, reason):
    result = alder.do("sergeant", "publishing.withdraw", publication=str(october.id), reason=reason)
    assert result.code == "malformed"


def test_only_a_sergeant_publishes(alder):
    busy_month(alder)
    for who in ("officer-1", "principal", "analyst", "records", "it"):
        result = alder.do(who, "publishing.publish", period="2026-10", team=[])
        assert result.code == "not_permitted", who
    assert not Publication.objects.exists()


def test_another_agency_is_not_withdrawn_and_not_listed(october, bay):
    result = bay.do("sergeant", "publishing.withdraw", publication=str(october.id), reason="Not ours.")
    assert result.code == "not_permitted"
    assert publications(bay.viewer("sergeant")) == []


def test_the_public_is_shown_the_year_before_the_month(alder):
    busy_month(alder, 3)
    assert current("alder") is None
    assert publish(alder, "2026-03").done
    month, _state = current("alder")
    assert publish(alder, "2025-26").done
    assert current("alder")[0] != month
    assert current("alder", "2026-03")[0] == month


def test_a_draft_writes_nothing(alder):
    busy_month(alder)
    viewer = alder.viewer("sergeant")
    period = period_named(viewer, "2026-10")
    assert draft(viewer, Asked(period)).refusal == ""
    assert not FrozenMonth.objects.exists()
    assert period.end == date(2026, 11, 1)


def test_hours_of_a_few_entries_are_not_told_by_the_roles(alder):
    """Three entries are all that one pillar has: its hours are missing, and the roles do not give them back."""
    entries(alder, "lunch-duty", 30)
    entries(alder, "student-consultation", 30)
    entries(alder, "call-for-service", 3)
    assert publish(alder).done
    content = Publication.objects.get().content
    assert values(content, "by-pillar")["Enforcement"] == [None, None]
    missing = [
        cells[0] for slug in ("by-pillar", "by-role") for cells in values(content, slug).values()
    ].count(None)
    assert missing > 1, "all roles less the other pillars are the hours that are missing"
    cells, splits = released(alder.viewer("sergeant").agency)
    hidden = next(cell.name for cell in cells if cell.name.endswith("|pillars|enforcement"))
    least, most = attack(cells, splits)[hidden]
    assert most - least >= THRESHOLD - 1


def test_what_does_not_agree_with_earlier_releases_is_refused(october, alder):
    release = Release.objects.get()
    for cell in release.cells:
        if cell[0].endswith("|persons"):
            cell[2] += 500
    release.save()
    entries(alder, "lunch-duty", 12, 9)
    result = publish(alder)
    assert (result.code, "does not agree" in result.message) == ("rule", True)


def test_a_rule_that_changes_later_changes_nothing_that_was_counted_by_it(october, alder, monkeypatch):
    """The pack's list of kinds is to be confirmed: with another one, what was frozen still adds up."""
    monkeypatch.setattr(freezing, "impersonal_kinds", lambda place: frozenset({"parent-contact"}))
    monkeypatch.setattr(freezing, "call_kinds", lambda pack: frozenset({"mediation"}))
    assert publish(alder).done
    again = Publication.objects.get(number=2)
    assert values(again.content, "by-kind") == values(october.content, "by-kind")


def test_only_periods_since_the_log_began_are_offered(alder):
    viewer = alder.viewer("sergeant")
    assert offered(viewer) == []
    entries(alder, "lunch-duty", 3, 9)
    assert [period.slug for period in offered(viewer)] == ["2026-10", "2026-09"]
