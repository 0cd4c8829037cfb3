"""Reads of the children of a season: how many by consent, and, once that is on the ledger, their names."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, QuerySet

from schoolbeat.access.permits import rows
from schoolbeat.access.viewer import Viewer
from schoolbeat.ledger.keyring import Keyring
from schoolbeat.work.education.models import SignUp
from schoolbeat.work.education.policy import SIGN_UP_COLUMNS
from schoolbeat.work.education.vocabulary import Consent

SEE = "education.see_sign_ups"


@dataclass(frozen=True)
class SignUpView:
    """A child of a season with the words that were encrypted; `asks_photo`: what the guardian said of photos;
    `flood`: it came in with many others at once."""

    id: UUID
    school: UUID
    school_name: str
    grade: str
    consent: str
    way: str
    photo: bool
    by_link: bool
    language: str
    signed_on: date
    given_on: date | None
    withdrawn_on: date | None
    name: str
    guardian: str
    reach: str
    needs: str
    asks_photo: bool
    flood: bool
    times: int


def _seen(viewer: Viewer, season: UUID) -> QuerySet[SignUp]:
    return SignUp.objects.filter(rows(viewer, SEE, SIGN_UP_COLUMNS), season=season, destroyed=False)


def season_of(viewer: Viewer, identity: UUID) -> UUID | None:
    """Return the season of a child; None where the viewer may not see that child. One question."""
    found = SignUp.objects.filter(rows(viewer, SEE, SIGN_UP_COLUMNS), pk=identity, destroyed=False)
    return found.values_list("season", flat=True).first()


def counted(viewer: Viewer, season: UUID) -> Counter[str]:
    """Return how many children of a season the viewer may see, by how their consent stands; one question."""
    found = _seen(viewer, season).order_by().values_list("consent")
    return Counter(dict(found.annotate(Count("id"))))


def sign_ups(viewer: Viewer, season: UUID) -> list[SignUpView]:
    """Return the children of a season whom the viewer may see, by name; who waits first, who left last.

    Whoever shows their names has it on the ledger before (`education.read_names`).
    """
    found = list(_seen(viewer, season).select_related("school").annotate(times=Count("presences")))
    ring = Keyring()
    ring.load(found)
    order = [Consent.AWAITED, Consent.GIVEN, Consent.WITHDRAWN, Consent.DECLINED]
    views = [_view(one, ring) for one in found]
    return sorted(views, key=lambda one: (order.index(Consent(one.consent)), one.name.casefold(), one.id))


def _view(row: SignUp, ring: Keyring) -> SignUpView:
    said = ring.words(row)
    return SignUpView(
        row.pk,
        row.school_id,
        row.school.name,
        row.grade,
        row.consent,
        row.way,
        row.photo,
        row.by_link,
        row.language,
        row.signed_on,
        row.given_on,
        row.withdrawn_on,
        said.get("name", ""),
        said.get("guardian", ""),
        said.get("reach", ""),
        said.get("needs", ""),
        bool(said.get("photo")),
        bool(row.wave),
        getattr(row, "times", 0),
    )
