"""Letters that tell of an incident: made once, of a text that is named, encrypted, and of no other child."""

import dataclasses
import hashlib
import io
import json
import shutil
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from schoolbeat.foundation import clock
from schoolbeat.jurisdictions.prepared import LETTERS
from schoolbeat.ledger.envelope import Envelope
from schoolbeat.ledger.models import EntryContent
from schoolbeat.ledger.runner import run_one
from schoolbeat.work.incidents.commands.forget import forget
from schoolbeat.work.incidents.commands.letters import WriteLetter
from schoolbeat.work.incidents.models import Letter, Telling
from schoolbeat.work.incidents.queries import one
from schoolbeat.work.incidents.queries.letters import draft_of, one_letter
from schoolbeat.work.people.models import Guardianship
from tests.factories import incidents as make
from tests.factories import people, roster
from tests.factories.people import guardian, opened, person

pytestmark = pytest.mark.django_db


@pytest.fixture
def owed(alder):
    """A student who is known left school with an officer: the incident, the student, and the duty to tell a parent."""
    case = make.incident(alder)
    whom = person(alder)
    part = make.party(alder, case, person=str(whom), seen="", age=None)
    return case, whom, make.removal(alder, case, part)


def write(town, owed, **changed):
    case, _whom, row = owed
    return make.attempt(town, "officer-1", "write_letter", case, **make.lettered(town, row, **changed))


def test_a_letter_is_made_of_a_text_that_is_named_and_what_it_says_is_encrypted(alder, owed):
    result = write(alder, owed, language="es", student="Annie", addition="Traiga una chaqueta.\n\nGracias.")
    row = Letter.objects.get()
    file = LETTERS / "us-ca" / "removal-parent.es.md"
    assert (result.done, row.pk, row.entry) == (True, result.id, result.id)
    assert row.digest == hashlib.sha256(file.read_bytes()).hexdigest()
    assert (row.place, row.duty, row.language, row.confirmed) == ("us-ca", "removal-parent", "es", False)
    assert row.reviewed.isoformat() == "2026-11-28"
    assert row.named
    kept = bytes(row.content) + json.dumps(list(EntryContent.objects.values_list("body", flat=True))).encode()
    for words in (b"Annie", b"Rosa", b"chaqueta", b"station"):
        assert words not in kept
    opened(alder, "officer-1", owed[1], "follow_up")
    words = one_letter(alder.viewer("officer-1"), owed[0], row.pk).words
    said = " ".join(text for block in words["blocks"] for text, _out in block["runs"])
    for part in ("Annie", "The station", "Alder high", "19 de noviembre de 2026", "Education Code 48906"):
        assert part in said, part
    assert words["addition"] == ["Traiga una chaqueta.", "Gracias."]
    assert "{{" not in said


def test_said_twice_it_is_made_once(alder, owed):
    case, _whom, row = owed
    said = make.lettered(alder, row) | {"incident": str(case)}
    envelope = Envelope("incidents.write_letter", clock.now(), said)
    results = [run_one(envelope, alder.viewer("officer-1")).result for _ in range(2)]
    assert (results, Letter.objects.count()) == (["accepted", "already"], 1)


BAD = [
    ({"language": "fr"}, "payload.language"),
    ({"digest": "0" * 64}, "payload.digest"),
    ({"addressee": " "}, "payload.addressee"),
    ({"officer": ""}, "payload.officer"),
    ({"phone": ""}, "payload.phone"),
    ({"place_taken_to": " "}, "payload.place_taken_to"),
    ({"addition": "x" * 1_501}, "payload.addition"),
    ({"addressee": "x" * 161}, "payload.addressee"),
    ({"telling": "0190a000-0000-7000-8000-000000000000"}, "payload.telling"),
]


@pytest.mark.parametrize(("changed", "field"), BAD, ids=[field for _changed, field in BAD])
def test_a_letter_that_does_not_fit_is_refused(alder, owed, changed, field):
    said = make.lettered(alder, owed[2]) | changed
    result = make.attempt(alder, "officer-1", "write_letter", owed[0], **said)
    assert (result.done, result.field) == (False, field)
    assert not Letter.objects.exists()


def test_it_is_refused_once_somebody_was_told_and_once_the_incident_is_closed(alder, owed):
    case, _whom, row = owed
    said = {"telling": str(row.pk), "at": make.LATER, "who_told": "Officer One", "whom": "The mother"}
    make.done(alder, "officer-1", "tell", case, method="phone", **said)
    assert write(alder, owed).field == "payload.telling"
    other = make.incident(alder, text="First.")
    make.deed(alder, other, "crime_notice")
    open_duty = Telling.objects.get(incident=other)
    for verb, who in (("submit", "officer-1"), ("approve", "sergeant"), ("close", "officer-1")):
        make.done(alder, who, verb, other, word="Read.")
    said = make.lettered(alder, open_duty)
    refused = make.attempt(alder, "officer-1", "write_letter", other, **said)
    assert (refused.code, refused.field) == ("rule", "payload.incident")


