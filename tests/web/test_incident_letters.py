"""The pages of prepared letters and of the report on paper: filled in, made, taken along; and what stands in none."""

import io
import re

import pytest
from django.test import Client
from pypdf import PdfReader

from schoolbeat.ledger.models import Entry
from schoolbeat.web.desk.incidents.printing import approved
from schoolbeat.work.incidents.models import Letter
from schoolbeat.work.incidents.queries import one
from schoolbeat.work.roster.models import Agency
from tests.factories import incidents as make
from tests.factories.people import guardian, opened, person
from tests.towns import alder, bay, moment
from tests.web.lettering import PATH, browser_of, owed, write

__all__ = ["alder", "bay", "browser_of", "moment", "owed"]
pytestmark = pytest.mark.django_db
MARKUP = '<script>alert(1)</script> {{ law }} #text[*x*] $x$ **y** "z"'


def text_of(answer):
    """The words of a PDF, its line ends taken as blanks."""
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in pages))


def test_each_open_duty_leads_to_its_letter_and_the_letter_becomes_a_pdf(alder, browser_of, owed):
    browser, (case, _whom, row) = browser_of("officer-1"), owed
    html = browser.get(f"{PATH}{case}/").content.decode()
    assert f'href="{PATH}{case}/letter/{row.pk}/"' in html
    draft = browser.get(f"{PATH}{case}/letter/{row.pk}/").content.decode()
    for words in (
        "Education Code 48906",
        "to be confirmed",
        "your child left Alder high",
        "The station",
        "______",
    ):
        assert words in draft, words
    answer = write(browser, owed, addition="Please bring a jacket.")
    letter = Letter.objects.get()
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{PATH}{case}/letters/{letter.pk}/")
    page = browser.get(answer.headers["Location"]).content.decode()
    assert letter.digest in page
    assert "Please bring a jacket." in page
    assert f"{PATH}{case}/letters/{letter.pk}/" in browser.get(f"{PATH}{case}/").content.decode()
    pdf = browser.get(f"{PATH}{case}/letters/{letter.pk}/pdf/")
    assert pdf.content.startswith(b"%PDF-")
    assert pdf.headers["Content-Type"] == "application/pdf"
    assert pdf.headers["Content-Disposition"].startswith("attachment; ")
    assert "no-store" in pdf.headers["Cache-Control"]
    assert b"pdfuaid" in pdf.content
    said = text_of(pdf)
    for words in (
        "Rosa López",
        "your child left Alder high",
        "Please bring a jacket.",
        "Education Code 48906",
    ):
        assert words in said, words
    assert said.index("Please bring a jacket.") < said.index("Telephone: (555) 010-0100")
    assert browser.get(f"{PATH}{case}/letters/{letter.pk}/pdf/").content == pdf.content


def test_a_letter_is_tagged_in_its_own_language_whatever_the_reader_speaks(alder, browser_of, owed):
    browser = browser_of("officer-1")
    assert write(browser, owed, "?language=es").status_code == 302
    letter = Letter.objects.get()
    pdf = browser.get(f"{PATH}{owed[0]}/letters/{letter.pk}/pdf/")
    catalog = PdfReader(io.BytesIO(pdf.content)).trailer["/Root"]
    assert (catalog["/Lang"], catalog["/MarkInfo"]["/Marked"]) == ("es", True)
    assert "Su hijo o hija salió de la escuela con un oficial" in text_of(pdf)
    page = browser.get(f"{PATH}{owed[0]}/letters/{letter.pk}/").content.decode()
    assert '<div class="in" lang="es">' in page
    assert "Text of California, read over" in page
    assert "Letter in Spanish, made" in browser.get(f"{PATH}{owed[0]}/").content.decode()


def test_a_paper_of_a_demo_says_that_it_is_synthetic(alder, browser_of, owed):
    browser = browser_of("officer-1")
    write(browser, owed)
    path = f"{PATH}{owed[0]}/letters/{Letter.objects.get().pk}/pdf/"
    assert "SYNTHETIC" not in text_of(browser.get(path))
    Agency.objects.update(synthetic=True)
    marked = browser.get(path)
    assert "SYNTHETIC" in text_of(marked)
    assert 'filename="SYNTHETIC-letter-removal-parent-en.pdf"' in marked.headers["Content-Disposition"]


