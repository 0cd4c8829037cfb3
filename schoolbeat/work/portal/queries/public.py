"""What the public reads of a portal: no viewer, and nothing that is not marked public. Its door asks only here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection
from django.db.models import Q

from schoolbeat.foundation import clock
from schoolbeat.ledger.models import PublicStamp
from schoolbeat.work.portal.models import OfficerProfile, Portal, SiteAlert
from schoolbeat.work.portal.queries import places
from schoolbeat.work.portal.queries.lines import call_days, lines_of
from schoolbeat.work.portal.queries.places import (
    Named,
    OfficePerson,
    PublicAgreement,
    PublicOfficer,
    PublicSchool,
    PublicUnit,
)
from schoolbeat.work.portal.queries.sections import Version, changes_after, standing_at, versions_of
from schoolbeat.work.portal.rules.content import Block, blocks
from schoolbeat.work.portal.rules.finding import LONGEST_QUERY, Place, nearest
from schoolbeat.work.portal.rules.lines import as_written, is_service, is_shown, standing
from schoolbeat.work.portal.vocabulary import SECTION_LABELS, Section
from schoolbeat.work.roster.models import Agency
from schoolbeat.work.roster.vocabulary import PHONE_PURPOSE_LABELS, PhonePurpose

__all__ = [
    "LONGEST_QUERY",
    "PHONE_PURPOSE_LABELS",
    "SECTION_LABELS",
    "Alert",
    "Block",
    "Named",
    "OfficePerson",
    "PhonePurpose",
    "PublicAgreement",
    "PublicLine",
    "PublicOfficer",
    "PublicPortal",
    "PublicSchool",
    "PublicUnit",
    "Section",
    "Standing",
    "blocks",
    "find",
    "named_today",
    "photo_of",
    "portal",
    "slug_of_host",
    "standing_of",
]


@dataclass(frozen=True)
class Standing:
    """An agency as each visit asks for it: whether its portal is public, and a stamp that changes with its pages."""

    agency: UUID
    slug: str
    zone: ZoneInfo
    stamp: str
    published: bool


@dataclass(frozen=True)
class PublicLine:
    """A telephone line; without `dial` it is printed as its source has it, and leads nowhere."""

    label: str
    written: str
    dial: str
    purpose: str


@dataclass(frozen=True)
class Alert:
    """A line above every page."""

    text: str
    text_es: str


@dataclass(frozen=True)
class PublicPortal:
    """A portal at a moment; `until` is the next moment at which its pages may say something else."""

    agency: UUID
    slug: str
    place: str
    name: str
    program: str
    synthetic: bool
    accent: str
    host: str
    published_at: datetime | None
    on: date
    lines: tuple[PublicLine, ...]
    alerts: tuple[Alert, ...]
    said: Mapping[tuple[str, str], Version]
    until: datetime

    def says(self, section: Section, language: str) -> Version | None:
        """Return a section in a language, else in English; None where it says nothing."""
        return self.said.get((section, language)) or self.said.get((section, "en"))

    def schools(self) -> list[PublicSchool]:
        """Return the schools that are served."""
        return places.schools_of(self.agency)

    def officers(self) -> list[PublicOfficer]:
        """Return the officers who agreed to be shown."""
        return places.officers_of(self.agency, self.on)

    def count_officers(self) -> int:
        """Return how many officers serve a school."""
        return places.count_officers(self.agency, self.on)

    def units(self) -> list[PublicUnit]:
        """Return the units that the program names."""
        return places.units_of(self.agency)

    def agreements(self) -> list[PublicAgreement]:
        """Return the agreements in force."""
        return places.agreements_of(self.agency, self.place, self.on)

    def items(self, *kinds: str) -> list[Named]:
        """Return what the program names of some kinds."""
        return places.items_of(self.agency, kinds)

    def address_of(self, officer: UUID) -> str:
        """Return where the public may write to an officer."""
        return places.address_of(self.agency, officer, self.on)


_STANDING = """
    SELECT a.id, a.zone, p.published_at, s.stamp FROM {agency} a
    LEFT JOIN {portal} p ON p.agency = a.id LEFT JOIN {stamp} s ON s.agency = a.id WHERE a.slug = %s
