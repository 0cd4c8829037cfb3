"""Children of a season: signed up, by consent that is given and withdrawn, with names in no clear; what is refused."""

from itertools import chain

import pytest
from django.apps import apps

from schoolbeat.foundation import clock
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import DestroyedKey, Entry, EntryContent, Fact
from schoolbeat.ledger.rebuild import fingerprint, rebuild
from schoolbeat.ledger.runner import run
from schoolbeat.ledger.verify import verify
from schoolbeat.work.education.commands.forget import forget_sign_up
from schoolbeat.work.education.models import Presence, SignUp
from schoolbeat.work.education.queries.joining import counted, sign_ups
from tests.factories import programs as make

pytestmark = pytest.mark.django_db


def given(town, sign_up, who="officer-1", **more):
    return make.done(town, who, "give_consent", sign_up=str(sign_up), **more)


def withdrawn(town, sign_up, who="officer-1", **more):
    return make.done(town, who, "withdraw_consent", sign_up=str(sign_up), **more)


def by_link(town, season):
    """What a guardian says on the public page."""
    where = {"season": str(season), "school": str(town.schools["high"]), "grade": "09"}
    return where | {"name": make.CHILD, "guardian": make.GUARDIAN, "reach": make.REACH}


def standing(sign_up):
    row = SignUp.objects.get(pk=sign_up)
    return row.consent, row.way, row.photo


def everything():
    """All that stands in the database, as text."""
    models = [model for model in apps.get_models() if model._meta.managed and not model._meta.proxy]
    for row in chain.from_iterable(model._default_manager.values() for model in models):
        for value in row.values():
            yield bytes(value).decode("latin-1") if isinstance(value, bytes | memoryview) else str(value)


def test_a_child_is_signed_up_and_its_names_stand_nowhere_in_clear(alder):
    season = make.season(alder)
    identity = make.sign_up(alder, season, name=f"  {make.CHILD} ", language="es")
    view = sign_ups(alder.viewer("officer-1"), season)[0]
    assert (view.name, view.guardian, view.reach, view.needs) == (
        make.CHILD,
        make.GUARDIAN,
        make.REACH,
        make.NEEDS,
    )
    assert (view.consent, view.way, view.grade, view.language, view.times) == ("awaited", "", "09", "es", 0)
    make.must(given(alder, identity))
    make.held(alder, season, present=[str(identity)])
    found = list(everything())
    # It looks where a name would be: who works here stands there in clear.
    assert any("Officer-1 of Alder" in text for text in found)
    told = ("Nilufar", "Quennell", "Beatrix", "quennell", "inhaler")
    assert not [text for text in found if any(word in text for word in told)]
    assert EntryContent.objects.get(entry__verb="education.sign_up").key == SignUp.objects.get().key_record
    assert verify().ok


REFUSED = [
    ({"name": " "}, "payload.name"),
    ({"name": "x" * 121}, "payload.name"),
    ({"guardian": ""}, "payload.guardian"),
    ({"grade": "thirteen"}, "payload.grade"),
    ({"language": "fr"}, "payload.language"),
    ({"at": "middle"}, "payload.school"),
    ({"needs": "x" * 2_001}, "payload.needs"),
    ({"reach": "x" * 201}, "payload.reach"),
]


@pytest.mark.parametrize(("said", "field"), REFUSED)
@pytest.mark.parametrize("who", ["sergeant", "install"])
def test_who_is_signed_up_is_told_whole(alder, who, said, field):
    season = make.season(alder, joining=True)
    assert make.signed(alder, season, who, **said).field == field
    assert not SignUp.objects.exists()


def test_with_the_signed_form_consent_is_there_at_once_and_for_photos_as_it_says(alder):
    season = make.season(alder)
    assert standing(make.sign_up(alder, season, given=True, photo=True)) == ("given", "paper", True)
    assert standing(make.sign_up(alder, season, given=True)) == ("given", "paper", False)
    # Without the form, photos are not allowed either, whatever is ticked.
    identity = make.sign_up(alder, season, photo=True)
    assert standing(identity) == ("awaited", "", False)
    make.must(given(alder, identity, photo=True))
    assert standing(identity) == ("given", "paper", True)
    assert SignUp.objects.get(pk=identity).given_on == clock.now().date()


