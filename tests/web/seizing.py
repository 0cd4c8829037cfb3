"""What the tests of evidence at the desk share: a folder of their own, who signs in, and how a form is sent."""

import os
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from schoolbeat.foundation.cipherfile import CHUNK
from schoolbeat.work.incidents.queries.evidence_files import EVIDENCE

PATH = "/desk/incidents/"
SAID = {"what": "The gym door", "source": "Officer One", "at": "2026-11-19T10:40", "clear": "on"}
CONTENT = os.urandom(CHUNK + 5)


@pytest.fixture(autouse=True)
def uploads(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "uploads"
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path / "nowhere")
    return settings.MEDIA_ROOT


@pytest.fixture
def browser_of():
    """Return what signs somebody of a town in."""

    def come(town, who):
        client = Client()
        client.force_login(town.account(who))
        return client

    return come


def hidden(html, prefix):
    names = ("envelope", "asked", "whole")
    found = {name: re.search(rf'name="{prefix}-{name}" value="([^"]+)"', html) for name in names}
    return {f"{prefix}-{name}": match[1] for name, match in found.items() if match}


def on_page(browser, case, prefix):
    return hidden(browser.get(f"{PATH}{case}/").content.decode(), prefix)


def send(browser, case, content=CONTENT, carried=None, name="Zebulon.JPG", **said):
    carried = carried or on_page(browser, case, "add_evidence")
    file = {} if content is None else {"add_evidence-file": SimpleUploadedFile(name, content)}
    words = {f"add_evidence-{key}": value for key, value in (SAID | said).items() if value}
    # The last field of the form comes last on the wire.
    whole = {key: carried.pop(key) for key in list(carried) if key.endswith("-whole")}
    return browser.post(f"{PATH}{case}/add_evidence/", carried | words | file | whole)


def download(browser, case, piece, why="The court asked"):
    prefix = f"open_evidence_{piece.hex}"
    carried = on_page(browser, case, prefix)
    payload = carried | {f"{prefix}-why": why}
    return browser.post(f"{PATH}{case}/evidence/{piece}/open_evidence/", payload)


def kept(town):
    folder = EVIDENCE.folder(town.install.agency)
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []
