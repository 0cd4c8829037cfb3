"""The agency's own list of kinds; what was logged keeps what its kind was."""

from datetime import timedelta

from schoolbeat.foundation import clock
from schoolbeat.work.activities.models import Activity, ActivityKind
from schoolbeat.work.activities.queries import activity, kinds
from tests.cast import NOW


def test_a_changed_kind_counts_from_today_and_not_before(alder):
    before = alder.log()
    row = next(kind for kind in kinds(alder.viewer("sergeant")) if kind.slug == "lunch-duty")
    changed = {
        "slug": row.slug,
        "name": row.name,
        "name_es": row.name_es,
        "pillar": "education",
        "role": "educator",
        "minutes": 40,
    }
    with clock.at(NOW + timedelta(days=1)):
        assert alder.do("sergeant", "activities.change_kind", **changed).done
        late = alder.log()
        after = alder.do(
            "officer-1", "activities.log", NOW + timedelta(days=1), kind="lunch-duty", minutes=5
        ).id
    pillars = dict(Activity.objects.values_list("id", "pillar"))
    assert (pillars[before], pillars[late], pillars[after]) == ("prevention", "prevention", "education")
    assert ActivityKind.objects.filter(slug="lunch-duty").count() == 2


def test_a_kind_changed_twice_on_one_day_has_one_row_of_that_day(alder):
    row = {"slug": "own-kind", "name": "Own", "name_es": "Propio", "pillar": "education", "role": "other"}
    assert alder.do("sergeant", "activities.add_kind", **row, minutes=5).done
    assert alder.do("sergeant", "activities.add_kind", **row, minutes=5).code == "rule"
    assert alder.do("sergeant", "activities.change_kind", **row, minutes=10).done
    assert ActivityKind.objects.get(slug="own-kind").minutes == 10
    assert alder.do("sergeant", "activities.retire_kind", slug="own-kind").done
    assert not ActivityKind.objects.filter(slug="own-kind").exists()


def test_a_retired_kind_is_offered_no_longer_and_its_entries_stay(alder):
    identity = alder.log()
    with clock.at(NOW + timedelta(days=1)):
        assert alder.do("sergeant", "activities.retire_kind", slug="lunch-duty").done
        assert "lunch-duty" not in {kind.slug for kind in kinds(alder.viewer("officer-1"))}
    assert activity(alder.viewer("officer-1"), identity) is not None


def test_a_retired_kind_takes_no_entry_from_that_day_on(alder):
    tomorrow = NOW + timedelta(days=1)
    said = {"kind": "lunch-duty", "minutes": 5}
    with clock.at(tomorrow):
        known = alder.do("officer-1", "activities.log", tomorrow, **said).id
        assert alder.do("sergeant", "activities.retire_kind", slug="lunch-duty").done
        late = alder.do("officer-1", "activities.log", tomorrow, **said)
        assert (late.code, late.field) == ("unknown_kind", "payload.kind")
        assert alder.do("officer-1", "activities.log", NOW, **said).done
        assert alder.do("officer-1", "activities.log", NOW - timedelta(days=9), **said).done
        assert alder.do("officer-1", "activities.correct", tomorrow, activity=str(known), **said).done