def test_the_parents_language_and_name_stand_there_once_the_record_is_open(alder, browser_of, owed):
    browser, (case, whom, row) = browser_of("officer-1"), owed
    guardian(alder, whom)
    path = f"{PATH}{case}/letter/{row.pk}/"
    assert "Rosa" not in browser.get(path).content.decode()
    opened(alder, "officer-1", whom, "follow_up")
    html = browser.get(path).content.decode()
    assert "Annie García-López salió de Alder high" in html
    assert 'value="Rosa López"' in html
    assert "Annie García-López left" in browser.get(f"{path}?language=en").content.decode()


def test_it_is_looked_at_with_what_was_typed_before_it_is_made(alder, browser_of, owed):
    answer = write(browser_of("officer-1"), owed, look="yes", addition=MARKUP, addressee="The aunt")
    html = answer.content.decode()
    assert (answer.status_code, Letter.objects.count()) == (200, 0)
    assert html.count("The aunt") > 1
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in html
    assert "<script>alert" not in html


def test_what_does_not_fit_is_told_and_what_was_typed_stays(alder, browser_of, owed):
    answer = write(browser_of("officer-1"), owed, addressee="", addition="Bring a jacket.")
    assert (answer.status_code, "Bring a jacket." in answer.content.decode()) == (422, True)
    case, other = owed[0], person(alder, fields={"given": "Kofi", "family": "Mensah", "preferred": ""})
    make.party(alder, case, person=str(other), seen="", age=None, part="victim")
    answer = write(browser_of("officer-1"), owed, addition="With Kofi Mensah.")
    assert (answer.status_code, "names another student" in answer.content.decode()) == (422, True)
    assert not Letter.objects.exists()


def test_markup_in_what_was_typed_stays_words_in_the_pdf(alder, browser_of, owed):
    browser = browser_of("officer-1")
    assert write(browser, owed, addition=MARKUP, student=MARKUP).status_code == 302
    said = text_of(browser.get(f"{PATH}{owed[0]}/letters/{Letter.objects.get().pk}/pdf/"))
    assert said.count("<script>alert(1)</script> {{ law }} #text[*x*] $x$ **y**") >= 2


def test_another_childs_name_stands_in_no_letter(alder, browser_of, owed):
    case = owed[0]
    other = person(alder, fields={"given": "Kofi", "family": "Mensah", "preferred": ""})
    make.party(alder, case, person=str(other), seen="", age=None, part="victim")
    for whom in (owed[1], other):
        opened(alder, "officer-1", whom, "follow_up")
    browser = browser_of("officer-1")
    assert "Kofi" in browser.get(f"{PATH}{case}/").content.decode()
    assert "Kofi" not in browser.get(f"{PATH}{case}/letter/{owed[2].pk}/").content.decode()
    write(browser, owed)
    letter = Letter.objects.get()
    for path in (f"{PATH}{case}/letters/{letter.pk}/", f"{PATH}{case}/letters/{letter.pk}/pdf/"):
        answer = browser.get(path)
        assert answer.status_code == 200
        words = text_of(answer) if path.endswith("pdf/") else answer.content.decode()
        assert "Annie" in words
        assert "Kofi" not in words


def test_a_letter_that_names_the_student_is_shut_with_the_record(alder, browser_of, owed):
    case, whom, _row = owed
    write(browser_of("officer-1"), owed, student="Annie García-López")
    path = f"{PATH}{case}/letters/{Letter.objects.get().pk}/"
    for who in ("officer-1", "sergeant"):
        page = browser_of(who).get(path)
        assert (page.status_code, "Annie" in page.content.decode()) == (200, False)
        assert f'href="/desk/people/{whom}/"' in page.content.decode()
        assert browser_of(who).get(f"{path}pdf/").status_code == 404
    opened(alder, "officer-1", whom, "follow_up")
    assert "Annie" in browser_of("officer-1").get(path).content.decode()
    assert browser_of("officer-1").get(f"{path}pdf/").status_code == 200


def test_a_stranger_and_who_does_not_work_with_it_finds_no_letter(alder, bay, browser_of, owed):
    case, _whom, row = owed
    write(browser_of("officer-1"), owed)
    made = f"{PATH}{case}/letters/{Letter.objects.get().pk}/"
    paths = (f"{PATH}{case}/letter/{row.pk}/", made, f"{made}pdf/")
    for who in ("officer-2", "principal", "analyst"):
        assert {browser_of(who).get(path).status_code for path in paths} == {404}, who
    assert [browser_of("records").get(path).status_code for path in paths] == [404, 200, 200]
    stranger = Client()
    stranger.force_login(bay.account("sergeant"))
    assert {stranger.get(path).status_code for path in paths} == {404}
    assert {Client().get(path).status_code for path in paths} == {302}


