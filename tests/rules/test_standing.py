"""What stands at a place on a day: the layer that says it, what changed, and what is withheld."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schoolbeat.jurisdictions import loader
from schoolbeat.jurisdictions.loader import pack_at, pack_for, places
from schoolbeat.jurisdictions.schema import SchemaError
from schoolbeat.jurisdictions.standing import changes, in_force, tables_changed, tables_in_force

DAY = date(2026, 11, 28)
HEAD = '[pack]\nplace = "alder"\nkind = "agency"\nextends = "us-ca-el-cerrito"\nname = "Alder"\nreviewed = 2026-12-01\n'
SAID = 'source = "the agency\'s own order"\neffective = 2026-07-01\nreviewed = 2026-12-01\nconfirmed = true\n'
WITHHELD = f"""[table.withheld]
{SAID}
[[table.withheld.rows]]
slug = "no-notes"
permission = "activities.read_note"
role = "records"
why = "notes stay with the unit"
"""


@pytest.fixture
def own(tmp_path):
    def write(text, name="alder"):
        file = tmp_path / f"{name}.toml"
        file.write_text(text, "utf-8")
        return file

    return write


def standing(place, name, on=DAY):
    return next(one for one in in_force(pack_for(place), on) if one.name == name)


def test_a_nearer_place_overrides_and_both_are_shown():
    one = standing("us-ca-el-cerrito", "record_inspection_days")
    assert (one.value.value, one.value.place) == (5, "us-ca")
    assert [(value.value, value.place) for value in one.beneath] == [(45, "us")]
    assert one.label_es == "Plazo para responder a un padre que pide ver el expediente escolar"


def test_what_was_replaced_is_what_held_the_day_before():
    one = standing("us-ca", "truancy_notice_threatens")
    assert (one.value.value, one.replaced.value, one.beneath) == (False, True, ())
    assert standing("us-ca", "record_inspection_days").replaced.place == "us"
    assert standing("us-ca", "seal_diversion_days").replaced is None


def test_what_will_change_is_told_and_ends_when_it_has():
    one = standing("us-ca-chula-vista", "immigration_notice_in_plan")
    assert [(change.on, change.before.value, change.after.value) for change in one.coming] == [
        (date(2031, 1, 1), True, False)
    ]
    later = standing("us-ca-chula-vista", "immigration_notice_in_plan", date(2031, 1, 1))
    assert (later.coming, later.replaced.value) == ((), True)


def test_changes_between_two_days_leave_the_first_out_and_the_last_in():
    def names(after, until):
        return [(change.on, change.name) for change in changes(pack_for("us-ca"), after, until)]

    changed = (date(2025, 7, 1), "truancy_notice_threatens")
    assert names(date(2025, 6, 30), date(2025, 7, 1)) == [changed]
    assert names(date(2025, 7, 1), date(2025, 7, 2)) == []
    assert names(date(2025, 6, 29), date(2025, 6, 30)) == []
    assert names(DAY, date.min) == []


def test_what_a_nearer_place_already_overrides_is_no_change(own):
    """The country moves its day in 2026; an agency that has set its own by then is not moved by it."""
    name, ordered = "accessible_pages_day_large", SAID.replace("2026-07-01", "2026-01-01")
    pack = pack_for(
        "us-ca-el-cerrito", own(f'{HEAD}[[value]]\nname = "{name}"\nvalue = "2026-02-01"\n{ordered}')
    )
    days = [change.on for change in changes(pack, date(2025, 1, 1), date.max) if change.name == name]
    assert days == [date(2026, 1, 1)]


@given(place=st.sampled_from(places()), on=st.dates(date(1970, 1, 1), date(2035, 1, 1)))
def test_what_stands_is_what_the_rules_are_given(place, on):
    pack = pack_for(place)
    for one in in_force(pack, on):
        assert pack.value(one.name, on) is one.value
        assert all(change.on > on for change in one.coming)
        assert one.value.effective <= on


@given(
    place=st.sampled_from(places()),
    days=st.lists(st.dates(date(1975, 1, 1), date(2035, 1, 1)), min_size=2, max_size=2).map(sorted),
)
def test_the_changes_between_two_days_lead_from_one_to_the_other(place, days):
    pack = pack_for(place)
    before = {one.name: one.value for one in in_force(pack, days[0])}
    for change in changes(pack, *days):
        assert before.get(change.name) is change.before
        before[change.name] = change.after
    assert before == {one.name: one.value for one in in_force(pack, days[1])}


def test_tables_stand_from_their_day_on_with_where_they_are_written():
    def table(on):
        found = tables_in_force(pack_for("us-ca-rancho-cordova"), on)
        return next((one for one in found if one.name == "curfews"), None)

    assert table(date(2007, 12, 31)) is None
    edition = table(DAY).editions[0]
    assert (edition.place, edition.confirmed) == ("us-ca-rancho-cordova", False)
    assert edition.source.startswith("Rancho Cordova Municipal Code")
    assert [row["section"] for row in table(DAY).rows] == ["9.28.020", "9.28.030"]
    changed = tables_changed(pack_for("us-ca-rancho-cordova"), date(2007, 12, 31), DAY)
    assert ("curfews", edition) in changed
    assert tables_changed(pack_for("us-ca-rancho-cordova"), DAY, DAY) == ()


def test_a_table_of_two_places_is_one_with_both_named():
    terms = next(one for one in tables_in_force(pack_for("us-wa"), DAY) if one.name == "terms")
    assert [one.place for one in terms.editions] == ["us-wa", "us"]
    assert {row["slug"]: row["month"] for row in terms.rows} == {"fall": 9, "spring": 1, "summer": 7}


def test_a_place_withholds_from_its_day_on(own):
    pack = pack_for("us-ca-el-cerrito", own(HEAD + WITHHELD))
    assert pack.withheld(date(2026, 6, 30)) == frozenset()
    assert pack.withheld(date(2026, 7, 1)) == {("activities.read_note", "records")}
    assert pack_for("us-ca-el-cerrito").withheld(DAY) == frozenset()


def test_an_agency_s_own_file_is_found_by_its_name(own):
    file = own(HEAD + WITHHELD)
    assert pack_at("us-ca-el-cerrito/alder", file.parent).withheld(DAY)
    assert not pack_at("us-ca-el-cerrito/bay", file.parent).withheld(DAY)
    assert not pack_at("us-ca-el-cerrito", file.parent).withheld(DAY)


def changed_product(tmp_path, monkeypatch, name, change):
    """Let the product's packs be a copy in which one file is changed."""
    packs = tmp_path / "packs"
    packs.mkdir()
    for file in loader.PACKS.glob("*.toml"):
        (packs / file.name).write_bytes(file.read_bytes())
    (packs / name).write_text(change((packs / name).read_text("utf-8")), "utf-8")
    monkeypatch.setattr(loader, "PACKS", packs)


