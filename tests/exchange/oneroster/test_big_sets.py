"""Sets as big as a district: flat memory, a file that only its owner can read and that is gone whatever happens."""

from __future__ import annotations

import tracemalloc
from pathlib import Path

import pytest

from schoolbeat.exchange.oneroster import lines
from tests.exchange.oneroster.stage import content, faults, files_11, files_12, places, reading, role
from tests.factories.oneroster import write_oneroster

GOOD = content("1.1", files_11())


def test_the_invented_district_is_read_and_is_the_same_each_time(tmp_path):
    one = write_oneroster(tmp_path / "one", students=500, version="1.2", schools=5)
    two = write_oneroster(tmp_path / "two", students=500, version="1.2", schools=5)
    files = [[path.read_bytes() for path in sorted(folder.iterdir())] for folder in (one, two)]
    assert files[0] == files[1]
    with reading(tmp_path, one) as found:
        assert found.faults == []
        assert len(list(found.students())) == len(list(found.attendances())) == 500
        assert len({one.guardian for one in found.guardianships()}) == len(list(found.guardians()))
        assert 1.6 < len(list(found.guardianships())) / 500 < 2.0


@pytest.mark.parametrize("version", ["1.1", "1.2"])
def test_the_memory_does_not_grow_with_the_set(tmp_path, monkeypatch, version):
    # So that both sets are many pieces long.
    monkeypatch.setattr(lines, "PIECE", 1 << 14)
    peaks = []
    for students in (1_000, 6_000):
        folder = write_oneroster(tmp_path / str(students), students, version)
        tracemalloc.start()
        with reading(tmp_path, folder) as found:
            assert found.faults == []
            for _row in found.students():
                pass
        peaks.append(tracemalloc.get_traced_memory()[1])
        tracemalloc.stop()
    assert peaks[1] < peaks[0] + 1_000_000


def test_the_spool_has_no_name_and_is_gone_after_an_error(tmp_path):
    with pytest.raises(ZeroDivisionError), reading(tmp_path, GOOD):
        assert list((tmp_path / "install").iterdir()) == []
        raise ZeroDivisionError
    assert list((tmp_path / "install").iterdir()) == []


def test_the_spool_is_its_owners_alone(tmp_path, monkeypatch):
    from schoolbeat.exchange import scratch

    seen = []
    whole = Path.unlink
    monkeypatch.setattr(
        scratch.Path, "unlink", lambda path: seen.append(path.stat().st_mode & 0o777) or whole(path)
    )
    with reading(tmp_path, GOOD):
        pass
    assert seen == [0o600]
    assert (tmp_path / "install").stat().st_mode & 0o777 == 0o700


def test_a_row_that_never_ends_is_stopped(tmp_path):
    endless = GOOD["users.csv"] + b'"' + b'b","a\r\n' * 600_000
    tracemalloc.start()
    (fault,) = faults(tmp_path, GOOD | {"users.csv": endless})
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert (fault.file, fault.words) == ("users.csv", "a row that ends; a quote may not be closed")
    assert peak < 60_000_000


def test_a_row_that_is_far_too_long_waits_nowhere(tmp_path):
    long = [row | {"agentSourcedIds": "g1," * 7_000} for row in files_11()["users"]]
    told = faults(tmp_path, content("1.1", files_11(users=long)))
    assert (told[0].line, told[0].words) == (2, "a row of 20,000 characters at most")


def test_a_user_with_very_many_roles_at_one_place_takes_no_longer(tmp_path):
    many = [role("t1") | {"sourcedId": f"r{number}"} for number in range(5_000)]
    with reading(tmp_path, content("1.2", files_12(roles=[role("s1"), role("g1"), *many]))) as found:
        assert found.faults == []


def test_an_organization_with_a_fault_is_known_by_its_id(tmp_path):
    orgs = [row | ({"type": "college"} if row["sourcedId"] == "elm" else {}) for row in files_11()["orgs"]]
    assert places(tmp_path, content("1.1", files_11(orgs=orgs))) == [("orgs.csv", 3, "type")]
