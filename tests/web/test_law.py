"""The law page: what holds at a place on a day, in words, with its sources; a link and files of what is shown."""

import csv

import pytest

from schoolbeat.work.roster.models import District
from tests.factories import roster as make
from tests.towns import alder, moment

__all__ = ["alder", "moment"]
PATH = "/desk/law/"
OWN = """[pack]
place = "alder"
kind = "agency"
extends = "us-ca"
name = "Alder Police"
reviewed = 2026-11-01

[[value]]
name = "idle_lock_minutes"
value = 10
unit = "minutes of quiet, at most"
source = "General Order 12"
effective = 2026-11-01
reviewed = 2026-11-01
confirmed = true

[table.withheld]
label = "Withheld"
source = "General Order 13"
effective = 2026-11-01
reviewed = 2026-11-01
confirmed = true

[[table.withheld.rows]]
slug = "no-notes"
permission = "activities.read_note"
role = "records"
why = "notes stay with the unit"
"""


@pytest.fixture
def look(client, alder):
    def at(query="", who="sergeant", path=PATH, language="en"):
        client.force_login(alder.account(who))
        client.cookies["django_language"] = language
        response = client.get(f"{path}?{query}")
        assert response.status_code == 200, response.status_code
        return response

    return at


@pytest.fixture
def own_file(settings, tmp_path, alder):
    settings.DATA_DIR = tmp_path
    (tmp_path / "packs").mkdir()
    (tmp_path / "packs" / "alder.toml").write_text(OWN, "utf-8")


def lines(response):
    """Every line of the page by its name."""
    return {line.name: line for group in response.context["groups"] for line in group.lines}


def rows(response):
    body = b"".join(response).decode().removeprefix("\ufeff")
    return list(csv.DictReader(body.splitlines()))


def test_the_agency_s_own_place_today_is_shown_first(look):
    response = look()
    assert [group.name for group in response.context["groups"]] == ["California", "United States"]
    one = lines(response)["record_inspection_days"]
    assert (one.worth, one.status, one.place) == (
        "5 business days from the request, at most",
        "to be confirmed",
        "California",
    )
    assert one.instead_of == ("45 days from the request, at most (United States, since Jan 1, 2000)",)
    assert one.replaced == ""
    text = response.content.decode()
    assert "Education Code 49069.7(b)" in text
    assert "It is no legal advice." in text


@pytest.mark.parametrize("who", ["officer-1", "principal", "counselor", "records", "analyst", "it"])
def test_every_role_may_read_the_law(look, who):
    response = look(who=who)
    assert response.context["number"] > 80
    home = {"officer-1": "/today/", "principal": "/campus/", "counselor": "/campus/"}.get(who, "/desk/")
    assert response.context["home"] == home


def test_days_and_switches_are_in_words(look):
    said = lines(look("place=us-ca"))
    assert said["stop_data_due"].worth == "April 1"
    assert said["accessible_pages_day_large"].worth == "Apr 26, 2027"
    assert said["accessible_pages_day_large"].replaced == "Apr 24, 2026 (United States, since Apr 24, 2024)"
    assert said["drill_simulated_gunfire"].worth == "no"
    assert said["immigration_notice_in_plan"].coming == ("Jan 1, 2031: no",)


def test_the_page_is_in_spanish_and_sources_stay(look):
    response = look("place=us-ca", language="es")
    one = lines(response)["record_inspection_days"]
    assert one.label == "Plazo para responder a un padre que pide ver el expediente escolar"
    assert one.worth == "5 días hábiles desde la solicitud, como máximo"
    assert [group.name for group in response.context["groups"]] == ["California", "Estados Unidos"]
    assert '<span lang="en">Education Code 49069.7(b)' in response.content.decode()
    drills = next(one for one in response.context["tables"] if "drills.csv" in one.csv)
    heads = [str(column.label) for column in drills.table.columns]
    assert ", ".join(heads) == "Simulacro, Tipo, Escuelas, Veces, Por, Cuenta un hecho real, Se basa en"
    cells = [cell.text for cell in drills.table.groups[0].rows[0].cells]
    assert cells[:6] == ["Incendio, primaria", "Incendio", "Escuela primaria", "1", "mes", "no"]


def test_another_day_is_another_law(look):
    said = lines(look("place=us-ca&on=2025-06-30"))
    assert said["truancy_notice_threatens"].worth == "yes"
    assert said["truancy_notice_threatens"].coming == ("Jul 1, 2025: no",)
    assert "accessible_pages_level" not in lines(look("place=us-ca&on=2024-04-23"))
    assert lines(look("place=us-ca&on=1950-01-01")) == {}


