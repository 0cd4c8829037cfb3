"""The signed addresses of teachers: the link of a school to ask for lessons by, and the page of one that was asked."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.core import signing

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.work.education.models import LessonLink
from schoolbeat.work.education.policy import LINK_COLUMNS

LINK_SALT, VISIT_SALT = "schoolbeat.lessons", "schoolbeat.lesson"
LONGEST_TOKEN = 200


@dataclass(frozen=True)
class LinkState:
    """Whether the link of a school's teachers is open, and its address in both languages."""

    school: UUID
    open: bool
    href: str = ""
    href_es: str = ""


def signed_path(path: str, salt: str, said: list[object], language: str) -> str:
    """Return a path in a language whose last part nobody without the install's key can make."""
    prefix = "" if language == "en" else f"/{language}"
    return f"{prefix}/{path}/{signing.Signer(salt=salt).sign_object(said)}/"


def link_address(link: UUID, number: int, language: str) -> str:
    """Return the whole address under which teachers ask for a lesson; nobody without the install's key can make one."""
    return f"{settings.PUBLIC_URL}{signed_path('lessons', LINK_SALT, [link.hex, number], language)}"


def visit_path(visit: UUID, language: str) -> str:
    """Return the path of the page on which whoever asked for a lesson reads the answer."""
    return signed_path("lessons/mine", VISIT_SALT, [visit.hex], language)


def signed(token: str, salt: str, size: int) -> list | None:
    """Return what a token says, so many words of it; None where it was never signed here."""
    try:
        said = signing.Signer(salt=salt).unsign_object(token[:LONGEST_TOKEN])
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return said if isinstance(said, list) and len(said) == size else None


def link_states(viewer: Viewer) -> dict[UUID, LinkState]:
    """Return the links that a viewer may hand out, by school; one question."""
    found = LessonLink.objects.filter(rows(viewer, "education.see_lesson_link", LINK_COLUMNS))
    return {
        link.school_id: LinkState(
            link.school_id,
            True,
            link_address(link.pk, link.number, "en"),
            link_address(link.pk, link.number, "es"),
        )
        if link.open
        else LinkState(link.school_id, False)
        for link in found
    }