def test_by_the_public_page_it_counts_once_somebody_looked_at_it_and_photos_too(alder):
    season = make.season(alder, joining=True)
    identity = make.sign_up(alder, season, "install", given=True, photo=True)
    row = SignUp.objects.get()
    assert (standing(identity), row.by_id, row.by_link) == (("awaited", "online", False), None, True)
    assert make.signed(alder, season, "install", reach="").field == "payload.reach"
    assert counted(alder.viewer("officer-1"), season) == {"awaited": 1}
    assert sign_ups(alder.viewer("officer-1"), season)[0].asks_photo is True
    session = make.session(alder, season)
    assert make.record(alder, session, present=[str(identity)]).field == "payload.present"
    assert given(alder, identity, "install").code == "not_permitted"
    make.must(given(alder, identity, photo=True))
    assert standing(identity) == ("given", "online", True)
    make.must(make.record(alder, session, present=[str(identity)]))
    assert sign_ups(alder.viewer("officer-1"), season)[0].times == 1


def test_the_public_page_signs_up_where_it_says_so_and_while_the_season_lasts(alder):
    shut, past = make.season(alder), make.season(alder, joining=True, last="2026-11-18")
    last = make.season(alder, joining=True, last="2026-11-19")
    for season in (shut, past):
        refused = make.signed(alder, season, "install")
        assert (refused.code, refused.field) == ("rule", "payload")
        make.must(make.signed(alder, season))
    make.must(make.signed(alder, last, "install"))


def test_all_places_are_taken_also_within_one_sending(alder):
    season = make.season(alder, places=2)
    child = by_link(alder, season)
    sent = [Envelope("education.sign_up", clock.now(), child) for _ in range(3)]
    answers = run(sent, alder.viewer("officer-1"))
    assert [one.done for one in answers] == [True, True, False]
    assert answers[2].field == "payload.season"
    # What is withdrawn leaves its place to others, and comes back while there is one.
    make.must(withdrawn(alder, answers[0].id))
    third = make.sign_up(alder, season)
    assert given(alder, answers[0].id, again=True).field == "payload.season"
    make.must(withdrawn(alder, third))
    # A page that was open before the withdrawal brings nobody back.
    assert given(alder, answers[0].id).field == "payload.sign_up"
    make.must(given(alder, answers[0].id, again=True))
    # Consent to what waits takes no second place.
    make.must(given(alder, answers[1].id))
    assert make.signed(alder, season).field == "payload.season"


def test_two_who_come_back_at_once_do_not_take_one_place(alder):
    season = make.season(alder, places=1)
    both = []
    for _ in range(2):
        both.append(make.sign_up(alder, season))
        make.must(withdrawn(alder, both[-1]))
    sent = [
        Envelope("education.give_consent", clock.now(), {"sign_up": str(one), "again": True}) for one in both
    ]
    answers = run(sent, alder.viewer("officer-1"))
    assert [(one.result, one.field) for one in answers] == [("accepted", None), ("refused", "payload.season")]
    assert counted(alder.viewer("officer-1"), season) == {"given": 1, "withdrawn": 1}


def test_a_flood_by_the_public_page_ends_and_the_office_goes_on(alder, monkeypatch):
    monkeypatch.setattr("schoolbeat.work.education.commands.joining.MOST_AWAITED", 2)
    season = make.season(alder, joining=True)
    first = make.sign_up(alder, season, "install")
    child = by_link(alder, season) | {"given": True}
    sent = [Envelope("education.sign_up", clock.now(), child) for _ in range(2)]
    assert [(one.done, one.field) for one in run(sent, alder.install)] == [(True, None), (False, "payload")]
    make.must(make.signed(alder, season))
    make.must(make.signed(alder, make.season(alder, joining=True), "install"))
    make.must(given(alder, first))
    make.must(make.signed(alder, season, "install"))


def test_consent_is_withdrawn_to_photos_alone_or_to_all_of_it(alder):
    season = make.season(alder)
    identity = make.sign_up(alder, season, given=True, photo=True)
    make.must(withdrawn(alder, identity, photo_only=True))
    assert standing(identity) == ("given", "paper", False)
    assert withdrawn(alder, identity, photo_only=True).field == "payload.sign_up"
    make.must(withdrawn(alder, identity))
    assert standing(identity) == ("withdrawn", "paper", False)
    assert withdrawn(alder, identity).field == "payload.sign_up"
    make.must(given(alder, identity, again=True))
    row = SignUp.objects.get()
    assert (row.consent, row.withdrawn_on, row.photo) == ("given", None, False)
    assert given(alder, identity, photo=True).field == "payload.sign_up"
    make.must(make.done(alder, "officer-1", "allow_photos", sign_up=str(identity)))
    assert standing(identity) == ("given", "paper", True)
    assert make.done(alder, "officer-1", "allow_photos", sign_up=str(identity)).field == "payload.sign_up"


