"""Files that come in at the desk: checked by content and size, kept in the install's `uploads/` under their SHA-256."""

import hashlib
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext

LARGEST_PDF = 10 * 1024 * 1024
LARGEST_DIRECTORY = 60 * 1024 * 1024


class NotAccepted(Exception):
    """Why a file is not taken, in the reader's language."""


def _folder(kind: str, agency: str) -> Path:
    return Path(settings.MEDIA_ROOT) / kind / agency


def _keep(file: UploadedFile, folder: Path, suffix: str) -> str:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    target = folder / f"{digest.hexdigest()}{suffix}"
    if not target.exists():
        part = target.with_suffix(".part")
        with part.open("wb") as out:
            for chunk in file.chunks():
                out.write(chunk)
        part.chmod(0o600)
        part.replace(target)
    return digest.hexdigest()


def keep_pdf(file: UploadedFile, agency: str) -> str:
    """Keep a PDF and return its SHA-256; raises NotAccepted for anything else, by what it holds and not its name."""
    if not file.size or file.size > LARGEST_PDF:
        raise NotAccepted(gettext("A file is not empty and has 10 MB at most."))
    file.seek(0)
    head = file.read(1024)
    file.seek(max(0, file.size - 2048))
    tail = file.read()
    if not head.startswith(b"%PDF-") or b"%%EOF" not in tail:
        raise NotAccepted(gettext("This is not a whole PDF. Save the paper as PDF and choose it again."))
    return _keep(file, _folder("agreements", agency), ".pdf")


def pdf_path(sha256: str, agency: str) -> Path:
    """Return where a PDF lies."""
    return _folder("agreements", agency) / f"{sha256}.pdf"


def keep_directory(file: UploadedFile, agency: str) -> str:
    """Keep a directory between its preview and taking it over; raises NotAccepted when it is too large."""
    if not file.size or file.size > LARGEST_DIRECTORY:
        raise NotAccepted(gettext("A file is not empty and has 60 MB at most."))
    folder = _folder("directory", agency)
    for old in folder.glob("*.csv") if folder.is_dir() else ():
        old.unlink(missing_ok=True)
    return _keep(file, folder, ".csv")


def open_directory(sha256: str, agency: str) -> BinaryIO | None:
    """Open a directory that was kept for its preview; None when it is there no more."""
    name = "".join(character for character in sha256 if character in "0123456789abcdef")
    path = _folder("directory", agency) / f"{name}.csv"
    return path.open("rb") if len(name) == 64 and path.is_file() else None


def forget_directory(sha256: str, agency: str) -> None:
    """Forget a directory that was taken over."""
    name = "".join(character for character in sha256 if character in "0123456789abcdef")
    (_folder("directory", agency) / f"{name}.csv").unlink(missing_ok=True)
