"""Prepared letters: each parses and stands in both languages, gaps are of a closed list, the nearest place wins."""

import re
from datetime import date, datetime
from pathlib import Path

import pytest

from schoolbeat.jurisdictions.loader import PACKS, pack_at, pack_for, places
from schoolbeat.jurisdictions.prepared import LETTERS, PLACEHOLDERS, read_letter
from schoolbeat.jurisdictions.schema import SchemaError
from schoolbeat.jurisdictions.shelves import letters_of
from schoolbeat.work.incidents.rules import letters as rules
from schoolbeat.work.people.rules.words import Words

NO_LETTER = {"defender", "superintendent", "records", "stop-data"}
"""Who gets none of ours: probation tells the defender, the court the superintendent; a record is sealed or filed."""
SHIPPED = sorted(LETTERS.glob("*/*.md"))
GUILT = re.compile(
    r"\b(guilt|suspect\b|offender|criminal|perpetrator|delinquent|culpa|culpable|delincuente|agresor|criminal|"
    r"immigra\w*|citizen\w*|inmigra\w*|migrator\w*|ciudadan\w*)",
    re.IGNORECASE,
)
WORDS = {
    "addressee": "Rosa López",
    "agency": "Alder Police",
    "day": "November 19, 2026",
    "law": "Education Code 48906",
    "officer": "Officer One",
    "phone": "(555) 010-0100",
    "place_taken_to": "The station",
    "school": "Alder High",
    "student": "your child",
    "time": "11:00 AM",
}
# place, duty, language, from which place, a sentence of it once filled
EXAMPLES = [
    ("us", "questioning-parent", "en", "us", "An officer of Alder Police has questions for your child."),
    ("us", "questioning-administrator", "en", "us", "The school does not ask the questions for us."),
    ("us", "custody-administrator", "en", "us", "please give our number: (555) 010-0100."),
    ("us-ca", "custody-administrator", "es", "us", "Ningún juez ha dicho que el estudiante hizo algo malo."),
    ("us-ca", "removal-parent", "en", "us-ca", "your child left Alder High with an officer of Alder Police."),
    ("us-ca", "removal-parent", "es", "us-ca", "Le avisamos por esta ley: Education Code 48906."),
    ("us-ca", "confinement-parent", "en", "us-ca", "Your child is here: The station."),
    ("us-ca", "confinement-calls", "en", "us-ca", "You may make at least two telephone calls now."),
    ("us-ca", "custody-probation", "en", "us-ca", "comes the notice to appear"),
    ("us-ca", "child-abuse-call", "en", "us-ca", "It does not take the place of the call"),
    ("us-ca", "child-abuse-report", "en", "us-ca", "goes with the form of the state"),
    ("us-ca", "homicidal-threat", "en", "us-ca", "Alder High learned of a threat to kill."),
    ("us-ca", "crime-notice", "en", "us-ca", "the school does not decide whether it was a crime"),
    ("us-wa", "child-abuse-report", "en", "us-wa", "came to have cause to think"),
    ("us-wa", "questioning-parent", "es", "us", "También puede pedir un abogado."),
]
GOOD = """---
title: A title
duty: removal-parent
language: en
source: "Ours"
reviewed: 2026-11-28
confirmed: false
---
Dear {{addressee}}:

- One **thing**.

{{officer}}\\
{{agency}}
"""


def said(letter, words=WORDS):
    """What a letter says, with its gaps filled."""
    return "\n".join("".join(text for text, _out in one["runs"]) for one in rules.filled(letter, words))


def read(text, name="removal-parent.en.md"):
    return read_letter(Path("us-ca") / name, text.encode(), "us-ca")


