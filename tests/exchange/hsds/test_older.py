"""The older CSV of Open Referral: hours and days are told as HSDS 3 has them, or kept as they are written."""

import pytest

from schoolbeat.work.resources.models import Service
from tests.exchange.hsds.stage import taken

SET = {
    "organizations": "id,name,description\n1,Harbor House,Helps.\n",
    "locations": "id,organization_id,name\n1,1,Main\n",
    "services": "id,location_id,name\n1,1,Beds\n",
    "taxonomy": "taxonomy_id,name\n1,Shelter\n",
}


def with_hours(folder, opens="09:00", closes="17:00"):
    """Write a set whose service is open on Thursdays."""
    return _written(
        folder, regular_schedules=f"id,service_id,weekday,opens_at,closes_at\n1,1,Thursday,{opens},{closes}\n"
    )


def with_holiday(folder, first, last):
    """Write a set whose service is closed from a day to another."""
    head = "id,service_id,closed,start_date,end_date"
    return _written(folder, holiday_schedules=f'{head}\n1,1,true,"{first}","{last}"\n')


def _written(folder, **more):
    folder.mkdir()
    for name, text in (SET | more).items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    return folder


def only_schedule():
    [schedule] = Service.objects.get().body["schedules"]
    return schedule


@pytest.mark.parametrize(
    ("written", "read"),
    [("9am", "09:00"), ("9:30", "09:30"), ("09:30:00", "09:30"), ("12am", "00:00"), ("9 am", "09:00")],
)
def test_an_hour_that_is_said_is_read(alder, tmp_path, written, read):
    taken(alder, with_hours(tmp_path / "set", opens=written))
    assert (only_schedule()["opens_at"], only_schedule()["closes_at"]) == (read, "17:00")


@pytest.mark.parametrize("written", ["9", "17", "0900", "10.30", "Monday", "2020", "noon", "1030am"])
@pytest.mark.parametrize("column", ["opens", "closes"])
def test_an_hour_that_would_be_guessed_is_kept_as_it_is_written(alder, tmp_path, written, column):
    folder = with_hours(tmp_path / "set", **{column: written})
    answer = taken(alder, folder)
    [note] = [note for note in answer.notes if note.column == f"{column}_at"]
    assert (note.file, note.line, note.value) == ("regular_schedules.csv", 2, written)
    assert (
        "as it is written" in note.plain()["became"] or "no time that can be read" in note.plain()["became"]
    )
    kept = only_schedule()
    assert not {"opens_at", "closes_at"} & set(kept)
    assert kept[f"{column}_at_as_written"] == written and written in kept["description"]
    assert not taken(alder, folder).changed


@pytest.mark.parametrize("written", ["November 19, 2026", "11/19/2026", "2026-11-19", "Thu, Nov 19, 2026"])
def test_a_whole_day_is_read(alder, tmp_path, written):
    taken(alder, with_holiday(tmp_path / "set", written, written))
    assert (only_schedule()["valid_from"], only_schedule()["valid_to"]) == ("2026-11-19", "2026-11-19")


@pytest.mark.parametrize("written", ["2020", "Nov 2026", "2026-11", "Friday 2026", "2026 9am"])
@pytest.mark.parametrize("column", ["start_date", "end_date"])
def test_a_day_that_would_be_guessed_is_kept_as_it_is_written(alder, tmp_path, written, column):
    days = {"start_date": "2019-01-01", "end_date": "2027-12-31"} | {column: written}
    folder = with_holiday(tmp_path / "set", *days.values())
    answer = taken(alder, folder)
    [note] = [note for note in answer.notes if note.column == column]
    assert (note.file, note.line, note.value) == ("holiday_schedules.csv", 2, written)
    assert "as it is written" in note.plain()["became"]
    kept = only_schedule()
    assert not {"valid_from", "valid_to"} & set(kept)
    assert kept[f"{column}_as_written"] == written and written in kept["description"]
    assert not taken(alder, folder).changed
