"""A month's letter writes itself, gets the officer's words, is seen by the principal, approved by name, and leaves."""

import io
import json

import pytest
from pypdf import PdfReader

from schoolbeat.insight.letters.links import token_of
from schoolbeat.insight.letters.models import Letter, LetterVersion
from schoolbeat.insight.letters.queries import letter, letter_by_link, letters
from schoolbeat.insight.letters.rendering import make_pdf, pdf_of
from schoolbeat.insight.measures import MEASURES
from tests.factories import letters as make
from tests.factories import roster
from tests.factories.publishing import busy_month, entries


def content(identity):
    row = Letter.objects.get(id=identity)
    return LetterVersion.objects.get(letter=row, number=row.version).content


def figures(identity):
    return {figure["slug"]: figure["value"] for figure in content(identity)["figures"]}


def text_of(pdf):
    return "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)


def test_each_school_has_its_letter_and_all_have_one(alder):
    make.letter(alder)
    assert {(row.paper, row.school) for row in Letter.objects.all()} == {
        ("agency", None),
        ("school", alder.schools["high"]),
        ("school", alder.schools["middle"]),
    }


def test_its_figures_are_the_months(alder):
    entries(alder, "lunch-duty", 9, 9)
    identity = make.letter(alder)
    assert figures(identity) == {"hours": 3, "presence": 20, "lessons": 0, "safety": 0, "contacts": 42}


def test_few_contacts_are_not_shown_and_not_told_by_the_sum(alder):
    entries(alder, "student-consultation", 30)
    entries(alder, "mediation", 4, school=str(alder.schools["middle"]))
    assert make.write(alder).done
    shown = {row.school: figures(row.id)["contacts"] for row in Letter.objects.all()}
    assert shown[alder.schools["middle"]] is None
    assert None in (shown[None], shown[alder.schools["high"]])


def test_no_sensitive_kind_is_in_it(alder):
    entries(alder, "arrest", 12)
    identity = make.letter(alder)
    assert figures(identity)["contacts"] == 42
    assert "arrest" not in json.dumps(content(identity)).lower()


@pytest.mark.parametrize("month", ["2026-11", "2027-01"])
def test_a_month_that_is_not_over_has_no_letter(alder, month):
    assert make.write(alder, month).code == "rule"


@pytest.mark.parametrize("month", ["October", "2026-13", "", "2026-1", "0001-01", "9999-12"])
def test_a_month_is_a_month(alder, month):
    assert make.write(alder, month).code == "malformed"


def test_an_empty_month_has_no_letters_and_is_not_frozen(alder):
    assert make.write(alder).message == "Nothing was logged in this period."
    assert make.letter(alder)


def test_written_again_it_is_a_new_version_with_the_same_words(alder):
    identity = make.letter(alder)
    assert alder.do("officer-1", "letters.add_words", letter=str(identity), words="Busy at the gates.").done
    assert make.write(alder).done
    page = letter(alder.viewer("sergeant"), identity)
    assert [version.number for version in page.versions] == [3, 2, 1]
    assert page.version().words == "Busy at the gates."
    assert page.version().words_by_name == "Officer-1 of Alder"


def test_new_words_ask_the_principal_again(alder):
    identity = make.letter(alder)
    assert alder.do(
        "principal", "letters.see_draft", letter=str(identity), version=1, remark="Thank you."
    ).done
    assert alder.do("officer-1", "letters.add_words", letter=str(identity), words="New.").done
    assert Letter.objects.filter(id=identity, seen_at=None, remark="").exists()


def test_it_does_not_leave_unseen_without_a_reason(alder):
    identity = make.letter(alder)
    refused = alder.do("sergeant", "letters.approve", letter=str(identity), version=1)
    assert (refused.code, refused.field) == ("rule", "unseen_because")
    assert alder.do(
        "sergeant", "letters.approve", letter=str(identity), version=1, unseen_because="On leave."
    ).done
    assert Letter.objects.get(id=identity).unseen_because == "On leave."


def test_what_has_left_does_not_change(alder):
    identity = make.approved(alder)
    for who, verb, said in (
        ("officer-1", "letters.add_words", {"words": "Late."}),
        ("principal", "letters.see_draft", {"version": 1}),
        ("sergeant", "letters.approve", {"version": 1}),
    ):
        assert alder.do(who, verb, letter=str(identity), **said).code == "rule", verb
    before = content(identity)
    assert make.write(alder).done
    assert content(identity) == before


def test_opened_again_its_link_has_ended(alder):
    identity = make.approved(alder)
    token = token_of(identity, 1)
    assert letter_by_link(token)
    assert alder.do("sergeant", "letters.reopen", letter=str(identity)).done
    assert letter_by_link(token) is None
    assert Letter.objects.get(id=identity).approved_at is None