def test_what_changed_between_two_days_is_told_with_before_and_after(look):
    response = look("place=us-ca&on=2025-12-31&since=2025-06-01")
    told = [(str(one.on), one.name, one.before, one.after) for one in response.context["changes"]]
    assert told == [
        ("2025-09-20", "immigration_warrant_owed", "", "yes"),
        ("2025-07-01", "truancy_notice_threatens", "yes", "no"),
    ]
    tables = look("place=us-ca-rancho-cordova&on=2008-01-01&since=2007-12-31").context["changes"]
    assert ("curfews", "a table", "Rancho Cordova") in {(one.name, one.after, one.place) for one in tables}
    assert not look("place=us-ca&on=2026-11-19&since=2026-11-19").context["changes"]


def test_a_filter_leaves_what_fits_and_lives_in_the_address(look):
    response = look("place=us-ca&q=sealed&status=unconfirmed")
    assert set(lines(response)) == {
        "seal_diversion_days",
        "seal_counseled_days",
        "seal_outside_jurisdiction_hours",
        "seal_probation_days",
    }
    assert not response.context["tables"]
    assert "No line fits." in response.content.decode()
    assert response.context["query"] == "place=us-ca&status=unconfirmed&q=sealed"
    reviewed = lines(look("place=us-ca&status=reviewed"))
    assert reviewed
    assert {one.status for one in reviewed.values()} == {"reviewed"}


def test_a_place_without_a_pack_is_not_found_and_a_mistyped_day_is_today(client, alder, look):
    client.force_login(alder.account("sergeant"))
    for query in ("place=us-zz", "place=../us", "place=alder"):
        assert client.get(f"{PATH}?{query}").status_code == 404
        assert client.get(f"{PATH}values.csv?{query}").status_code == 404
    assert str(look("on=yesterday&since=2026-13-01").context["asked"].on) == "2026-11-19"
    assert str(look("on=0001-01-01").context["asked"].on) == "2026-11-19"


def test_the_districts_of_the_agency_come_after_its_own_place(alder, look):
    make.district(alder, name="Chowchilla Elementary")
    make.district(alder, name="A district that nobody wrote a pack for")
    assert District.objects.count() == 2
    own, theirs, others = look().context["places"]
    assert own[1] == [("", "California", True)]
    assert theirs[1] == [("us-ca-chowchilla-elementary", "Chowchilla Elementary (school district)", False)]
    assert "us-ca-chowchilla-elementary" not in {slug for slug, _words, _chosen in others[1]}
    assert len(others[1]) == 19
    chosen = look("place=us-ca-chowchilla-elementary").context["places"]
    assert chosen[1][1][0][2] is True
    assert chosen[0][1][0][2] is False


def test_an_agency_s_own_file_stands_before_its_place(own_file, look):
    response = look()
    assert [group.kind for group in response.context["groups"]] == ["agency", "state", "country"]
    one = lines(response)["idle_lock_minutes"]
    assert (one.worth, one.place, one.status) == ("10 minutes of quiet, at most", "Alder Police", "reviewed")
    assert one.label == "Screen locks when nobody works at it"
    assert one.instead_of == ("30 minutes of quiet, at most (United States, since Dec 27, 2024)",)
    withheld = next(one for one in response.context["tables"] if one.label == "Withheld")
    assert [str(cell.text) for cell in withheld.table.groups[0].rows[0].cells] == [
        "activities.read_note",
        "Records",
        "notes stay with the unit",
    ]
    assert lines(look("place=us-ca"))["idle_lock_minutes"].worth.startswith("30")


@pytest.mark.parametrize(
    "query", ["", "place=us-ca-el-cerrito&q=abuse", "place=us-wa&status=unconfirmed&on=2025-01-01"]
)
def test_the_file_holds_exactly_what_is_shown(look, query):
    shown = [line for group in look(query).context["groups"] for line in group.lines]
    file = rows(look(query, path=f"{PATH}values.csv"))
    assert [row["Name"] for row in file] == [line.name for line in shown]
    assert [(row["Holds"], row["Source"], row["Status"]) for row in file] == [
        (line.worth, line.value.source, line.status) for line in shown
    ]


