"""The shapes of the API, as its OpenAPI prints them."""

from datetime import UTC, date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator, AwareDatetime, BaseModel, BeforeValidator, ConfigDict


def _on_the_calendar(value: datetime) -> datetime:
    """Refuse a moment that is no moment any more once it is told in UTC."""
    try:
        value.astimezone(UTC)
    except OverflowError:
        raise ValueError("This moment is out of range.") from None
    return value


Moment = Annotated[AwareDatetime, AfterValidator(_on_the_calendar)]


class Item(BaseModel):
    """One envelope: an id made by the sender, a verb, its times, and the verb's payload."""

    model_config = ConfigDict(extra="forbid", strict=True)
    id: UUID
    verb: str = Field(max_length=60)
    happened_at: Moment = Field(description="When it began: RFC 3339 with offset.")
    told_at: Moment | None = None
    payload: dict


class Answer(Schema):
    """What became of one envelope."""

    id: str | None
    result: str = Field(description="accepted, already or refused")
    code: str | None = None
    field: str | None = None
    message: str | None = None


class Problem(Schema):
    """Why a whole request was refused."""

    code: str
    message: str


class AgencyOut(Schema):
    """An agency."""

    id: UUID
    slug: str
    name: str
    timezone: str = Field(validation_alias="zone")
    synthetic: bool


class DistrictOut(Schema):
    """A district."""

    id: UUID
    name: str
    code: str


class SchoolOut(Schema):
    """A school or site; an official code is text and may be empty."""

    id: UUID
    name: str
    code: str
    kind: str
    status: str
    district: UUID | None


class TourOut(Schema):
    """A tour of duty, half-open."""

    start: date
    expected_end: date
    ended: date | None
    schools: list[UUID]


class OfficerOut(Schema):
    """An officer and the tours."""

    id: UUID
    name: str
    email: str
    tours: list[TourOut]


class KindOut(Schema):
    """A kind of activity: its pillar, triad role and usual length in minutes."""

    slug: str
    name: str
    pillar: str
    role: str
    minutes: int


class RosterOut(Schema):
    """Who serves where, and what can be logged."""

    synthetic: bool
    agencies: list[AgencyOut]
    districts: list[DistrictOut]
    schools: list[SchoolOut]
    officers: list[OfficerOut]
    kinds: list[KindOut]


def _unless_empty(value: object) -> object:
    return None if value == "" else value


Day = Annotated[date | None, BeforeValidator(_unless_empty)]


class MeasuresAsked(Schema):
    """Which amounts: days from `from` up to, not including, `to` (the agency's zone), split `by` what is named."""

    agency: str = Field("", description="An agency's id or slug; the token's own when left out.")
    from_: Day = Field(None, alias="from")
    to: Day = None
    by: str = Field("", description="A list with commas of month, school, kind.")


class MeasureRow(Schema):
    """One amount; `month` is YYYY-MM, `school` an id or null where no school was named."""

    measure: str
    month: str | None = None
    school: UUID | None = None
    kind: str | None = None
    amount: int | None = Field(description="Null where it is suppressed.")
    suppressed: bool | None = Field(None, description="True where the amount may not be shown.")


class MeasuresOut(Schema):
    """Amounts, by what was asked for."""

    synthetic: bool
    rows: list[MeasureRow]
    left_out: list[str] | None = Field(None, description="Sensitive kinds, which no total holds.")
