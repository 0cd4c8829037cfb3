"""Schools, officers and the program as the public is shown them; nothing of an officer who has not agreed to it.

A leave is not read here, nor who covers: the answer is the same whether an officer is there or away.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from uuid import UUID

from django.conf import settings
from django.db.models import Q

from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.portal.models import OfficerProfile, PublicContact
from schoolbeat.work.roster.models import (
    Agreement,
    Officer,
    ProgramItem,
    School,
    SchoolContact,
    TourSchool,
    Unit,
)
from schoolbeat.work.roster.rules import next_review


@dataclass(frozen=True)
class OfficePerson:
    """A person of a school's office whom the portal names."""

    name: str
    title: str
    phone: str


@dataclass(frozen=True)
class PublicSchool:
    """A school that the program serves."""

    id: UUID
    name: str
    kind: str
    district: str
    street: str
    city: str
    postal_code: str
    phone: str
    office: tuple[OfficePerson, ...] = ()

    @property
    def address(self) -> str:
        """Return street and city in one line."""
        return ", ".join(part for part in (self.street, f"{self.city} {self.postal_code}".strip()) if part)


@dataclass(frozen=True)
class PublicOfficer:
    """An officer who agreed to be shown."""

    id: UUID
    name: str
    unit: str
    languages: tuple[str, ...]
    words: str
    words_es: str
    photo: str
    writes: bool
    """Whether the public may write to the officer."""
    since: dict[UUID, date]
    """The day from which the officer has served each of the present schools."""


@dataclass(frozen=True)
class PublicUnit:
    """A unit of the agency, and how many officers the program says it has."""

    name: str
    officers: int | None
    school_resource: bool


@dataclass(frozen=True)
class PublicAgreement:
    """An agreement in force, and when it is looked at again."""

    title: str
    parties: tuple[str, ...]
    start: date
    end: date | None
    reviewed: date | None
    review_due: date


@dataclass(frozen=True)
class Named:
    """A named thing that the program states: a figure with its date, a claim, a youth program, a way to reach it."""

    kind: str
    name: str
    printed: str
    dated: str
    source: str
    quote: str
    channel: str
    target: str


def _present(on: date) -> Q:
    return Q(tour__start__lte=on) & (Q(tour__ended=None) | Q(tour__ended__gt=on))


def schools_of(agency: UUID) -> list[PublicSchool]:
    """Return the schools that are open, in the order of the alphabet; two queries."""
    office = _office(agency)
    found = School.objects.filter(agency=agency).offered().select_related("district").order_by("name", "id")
    return [
        PublicSchool(
            one.id,
            one.name,
            one.kind,
            one.district.name if one.district else "",
            one.street,
            one.city,
            one.postal_code,
            one.phone,
            tuple(office.get(one.id, ())),
        )
        for one in found
    ]


def _office(agency: UUID) -> dict[UUID, list[OfficePerson]]:
    named = PublicContact.objects.filter(agency=agency).values("contact")
    found: dict[UUID, list[OfficePerson]] = {}
    for one in SchoolContact.objects.filter(agency=agency, id__in=named, ended=None).order_by("since", "id"):
        found.setdefault(one.school_id, []).append(OfficePerson(one.name, one.title, one.phone))
    return found


def officers_of(agency: UUID, on: date) -> list[PublicOfficer]:
    """Return the officers who agreed to be shown and are on the roster, by name; three queries."""
    profiles = {
        one.officer: one for one in OfficerProfile.objects.filter(agency=agency, consented_on__lte=on)
    }
    tours: dict[UUID, dict[UUID, date]] = {}
    held = TourSchool.objects.filter(_present(on), tour__agency=agency, tour__officer__in=list(profiles))
    for officer, school, start in held.order_by("-tour__start").values_list(
        "tour__officer", "school", "tour__start"
    ):
        tours.setdefault(officer, {})[school] = start
    present = Q(left=None) | Q(left__gt=on)
    found = Officer.objects.filter(present, agency=agency, account__in=list(profiles)).select_related("unit")
    return [
        _officer(one, profiles[one.pk], tours.get(one.pk, {}))
        for one in sorted(found, key=lambda one: (one.name.split()[-1:], one.name))
    ]


def names_of(agency: UUID, on: date) -> dict[UUID, str]:
    """Return the names of the officers who agreed to be shown and are on the roster, by id; one query."""
    agreed = OfficerProfile.objects.filter(agency=agency, consented_on__lte=on).values("officer")
    found = Officer.objects.filter(Q(left=None) | Q(left__gt=on), agency=agency, account__in=agreed)
    return dict(found.values_list("pk", "name"))


def _officer(one: Officer, profile: OfficerProfile, since: dict[UUID, date]) -> PublicOfficer:
    return PublicOfficer(
        one.pk,
        one.name,
        one.unit.name if one.unit else "",
        tuple(profile.languages),
        profile.words,
        profile.words_es,
        profile.photo,
        bool(profile.email),
        since,
    )


def units_of(agency: UUID) -> list[PublicUnit]:
    """Return the units that the program names; one query."""
    found = Unit.objects.filter(agency=agency).order_by("-school_resource", "name")
    return [PublicUnit(one.name, one.officers_stated, one.school_resource) for one in found]


def count_officers(agency: UUID, on: date) -> int:
    """Return how many officers have a school on a tour; one query."""
    held = TourSchool.objects.filter(_present(on), tour__agency=agency)
    return held.values("tour__officer").distinct().count()


def address_of(agency: UUID, officer: UUID, on: date) -> str:
    """Return where the public may write to an officer who is shown; empty where it may not."""
    shown = Officer.objects.filter(Q(left=None) | Q(left__gt=on), agency=agency, account=officer)
    profile = OfficerProfile.objects.filter(
        agency=agency, officer=officer, consented_on__lte=on, officer__in=shown.values("account")
    ).first()
    return profile.email if profile else ""


def photo_path(agency: UUID, sha256: str) -> Path:
    """Return where a photo lies in the install's uploads."""
    return Path(settings.MEDIA_ROOT) / "portal" / agency.hex / f"{sha256}.jpg"


def agreements_of(agency: UUID, place: str, on: date) -> list[PublicAgreement]:
    """Return the agreements in force, latest first; two queries."""
    months = int(pack_of(place).value("agreement_review_months", on).value)
    running = Q(start__lte=on) & (Q(end=None) | Q(end__gt=on))
    found = (
        Agreement.objects.filter(running, agency=agency).prefetch_related("reviews").order_by("-start", "-id")
    )
    return [_agreement(one, months) for one in found]


def _agreement(one: Agreement, months: int) -> PublicAgreement:
    reviews = sorted(review.day for review in one.reviews.all())
    return PublicAgreement(
        one.title,
        tuple(one.parties),
        one.start,
        one.end,
        reviews[-1] if reviews else None,
        next_review(one.start, reviews, months),
    )


def items_of(agency: UUID, kinds: Iterable[str]) -> list[Named]:
    """Return what the program names of some kinds, in its own order; one query."""
    found = ProgramItem.objects.filter(agency=agency, kind__in=list(kinds))
    return [
        Named(one.kind, one.name, one.printed, one.dated, one.source, one.quote, one.channel, one.target)
        for one in found
    ]