FREE = ["addressee", "student", "place_taken_to", "officer", "phone", "addition"]


@pytest.mark.parametrize("field", FREE)
def test_a_letter_to_a_family_names_no_other_child(alder, owed, field):
    case = owed[0]
    other = person(alder, fields={"given": "Kofi", "family": "Mensah", "preferred": ""})
    make.party(alder, case, person=str(other), seen="", age=None, part="victim")
    refused = write(alder, owed, **{field: "With Kofi Mensah."})
    assert (refused.code, refused.field) == ("rule", f"payload.{field}")
    assert refused.message.startswith("This names another student.")
    assert write(alder, owed, **{field: "With another student."}).done


def test_all_that_is_typed_freely_into_a_letter_is_looked_at():
    plain = {"incident", "telling", "language", "digest"}
    assert {one.name for one in dataclasses.fields(WriteLetter)} - plain == set(FREE)


def test_who_is_addressed_by_the_own_name_is_not_another_child_of_that_name(alder, owed):
    case, whom, _row = owed
    other = person(alder, fields={"given": "Rosa", "family": "Mensah", "preferred": ""})
    make.party(alder, case, person=str(other), seen="", age=None, part="victim")
    assert write(alder, owed, addressee="Rosa López").field == "payload.addressee", "nobody knows her yet"
    guardian(alder, whom)
    tie, future = Guardianship.objects.get(), date(2026, 12, 24)
    for start, end, there in ((future, None, False), (tie.start, future, True), (tie.start, None, True)):
        Guardianship.objects.update(start=start, end=end)
        assert write(alder, owed, addressee="Rosa López").done is there
    assert write(alder, owed, addressee="Rosa Mensah").field == "payload.addressee"
    assert write(alder, owed, addressee="The mother", addition="Rosa said so.").field == "payload.addition"


def test_who_signs_by_the_own_name_is_not_another_child_of_that_name(alder, owed):
    case = owed[0]
    given = alder.viewer("officer-1").name.split()[0]
    other = person(alder, fields={"given": given, "family": "Mensah", "preferred": ""})
    make.party(alder, case, person=str(other), seen="", age=None, part="victim")
    assert write(alder, owed, officer=alder.viewer("officer-1").name).done
    assert write(alder, owed, officer=f"{given} Mensah").field == "payload.officer"
    assert write(alder, owed, addressee=given).field == "payload.addressee"


def test_who_does_not_work_with_the_incident_makes_none(alder, bay, owed):
    case, _whom, row = owed
    said = make.lettered(alder, row)
    for town, who in ((alder, "officer-2"), (alder, "records"), (alder, "principal"), (bay, "officer-1")):
        assert make.attempt(town, who, "write_letter", case, **said).code == "not_permitted", who


def test_who_was_told_by_a_letter_may_name_it_and_no_other(alder, owed):
    case, _whom, row = owed
    letter = write(alder, owed).id
    elsewhere = make.letter(alder)
    said = {"telling": str(row.pk), "at": make.LATER, "who_told": "Officer One", "whom": "The mother"}
    for changed in (
        {"method": "letter", "letter": str(elsewhere)},
        {"method": "phone", "letter": str(letter)},
    ):
        assert make.attempt(alder, "officer-1", "tell", case, **said | changed).field == "payload.letter"
    make.done(alder, "officer-1", "tell", case, method="letter", letter=str(letter), **said)
    telling = next(each for each in one(alder.viewer("officer-1"), case).tellings if each.id == row.pk)
    assert telling.words["letter"] == str(letter)


def test_a_letter_that_names_the_student_is_read_only_while_the_record_is_open(alder, owed):
    case, whom, _row = owed
    named, plain = write(alder, owed, student="Annie García-López").id, write(alder, owed).id
    officer = alder.viewer("officer-1")
    assert one_letter(officer, case, named).words is None
    assert one_letter(officer, case, plain).words is not None
    opened(alder, "officer-1", whom, "follow_up")
    assert one_letter(officer, case, named).words["addressee"] == "Rosa López"
    assert one_letter(alder.viewer("sergeant"), case, named).words is None
    assert one_letter(alder.viewer("officer-2"), case, named) is None
    assert one_letter(officer, make.incident(alder), named) is None


