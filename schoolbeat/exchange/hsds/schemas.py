"""The shapes of the HSDS API, as its OpenAPI prints them; records are those of the published schemas."""

from datetime import UTC, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Field, Schema
from pydantic import AfterValidator

from schoolbeat.work.resources.queries.hsds import AskedFor

MOST_PER_PAGE = 200
MOST_PAGES = 1_000_000
LONGEST = 200


def _aware(value: datetime) -> datetime:
    """Return a moment with an offset: without one it is UTC."""
    try:
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        raise ValueError("This moment is out of range.") from None


def _printable(value: str) -> str:
    if "\x00" in value:
        raise ValueError("It holds a zero byte.")
    return value


Moment = Annotated[datetime, AfterValidator(_aware)]
Words = Annotated[str, AfterValidator(_printable)]


class Problem(Schema):
    """Why a request was refused."""

    code: str
    message: str


class Base(Schema):
    """What this API is."""

    version: str = Field(description="Of HSDS.")
    profile: str
    openapi_url: str
    synthetic: bool | None = Field(None, description="Present and true where all data are invented.")


class PageOf(Schema):
    """A page of records."""

    total_items: int
    total_pages: int
    page_number: int
    size: int = Field(description="How many records are on this page.")
    first_page: bool
    last_page: bool
    empty: bool
    contents: list[dict[str, Any]] = Field(description="Records of HSDS 3.0.")


class ListAsked(Schema):
    """Which page."""

    search: Words = Field("", max_length=LONGEST)
    page: int = Field(1, ge=1, le=MOST_PAGES)
    per_page: int = Field(50, ge=1, le=MOST_PER_PAGE)
    format: Literal["json", "ndjson"] = Field("json", description="ndjson streams all, without pages.")


class ServicesAsked(ListAsked):
    """Which services."""

    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    modified_after: Moment | None = None
    minimal: bool = Field(False, description="Only id and modified_date of each.")
    full: bool = Field(False, description="With all that belongs to each.")

    @property
    def wanted(self) -> AskedFor:
        """Return what is asked for."""
        return AskedFor(
            self.search,
            self.taxonomy_term_id,
            self.taxonomy_id,
            self.organization_id,
            self.modified_after,
        )


class AtAsked(ListAsked):
    """Which services at locations."""

    taxonomy_term_id: UUID | None = None
    taxonomy_id: UUID | None = None
    organization_id: UUID | None = None
    modified_after: Moment | None = None
    full: bool = Field(False, description="With all that belongs to each.")
    postcode: Words = Field("", max_length=20)
    proximity: float | None = Field(
        None,
        ge=0,
        le=1_000_000,
        allow_inf_nan=False,
        description="Meters around the middle of the locations here that have the postcode.",
    )

    @property
    def wanted(self) -> AskedFor:
        """Return what is asked for."""
        return AskedFor(
            self.search,
            self.taxonomy_term_id,
            self.taxonomy_id,
            self.organization_id,
            self.modified_after,
            self.postcode.strip(),
            self.proximity,
        )


class OneOrganization(Schema):
    """How much of an organization's services."""

    full_service: bool = Field(False, description="Its services whole, not by name alone.")


class OrganizationsAsked(ListAsked):
    """Which organizations."""

    full: bool = Field(False, description="With all that belongs to each.")
    full_service: bool = Field(False, description="Their services whole, not by name alone.")


class TermsAsked(ListAsked):
    """Which terms."""

    taxonomy_id: UUID | None = None
    parent_id: UUID | None = None
    top_only: bool = Field(False, description="Only terms that have none above them.")
