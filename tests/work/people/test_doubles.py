"""One person entered twice: suggested, merged by somebody, undone; never silently, never across hats."""

import pytest

from schoolbeat.work.people.models import Double, Enrollment, Involvement, Link, Merge, Person, PersonName
from schoolbeat.work.people.queries.doubles import doubles
from schoolbeat.work.people.queries.finding import Wanted, find
from schoolbeat.work.people.queries.readings import looks_by_role, readings_of
from schoolbeat.work.people.queries.record import record
from tests.factories import people as make


def pair(town, who="officer-1"):
    first = make.person(town, who)
    second = make.person(town, who, fields={"given": "Anna", "family": "Garcia", "preferred": "Nan"})
    make.done(town, "sergeant", "suggest_doubles", pairs=[[str(second), str(first)]])
    return first, second, Double.objects.get()


def rows(model):
    return sorted(map(str, model.objects.values_list()))


def test_a_pair_is_suggested_once_in_either_order(alder):
    first, second, double = pair(alder)
    make.done(
        alder, "sergeant", "suggest_doubles", pairs=[[str(first), str(second)], [str(first), str(first)]]
    )
    assert Double.objects.get() == double
    (row,) = doubles(alder.viewer("records"), "suggested")
    assert {row.first.name, row.second.name} == {"Annie García-López", "Nan Garcia"}
    assert doubles(alder.viewer("principal"), "suggested") == []


def test_records_under_two_hats_or_of_two_kinds_are_no_pair(alder, bay):
    first = make.person(alder)
    others = [make.school_record(alder), make.person(alder, kind="caller"), make.person(bay)]
    make.done(alder, "sergeant", "suggest_doubles", pairs=[[str(first), str(one)] for one in others])
    assert not Double.objects.exists()


def test_a_merge_moves_what_points_at_the_other_and_can_be_undone(alder):
    first, second, double = pair(alder)
    entry = alder.log()
    for one in (first, second):
        make.done(
            alder,
            "officer-1",
            "involve",
            person=str(one),
            record_kind="activity",
            record=str(entry),
            part="about",
        )
    before = {model: rows(model) for model in (PersonName, Enrollment)}
    make.done(alder, "sergeant", "merge", double=str(double.id), kept=str(first))
    officer = alder.viewer("officer-1")
    for words in ("annie garcia", "nan garcia"):
        assert [hit.id for hit in find(officer, Wanted(words))] == [first]
    assert Enrollment.objects.filter(person=first).count() == 2
    assert Involvement.objects.filter(person=second).count() == 1, "both are in it: nothing to move"
    assert alder.do("sergeant", "people.merge", double=str(double.id), kept=str(first)).code == "rule"
    make.done(alder, "records", "unmerge", double=str(double.id))
    assert {model: len(rows(model)) for model in before} == {model: len(was) for model, was in before.items()}
    assert set(PersonName.objects.filter(person=second).values_list("given", flat=True))
    assert Enrollment.objects.filter(person=second).count() == 1
    assert Merge.objects.get().undone_at is not None
    assert {hit.id for hit in find(officer, Wanted("garcia"))} == {first, second}
    assert alder.do("records", "people.unmerge", double=str(double.id)).code == "rule"


def test_merges_are_undone_in_the_order_against_that_of_their_making(alder):
    first, second, third = (make.person(alder) for _ in range(3))
    schools = {
        one: set(Enrollment.objects.filter(person=one).values_list("pk", flat=True))
        for one in (first, second)
    }
    early, late = make.merged(alder, second, first), make.merged(alder, third, second)
    assert alder.do("records", "people.unmerge", double=str(early)).code == "rule"
    for double in (late, early):
        make.done(alder, "records", "unmerge", double=str(double))
    for one, own in schools.items():
        assert set(Enrollment.objects.filter(person=one).values_list("pk", flat=True)) == own
    assert Person.objects.filter(into=None).count() == 3


def test_who_looked_at_a_merged_record_looked_at_the_one_that_was_kept(alder):
    kept, gone = make.person(alder), make.person(alder, fields={"given": "Anna"})
    make.opened(alder, "officer-1", gone)
    assert readings_of(alder.viewer("records"), kept) == []
    make.merged(alder, kept, gone)
    (row,) = readings_of(alder.viewer("records"), kept)
    assert row.by == alder.account("officer-1").id


