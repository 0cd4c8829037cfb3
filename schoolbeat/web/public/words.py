"""Words of the portal as a template prints them: a section in the reader's language or else in English, and said so."""

from dataclasses import dataclass

from django.utils.translation import gettext

from schoolbeat.web.public.frame import Frame
from schoolbeat.work.portal.queries.public import SECTION_LABELS, Block, Section, blocks


@dataclass(frozen=True)
class Said:
    """A section: its title, its text in blocks, the language of the text, and whether that is not the page's own."""

    slug: str
    title: str
    blocks: tuple[Block, ...]
    language: str
    foreign: bool
    link: str = ""
    name: str = ""
    """The heading that the agency gave it, as the name of a service."""


def said(frame: Frame, section: Section) -> Said | None:
    """Return what a section says to the reader; None where it says nothing."""
    found = frame.portal.says(section, frame.language) if frame.portal else None
    if found is None:
        return None
    return Said(
        section.value,
        gettext(SECTION_LABELS[section]),
        tuple(blocks(found.text)),
        found.language,
        found.language != frame.language,
        found.link,
        found.heading,
    )


def all_said(frame: Frame, *sections: Section) -> list[Said]:
    """Return those sections that say something."""
    return [one for one in (said(frame, section) for section in sections) if one is not None]
