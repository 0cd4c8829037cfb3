"""Site safety plans: opened with the law's parts, written in versions, adopted when whole, and gone on from."""

import os
from datetime import date
from uuid import uuid4

import pytest

from schoolbeat.access.permits import may_ever
from schoolbeat.foundation import clock
from schoolbeat.ledger.destruction import entries_about
from schoolbeat.ledger.files import KEPT_SECONDS
from schoolbeat.ledger.models import EntryContent
from schoolbeat.ledger.packs import pack_of
from schoolbeat.ledger.verify import verify
from schoolbeat.work.preparedness.jobs import forget_half_plan_files
from schoolbeat.work.preparedness.models import (
    PlanFile,
    PlanNotice,
    PlanReview,
    SafetyPlan,
    Section,
    SectionText,
)
from schoolbeat.work.preparedness.queries.plan_files import plan_files_home
from schoolbeat.work.preparedness.queries.plans import one_plan, plan_words, school_plans, section_texts
from schoolbeat.work.preparedness.vocabulary import Visibility
from tests.factories import plans as make

pytestmark = pytest.mark.django_db


def seen(town, identity, who="principal"):
    viewer = town.viewer(who)
    return one_plan(viewer, identity, pack_of(viewer.place))


def test_a_plan_opens_with_the_parts_of_the_law(alder):
    identity = make.plan(alder)
    view = seen(alder, identity)
    assert (len(view.sections), view.row.version, view.row.stage) == (15, 1, "draft")
    assert [one.part for one in view.sections if one.visibility == "responders"] == ["tactical"]
    assert {one.status for one in view.sections} == {"not_begun"}
    assert len(view.missing) == 15
    again = make.do(alder, "open_plan", school=str(alder.schools["high"]), year=2026)
    assert (again.done, again.field) == (False, "payload.school")
    assert verify().ok


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"year": 2020}, "payload.year"),
        ({"year": 2028}, "payload.year"),
        ({"school_opened": "2030-01-01"}, "payload.school_opened"),
    ],
)
def test_a_plan_is_for_a_year_that_can_be(alder, changed, field):
    said = {"school": str(alder.schools["high"]), "year": 2026} | changed
    assert make.do(alder, "open_plan", **said).field == field
    assert not SafetyPlan.objects.exists()


def test_each_saved_text_is_kept_and_none_is_changed(alder):
    section = make.part(make.plan(alder), "discipline")
    make.must(make.wrote(alder, section, "First."))
    make.must(make.wrote(alder, section, "Second.", "officer-1"))
    assert [one.text for one in section_texts(alder.viewer("principal"), section)] == ["First.", "Second."]
    assert SectionText.objects.count() == 2
    assert Section.objects.get(pk=section).status == "drafted"
    make.must(make.set_to(alder, section, owner="Office of the principal", due="2026-12-18"))
    make.must(make.wrote(alder, section, "Third."))
    # What was ready is read again once it is written anew.
    row = Section.objects.get(pk=section)
    assert (row.status, row.due) == ("drafted", date(2026, 12, 18))
    [view] = [one for one in seen(alder, row.plan_id).sections if one.id == section]
    assert (view.owner, view.says) == ("Office of the principal", True)


def test_who_wrote_over_an_older_text_is_told_and_nothing_is_lost(alder):
    section = make.part(make.plan(alder), "discipline")
    first = make.must(make.wrote(alder, section, "First."))
    make.must(make.wrote(alder, section, "Second."))
    late = make.wrote(alder, section, "Mine.", "officer-1", base=str(first))
    assert (late.done, late.field) == (False, "payload.seen")
    assert SectionText.objects.count() == 2


def test_what_was_seen_before_somebody_closed_a_section_neither_opens_it_again_nor_writes_into_it(alder):
    own = make.own_section(alder, make.plan(alder), title="Gates", visibility="public")
    before = str(Section.objects.get(pk=own).entry)
    make.must(make.set_to(alder, own, "not_begun", visibility="responders"))
    late = make.set_to(alder, own, "not_begun", "officer-1", visibility="public", seen=before)
    assert (late.code, late.field) == ("rule", "payload.seen")
    assert make.wrote(alder, own, "For anybody.", "officer-1", seen=before).field == "payload.seen"
    assert Section.objects.get(pk=own).visibility == "responders"
    assert not SectionText.objects.exists()