@pytest.mark.parametrize("place", places())
def test_each_duty_that_somebody_reads_of_has_a_letter_in_both_languages(place):
    pack = pack_for(place)
    for row in pack.rows("duties_to_tell"):
        found = [pack.letter(row["slug"], language) for language in ("en", "es")]
        assert all(found) is (row["whom"] not in NO_LETTER), row["slug"]
        if all(found):
            assert found[0].place == found[1].place
            assert found[0].gaps == found[1].gaps, row["slug"]
            assert [one.kind for one in found[0].blocks] == [one.kind for one in found[1].blocks]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_each_shipped_letter_parses_and_says_nothing_of_guilt_or_of_immigration(file):
    letter = read_letter(file, file.read_bytes(), file.parent.name)
    assert (PACKS / f"{letter.place}.toml").is_file()
    assert letter.gaps <= PLACEHOLDERS
    assert letter.confirmed or "to be confirmed" in letter.source
    assert {"addressee", "officer", "phone"} <= letter.gaps
    assert not GUILT.search(said(letter)), GUILT.search(said(letter))
    assert not re.search(
        r"\b(RCW|Code \d|Código|\d{3,})", said(letter, WORDS | {"law": "", "phone": "", "day": ""})
    )


@pytest.mark.parametrize("file", [one for one in SHIPPED if ".en." in one.name], ids=lambda file: file.name)
def test_a_letter_is_read_in_the_sixth_grade(file):
    text = said(read_letter(file, file.read_bytes(), file.parent.name))
    sentences = [one for one in re.split(r"[.:?]\s|\n", text) if len(one.split()) > 3]
    assert max(len(one.split()) for one in sentences) <= 30
    assert sum(len(one.split()) for one in sentences) / len(sentences) <= 14


@pytest.mark.parametrize(("place", "duty", "language", "origin", "sentence"), EXAMPLES)
def test_worked_example(place, duty, language, origin, sentence):
    letter = pack_for(place).letter(duty, language)
    assert letter.place == origin
    assert sentence in said(letter)


def test_every_shipped_letter_has_a_worked_example():
    worked = {(origin, duty) for _place, duty, _language, origin, _sentence in EXAMPLES}
    assert {(file.parent.name, file.stem.rpartition(".")[0]) for file in SHIPPED} == worked


BAD = [
    (GOOD.replace("---\ntitle", "title", 1), "line 1: expected front matter"),
    (GOOD.replace("title: A title\n", ""), "line 1: the front matter does not say 'title'"),
    (GOOD.replace("A title", "[a"), "line 3: the front matter is not YAML"),
    (GOOD.replace("duty: removal-parent", "duty: other"), "line 3: duty: expected 'removal-parent'"),
    (GOOD.replace("language: en", "language: es"), "line 4: language: expected 'en'"),
    (GOOD.replace("2026-11-28", "soon"), "line 6: reviewed: expected date"),
    (GOOD.replace("false", "perhaps"), "line 7: confirmed: expected bool"),
    (GOOD.replace("confirmed", "sure: 1\nconfirmed"), "line 7: unknown key 'sure'"),
    (GOOD.replace("A title", "'{{law}}'"), "line 2: a title has no placeholder"),
    (GOOD.replace("{{agency}}", "{{chief}}"), "line 14: unknown placeholder at '{{chief}}'"),
    (GOOD.replace("{{agency}}", "{{ agency }}"), "line 14: unknown placeholder"),
    (GOOD.replace("{{agency}}", "{{{agency}}}"), "line 14: unknown placeholder"),
    (GOOD.replace("- One", "<b>One</b>\n\n- One"), "line 11: a letter has no html_inline"),
    (GOOD.replace("- One", "[One](https://example.org)\n\n- One"), "line 11: a letter has no link_open"),
    (GOOD.replace("- One", "> One\n\n- One"), "line 11: a letter has no blockquote_open"),
    (GOOD.split("Dear", maxsplit=1)[0], "line 9: the letter says nothing"),
]


@pytest.mark.parametrize(("text", "problem"), BAD, ids=[problem for _text, problem in BAD])
def test_a_letter_that_is_none_is_refused_by_file_and_line(text, problem):
    with pytest.raises(SchemaError, match=re.escape(f"removal-parent.en.md: {problem}")):
        read(text)


