"""What stands around every public page: whom to call, who speaks, the other language, and the way to the other pages.

A page of the portal is made with `frame_of` (or inside `kept.page`, which keeps what it made), gives it to its template
as `frame`, and extends `public/base.html`. Where there is no published portal, there is no frame: the page answers 404.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.conf import settings
from django.utils.translation import gettext

from schoolbeat.insight.publishing.queries import Published, current
from schoolbeat.web.shared.parts import NavItem, Phone
from schoolbeat.work.education.queries.open_programs import shows_programs
from schoolbeat.work.portal.queries.public import (
    PHONE_PURPOSE_LABELS,
    PhonePurpose,
    PublicLine,
    PublicPortal,
    Section,
    Standing,
    portal,
    standing_of,
)

OTHER_LANGUAGE = {"en": "es", "es": "en"}
PREVIEW, NUMBERS = "preview/", "numbers/"


@dataclass(frozen=True)
class Other:
    """The same page in the other language."""

    code: str
    href: str


@dataclass(frozen=True)
class Spoken:
    """A text and the language that it is in."""

    text: str
    language: str


@dataclass(frozen=True)
class Frame:
    """What a public page has around it, in one language; `root` is the address of the portal's first page."""

    slug: str
    language: str
    path: str
    root: str
    agency: str
    program: str
    synthetic: bool
    other: Other
    urgent: tuple[Phone, ...] = ()
    lines: tuple[Phone, ...] = ()
    accent: str = "blue"
    alerts: tuple[Spoken, ...] = ()
    nav: tuple[NavItem, ...] = ()
    portal: PublicPortal | None = None
    """Where the pages read what the portal marks public; None around figures that stand without a portal."""
    figures: bool = False
    """Whether something is published of the figures."""
    preview: bool = False
    until: datetime | None = None
    """From this moment on the page may say something else."""

    @property
    def here(self) -> str:
        """Return the address of the page."""
        return f"{self.root}{self.path}"

    @property
    def link(self) -> str:
        """Return the whole address, as it is sent to somebody."""
        return f"{settings.PUBLIC_URL}{self.here}"

    @property
    def undialed(self) -> bool:
        """Say whether some number is printed that cannot be dialed."""
        return any(not phone.dial for phone in (*self.urgent, *self.lines))

    @property
    def numbers(self) -> str:
        """Return the address of the figures; a preview has none of its own."""
        return f"{root_of(self.slug, self.language)}numbers/"

    @property
    def is_home(self) -> bool:
        """Say whether it is the portal's first page."""
        return not self.path and self.portal is not None


def root_of(slug: str, language: str, preview: bool = False) -> str:
    """Return the address of a portal's first page."""
    prefix = "/" if language == "en" else f"/{language}/"
    return f"{prefix}{PREVIEW}" if preview else f"{prefix}p/{slug}/"


def frame_of(slug: str, language: str, path: str) -> Frame | None:
    """Return the frame of a page (`path` below the portal's first page); None where no portal is published.

    The reader's language must be active.
    """
    standing = standing_of(slug)
    return made(standing, language, path) if standing is not None and standing.published else None


def made(
    standing: Standing, language: str, path: str, moment: datetime | None = None, preview: bool = False
) -> Frame:
    """Return the frame of a page of a portal that is known to stand, as of a moment; now unless said."""
    known = portal(standing, moment)
    root, other = root_of(known.slug, language, preview), OTHER_LANGUAGE[language]
    urgent, lines = split(_worded(one, language) for one in known.lines)
    figures = current(known.slug) is not None
    return Frame(
        slug=known.slug,
        language=language,
        path=path,
        root=root,
        agency=known.name,
        program=known.program or known.name,
        synthetic=known.synthetic,
        other=Other(other, f"{root_of(known.slug, other, preview)}{path}"),
        urgent=urgent,
        lines=lines,
        accent=known.accent,
        alerts=tuple(_alert(one.text, one.text_es, language) for one in known.alerts),
        nav=_nav(language, root, path, known),
        portal=known,
        figures=figures,
        preview=preview,
        until=known.until,
    )


def of_publication(page: Published, language: str) -> Frame:
    """Return the frame of figures that stand without a portal: the numbers to call are the frozen copy's own."""
    content, other = page.content, OTHER_LANGUAGE[language]
    path = f"{page.period}/"
    lines = (PublicLine(p["label"], p["printed"], p["dial"], p["purpose"]) for p in content["phones"])
    urgent, others = split(lines)
    return Frame(
        slug=page.slug,
        language=language,
        path=path,
        root=root_of(page.slug, language),
        agency=content["agency"],
        program=content["program"] or content["agency"],
        synthetic=content["synthetic"],
        other=Other(other, f"{root_of(page.slug, other)}{path}"),
        urgent=urgent,
        lines=others,
        figures=True,
    )


def split(lines: Iterable[PublicLine]) -> tuple[tuple[Phone, ...], tuple[Phone, ...]]:
    """Return the local lines for an emergency, and the others; 911 stands on every page by itself."""
    found = [(one.purpose, Phone(one.label, one.written, one.dial)) for one in lines]
    urgent = tuple(
        phone
        for purpose, phone in found
        if purpose == "emergency" and "911" not in (phone.dial, phone.number)
    )
    return urgent, tuple(phone for purpose, phone in found if purpose not in ("emergency", "tip"))


def _worded(line: PublicLine, language: str) -> PublicLine:
    """Return a line with words that the reader knows: labels are the agency's own, in English."""
    label = line.label if language == "en" else gettext(PHONE_PURPOSE_LABELS[PhonePurpose(line.purpose)])
    return replace(line, label=label)


def _alert(text: str, text_es: str, language: str) -> Spoken:
    return Spoken(text_es, "es") if language == "es" and text_es else Spoken(text, "en")


def _says(section: Section) -> Callable[[PublicPortal, bool], bool]:
    return lambda known, figures: known.says(section, "en") is not None


def _has_programs(known: PublicPortal, figures: bool) -> bool:
    return known.says(Section.YOUTH, "en") is not None or shows_programs(known.agency)


Shown = Callable[[PublicPortal, bool], bool]
NAV: list[tuple[str, Callable[[], str], Shown]] = [
    ("schools/", lambda: gettext("Find your school"), lambda known, figures: True),
    ("team/", lambda: gettext("The team"), lambda known, figures: True),
    ("youth/", lambda: gettext("Youth programs"), _has_programs),
    (NUMBERS, lambda: gettext("Numbers"), lambda known, figures: figures),
    ("about/", lambda: gettext("About"), lambda known, figures: True),
]
"""The pages that every page leads to, each with its words and whether it is there; a new kind of page adds its line."""


def _nav(language: str, root: str, path: str, known: PublicPortal) -> tuple[NavItem, ...]:
    figures = current(known.slug) is not None
    return tuple(
        # Figures are published by themselves: a preview leads to them as they are.
        NavItem(
            words(),
            f"{root_of(known.slug, language) if page == NUMBERS else root}{page}",
            current=path == page,
        )
        for page, words, shown in NAV
        if shown(known, figures)
    )
