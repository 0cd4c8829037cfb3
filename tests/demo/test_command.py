"""`schoolbeat demo`: its answer, its exits."""

import json

import pytest
from django.conf import settings

from schoolbeat.config.cli import main
from schoolbeat.foundation import clock
from schoolbeat.ledger.keys import make_keys
from tests.cast import found
from tests.demo.stage import NOW

ROLES = ["officer", "officer", "sergeant", "principal", "principal", "counselor", "records", "analyst", "it"]


@pytest.fixture(autouse=True)
def house(db):
    make_keys()
    (settings.DATA_DIR / "demo.json").unlink(missing_ok=True)
    with clock.at(NOW):
        yield


def test_the_last_line_is_one_object_with_the_cast(capsys):
    assert main(["demo", "--program", "rancho-cordova", "--days", "3", "--json"]) == 0
    said = capsys.readouterr()
    answer = json.loads(said.out.splitlines()[-1])
    (program,) = answer["programs"]
    assert answer["synthetic"] is True
    assert (program["slug"], program["schools"]) == ("rancho-cordova", 17)
    assert program["entries"] > 100
    assert [member["role"] for member in program["cast"]] == ROLES
    assert [member["email"].split("@")[0] for member in program["cast"]] == [
        "officer-1", "officer-2", "sergeant", "principal-1", "principal-2", "counselor-1", "records", "analyst", "it",
    ]  # fmt: skip
    assert all(member["email"].endswith("@rancho-cordova.example") for member in program["cast"])
    assert "rancho-cordova: 3 days" in said.err


def test_in_words_it_says_that_all_is_invented(capsys):
    assert main(["demo", "--program", "el-cerrito", "--days", "1"]) == 0
    assert "SYNTHETIC" in capsys.readouterr().out


def test_beside_real_work_it_is_refused(capsys):
    found("alder")
    assert main(["demo", "--json"]) == 1
    assert "real work" in json.loads(capsys.readouterr().out)["refused"][0]["message"]


@pytest.mark.parametrize(
    "wrong",
    [
        ["--program", "atlantis"],
        ["--days", "0"],
        ["--days", "many"],
        ["--until", "yesterday"],
        ["--seed", "x"],
    ],
)
def test_what_cannot_be_meant_is_a_fault_of_usage(wrong, capsys):
    with pytest.raises(SystemExit) as ended:
        main(["demo", *wrong])
    assert ended.value.code == 2