def test_a_letter_that_is_one_is_read():
    letter = read(GOOD.replace("\n", "\r\n"))
    assert letter.digest == read(GOOD).digest, "line ends are no words"
    assert letter.digest != read(GOOD.replace("thing", "things")).digest
    assert [one.kind for one in letter.blocks] == ["par", "item", "par"]
    assert letter.blocks[1].runs == (("One ", False), ("thing", True), (".", False))
    with pytest.raises(SchemaError, match="line 4: expected one of en, es"):
        read(GOOD.replace("language: en", "language: fr"), "removal-parent.fr.md")
    with pytest.raises(SchemaError, match="line 1: not UTF-8"):
        read_letter(Path("removal-parent.en.md"), b"\xff", "us")


def own(folder, place, text=GOOD, name="removal-parent.en.md"):
    there = folder / "letters" / place
    there.mkdir(parents=True, exist_ok=True)
    (there / name).write_text(text, "utf-8")


def test_the_nearest_place_wins_and_an_agency_or_district_may_have_its_own(tmp_path):
    place = "us-ca-el-cerrito/el-cerrito"

    def titles(district=""):
        pack = pack_at(place, tmp_path)
        return [pack.letter("removal-parent", one, district).title for one in ("en", "es")]

    first = titles()
    assert first[0] == "Your child left school with an officer"
    own(tmp_path, "us-ca", GOOD.replace("A title", "The state's, here"))
    assert titles() == ["The state's, here", first[1]]
    own(tmp_path, "us-ca-el-cerrito", GOOD.replace("A title", "The city's"))
    assert titles()[0] == "The city's"
    own(tmp_path, "el-cerrito", GOOD.replace("A title", "The agency's"))
    own(tmp_path, "bay-unified", GOOD.replace("A title", "The district's"))
    own(tmp_path, "bay", GOOD.replace("A title", "Another agency's"))
    assert titles()[0] == "The agency's"
    assert titles("bay-unified") == ["The district's", first[1]]
    assert pack_for("us-ca-el-cerrito").letter("removal-parent", "en").title == first[0]


NO_VALUE, WRONG = (
    "the front matter has a value that is none",
    ("[" * 5_000, "!!timestamp foo", "!!bool maybe"),
)
UNKNOWN = GOOD.replace("{{agency}}", "{{chief}}")
BROKEN = [
    (UNKNOWN.encode(), "line 14", "unknown placeholder at '{{chief}}'"),
    (GOOD.replace("title: A title\n", "").encode(), "line 1", "the front matter does not say 'title'"),
    (GOOD.replace("Dear", "Se\xf1or").encode("latin-1"), "line 9", "not UTF-8"),
    (b"", "line 1", "expected front matter between two lines of ---"),
    (GOOD.replace("2026-11-28", "2026-13-45").encode(), "line 6", NO_VALUE),
    *((GOOD.replace("A title", wrong).encode(), "line 2", NO_VALUE) for wrong in WRONG),
]


def faults(pack):
    return [(one.path, one.line, one.problem) for one in pack.letters.faults]


@pytest.mark.parametrize("place", ["el-cerrito", "us-ca", "bay-unified"])
@pytest.mark.parametrize(("content", "line", "problem"), BROKEN, ids=range(len(BROKEN)))
def test_a_letter_of_its_own_that_is_none_is_told_and_passed_over(tmp_path, place, content, line, problem):
    own(tmp_path, place)
    (tmp_path / "letters" / place / "removal-parent.en.md").write_bytes(content)
    own(tmp_path, place, GOOD.replace("language: en", "language: es"), "removal-parent.es.md")
    pack = pack_at("us-ca-el-cerrito/el-cerrito", tmp_path)
    ((path, where, why),) = faults(pack)
    assert (path, where) == (f"letters/{place}/removal-parent.en.md", line)
    assert problem in why
    wider = pack.letter("removal-parent", "en", "bay-unified")
    assert (wider.place, wider.title) == ("us-ca", "Your child left school with an officer")
    assert pack.letter("removal-parent", "es", "bay-unified").place == place, "the other one still holds"
    own(tmp_path, place)
    mended = pack_at("us-ca-el-cerrito/el-cerrito", tmp_path)
    assert (faults(mended), mended.letter("removal-parent", "en", "bay-unified").title) == ([], "A title")