def test_the_draft_is_in_the_parents_language_where_the_record_says_so_and_is_open(alder, owed):
    case, whom, row = owed
    guardian(alder, whom)
    officer = alder.viewer("officer-1")
    closed = draft_of(officer, case, row.pk, "", "en")
    assert (closed.language, closed.whose, closed.known["student"]) == ("en", "", "your child")
    assert (closed.known["addressee"], closed.guardians) == ("", ())
    assert draft_of(officer, case, row.pk, "es", "en").language == "es"
    opened(alder, "officer-1", whom, "follow_up")
    draft = draft_of(officer, case, row.pk, "", "en")
    assert (draft.language, draft.whose) == ("es", "es")
    assert draft.known["addressee"] == "Rosa López"
    assert draft.known["student"] == "Annie García-López"
    assert draft.known["place_taken_to"] == "The station"
    assert draft_of(officer, case, row.pk, "en", "es").language == "en"
    assert draft_of(alder.viewer("officer-2"), case, row.pk, "", "en") is None


def test_a_district_may_have_its_own_text(alder, owed, settings):
    case, _whom, row = owed
    unified = roster.district(alder)
    high = alder.schools["high"]
    said = {"name": "Alder high", "kind": "high", "district": str(unified)}
    roster.done(alder, "change_school", school=str(high), fields=said)
    folder = Path(settings.DATA_DIR) / "packs" / "letters" / "alder-unified"
    folder.mkdir(parents=True)
    text = (LETTERS / "us-ca" / "removal-parent.en.md").read_text("utf-8")
    (folder / "removal-parent.en.md").write_text(text.replace("pick your child up", "meet us"), "utf-8")
    try:
        draft = draft_of(alder.viewer("officer-1"), case, row.pk, "en", "en")
        assert draft.prepared.place == "alder-unified"
        assert write(alder, owed).field == "payload.digest"
        assert write(alder, owed, digest=draft.prepared.digest).done
        assert Letter.objects.get().place == "alder-unified"
    finally:
        shutil.rmtree(folder.parent)


def test_what_is_destroyed_takes_its_letters_along(alder):
    letter = Letter.objects.get(pk=make.letter(alder))
    decided = forget(alder.viewer("sergeant").agency, letter.incident_id)
    gone = next(row for row in decided.change if row.pk == letter.pk)
    assert (gone.destroyed, bytes(gone.content)) == (True, b"")
    assert letter.key_record in decided.destroys


def test_a_letter_that_names_a_child_is_read_only_with_that_record_open_also_after_a_merge(alder):
    named = {"given": "Zebulon", "family": "Quist", "preferred": ""}
    kept, gone = people.person(alder, fields=named), people.person(alder, fields=named)
    case = make.incident(alder)
    row = make.removal(alder, case, make.known(alder, case, person=str(gone)))
    people.merged(alder, kept, gone)
    make.done(alder, "officer-1", "write_letter", case, **make.lettered(alder, row, student="Zebulon Quist"))
    letter = Letter.objects.get()
    assert letter.named
    shut = one_letter(alder.viewer("records"), case, letter.pk)
    assert (shut.words, shut.person) == (None, kept)
    people.opened(alder, "officer-1", kept, "follow_up")
    assert one_letter(alder.viewer("officer-1"), case, letter.pk).words is not None


def test_of_a_duty_that_fell_away_there_is_no_letter(alder):
    case = make.incident(alder)
    row = make.removal(alder, case, make.party(alder, case))
    viewer = alder.viewer("officer-1")
    assert draft_of(viewer, case, row.pk, "", "en") is not None
    make.done(alder, "officer-1", "take_deed_back", case, deed=str(row.deed_id), why="A slip.")
    assert draft_of(viewer, case, row.pk, "", "en") is None


@pytest.mark.parametrize("words", ["Thumbs up \U0001f44d", "漢字", "ਪੰਜਾਬੀ"])
def test_a_paper_is_made_of_words_that_no_font_here_has(words):
    from schoolbeat.insight.incidents.rendering import letter_pdf

    said = {
        "title": words,
        "written": "",
        "sender": "A",
        "addressee": words,
        "blocks": [{"kind": "par", "runs": [[words, False]]}],
        "addition": [words],
    }
    assert letter_pdf(said, "en", True, clock.now()).startswith(b"%PDF-")


def test_a_word_longer_than_a_line_goes_on_in_the_next_and_is_whole():
    from schoolbeat.insight.incidents.rendering import letter_pdf

    word = "x" * 300
    said = {
        "title": "T",
        "written": "",
        "sender": "A",
        "addressee": "B",
        "blocks": [{"kind": "par", "runs": [["Close", False]]}],
        "addition": [word],
    }
    pdf = letter_pdf(said, "en", False, clock.now())
    lines = PdfReader(io.BytesIO(pdf)).pages[0].extract_text().splitlines()
    assert max(len(line) for line in lines) < 120
    assert word in "".join(lines)
    assert b"pdfuaid" in pdf