@pytest.fixture
def fresh():
    """No pack that was read before is taken for one of the changed product, nor the other way round."""
    loader._build.cache_clear()
    yield
    loader._build.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_what_a_place_around_withholds_cannot_be_taken_up_again(own, tmp_path, monkeypatch):
    changed_product(tmp_path, monkeypatch, "us-ca-el-cerrito.toml", lambda text: f"{text}\n{WITHHELD}")
    changed = WITHHELD.replace('"records"', '"it"')
    with pytest.raises(SchemaError, match=r"table.withheld\[no-notes\].slug: is withheld"):
        pack_for("us-ca-el-cerrito", own(HEAD + changed))
    more = pack_for("us-ca-el-cerrito", own(HEAD + changed.replace("no-notes", "no-more")))
    assert more.withheld(DAY) == {("activities.read_note", "records"), ("activities.read_note", "it")}


@pytest.mark.usefixtures("fresh")
def test_a_district_withholds_nothing_from_an_agency(tmp_path, monkeypatch):
    name = "us-ca-chowchilla-elementary.toml"
    changed_product(tmp_path, monkeypatch, name, lambda text: f"{text}\n{WITHHELD}")
    with pytest.raises(SchemaError, match=f"{name}: table.withheld: a district"):
        pack_for("us-ca-chowchilla-elementary")


TOPIC = """
[[value]]
name = "bells_kept_days"
value = 3
source = "an order of the town"
effective = 2026-01-01
reviewed = 2026-11-28
confirmed = true
"""