def test_a_guardian_withdraws_by_the_public_page_what_was_signed_up_there_and_nothing_else(alder, bay):
    season = make.season(alder, joining=True)
    own, other = make.consented(alder, season), make.sign_up(alder, season, given=True)
    assert withdrawn(alder, other, "install").field == "payload.sign_up"
    assert withdrawn(bay, own, "install").code == "not_permitted"
    make.must(withdrawn(alder, own, "install"))
    assert [standing(one)[0] for one in (own, other)] == ["withdrawn", "given"]


def test_a_taken_id_tells_a_stranger_nothing_and_is_done_once(alder):
    season = make.season(alder, joining=True)
    child = by_link(alder, season) | {"given": True}
    envelope = Envelope("education.sign_up", clock.now(), child)
    assert [run([envelope], alder.install)[0].result for _ in range(2)] == ["accepted", "already"]
    other = Envelope("education.sign_up", clock.now(), child | {"name": "Another"}, id=envelope.id)
    assert run([other], alder.install)[0].code == "conflict"
    assert SignUp.objects.count() == 1
    assert Entry.objects.filter(points_at=SignUp.objects.get().pk).count() == 1


def test_what_an_office_said_under_a_taken_id_is_kept_and_in_no_clear(alder):
    season = make.season(alder)
    other = Envelope(
        "education.sign_up",
        clock.now(),
        by_link(alder, season),
        id=make.sign_up(alder, season, name="Another"),
    )
    assert run([other], alder.viewer("officer-1"))[0].code == "conflict"
    kept = EntryContent.objects.get(entry__verb="ledger.conflict")
    assert kept.key is not None and "Quennell" not in kept.body
    assert verify().ok


def test_reading_names_is_on_the_ledger_and_changes_nothing(alder):
    season = make.season(alder)
    make.sign_up(alder, season)
    for who in ("officer-1", "principal", "records"):
        make.must(make.done(alder, who, "read_names", season=str(season)))
    read = Entry.objects.filter(verb="education.read_names", points_at=season)
    readers = {alder.account(who).id for who in ("officer-1", "principal", "records")}
    assert read.count() == 3 and set(read.values_list("by", flat=True)) == readers


def test_who_waits_stands_first_and_who_left_last(alder, django_assert_max_num_queries):
    season = make.season(alder)
    for name, more in (("Zoe", {"given": True}), ("ana", {"given": True}), ("Ben", {})):
        make.sign_up(alder, season, name=name, **more)
    make.must(withdrawn(alder, make.sign_up(alder, season, name="Abel")))
    viewer = alder.viewer("officer-1")
    with django_assert_max_num_queries(2):
        assert [one.name for one in sign_ups(viewer, season)] == ["Ben", "ana", "Zoe", "Abel"]
    with django_assert_max_num_queries(1):
        assert counted(viewer, season) == {"awaited": 1, "given": 2, "withdrawn": 1}


def test_what_is_destroyed_of_a_child_is_all_of_it_and_the_numbers_stay(
    alder, django_capture_on_commit_callbacks
):
    season = make.season(alder, places=1, joining=True)
    identity = make.consented(alder, season, photo=True)
    make.held(alder, season, present=[str(identity)])
    key = SignUp.objects.get().key_record
    about = list(Entry.objects.filter(points_at=identity).values_list("id", flat=True))
    assert len(about) == 2
    with django_capture_on_commit_callbacks(execute=True):
        for entry in about:
            make.must(alder.do("records", "ledger.destroy", entry=str(entry), reason="Court order 12"))
    row = SignUp.objects.get()
    assert (bytes(row.content), row.destroyed, row.photo) == (b"", True, False)
    assert not Presence.objects.exists() and DestroyedKey.objects.filter(key=key).exists()
    assert not EntryContent.objects.filter(entry__in=about).exists()
    viewer = alder.viewer("sergeant")
    assert (sign_ups(viewer, season), counted(viewer, season)) == ([], {})
    assert not given(alder, identity).done and not withdrawn(alder, identity).done
    assert Fact.objects.get(measure="program_attendances").amount == 12
    before = fingerprint()
    assert rebuild() == before
    assert verify().ok
    # Nobody is there any more who takes the place.
    make.must(make.signed(alder, season))


def test_another_towns_records_staff_destroy_nothing_here(alder, bay):
    identity = make.sign_up(alder)
    assert forget_sign_up(bay.install.agency, identity).change == ()
    assert forget_sign_up(alder.install.agency, identity).destroys