def test_nobody_calls_a_text_ready_that_was_written_since(alder):
    section = make.part(make.plan(alder), "discipline")
    make.must(make.wrote(alder, section, "First."))
    before = str(Section.objects.get(pk=section).entry)
    make.must(make.wrote(alder, section, "Second.", "officer-1"))
    assert make.set_to(alder, section, "ready", seen=before).field == "payload.seen"
    assert Section.objects.get(pk=section).status == "drafted"
    make.must(make.set_to(alder, section, "ready"))


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"status": "adopted"}, "payload.status"),
        ({"status": "ready"}, "payload.status"),
        ({"visibility": "nobody"}, "payload.visibility"),
        ({"due": "2036-01-01"}, "payload.due"),
        ({"owner": "x" * 201}, "payload.owner"),
    ],
)
def test_a_section_is_set_as_it_can_be(alder, changed, field):
    section = make.part(make.plan(alder), "discipline")
    assert make.set_to(alder, section, **({"status": "not_begun"} | changed)).field == field


def test_a_plan_with_a_missing_part_says_which_and_stays_as_it_was(alder):
    identity = make.plan(alder)
    make.ready(alder, identity, "opioid", "cardiac")
    refused = make.adopting(alder, identity)
    assert (refused.code, refused.field) == ("rule", "payload.plan")
    assert "Opioid overdose, grades 7-12; Cardiac and medical emergencies" in refused.message
    assert SafetyPlan.objects.get().stage == "draft"
    for slug in ("opioid", "cardiac"):
        make.must(make.wrote(alder, make.part(identity, slug), "An elementary school: does not apply."))
        make.must(make.set_to(alder, make.part(identity, slug), "not_here"))
    assert make.adopting(alder, identity).done


def test_an_own_section_is_ready_too_before_the_plan_is_adopted(alder):
    identity = make.plan(alder)
    make.ready(alder, identity)
    own = make.own_section(alder, identity, title="Parade day", visibility="public")
    assert make.adopting(alder, identity).field == "payload.plan"
    make.must(make.wrote(alder, own, "Streets are closed."))
    make.must(make.set_to(alder, own))
    assert make.adopting(alder, identity).done


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"yes": 3, "no": 3}, "payload.yes"),
        ({"day": "2026-11-20"}, "payload.day"),
        ({"meeting_on": "2026-11-19"}, "payload.meeting_on"),
        ({"body": " "}, "payload.body"),
        ({"abstained": -1}, "payload.abstained"),
    ],
)
def test_an_adoption_has_a_day_a_body_a_vote_and_a_meeting_before(alder, changed, field):
    identity = make.plan(alder)
    make.ready(alder, identity)
    assert make.adopting(alder, identity, **changed).field == field
    assert SafetyPlan.objects.get().stage == "draft"


def test_what_was_adopted_stays_as_it_is_and_the_next_version_goes_on_from_it(alder):
    identity = make.adopted(alder)
    plan = SafetyPlan.objects.get(pk=identity)
    assert (plan.stage, plan.yes, plan.body) == ("adopted", 7, "Schoolsite council")
    section = make.part(identity, "discipline")
    assert make.wrote(alder, section, "Other words.").field == "payload.plan"
    assert make.set_to(alder, section, "drafted").field == "payload.plan"
    assert make.adopting(alder, identity).field == "payload.plan"
    refused = make.do(alder, "new_plan_version", plan=str(identity), year=2025)
    assert refused.field == "payload.year"
    fresh = make.must(make.do(alder, "new_plan_version", plan=str(identity), year=2026))
    view = seen(alder, fresh)
    assert (view.row.version, view.before, len(view.sections)) == (2, identity, 15)
    assert {one.status for one in view.sections} == {"drafted"}
    words = {row.part: text for row, text in plan_words(alder.viewer("principal"), fresh, *Visibility)}
    assert words["discipline"] == "What we do about discipline."
    assert words["tactical"] == make.SECRET
    again = make.do(alder, "new_plan_version", plan=str(identity), year=2027)
    assert (again.done, again.field) == (False, "payload.plan")
    assert verify().ok


def test_the_next_version_goes_on_from_the_last_that_was_adopted(alder):
    first = make.adopted(alder)
    second = make.must(make.do(alder, "new_plan_version", plan=str(first), year=2026))
    make.ready(alder, second)
    make.must(make.adopting(alder, second))
    refused = make.do(alder, "new_plan_version", "sergeant", plan=str(first), year=2026)
    assert (refused.code, refused.field) == ("rule", "payload.plan")
    third = make.must(make.do(alder, "new_plan_version", "sergeant", plan=str(second), year=2027))
    assert SafetyPlan.objects.get(pk=third).before_id == second
    # Whose words they are and since when is not changed by going on from them.
    wrote = SectionText.objects.filter(section=make.part(second, "discipline")).order_by("number").last()
    copied = SectionText.objects.get(section=make.part(third, "discipline"))
    assert (copied.by, copied.at) == (alder.account("principal"), wrote.at)