def test_no_letter_is_offered_once_it_was_told(alder, browser_of, owed):
    case, _whom, row = owed
    said = {"telling": str(row.pk), "at": make.LATER, "who_told": "Officer One", "whom": "The mother"}
    make.done(alder, "officer-1", "tell", case, method="phone", **said)
    browser = browser_of("officer-1")
    assert "/letter/" not in browser.get(f"{PATH}{case}/").content.decode()
    assert browser.get(f"{PATH}{case}/letter/{row.pk}/").status_code == 404


def brought_to_its_end(alder, case, *verbs):
    for verb in verbs or ("submit", "approve"):
        make.done(alder, "officer-1" if verb == "submit" else "sergeant", verb, case, word="Read.")


def printed(browser, case):
    html = browser.get(f"{PATH}{case}/").content.decode()
    found = re.findall(r'name="(print-(?:envelope|asked))" value="([^"]+)"', html)
    return browser.post(f"{PATH}{case}/print/", dict(found))


def test_an_approved_report_is_printed_and_who_did_it_stands_on_the_ledger(alder, browser_of, owed):
    case, whom, _row = owed
    make.charged(alder, case)
    make.deed(alder, case, "numbered", result="26-04711")
    first = str(one(alder.viewer("officer-1"), case).versions[0].id)
    make.done(alder, "officer-1", "narrate", case, text=f"At ten.\n\n{MARKUP}", base=first)
    brought_to_its_end(alder, case)
    for text in ("A witness called.", "The bag was found."):
        make.done(alder, "officer-1", "narrate", case, text=text)
    records = browser_of("records")
    answer = printed(records, case)
    assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")
    assert answer.headers["Content-Disposition"].startswith("attachment; ")
    assert "no-store" in answer.headers["Cache-Control"]
    said = text_of(answer)
    for words in (
        "Approved",
        "26-04711",
        "Simple assault",
        "Gym, north door",
        "At ten.",
        "<script>",
        "#text[*x*]",
    ):
        assert words in said, words
    assert "What happened." not in said, "the version before the approved one is not the report"
    assert said.index("At ten.") < said.index("A witness called.") < said.index("The bag was found.")
    assert "García" not in said
    assert PdfReader(io.BytesIO(answer.content)).trailer["/Root"]["/MarkInfo"]["/Marked"]
    entry = Entry.objects.get(verb="incidents.print")
    assert (entry.by, entry.points_at) == (alder.account("records").id, case)
    opened(alder, "officer-1", whom, "follow_up")
    assert "García" in text_of(printed(browser_of("officer-1"), case))
    assert Entry.objects.filter(verb="incidents.print").count() == 2


def test_one_press_prints_once_and_the_next_is_written_down_too(alder, browser_of, owed):
    case, browser = owed[0], browser_of("sergeant")
    brought_to_its_end(alder, case)
    html = browser.get(f"{PATH}{case}/").content.decode()
    found = dict(re.findall(r'name="(print-(?:envelope|asked))" value="([^"]+)"', html))
    codes = [browser.post(f"{PATH}{case}/print/", found).status_code for _ in range(2)]
    assert (codes, Entry.objects.filter(verb="incidents.print").count()) == ([200, 302], 1)


def test_nobody_prints_a_report_before_it_is_approved_and_no_stranger_after(alder, bay, browser_of, owed):
    case = owed[0]
    assert f"{PATH}{case}/print/" not in browser_of("officer-1").get(f"{PATH}{case}/").content.decode()
    assert browser_of("officer-1").post(f"{PATH}{case}/print/", {}).status_code == 404
    assert make.attempt(alder, "officer-1", "print", case).code == "rule"
    brought_to_its_end(alder, case)
    for who in ("officer-2", "principal"):
        assert browser_of(who).post(f"{PATH}{case}/print/", {}).status_code == 404, who
        assert make.attempt(alder, who, "print", case).code == "not_permitted"
    assert make.attempt(bay, "sergeant", "print", case).code == "not_permitted"
    assert browser_of("sergeant").get(f"{PATH}{case}/print/").status_code == 405


def test_versions_that_stand_beside_each_other_are_both_the_report(alder):
    case = make.incident(alder, text="First.")
    view = one(alder.viewer("officer-1"), case)
    base = str(view.versions[0].id)
    for text in ("Mine.", "Other."):
        make.done(alder, "officer-1", "narrate", case, text=text, base=base)
    assert [each.text for each in approved(one(alder.viewer("officer-1"), case).versions)] == [
        "Mine.",
        "Other.",
    ]
