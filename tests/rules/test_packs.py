"""Packs: each place's worked examples, the chain, the version, and how loudly a wrong file is refused."""

from datetime import date
from pathlib import Path

import pytest

from schoolbeat.jurisdictions import loader
from schoolbeat.jurisdictions.loader import UnknownPlace, UnknownValue, pack_for, places
from schoolbeat.jurisdictions.schema import SchemaError

# place, name, on, value, from which place, confirmed
EXAMPLES = [
    ("us", "school_year_start", date(2026, 11, 21), "07-01", "us", False),
    ("us-ca", "school_year_start", date(2026, 11, 21), "07-01", "us-ca", False),
    ("us-wa", "school_year_start", date(2026, 11, 21), "09-01", "us-wa", True),
    ("us-wa", "school_year_start", date(1999, 9, 29), "09-01", "us-wa", True),
    ("us-wa", "school_year_start", date(1999, 9, 28), "07-01", "us", False),
    ("us", "suppression_threshold", date(2026, 11, 21), 10, "us", False),
    ("us-ca", "suppression_threshold", date(2026, 11, 21), 11, "us-ca", False),
    ("us-ca", "suppression_threshold", date(2016, 12, 31), 10, "us", False),
    ("us-wa", "suppression_threshold", date(2026, 11, 21), 10, "us-wa", False),
    ("us-ca", "tour_years_min", date(2026, 11, 21), 2, "us", True),
    ("us-ca", "tour_years_max", date(2026, 11, 21), 4, "us", True),
    ("us-wa", "tour_years_max", date(2026, 11, 21), 4, "us", True),
    ("us-ca", "campus_training_hours", date(2026, 11, 21), 40, "us", False),
    ("us-ca", "agreement_review_months", date(2026, 11, 21), 12, "us", False),
    ("us-wa", "agreement_review_months", date(2026, 11, 21), 12, "us-wa", False),
    ("us-wa", "training_classroom_months", date(2026, 11, 21), 6, "us-wa", False),
]

HEAD = '[pack]\nplace = "us-ca-police"\nextends = "us-ca"\nname = "An agency"\nreviewed = 2026-12-01\n'
VALUE = """
[[value]]
name = "tour_years_max"
value = 3
source = "the agency's own order"
effective = 2026-07-01
reviewed = 2026-12-01
confirmed = true
"""
ROW = """
[table.activity_kinds]
source = "the agency's own list"
effective = 2026-07-01
reviewed = 2026-12-01
confirmed = true
[[table.activity_kinds.rows]]
slug = "lunch-duty"
minutes = 60
[[table.activity_kinds.rows]]
slug = "bike-registration"
name = "Bicycle registration"
name_es = "Registro de bicicletas"
pillar = "prevention"
role = "educator"
minutes = 20
audience = "student"
sensitive = false
icon = "star"
hours = [8, 15]
weight = { elementary = 10, middle = 10, high = 5 }
"""


@pytest.fixture
def own(tmp_path):
    def write(text):
        file = tmp_path / "agency.toml"
        file.write_text(text, "utf-8")
        return file

    return write


@pytest.mark.parametrize(("place", "name", "on", "value", "origin", "confirmed"), EXAMPLES)
def test_worked_example(place, name, on, value, origin, confirmed):
    found = pack_for(place).value(name, on)
    assert (found.value, found.place, found.confirmed) == (value, origin, confirmed)


@pytest.mark.parametrize("place", places())
def test_every_value_is_sourced_and_says_when_it_is_not_confirmed(place):
    pack = pack_for(place)
    for name in pack.names():
        value = pack.value(name, date(2026, 11, 21))
        assert value.source
        assert value.effective <= value.reviewed
        assert value.confirmed or "to be confirmed" in value.note


def test_what_nobody_wrote_raises():
    pack = pack_for("us-ca")
    with pytest.raises(UnknownValue, match="no_such_rule"):
        pack.value("no_such_rule", date(2026, 1, 1))
    with pytest.raises(UnknownValue, match="1969-12-31"):
        pack.value("school_year_start", date(1969, 12, 31))
    with pytest.raises(UnknownValue):
        pack.rows("no_such_table")
    for place in ("us-zz", "", "../packs/us"):
        with pytest.raises(UnknownPlace):
            pack_for(place)


