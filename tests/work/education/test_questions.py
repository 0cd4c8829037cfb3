"""Students' questions: kept without a name and encrypted, answered, reviewed, published; never the student's words."""

import pytest

from schoolbeat.ledger.models import EntryContent
from schoolbeat.ledger.verify import verify
from schoolbeat.work.education.commands.forget import forget_question
from schoolbeat.work.education.models import Answer, Question
from schoolbeat.work.education.queries.public import published
from schoolbeat.work.education.queries.questions import one_question, questions
from tests.factories import lessons as make

pytestmark = pytest.mark.django_db


def anew(town, question, says):
    """Let an officer write an answer over the one that stands there."""
    version = str(Answer.objects.get(question=question).entry)
    return do(town, "officer-1", "draft_answer", question, version=version, **(make.WRITTEN | {"says": says}))


def do(town, who, verb, question, **more):
    return town.do(who, f"education.{verb}", question=str(question), **more)


def test_a_question_is_kept_without_a_name_and_in_no_words_that_anybody_can_read(alder):
    identity = make.question(alder, language="es")
    row = Question.objects.get()
    assert (row.stage, row.language, row.school_id) == ("waiting", "es", alder.schools["high"])
    assert b"backpack" not in bytes(row.content)
    assert "backpack" not in EntryContent.objects.get(entry=row.entry).body
    assert one_question(alder.viewer("officer-1"), identity).text == make.TEXT
    assert verify().ok


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"text": "x" * 10_000}, "payload.text"),
        ({"text": " \n"}, "payload.text"),
        ({"language": "fr"}, "payload.language"),
        ({"school": "0198f000-0000-7000-8000-000000000000"}, "payload.school"),
    ],
)
def test_what_is_no_question_is_refused(alder, changed, field):
    assert make.questioned(alder, **changed).field == field
    assert not Question.objects.exists()


def test_an_answer_is_written_reviewed_published_and_taken_back(alder):
    identity = make.answer(alder)
    agency = alder.install.agency
    assert published(agency, "en") == []
    assert make.published(alder, identity, "officer-1").code == "not_permitted"
    assert do(alder, "sergeant", "withdraw_answer", identity).field == "payload.question"
    make.must(make.published(alder, identity))
    assert make.published(alder, identity).field == "payload.question"
    english, spanish = published(agency, "en")[0], published(agency, "es")[0]
    assert (english.asks, english.language) == (make.WRITTEN["asks"], "en")
    assert (spanish.says, spanish.language) == (make.SPANISH["says_es"], "es")
    assert english.reviewer == "Sergeant of Alder"
    # Written once more, it is public no longer until it is reviewed.
    make.must(anew(alder, identity, "It depends."))
    assert published(agency, "en") == []
    make.must(make.published(alder, identity))
    # In one language alone it is shown in that one.
    assert published(agency, "es")[0].language == "en"
    make.must(do(alder, "sergeant", "withdraw_answer", identity))
    assert published(agency, "en") == []
    assert Answer.objects.count() == 1


def test_a_students_own_words_are_never_published(alder):
    identity = make.question(alder)
    own = make.WRITTEN | {"asks": make.TEXT.upper()}
    assert do(alder, "sergeant", "draft_answer", identity, **own).field == "payload.asks"
    half = {"asks": "May an officer?"}
    assert do(alder, "sergeant", "draft_answer", identity, **half).field == "payload.says"
    assert not Answer.objects.exists()


def test_who_serves_the_school_answers_and_nobody_else_reads(alder, bay):
    high, nowhere = make.question(alder), make.question(alder, school=None)
    make.question(bay)
    seen = {
        who: {one.id for one in questions(alder.viewer(who))}
        for who in (
            "officer-1",
            "officer-2",
            "sergeant",
            "records",
            "principal",
            "counselor",
            "analyst",
            "it",
        )
    }
    assert seen["officer-1"] == {high}
    assert seen["sergeant"] == seen["records"] == {high, nowhere}
    assert not any(seen[who] for who in ("officer-2", "principal", "counselor", "analyst", "it"))
    assert not do(alder, "officer-2", "draft_answer", high, **make.WRITTEN).done
    assert not do(alder, "officer-1", "set_aside_question", nowhere).done


def test_a_question_is_set_aside_and_taken_up_again(alder):
    identity = make.question(alder, wave="abc")
    assert questions(alder.viewer("sergeant"))[0].flood
    make.must(do(alder, "officer-1", "set_aside_question", identity))
    assert do(alder, "officer-1", "set_aside_question", identity).field == "payload.question"
    assert do(alder, "officer-1", "draft_answer", identity, **make.WRITTEN).field == "payload.question"
    make.must(do(alder, "officer-1", "set_aside_question", identity, again=True))
    make.must(do(alder, "officer-1", "draft_answer", identity, **make.WRITTEN))
    assert Question.objects.get().wave == ""


def test_what_is_destroyed_of_a_question_is_all_of_it(alder):
    identity = make.answered(alder)
    decided = forget_question(alder.install.agency, identity)
    assert [one.destroyed for one in decided.change] == [True]
    assert [type(one).__name__ for one in decided.remove] == ["Answer"]
    assert decided.destroys == [decided.change[0].key_record]


def test_what_was_written_after_the_review_is_not_published_by_it(alder):
    identity = make.answer(alder)
    seen = str(Answer.objects.get().entry)
    make.must(anew(alder, identity, "Never."))
    assert do(alder, "sergeant", "publish_answer", identity, version=seen).field == "payload.version"
    assert published(alder.install.agency, "en") == []
    make.must(make.published(alder, identity))


def test_who_writes_an_answer_over_a_colleagues_has_seen_it(alder):
    identity = make.answer(alder)
    mine = make.WRITTEN | {"says": "Mine."}
    first = str(Answer.objects.get().entry)
    # Of two who both began where there was none, the second is told.
    assert do(alder, "sergeant", "draft_answer", identity, **mine).field == "payload.version"
    make.must(anew(alder, identity, "Theirs."))
    late = do(alder, "sergeant", "draft_answer", identity, version=first, **mine)
    assert (late.code, late.field) == ("rule", "payload.version")
    assert Answer.objects.get().says == "Theirs."
    assert do(alder, "sergeant", "draft_answer", make.question(alder), version=first, **mine).field


def test_what_is_answered_pushes_no_question_out_that_waits(alder, monkeypatch):
    monkeypatch.setattr("schoolbeat.work.education.queries.questions.MOST", 2)
    waits = make.question(alder)
    done = [make.answer(alder) for _ in range(3)]
    found = [one.id for one in questions(alder.viewer("sergeant"))]
    assert waits in found and set(found) & set(done)


def test_a_flood_pushes_no_question_out(alder, monkeypatch):
    monkeypatch.setattr("schoolbeat.work.education.queries.questions.MOST", 2)
    meant = make.question(alder)
    for _ in range(4):
        make.question(alder, wave="abc")
    assert meant in {one.id for one in questions(alder.viewer("sergeant"))}