def test_a_link_opens_one_letter_until_it_is_renewed(alder):
    identity = make.approved(alder)
    token = token_of(identity, 1)
    assert letter_by_link(token)[1].content["school"]["name"] == "Alder high"
    assert letter_by_link(token[:-1] + ("A" if token[-1] != "A" else "B")) is None
    assert letter_by_link(token_of(identity, 2)) is None
    assert alder.do("sergeant", "letters.renew_link", letter=str(identity)).done
    assert letter_by_link(token) is None


def test_a_draft_has_no_open_link(alder):
    assert letter_by_link(token_of(make.letter(alder), 1)) is None


def test_each_sees_the_own(alder, bay):
    make.letter(alder)
    seen = {
        who: len(letters(alder.viewer(who)))
        for who in ("sergeant", "officer-1", "officer-2", "principal", "it")
    }
    assert seen == {"sergeant": 3, "officer-1": 1, "officer-2": 1, "principal": 1, "it": 0}
    assert letters(bay.viewer("sergeant")) == []


def test_words_belong_to_the_schools_officer(alder):
    identity = make.letter(alder, "middle")
    assert (
        alder.do("officer-1", "letters.add_words", letter=str(identity), words="Mine?").code
        == "not_permitted"
    )
    assert alder.do("officer-2", "letters.add_words", letter=str(identity), words="Mine.").done
    long = alder.do("officer-2", "letters.add_words", letter=str(identity), words="x" * 1501)
    assert long.code == "note_too_long"


def test_nobody_stands_for_words_that_came_in_after_the_look(alder):
    identity = make.letter(alder)
    assert alder.do("officer-1", "letters.add_words", letter=str(identity), words="New.").done
    for who, verb in (("principal", "letters.see_draft"), ("sergeant", "letters.approve")):
        stale = alder.do(who, verb, letter=str(identity), version=1)
        assert (stale.code, stale.field) == ("conflict", "version"), verb


@pytest.mark.parametrize(
    ("measure", "told"),
    [("lessons", True), ("mediations", False), ("minutes", False), ("time-enforcement", False)],
)
def test_a_goals_value_leaves_only_where_it_tells_of_nobody(alder, measure, told):
    assert measure in MEASURES
    roster.goal(alder, measure=measure)
    identity = make.letter(alder)
    assert [goal["title"]["en"] for goal in content(identity)["goals"]] == (["More entries"] if told else [])


# As paper


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_pdf_is_tagged_and_says_what_the_letter_says(alder, language):
    identity = make.letter(alder)
    words = "It rained. #panic() *stars* $x$ <b>\n\nThank you."
    assert alder.do("officer-1", "letters.add_words", letter=str(identity), words=words).done
    page = letter(alder.viewer("sergeant"), identity)
    pdf = make_pdf("school", page.version(), language)
    reader = PdfReader(io.BytesIO(pdf))
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "StructTreeRoot" in str(reader.trailer["/Root"])
    assert reader.trailer["/Root"]["/Lang"] == language
    assert b"pdfuaid" in pdf
    assert len(reader.pages) == 1
    text = text_of(pdf)
    assert "#panic() *stars* $x$ <b>" in text
    assert ("October 2026" if language == "en" else "octubre de 2026") in text


def test_the_same_version_gives_the_same_bytes_and_is_kept(alder, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    page = letter(alder.viewer("sergeant"), make.letter(alder))
    assert make_pdf("school", page.version(), "en") == pdf_of("school", page.version(), "en")
    assert len(list((tmp_path / "exports" / "letters").iterdir())) == 1


def test_slide_and_review_are_of_a_year_and_say_their_rule(alder):
    busy_month(alder, 3)
    result = alder.do("sergeant", "letters.write_year", period="2025-26")
    assert result.done, result
    viewer = alder.viewer("sergeant")
    papers = {row.paper: letter(viewer, row.id).version() for row in letters(viewer)}
    assert set(papers) == {"slide", "review"}
    for language in ("en", "es"):
        slide = PdfReader(io.BytesIO(make_pdf("slide", papers["slide"], language)))
        assert len(slide.pages) == 1
    review = text_of(make_pdf("review", papers["review"], "en"))
    assert "Each share is rounded to the nearest cent" in papers["review"].content["cost_rule"]["en"]
    assert "Method" in review


@pytest.mark.parametrize("period", ["2026-10", "2026-27", "forever"])
def test_a_review_is_of_a_school_year_that_is_over(alder, period):
    assert alder.do("sergeant", "letters.write_year", period=period).code == "rule"