def test_changes_and_tables_have_their_files(look):
    query = "place=us-ca&on=2025-12-31&since=2025-06-01"
    assert [row["Name"] for row in rows(look(query, path=f"{PATH}changes.csv"))] == [
        "immigration_warrant_owed",
        "truancy_notice_threatens",
    ]
    ladder = rows(look("place=us-wa", path=f"{PATH}truancy_ladder.csv"))
    assert ladder[0]["Step"] == "One unexcused absence in a month"
    assert len(ladder) == 5


@pytest.mark.parametrize("query", ["place=us", "place=us-ca&on=1950-01-01", "place=us-ca&q=no-such-words"])
def test_a_table_that_is_not_shown_has_no_file(client, alder, query):
    client.force_login(alder.account("sergeant"))
    assert client.get(f"{PATH}truancy_ladder.csv?{query}").status_code == 404


def test_every_cell_of_every_table_is_words(look):
    for place in ("us-ca-rancho-cordova", "us-wa"):
        for one in look(f"place={place}").context["tables"]:
            for row in one.table.groups[0].rows:
                assert all(str(cell.text).strip() or cell.text == "" for cell in row.cells)
                texts = [str(cell.text) for cell in row.cells]
                assert not [
                    text for text in texts if text.startswith(("{", "[")) or text in ("True", "False")
                ]


@pytest.mark.parametrize(
    ("language", "name", "label", "offense", "family", "day", "note"),
    [
        ("en", "Offenses", "Offense", "Runaway", "runaway", "Jan 1, 2019", "to be confirmed"),
        ("es", "Delitos", "Delito", "Fuga del hogar", "fuga del hogar", "1 de ene de 2019", "por confirmar"),
    ],
)
def test_the_days_and_words_of_a_code_are_in_the_reader_s_language(
    look, language, name, label, offense, family, day, note
):
    found = next(one for one in look("place=us", language=language).context["tables"] if one.label == name)
    heads = [str(column.label) for column in found.table.columns]
    row = next(
        row.cells for row in found.table.groups[0].rows if str(row.cells[heads.index(label)].text) == offense
    )
    said = [str(cell.text) for cell in row]
    assert said[1:3] == ["90I", "B"]
    assert said[4:6] == [family, day]
    assert said[6].startswith(note)
    # No row of the country's list has ended: a column of nothing is not shown.
    assert len(heads) == 7


@pytest.mark.parametrize(
    ("table", "head", "name", "column", "word"),
    [
        ("offenses", "Offense", "Animal cruelty", "Counted with", "other offenses"),
        ("offenses", "Offense", "Arson", "Counted with", "property"),
        ("offenses", "Offense", "Simple assault", "Against", "a person"),
        ("activity_kinds", "Kind", "Training received", "Role", "Other duties"),
    ],
)
def test_a_word_is_that_of_its_column(look, table, head, name, column, word):
    found = {row[head]: row for row in rows(look("place=us", path=f"{PATH}{table}.csv"))}
    assert found[name][column] == word


def test_a_file_of_codes_has_its_days_as_programs_read_them(look):
    for language, head in (("en", "In force since"), ("es", "Rige desde")):
        found = rows(look("place=us", path=f"{PATH}offenses.csv", language=language))
        assert len(found) == 63
        assert {row[head] for row in found} == {"2019-01-01"}


def test_a_cell_that_a_row_leaves_out_is_empty(look):
    kinds = {row["Kind"]: row for row in rows(look("place=us", path=f"{PATH}request_kinds.csv"))}
    assert kinds["A complaint about an officer"]["Becomes the entry"] == ""
    assert kinds["Parking"]["Becomes the entry"] == "Parking or neighbor complaint"
    assert kinds["A complaint about an officer"]["For oneself"] == "no"


def test_a_row_of_another_table_is_called_by_its_name(look):
    for language, head, name, offense in (
        ("en", "Section of the Penal Code", "Counted as", "Weapon law violations"),
        ("es", "Sección del Código Penal", "Se cuenta como", "Violaciones a las leyes de armas"),
    ):
        file = rows(look("place=us-ca", path=f"{PATH}state_offenses.csv", language=language))
        assert {row[head]: row[name] for row in file}["626.9"] == offense


def test_tables_stand_in_the_order_of_their_words(look):
    for language in ("en", "es"):
        labels = [one.label for one in look("place=us-ca", language=language).context["tables"]]
        assert labels == sorted(labels, key=str.casefold)
        assert len(labels) > 40
