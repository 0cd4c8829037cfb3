"""The import contracts of pyproject.toml: kept by the tree, and each broken by a package that breaks it."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT

# A small house that breaks every contract once.
CROOKED = {
    "foundation/clock.py": "import schoolbeat.config",
    "config/__init__.py": "",
    "web/shared/layout.py": "from schoolbeat.web.desk import views",
    "web/desk/views.py": "from schoolbeat.work.roster import models",
    "access/hats.py": "",
    "access/roles.py": "",
    "access/subject.py": "from django.db import models",
    "access/viewer.py": "",
    "access/models.py": "",
    "ledger/models.py": "",
    "jurisdictions/loader.py": "",
    "work/roster/models.py": "from schoolbeat.work.roster import commands",
    "work/roster/commands.py": "from schoolbeat.work.activities import rules",
    "work/activities/rules.py": "",
    "work/activities/helpers.py": "",
    "extras/__init__.py": "",
    "insight/measures.py": "from schoolbeat.insight import publishing",
    "insight/publishing/models.py": "from schoolbeat.insight.publishing import commands",
    "insight/publishing/commands.py": "",
    "insight/letters/models.py": "from schoolbeat.insight.letters import jobs",
    "insight/letters/jobs.py": "",
    "insight/calendar/merging.py": "",
    "web/public/views.py": "from schoolbeat.insight import measures",
    **dict.fromkeys(
        (
            f"insight/{name}.py"
            for name in ("duties", "goals", "guarded", "kept", "prepared", "sums", "tables")
        ),
        "",
    ),
}


def contracts() -> list[str]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    return [contract["name"] for contract in settings["tool"]["importlinter"]["contracts"]]


def lint(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).with_name("lint-imports")
    command = [str(program), "--config", "pyproject.toml", "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture(scope="module")
def crooked_house(tmp_path_factory) -> str:
    folder = tmp_path_factory.mktemp("crooked")
    shutil.copy(ROOT / "pyproject.toml", folder)
    for name, text in CROOKED.items():
        path = folder / "schoolbeat" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text + "\n")
    for package in [folder / "schoolbeat", *(p for p in (folder / "schoolbeat").rglob("*") if p.is_dir())]:
        (package / "__init__.py").touch()
    return lint(folder).stdout


def test_the_tree_keeps_every_contract():
    done = lint(ROOT)
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{len(contracts())} kept, 0 broken" in done.stdout


@pytest.mark.parametrize("name", contracts())
def test_each_contract_can_break(name, crooked_house):
    assert f"{name} BROKEN" in crooked_house, crooked_house


@pytest.mark.parametrize("stray", ["extras", "work.activities.helpers"])
def test_a_module_with_no_place_in_the_house_breaks_the_build(stray, crooked_house):
    assert stray.rpartition(".")[2] in crooked_house


def test_every_folder_with_python_is_a_package():
    """A folder without __init__.py would be invisible to the contracts."""
    folders = {path.parent for path in PACKAGE.rglob("*.py")}
    assert folders, "nothing was checked"
    assert not [folder for folder in folders if not (folder / "__init__.py").exists()]


def test_no_package_is_named_for_nothing_in_particular():
    vague = {"utils", "helpers", "services", "managers", "signals", "core", "common", "misc"}
    assert not [path for path in PACKAGE.rglob("*") if path.stem in vague]