def with_topic(tmp_path, monkeypatch, name, text):
    """Let a place of the product go on in one more file."""
    changed_product(tmp_path, monkeypatch, "us.toml", lambda first: first)
    (loader.PACKS / name).write_text(text, "utf-8")


@pytest.mark.usefixtures("fresh")
def test_a_place_says_what_all_of_its_files_say(tmp_path, monkeypatch):
    before = pack_for("us-ca-el-cerrito").version
    loader._build.cache_clear()
    with_topic(tmp_path, monkeypatch, "us-ca-el-cerrito.bells.toml", TOPIC)
    pack = pack_for("us-ca-el-cerrito")
    assert pack.value("bells_kept_days", DAY).place == "us-ca-el-cerrito"
    assert "us-ca-el-cerrito.bells" not in loader.places()
    assert pack.version != before
    with pytest.raises(loader.UnknownValue):
        pack_for("us-ca").value("bells_kept_days", DAY)


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("us.bells.toml", TOPIC.replace("bells_kept_days", "step_up_minutes"), "step_up_minutes: another"),
        ("us.bells.toml", HEAD, "pack: unknown key"),
        ("us-ca-chowchilla-elementary.bells.toml", WITHHELD, "table.withheld: a district"),
    ],
)
def test_a_further_file_of_a_place_is_refused_by_its_name(tmp_path, monkeypatch, name, text, says):
    with_topic(tmp_path, monkeypatch, name, text)
    with pytest.raises(SchemaError, match=says) as refused:
        pack_for(name.partition(".")[0])
    assert refused.value.file.name in (name, f"{name.partition('.')[0]}.toml")


WRONG = [
    (HEAD.replace('"agency"', '"village"'), "pack.kind: 'village' is not one of country, state"),
    (HEAD.replace('"agency"', '"city"'), "pack.kind: expected 'agency', found 'city'"),
    (
        HEAD + WITHHELD.replace('why = "notes stay with the unit"\n', ""),
        "table.withheld[no-notes].why: missing",
    ),
    (
        HEAD + WITHHELD.replace("[[table", '[table.withheld.columns]\nslug = "slug"\n[[table'),
        "table.withheld.columns: are",
    ),
    (HEAD + WITHHELD + 'grant = "tips.read"\n', "table.withheld[no-notes].grant: unknown key"),
    (HEAD + WITHHELD.replace("withheld", "granted"), "table.granted[no-notes].slug: unknown key"),
    (HEAD + WITHHELD.replace("confirmed = true", "confirmed = false"), "table.withheld.note: "),
    (HEAD + f"[table.terms]\n{SAID}".replace("2026-07-01", "1999-07-01"), "table.terms.effective: earlier"),
    (HEAD + f"[table.terms]\n{SAID}heads = 3\n", "table.terms.heads: expected dict"),
]


@pytest.mark.parametrize(("text", "says"), WRONG, ids=[says for _, says in WRONG])
def test_a_wrong_file_is_refused_by_file_and_key(own, text, says):
    with pytest.raises(SchemaError) as refused:
        pack_for("us-ca-el-cerrito", own(text))
    assert str(refused.value).startswith(f"alder.toml: {says}")


MISPLACED = [
    ("us-ca.toml", 'kind = "state"\n', "", "pack.kind: a place of the product says"),
    ("us-ca.toml", 'extends = "us"', 'extends = ""', "pack.extends: a state extends another place"),
    (
        "us-ca-el-cerrito.toml",
        '"us-ca-contra-costa-county"',
        '"us-ca-chula-vista"',
        "pack.extends: a city does not",
    ),
    (
        "us-ca-el-cerrito.toml",
        '"us-ca-contra-costa-county"',
        '"us"',
        "pack.extends: a city does not extend a country",
    ),
]


@pytest.mark.usefixtures("fresh")
@pytest.mark.parametrize(("name", "old", "new", "says"), MISPLACED, ids=[one[3] for one in MISPLACED])
def test_a_place_says_what_it_is_and_lies_where_it_can(tmp_path, monkeypatch, name, old, new, says):
    changed_product(tmp_path, monkeypatch, name, lambda text: text.replace(old, new, 1))
    with pytest.raises(SchemaError, match=f"{name}: {says}"):
        pack_for("us-ca-el-cerrito")