@pytest.mark.parametrize(
    ("changed", "who"),
    [({"title": "Zebulon gate"}, "officer-1"), ({"owner": "Zebulon, sergeant"}, "principal")],
)
def test_a_title_and_an_owner_written_for_responders_stay_with_them(alder, changed, who):
    if "title" in changed:
        section = make.own_section(alder, make.plan(alder), **changed)
    else:
        section = make.part(make.plan(alder), "tactical")
        make.must(make.set_to(alder, section, "not_begun", **changed))
    for owner in ("", "Nurse"):
        opened = make.set_to(alder, section, "not_begun", who, visibility="public", owner=owner)
        assert opened.field == "payload.visibility"
    make.must(make.set_to(alder, section, "not_begun", who, owner=""))


def test_reviews_and_notices_are_written_down(alder):
    review = PlanReview.objects.get(pk=make.review(alder))
    view = seen(alder, review.plan_id)
    assert view.reviews == ((date(2026, 11, 12), "Council, fire department", "Gate B"),)
    tell = lambda **more: make.do(  # noqa: E731
        alder, "tell_plan_notice", **({"plan": str(review.plan_id), "to": "mayor", "how": "Letter"} | more)
    )
    assert tell(day="2026-11-02").done
    assert tell(day="2026-11-02", to="governor").field == "payload.to"
    assert tell(day="2026-11-20").field == "payload.day"
    assert tell(day="2026-11-02", how="").field == "payload.how"
    assert PlanNotice.objects.count() == 1


def test_the_page_of_all_schools_says_how_each_stands(alder):
    make.adopted(alder)
    make.plan(alder, "sergeant", school="middle", year=2025)
    viewer = alder.viewer("sergeant")
    high, middle = school_plans(viewer, pack_of(viewer.place))
    assert (high.standing.state, middle.standing.state) == ("current", "overdue")
    assert middle.standing.days == (date(2026, 11, 19) - date(2026, 3, 1)).days
    own = school_plans(alder.viewer("principal"), pack_of(viewer.place))
    assert [one.school for one in own] == [alder.schools["high"]]


def test_a_school_sees_its_own_plan_alone(alder, bay):
    own, other = make.plan(alder), make.plan(alder, "sergeant", school="middle")
    make.plan(bay)
    assert seen(alder, own) is not None
    assert seen(alder, other) is None
    assert not make.do(alder, "open_plan", school=str(bay.schools["middle"]), year=2026).done
    assert not make.wrote(alder, make.part(other, "discipline"), "x").done
    assert not may_ever(alder.viewer("analyst"), "preparedness.see_plans")


def test_no_word_of_a_section_stands_in_clear_in_the_database(alder):
    identity = make.adopted(alder)
    make.own_section(alder, make.must(make.do(alder, "new_plan_version", plan=str(identity), year=2027)))
    kept = "".join(EntryContent.objects.values_list("body", flat=True))
    for model in (Section, SectionText):
        for row in model.objects.values():
            kept += "".join(str(bytes(one) if isinstance(one, memoryview) else one) for one in row.values())
    assert "Zebulon" not in kept and "discipline." not in kept


def test_what_is_destroyed_of_a_section_are_all_its_texts(alder):
    section = make.part(make.plan(alder), "discipline")
    make.must(make.wrote(alder, section, "First."))
    viewer = alder.viewer("records")
    for entry in entries_about(viewer, section):
        assert alder.do("records", "ledger.destroy", clock.now(), entry=str(entry), reason="Order").done
    row = Section.objects.get(pk=section)
    assert row.destroyed
    assert [bytes(one.content) for one in row.texts.all()] == [b""]
    assert section_texts(alder.viewer("principal"), section) == ()
    assert verify().ok


def test_what_a_crash_left_of_a_file_goes_and_what_is_named_stays(alder, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    row = PlanFile.objects.get(pk=make.file(alder))
    folder = plan_files_home() / alder.install.agency.hex
    folder.mkdir(parents=True)
    lost, late, fresh = (folder / f"{one.hex}.part" for one in (uuid4(), row.file, uuid4()))
    for part in (lost, late, fresh):
        part.touch()
        part.with_suffix(".plan").touch()
    old = clock.now().timestamp() - KEPT_SECONDS - 60
    for part in (lost, late):
        os.utime(part, (old, old))
    os.utime(fresh, (clock.now().timestamp(),) * 2)
    forget_half_plan_files()
    left = {path.name for path in folder.iterdir()}
    assert left == {f"{row.file.hex}.plan", fresh.name, fresh.with_suffix(".plan").name}
