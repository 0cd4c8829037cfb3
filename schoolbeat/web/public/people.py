"""Officers and schools as the portal's pages print them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils import formats
from django.utils.translation import gettext, ngettext, pgettext

from schoolbeat.web.public.frame import Frame
from schoolbeat.web.public.presenters import SCHOOL_KINDS, kind_names
from schoolbeat.web.shared.templatetags.house import count
from schoolbeat.work.portal.queries.public import PublicOfficer, PublicSchool

RANKS = {"officer", "sergeant", "deputy", "corporal", "detective", "captain", "lieutenant", "chief"}


@dataclass(frozen=True)
class Link:
    """A name and where it leads."""

    name: str
    href: str
    small: str = ""


@dataclass(frozen=True)
class Card:
    """An officer who agreed to be shown."""

    id: str
    name: str
    initials: str
    photo: str
    facts: tuple[str, ...]
    words: str
    words_language: str
    write: str
    schools: tuple[Link, ...]


@dataclass(frozen=True)
class Group:
    """Schools of one kind."""

    slug: str
    name: str
    schools: tuple[Link, ...]


def school_path(frame: Frame, school: UUID) -> str:
    """Return the address of a school's page."""
    return f"{frame.root}schools/{school}/"


def link_to(frame: Frame, school: PublicSchool) -> Link:
    """Return the link to a school, with its street and district."""
    return Link(
        school.name,
        school_path(frame, school.id),
        " · ".join(part for part in (school.address, school.district) if part),
    )


def groups_of(frame: Frame, schools: Iterable[PublicSchool]) -> list[Group]:
    """Return schools by kind, in the order of the alphabet."""
    known, names = list(schools), kind_names()
    groups = (
        Group(kind, names[kind], tuple(link_to(frame, one) for one in known if one.kind == kind))
        for kind in SCHOOL_KINDS
    )
    return [group for group in groups if group.schools]


def initials(name: str) -> str:
    """Return the first letters of a name without its rank."""
    parts = [part for part in name.split() if part.casefold().strip(".") not in RANKS]
    return "".join(part[0] for part in (parts[:1] + parts[-1:] if len(parts) > 1 else parts)).upper()


def _listed(words: Sequence[str]) -> str:
    if len(words) < 2:
        return "".join(words)
    return gettext("%(some)s and %(last)s") % {"some": ", ".join(words[:-1]), "last": words[-1]}


def _month(day: date) -> str:
    # Translators: a Django date format; Spanish: "F \\d\\e Y"
    return formats.date_format(day, pgettext("date format of a month with its year", "F Y"))


def card_of(
    frame: Frame, officer: PublicOfficer, schools: Sequence[PublicSchool], at: UUID | None = None
) -> Card:
    """Return an officer's card, as on the page of the school `at` or of the team."""
    served = [one for one in schools if one.id in officer.since]
    facts = []
    if at is not None and at in officer.since:
        facts.append(gettext("At this school since %(month)s.") % {"month": _month(officer.since[at])})
    if officer.languages:
        facts.append(
            gettext("Speaks %(languages)s.")
            % {"languages": _listed([gettext(one) for one in officer.languages])}
        )
    others = len([one for one in served if one.id != at])
    if at is not None and others:
        words = ngettext("Also serves %(n)s other school.", "Also serves %(n)s other schools.", others)
        facts.append(words % {"n": count(others)})
    spanish = frame.language == "es" and bool(officer.words_es)
    return Card(
        id=str(officer.id),
        name=officer.name,
        initials=initials(officer.name),
        photo=_photo(frame, officer),
        facts=tuple(facts),
        words=officer.words_es if spanish else officer.words,
        words_language="es" if spanish else "en",
        write=f"{frame.root}officers/{officer.id}/write/" if officer.writes and not frame.preview else "",
        schools=tuple(Link(one.name, school_path(frame, one.id)) for one in served),
    )


def _photo(frame: Frame, officer: PublicOfficer) -> str:
    if not officer.photo:
        return ""
    # A preview shows what is not public yet: the desk hands it out, to those who may see it.
    desk = f"/desk/portal/photos/{officer.id}/"
    return desk if frame.preview else f"/p/{frame.slug}/photos/{officer.photo}.jpg"
