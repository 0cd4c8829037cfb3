"""Photos that come in at the desk: too large ones are not read at all, others are made anew and kept in the uploads."""

from uuid import UUID

from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext

from schoolbeat.foundation.files import write_once
from schoolbeat.work.portal.queries.places import photo_path
from schoolbeat.work.portal.rules.pictures import LARGEST, TOO_LARGE, Unusable, remade


def keep_photo(file: UploadedFile, agency: UUID) -> str:
    """Make a photo anew, keep it, and return its SHA-256; raises Unusable in the reader's language."""
    if not file.size or file.size > LARGEST:
        raise Unusable(gettext(TOO_LARGE))
    try:
        photo = remade(file.read())
    except Unusable as refusal:
        raise Unusable(gettext(str(refusal))) from None
    write_once(photo_path(agency, photo.sha256), photo.content)
    return photo.sha256


def forget_photo(sha256: str, agency: UUID, still: set[str]) -> None:
    """Remove a photo that nobody is shown with any more."""
    if sha256 and sha256 not in still:
        photo_path(agency, sha256).unlink(missing_ok=True)
