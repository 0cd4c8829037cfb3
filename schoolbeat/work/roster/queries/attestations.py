"""What schools are asked to attest, what they said, and where a refusal was taken up."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from schoolbeat.access.permits import may, rows
from schoolbeat.access.subject import Subject
from schoolbeat.access.viewer import Viewer
from schoolbeat.foundation.periods import Period
from schoolbeat.jurisdictions.years import school_year, school_year_of
from schoolbeat.ledger.packs import pack_of
from schoolbeat.work.roster.models import Attestation, District, School, TourSchool
from schoolbeat.work.roster.policy import SCHOOL_COLUMNS
from schoolbeat.work.roster.queries.agreements import AgreementView, agreements
from schoolbeat.work.roster.queries.places import SchoolFilter, SchoolView, schools
from schoolbeat.work.roster.rules import REVIEW_AHEAD_DAYS, owes_attestation, speaks_of
from schoolbeat.work.roster.vocabulary import AttestationKind

Key = tuple[UUID, str, UUID | None, date]
"""School, kind, agreement, and the end of the days it speaks of."""


@dataclass(frozen=True)
class SaidView:
    """What a principal said, and what the agency did about a refusal."""

    id: UUID
    stands: bool
    reason: str
    by_name: str
    at: datetime
    taken_up: str
    taken_up_by_name: str
    taken_up_on: date | None


@dataclass(frozen=True)
class AskedOfSchool:
    """What a school is asked to attest of the days from `start` up to, not including, `end`; `said` latest first."""

    school: UUID
    school_name: str
    kind: AttestationKind
    agreement: UUID | None
    agreement_title: str
    start: date
    end: date
    due: date
    said: tuple[SaidView, ...]

    @property
    def key(self) -> Key:
        """What it is known by."""
        return self.school, self.kind, self.agreement, self.end

    @property
    def waits(self) -> bool:
        """Whether somebody has to do something: nothing was said, or a refusal was not taken up."""
        return not self.said or not (self.said[0].stands or self.said[0].taken_up)


def asked_of_schools(
    viewer: Viewer, school: UUID | None = None, seen_agreements: Sequence[AgreementView] | None = None
) -> list[AskedOfSchool]:
    """Return what the schools that the viewer may see are asked today, soonest due first.

    Eight queries at most; four where the agreements that the viewer sees are at hand.
    """
    seen = [
        one
        for one in schools(viewer, SchoolFilter(status="active"))
        if school in (None, one.id)
        and may(
            viewer, "roster.see_attestations", Subject("attestation", agency=viewer.agency, school=one.id)
        )
    ]
    if not seen:
        return []
    said = _said(viewer, [one.id for one in seen])
    found = [*_of_years(viewer, seen, said), *_of_agreements(viewer, seen, said, seen_agreements)]
    return sorted(found, key=lambda one: (one.due, one.school_name, one.kind))


def _said(viewer: Viewer, at: Collection[UUID]) -> dict[Key, tuple[SaidView, ...]]:
    found = Attestation.objects.filter(
        rows(viewer, "roster.see_attestations", SCHOOL_COLUMNS), school__in=list(at)
    )
    said: dict[Key, tuple[SaidView, ...]] = defaultdict(tuple)
    for row in found.order_by("-at", "-id"):
        view = SaidView(
            row.id,
            row.stands,
            row.reason,
            row.by_name,
            row.at,
            row.taken_up,
            row.taken_up_by_name,
            row.taken_up_on,
        )
        said[row.school_id, row.kind, row.agreement_id, row.end] += (view,)
    return said


def _of_years(
    viewer: Viewer, seen: list[SchoolView], said: dict[Key, tuple[SaidView, ...]]
) -> Iterator[AskedOfSchool]:
    pack = pack_of(viewer.place)
    present = school_year_of(pack, viewer.on)
    days = int(pack.value("attestation_days", viewer.on).value)
    served: dict[UUID, list[Period]] = defaultdict(list)
    tours = TourSchool.objects.filter(tour__agency=viewer.agency, school__in=[one.id for one in seen])
    for at, start, end in tours.values_list("school", "tour__start", "tour__ended"):
        served[at].append(Period(start, end))
    for year in (school_year(pack, present.start.year - 1), present):
        for one in seen:
            if year.end is not None and owes_attestation(served[one.id], year, viewer.on):
                key: Key = (one.id, AttestationKind.DISCIPLINE, None, year.end)
                due = year.end + timedelta(days=days)
                yield AskedOfSchool(
                    one.id, one.name, AttestationKind.DISCIPLINE, None, "", year.start, year.end, due,
                    said.get(key, ()),
                )  # fmt: skip


def _of_agreements(
    viewer: Viewer,
    seen: list[SchoolView],
    said: dict[Key, tuple[SaidView, ...]],
    at_hand: Sequence[AgreementView] | None,
) -> Iterator[AskedOfSchool]:
    soon = viewer.on + timedelta(days=REVIEW_AHEAD_DAYS)
    at_hand = agreements(viewer) if at_hand is None else at_hand
    owed = [one for one in at_hand if one.review_due is not None and one.review_due <= soon]
    if not owed:
        return
    districts = District.objects.filter(agency=viewer.agency).values_list("name", flat=True)
    known = list(School.objects.filter(agency=viewer.agency).values_list("name", flat=True).union(districts))
    for agreement in owed:
        for one in seen:
            if speaks_of(agreement.parties, (one.name, one.district_name), known):
                yield _review(agreement, one, said)


def _review(
    agreement: AgreementView, one: SchoolView, said: dict[Key, tuple[SaidView, ...]]
) -> AskedOfSchool:
    due = agreement.review_due
    assert due is not None
    start = max((agreement.start, *(review.day for review in agreement.reviews)))
    key: Key = (one.id, AttestationKind.REVIEW, agreement.id, due)
    return AskedOfSchool(
        one.id, one.name, AttestationKind.REVIEW, agreement.id, agreement.title, start, due, due,
        said.get(key, ()),
    )  # fmt: skip