"""


def standing_of(slug: str) -> Standing | None:
    """Return how an agency stands; every visit to a public page asks this and nothing else, so in plain SQL."""
    tables = {"agency": Agency, "portal": Portal, "stamp": PublicStamp}
    names = {name: model._meta.db_table for name, model in tables.items()}
    with connection.cursor() as cursor:
        cursor.execute(_STANDING.format(**names), [slug])
        row = cursor.fetchone()
    if row is None:
        return None
    agency, zone, published, stamp = row
    identity = agency if isinstance(agency, UUID) else UUID(agency)
    return Standing(identity, slug, ZoneInfo(zone), str(stamp or ""), published is not None)


def slug_of_host(host: str) -> str:
    """Return the slug of the published portal that has a host name of its own; empty where none has; one query."""
    agencies = Portal.objects.filter(host=host).exclude(host="").exclude(published_at=None).values("agency")
    return Agency.objects.filter(id__in=agencies).values_list("slug", flat=True).first() or ""


def photo_of(standing_: Standing, sha256: str) -> Path | None:
    """Return where the photo of an officer lies who agreed to be shown; None for any other; one query."""
    on = clock.today(standing_.zone)
    agreed = OfficerProfile.objects.filter(agency=standing_.agency, photo=sha256, consented_on__lte=on)
    path = places.photo_path(standing_.agency, sha256)
    return path if agreed.exists() and path.is_file() else None


def named_today(agency: UUID) -> dict[UUID, str]:
    """Return the officers whom any public page may name today, by id; two queries."""
    zone = ZoneInfo(Agency.objects.values_list("zone", flat=True).get(id=agency))
    return places.names_of(agency, clock.today(zone))


def portal(standing_: Standing, moment: datetime | None = None) -> PublicPortal:
    """Return a portal at a moment, now unless said; ten queries at most."""
    moment = moment or clock.now()
    agency = Agency.objects.get(id=standing_.agency)
    row = Portal.objects.filter(agency=agency.id).first() or Portal(agency=agency.id)
    on = moment.astimezone(standing_.zone).date()
    versions = versions_of(agency.id)
    alerts = list(SiteAlert.objects.filter(Q(agency=agency.id) & Q(end__gt=moment)).order_by("start", "id"))
    changes = [_midnight_after(on, standing_.zone), *changes_after(versions, moment)]
    changes += [edge for one in alerts for edge in (one.start, one.end) if edge > moment]
    return PublicPortal(
        agency=agency.id,
        slug=agency.slug,
        place=agency.place,
        name=agency.name,
        program=agency.program_name,
        synthetic=agency.synthetic,
        accent=row.accent,
        host=row.host,
        published_at=row.published_at,
        on=on,
        lines=_lines(agency, on),
        alerts=tuple(Alert(one.text, one.text_es) for one in alerts if one.start <= moment),
        said=standing_at(versions, moment),
        until=min(changes),
    )


def _midnight_after(on: date, zone: ZoneInfo) -> datetime:
    return datetime.combine(on + timedelta(days=1), time.min, zone).astimezone(UTC)


def _lines(agency: Agency, on: date) -> tuple[PublicLine, ...]:
    """Return the lines that were test-called; of invented data also those that cannot be dialed, without a link."""
    days, found = call_days(agency.place, on), []
    for line in lines_of(agency.id):
        if is_shown(standing(line, on, days)):
            dial = line.number
            written = line.printed if is_service(dial) else as_written(dial)
            found.append(PublicLine(line.label, written, dial, line.purpose))
        elif agency.synthetic and line.left_off:
            found.append(PublicLine(line.label, line.printed, "", line.purpose))
    return tuple(found)


def find(query: str, schools: list[PublicSchool]) -> list[PublicSchool]:
    """Return the schools that are like what was typed, the nearest first."""
    by_id = {one.id: one for one in schools}
    asked = (Place(one.id, one.name, one.kind, one.district, one.street, one.city) for one in schools)
    return [by_id[place.id] for place in nearest(query, asked)]