@pytest.mark.parametrize(("place", "told"), [("el-cerrito", True), ("us-ca", True), ("bay-unified", False)])
def test_a_letter_for_a_duty_that_is_none_is_told_where_the_duties_are_known(tmp_path, place, told):
    own(tmp_path, place, GOOD.replace("removal-parent", "no-such-duty"), "no-such-duty.en.md")
    found = faults(pack_at("us-ca-el-cerrito/el-cerrito", tmp_path))
    path = f"letters/{place}/no-such-duty.en.md"
    assert found == ([(path, "line 3", "no place here has the duty 'no-such-duty'")] if told else [])


def test_a_letter_that_cannot_be_read_is_told_too(tmp_path):
    own(tmp_path, "us-ca")
    (tmp_path / "letters" / "us-ca" / "crime-notice.en.md").symlink_to(tmp_path / "nowhere")
    (tmp_path / "letters" / "us-ca" / "removal-parent.es.md").mkdir()
    found = faults(pack_at("us-ca-el-cerrito/el-cerrito", tmp_path))
    assert [(path.rpartition("/")[2], line) for path, line, _why in found] == [
        ("crime-notice.en.md", "file"),
        ("removal-parent.es.md", "file"),
    ]
    assert all(why.startswith("cannot be read: ") for _path, _line, why in found)


def test_the_log_tells_file_and_line_of_a_broken_letter_and_nothing_that_it_says(tmp_path, caplog):
    own(tmp_path, "us-ca", UNKNOWN)
    pack_at("us-ca-el-cerrito/el-cerrito", tmp_path)
    assert [one.getMessage() for one in caplog.records] == [
        "packs/letters/us-ca/removal-parent.en.md: line 14: not a letter, passed over"
    ]
    pack_at("us-ca-el-cerrito/el-cerrito", tmp_path)
    assert len(caplog.records) == 1, "it is told once, until a file changes"


@pytest.mark.parametrize("name", ["removal-parent.en.md", "no-such-duty.en.md"])
def test_a_broken_letter_of_the_product_refuses_the_pack(tmp_path, monkeypatch, name):
    text = UNKNOWN if name.startswith("removal") else GOOD.replace("removal-parent", "no-such-duty")
    own(tmp_path, "us-ca", text, name)
    monkeypatch.setattr("schoolbeat.jurisdictions.shelves.LETTERS", tmp_path / "letters")
    with pytest.raises(SchemaError, match=re.escape(f"{name}: line ")):
        letters_of(["us-ca", "us"], "", None, ["removal-parent"])


def test_days_and_times_are_said_in_the_letters_language():
    at = datetime.fromisoformat("2026-11-19T11:05:00-08:00")
    assert rules.day_words(date(2026, 11, 19), "en") == "November 19, 2026"
    assert rules.day_words(date(2026, 11, 19), "es") == "19 de noviembre de 2026"
    assert (rules.time_words(at, "en"), rules.time_words(at, "es")) == ("11:05 AM", "11:05 a.m.")


def test_a_gap_without_words_is_told_and_what_is_filled_in_stays_words():
    letter = read(GOOD)
    assert rules.left_open(letter, WORDS) is None
    assert rules.left_open(letter, WORDS | {"agency": ""}).field == "agency"
    assert "{{law}} **x**" in said(letter, WORDS | {"addressee": "{{law}} **x**"})


ANA = Words(given="Ana María", family="García-López", preferred="Annie")
WILL = Words(given="Will", family="García-López")


@pytest.mark.parametrize(
    ("text", "who", "but", "named"),
    [
        ("Annie was there.", ANA, None, True),
        ("Ana María García-López was there.", ANA, None, True),
        ("ana garcia was there", ANA, None, True),
        ("A student was there.", ANA, None, False),
        ("Anna was there.", ANA, None, False),
        ("We will call you.", WILL, None, False),
        ("Will hit him.", WILL, None, True),
        ("Ana García-López", WILL, ANA, False),
        ("Will García-López", WILL, ANA, True),
        ("", ANA, None, False),
    ],
)
def test_who_is_named(text, who, but, named):
    assert rules.names([text], who, but) is named