def test_what_was_changed_after_a_merge_takes_no_name_from_either(alder):
    kept, gone = make.person(alder), make.person(alder, fields={"given": "Nan", "family": "Zorro"})
    double = make.merged(alder, kept, gone)
    fields = {"given": "Ana María", "family": "Garcés", "phones": ["(555) 010-1234"]}
    make.done(alder, "officer-1", "change", person=str(kept), fields=fields)
    officer = alder.viewer("officer-1")
    for typed in ("zorro nan", "ana garces"):
        assert [hit.id for hit in find(officer, Wanted(typed))] == [kept]
    make.done(alder, "records", "unmerge", double=str(double))
    assert [hit.id for hit in find(officer, Wanted("nan zorro"))] == [gone]
    assert [hit.id for hit in find(officer, Wanted("ana garces"))] == [kept]


def test_what_was_said_of_a_merged_record_is_shown_by_the_one_that_was_kept(alder):
    kept, gone = make.person(alder), make.person(alder, fields={"given": "Anna"})
    about = {"record_kind": "activity", "record": str(alder.log()), "part": "about"}
    for one, words in ((kept, "Helped."), (gone, "Was hurt.")):
        make.done(alder, "officer-1", "involve", person=str(one), said=words, **about)
    make.merged(alder, kept, gone)
    make.opened(alder, "officer-1", kept)
    assert {event.said for event in record(alder.viewer("officer-1"), kept).events} == {
        "Helped.",
        "Was hurt.",
    }


def test_a_record_that_a_roster_brought_is_the_one_that_is_kept(alder):
    first, second, double = pair(alder)
    Person.objects.filter(pk=first).update(source=b"1" * 16)
    answer = alder.do("sergeant", "people.merge", double=str(double.id), kept=str(second))
    assert (answer.code, answer.field) == ("rule", "payload.kept")
    assert Person.objects.filter(into=None).count() == 2
    make.done(alder, "sergeant", "merge", double=str(double.id), kept=str(first))


def test_a_link_of_a_merged_record_is_shown_by_the_one_that_was_kept_and_goes_back_with_it(alder):
    make.clause(alder)
    kept, gone = make.person(alder), make.person(alder, fields={"given": "Anna"})
    school = make.school_record(alder)
    make.done(alder, "officer-1", "link", person=str(gone), other=str(school))
    double = make.merged(alder, kept, gone)
    make.opened(alder, "officer-1", kept)
    officer = alder.viewer("officer-1")
    assert record(officer, kept).linked == ((school, "education_record"),)
    assert alder.do("officer-1", "people.link", person=str(kept), other=str(school)).code == "rule"
    make.done(alder, "records", "unmerge", double=str(double))
    assert record(officer, kept).linked == ()
    assert Link.objects.get().first_id in {gone, school}
    make.merged(alder, kept, gone)
    make.done(alder, "officer-1", "unlink", person=str(kept), other=str(school))
    assert not Link.objects.exists()


def test_one_search_that_showed_both_is_one_look(alder):
    kept, gone = make.person(alder), make.person(alder, fields={"given": "Anna"})
    make.done(alder, "officer-1", "search", typed="garcia", shown=[str(kept), str(gone)])
    make.merged(alder, kept, gone)
    assert len(readings_of(alder.viewer("records"), kept)) == 1
    assert [times for _role, _how, times in looks_by_role(alder.viewer("records"), kept)] == [1]


def test_what_was_kept_apart_is_not_suggested_again(alder):
    first, second, double = pair(alder)
    make.done(alder, "records", "keep_apart", double=str(double.id))
    make.done(alder, "sergeant", "suggest_doubles", pairs=[[str(first), str(second)]])
    assert Double.objects.get().state == "apart"


@pytest.mark.parametrize("who", ["officer-1", "principal", "analyst", "it"])
def test_others_decide_nothing(alder, who):
    first, _second, double = pair(alder)
    for verb, more in (("merge", {"kept": str(first)}), ("keep_apart", {}), ("unmerge", {})):
        assert alder.do(who, f"people.{verb}", double=str(double.id), **more).code == "not_permitted"
    assert Person.objects.filter(into=None).count() == 2


def test_the_kept_one_is_one_of_the_pair(alder):
    _first, _second, double = pair(alder)
    other = make.person(alder, fields={"family": "Zane"})
    answer = alder.do("sergeant", "people.merge", double=str(double.id), kept=str(other))
    assert (answer.code, answer.field) == ("malformed", "payload.kept")