def test_version_names_the_place_the_review_and_the_contents(own):
    version = pack_for("us-ca").version
    place, reviewed, digest = version.split(" ")
    assert (place, reviewed, len(digest)) == ("us-ca", "2026-11-21", 8)
    assert int(digest, 16) >= 0
    versions = {pack_for(place).version for place in places()} | {
        pack_for("us-ca", own(HEAD + VALUE)).version
    }
    assert len(versions) == len(places()) + 1
    assert pack_for("us-ca", own(HEAD)).version.startswith("us-ca-police 2026-12-01 ")


def test_version_follows_a_change_of_any_file_in_the_chain(tmp_path, monkeypatch):
    packs = tmp_path / "packs"
    packs.mkdir()
    for file in loader.PACKS.glob("*.toml"):
        (packs / file.name).write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    before = pack_for("us-ca").version
    monkeypatch.setattr(loader, "PACKS", packs)
    loader._build.cache_clear()
    assert pack_for("us-ca").version == before, "line ends are not contents"
    country = packs / "us.toml"
    country.write_text(country.read_text("utf-8") + "# another word\n", "utf-8")
    loader._build.cache_clear()
    assert pack_for("us-ca").version != before
    monkeypatch.undo()
    loader._build.cache_clear()


def test_agency_file_wins_from_its_first_day_on(own):
    pack = pack_for("us-ca", own(HEAD + VALUE))
    assert pack.value("tour_years_max", date(2026, 6, 30)).value == 4
    assert pack.value("tour_years_max", date(2026, 7, 1)).value == 3
    assert pack.value("tour_years_max", date(2026, 7, 1)).place == "us-ca-police"


def test_the_latest_dated_value_wins(own):
    later = VALUE.replace("value = 3", "value = 5").replace("2026-07-01", "2026-09-01")
    pack = pack_for("us-ca", own(HEAD + later + VALUE))
    assert [pack.value("tour_years_max", date(2026, month, 1)).value for month in (6, 7, 8, 9)] == [
        4,
        3,
        3,
        5,
    ]


def test_agency_file_is_read_again_when_it_changes(own):
    import os

    file = own(HEAD + VALUE)
    first = pack_for("us-ca", file)
    assert pack_for("us-ca", file) is first
    file.write_text(HEAD + VALUE.replace("value = 3", "value = 2"), "utf-8")
    os.utime(file, ns=(1, 1))
    assert pack_for("us-ca", file).value("tour_years_max", date(2026, 8, 1)).value == 2


def test_agency_rows_change_and_add_to_the_kinds(own):
    kinds = {row["slug"]: row for row in pack_for("us-ca", own(HEAD + ROW)).rows("activity_kinds")}
    assert kinds["lunch-duty"]["minutes"] == 60
    assert kinds["lunch-duty"]["name"] == "Lunch duty"
    assert kinds["bike-registration"]["name_es"] == "Registro de bicicletas"
    plain = {row["slug"]: row for row in pack_for("us-ca").rows("activity_kinds")}
    assert plain["lunch-duty"]["minutes"] == 45
    assert "bike-registration" not in plain


