"""ZIPs that climb, hide, burst or lie: each is refused, and nothing of it is unpacked beyond what is counted."""

from __future__ import annotations

import os
import struct
import tracemalloc
import zipfile
from pathlib import Path

import pytest

from schoolbeat.exchange.oneroster import source
from tests.exchange.oneroster.stage import content, faults, files_11, pack, places, put, reading

GOOD = content("1.1", files_11())


def zipped(folder: Path, name: str, data: bytes = b"", **attributes) -> Path:
    """The set as a ZIP with one more member."""
    path = pack(folder, GOOD)
    member = zipfile.ZipInfo(name)
    for attribute, value in attributes.items():
        setattr(member, attribute, value)
    with zipfile.ZipFile(path, "a") as file:
        file.writestr(member, data)
    return path


@pytest.mark.parametrize(
    "name",
    [
        "../users2.csv",
        "/etc/passwd",
        "..\\users2.csv",
        "C:users2.csv",
        "roster/users.csv",
        "a/../../b.csv",
        "..",
        "more.zip",
        "MORE.ZIP",
        "__MACOSX/../../users2.csv",
    ],
)
def test_a_member_that_climbs_out_or_hides(tmp_path, name):
    (fault,) = faults(tmp_path, zipped(tmp_path, name, b"x"))
    assert (fault.file, fault.value) == (name, "")


def test_a_link_is_no_file(tmp_path):
    path = zipped(tmp_path, "results.csv", b"/etc/passwd", external_attr=0o120777 << 16, create_system=3)
    (fault,) = faults(tmp_path, path)
    assert (fault.file, fault.words) == ("results.csv", "a file of its own, not a link to another")


def test_a_link_in_a_folder_is_no_file(tmp_path):
    folder = put(tmp_path, GOOD)
    (folder / "users.csv").rename(tmp_path / "elsewhere.csv")
    (folder / "users.csv").symlink_to(tmp_path / "elsewhere.csv")
    assert places(tmp_path, folder) == [("users.csv", 0, "")]


@pytest.mark.parametrize("name", ["users.csv", "USERS.CSV"])
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_two_members_of_one_name(tmp_path, name):
    path = zipped(tmp_path, name)
    assert places(tmp_path, path) == [(name, 0, "")]


def test_what_a_macintosh_adds_is_left_alone(tmp_path):
    with reading(tmp_path, zipped(tmp_path, "__MACOSX/._users.csv", b"\x00\x05\x16")) as found:
        assert found.faults == []


def test_what_a_macintosh_adds_is_not_even_looked_at_for_a_name(tmp_path):
    path = pack(tmp_path, GOOD | {"users.csv": GOOD["users.csv"].replace(b"familyName", b"house", 1)})
    with zipfile.ZipFile(path, "a") as file:
        file.writestr("__MACOSX/users.csv", b"sourcedId,lastName")
    (fault,) = faults(tmp_path, path)
    assert "lastName" not in fault.value


def test_a_zip_with_a_password(tmp_path):
    path = pack(tmp_path, GOOD)
    data = bytearray(path.read_bytes())
    # The flag of every member, where it stands by itself and in the list at the end.
    for mark, flag in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = data.find(mark)
        while place >= 0:
            data[place + flag] |= 1
            place = data.find(mark, place + 4)
    path.write_bytes(data)
    (fault,) = faults(tmp_path, path)
    assert "password" in fault.words


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_ways_to_pack(tmp_path, method):
    path = tmp_path / "set.zip"
    with zipfile.ZipFile(path, "w", method) as file:
        for name, data in GOOD.items():
            file.writestr(name, data)
    assert len(faults(tmp_path, path)) == 1


def test_a_bomb_is_stopped_while_it_unpacks(tmp_path):
    bomb = GOOD["users.csv"] + b"x" * 80_000_000
    path = pack(tmp_path, GOOD | {"users.csv": bomb})
    tracemalloc.start()
    (fault,) = faults(tmp_path, path)
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert fault.file == "users.csv"
    assert peak < 20_000_000


def test_a_bomb_of_short_lines_is_stopped_by_its_ratio(tmp_path):
    bomb = GOOD["users.csv"] + b"\r\n" * 5_000_000
    (fault,) = faults(tmp_path, pack(tmp_path, GOOD | {"users.csv": bomb}))
    assert (fault.file, fault.value) == ("users.csv", "> 200:1")


def test_a_header_that_lies_about_the_size(tmp_path):
    path = pack(tmp_path, GOOD)
    data = path.read_bytes()
    size = struct.pack("<I", len(GOOD["users.csv"]))
    path.write_bytes(data.replace(size, struct.pack("<I", 40)))
    found = faults(tmp_path, path)
    assert ("users.csv", "a ZIP that is whole; make it again") in [(one.file, one.words) for one in found]


def test_too_many_bytes_in_all(tmp_path, monkeypatch):
    monkeypatch.setattr(source, "MOST_BYTES", 300)
    assert "a set of 8 GB at most, unpacked" in [one.words for one in faults(tmp_path, GOOD)]


def test_too_many_members(tmp_path):
    made = GOOD | {f"note{number}.txt": b"" for number in range(200)}
    (fault,) = faults(tmp_path, pack(tmp_path, made))
    assert fault.value == "204"


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 not really", b"no zip at all"])
def test_what_is_no_zip(tmp_path, data):
    path = tmp_path / "set.zip"
    path.write_bytes(data)
    (fault,) = faults(tmp_path, path)
    assert (fault.file, fault.line) == ("set.zip", 0)


def test_a_zip_that_breaks_off(tmp_path):
    path = pack(tmp_path, GOOD)
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(path) as file:
        place = file.getinfo("users.csv").header_offset + 30 + len("users.csv")
    data[place + 40 : place + 60] = b"\x00" * 20
    path.write_bytes(data)
    assert "users.csv" in {one.file for one in faults(tmp_path, path)}


def test_what_is_not_there(tmp_path):
    (fault,) = faults(tmp_path, tmp_path / "nowhere.zip")
    assert fault.file == "nowhere.zip"


def test_a_name_that_a_screen_would_act_on_is_shown_in_plain_signs(tmp_path):
    (fault,) = faults(tmp_path, zipped(tmp_path, "a/\u202evsc.sresu"))
    assert fault.file == "'a/\\u202evsc.sresu'"


def test_a_pipe_is_not_waited_for(tmp_path):
    os.mkfifo(tmp_path / "set.zip")
    assert places(tmp_path, tmp_path / "set.zip") == [("set.zip", 0, "")]
    (tmp_path / "set").mkdir()
    os.mkfifo(tmp_path / "set" / "users.csv")
    assert places(tmp_path, tmp_path / "set") == [("users.csv", 0, "")]
