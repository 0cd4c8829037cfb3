"""What must never be read is nowhere: not in rows, faults, logs or the file that rows wait in."""

from __future__ import annotations

import pytest

from tests.exchange.oneroster.stage import content, faults, files_11, files_12, pack, reading

MARKER = "KEEPOUT"
FORBIDDEN_USERS = (
    "password",
    "username",
    "userIds",
    "identifier",
    "enabledUser",
    "pronouns",
    "userMasterIdentifier",
)
FORBIDDEN_BORN = (
    "countryOfBirthCode", "stateOfBirthAbbreviation", "cityOfBirth", "publicSchoolResidenceStatus", "metadata.iep",
    "metadata.section504", "metadata.freeLunch", "metadata.immigrationStatus",
)  # fmt: skip


def marked(version: str, files: dict, **changed: str) -> dict[str, bytes]:
    """A set with a marker in each column that is not read, and in a student's ways to be reached."""
    users = [
        row | dict.fromkeys((*FORBIDDEN_USERS, "metadata.iep", "metadata.gang"), MARKER)
        for row in files["users"]
    ]
    users[0] |= dict.fromkeys(("email", "phone", "sms"), MARKER) | changed
    # A grade is a child's alone.
    users[1] |= {"grades": MARKER}
    born = [row | dict.fromkeys(FORBIDDEN_BORN, MARKER) for row in files["demographics"]]
    made = content(version, files | {"users": users, "demographics": born})
    rest = b"file.classes,bulk\r\nfile.userProfiles,bulk\r\n"
    made["manifest.csv"] = made["manifest.csv"].replace(b"file.orgs", rest + b"file.orgs")
    return made | {"classes.csv": MARKER.encode(), "userProfiles.csv": f"password\r\n{MARKER}".encode()}


@pytest.mark.parametrize("version", ["1.1", "1.2"])
@pytest.mark.parametrize("wrong", [False, True])
@pytest.mark.parametrize("as_zip", [False, True])
def test_what_must_not_be_read_is_nowhere(tmp_path, caplog, version, wrong, as_zip):
    files = files_11() if version == "1.1" else files_12()
    made = marked(version, files, **({"grades": "K"} if wrong else {}))
    with reading(tmp_path, pack(tmp_path, made) if as_zip else made) as found:
        seen = [repr(found.files), str([one.plain() for one in found.faults]), caplog.text]
        if not wrong:
            seen += [
                repr(list(getattr(found, name)()))
                for name in ("students", "guardians", "staff", "demographics")
            ]
        assert bool(found.faults) is wrong
        spooled = found._spool.db.serialize()
    assert "Peña".encode() in spooled
    assert MARKER.encode() not in spooled
    assert MARKER not in "".join(seen)


def test_a_first_line_that_is_a_childs_row_is_not_shown(tmp_path):
    made = marked("1.1", files_11())
    made["users.csv"] = made["users.csv"].partition(b"\n")[2]
    found = [one for one in faults(tmp_path, made) if one.file == "users.csv"]
    assert [(one.line, one.value) for one in found] == [(1, "")]


@pytest.mark.parametrize(
    "bad", [b"KEEPOUT\xff", b"KEEPOUT\x01", b"KEEPOUT\r", b'"KEEPOUT"x', b"KEEPOUT\xe2\x80\xae"]
)
def test_a_password_that_cannot_be_read_is_not_shown_either(tmp_path, bad):
    made = content("1.1", files_11(users=[row | {"password": "@@"} for row in files_11()["users"]]))
    made["users.csv"] = made["users.csv"].replace(b"@@", bad)
    (fault,) = [one for one in faults(tmp_path, made) if one.file == "users.csv"]
    assert MARKER not in str(fault.plain()) + repr(fault)
    assert fault.value in {"", "U+0001", "CR", "U+202E"}