WRONG = [
    ("", "pack: missing"),
    (HEAD.replace('name = "An agency"\n', ""), "pack.name: missing"),
    (HEAD.replace("2026-12-01", '"yesterday"'), "pack.reviewed: expected date"),
    (HEAD + "\n[law]\n", "law: unknown key"),
    (HEAD.replace("us-ca", "us-wa"), "pack.extends: expected 'us-ca'"),
    (HEAD + VALUE.replace("source", "sauce"), "value[1:tour_years_max].sauce: unknown key"),
    (HEAD + VALUE.replace("value = 3", "value = 3.5"), "value[1:tour_years_max].value: expected"),
    (HEAD + VALUE.replace('"the agency\'s own order"', '" "'), "value[1:tour_years_max].source: empty"),
    (HEAD + VALUE.replace("effective = 2026-07-01\n", ""), "value[1:tour_years_max].effective: missing"),
    (
        HEAD + VALUE.replace("confirmed = true", "confirmed = 1"),
        "value[1:tour_years_max].confirmed: expected bool",
    ),
    (HEAD + VALUE.replace("confirmed = true", "confirmed = false"), "value[1:tour_years_max].note: "),
    (HEAD + VALUE + VALUE, "value[2:tour_years_max].effective: two values"),
    (HEAD + ROW.replace('"prevention"', '"punishment"'), "table.activity_kinds[bike-registration].pillar: "),
    (HEAD + ROW.replace("minutes = 20", "minutes = 0"), "table.activity_kinds[bike-registration].minutes: "),
    (HEAD + ROW.replace("[8, 15]", "[8, 24]"), "table.activity_kinds[bike-registration].hours: "),
    (HEAD + ROW.replace('icon = "star"\n', ""), "table.activity_kinds[bike-registration].icon: missing"),
    (HEAD + ROW.replace("high = 5", "tall = 5"), "table.activity_kinds[bike-registration].weight.tall: "),
    (HEAD + ROW.replace("lunch-duty", "bike-registration"), "table.activity_kinds[2].slug: "),
    ("[pack", "file: not TOML"),
]


@pytest.mark.parametrize(("text", "says"), WRONG, ids=[says for _, says in WRONG])
def test_a_wrong_file_is_refused_by_file_and_key(own, text, says):
    with pytest.raises(SchemaError) as refused:
        pack_for("us-ca", own(text))
    assert str(refused.value).startswith(f"agency.toml: {says}")
    assert isinstance(refused.value.file, Path)


# The kinds of the starting list, and those that were asked for beside it.
PRACTICE = [
    "student-consultation", "parent-contact", "staff-consultation", "mentoring-session",
    "at-risk-staffing", "mediation", "restorative-conference", "home-visit", "welfare-check",
    "mental-health-crisis", "resource-referral", "classroom-lesson", "assembly", "staff-training",
    "community-talk", "youth-program-session", "event-presence", "visible-patrol", "arrival-dismissal",
    "parking-neighbor-complaint", "business-contact", "visitor-trespass", "alarm", "medical-assist",
    "motorist-assist", "assist-agency", "call-for-service", "incident-report", "interview", "search",
    "citation", "arrest", "diversion", "hearing", "truancy-contact", "curfew-contact", "sweep",
    "threat-assessment", "drill", "site-safety-walk", "planning-meeting", "task-force-liaison",
    "training-received", "tip-handled", "report-writing",
]  # fmt: skip
ASKED = [
    "lunch-duty", "positive-contact", "student-rights-question", "education-code-assist",
    "emergency-response",
]  # fmt: skip


def test_the_kinds_of_activity():
    kinds = {row["slug"]: row for row in pack_for("us").rows("activity_kinds")}
    assert set(PRACTICE) | set(ASKED) <= set(kinds)
    assert {row["pillar"] for row in kinds.values()} == {
        "prevention",
        "intervention",
        "education",
        "enforcement",
    }
    assert {row["role"] for row in kinds.values()} == {"officer", "counselor", "educator", "other"}
    for column in ("name", "name_es"):
        assert len({row[column] for row in kinds.values()}) == len(kinds)
    assert all(row["name"] != row["name_es"] for row in kinds.values())


def test_kinds_whose_count_can_be_one_child_are_sensitive():
    sensitive = {row["slug"] for row in pack_for("us").rows("activity_kinds") if row["sensitive"]}
    # The six that the product's own page names, and those that are about one young person just as much.
    named = {"arrest", "citation", "search", "mental-health-crisis", "welfare-check", "tip-handled"}
    alike = {"at-risk-staffing", "home-visit", "interview", "diversion", "hearing", "threat-assessment"}
    assert sensitive == named | alike | {"truancy-contact", "curfew-contact"}


def test_rows_are_the_reader_s_own():
    row = pack_for("us").rows("activity_kinds")[0]
    row["name"] = "something else"
    assert pack_for("us").rows("activity_kinds")[0]["name"] != "something else"
