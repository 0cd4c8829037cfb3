"""The entities of HSDS 3, their files and columns, and on which others their rows hang; a table to be read."""

from dataclasses import dataclass

from schoolbeat.work.resources.vocabulary import Kind

VERSION = "3.0"
PROFILE = "https://docs.openreferral.org/en/3.0/"
NUMBERS = {
    "location": ("latitude", "longitude"),
    "organization": ("year_incorporated",),
    "phone": ("extension",),
    "cost_option": ("amount",),
    "service": ("minimum_age", "maximum_age"),
    "schedule": ("timezone", "count", "interval"),
}


@dataclass(frozen=True)
class Entity:
    """One entity: its file, its columns in the order of the standard, what each row must say, and its owners.

    `owners` are the columns by which a row may hang on another, the nearest first: it needs one that is there.
    `points` are columns that name another record without hanging on it.
    """

    name: str
    file: str
    columns: tuple[str, ...]
    needed: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    points: tuple[str, ...] = ()
    inside: str = ""
    """The name of its list in the record it hangs on."""


def _entity(name: str, file: str, columns: str, needed: str = "", owners: str = "", **more: str) -> Entity:
    points = tuple(more.get("points", "").split())
    return Entity(
        name,
        f"{file}.csv",
        ("id", *columns.split()),
        tuple(needed.split()),
        tuple(owners.split()),
        points,
        more.get("inside", file),
    )


ENTITIES = {
    one.name: one
    for one in (
        _entity(
            "organization",
            "organizations",
            "name alternate_name description email website tax_status tax_id year_incorporated legal_status logo uri"
            " parent_organization_id",
            needed="name",
            points="parent_organization_id",
        ),
        _entity(
            "program",
            "programs",
            "organization_id name alternate_name description",
            "name",
            "organization_id",
        ),
        _entity(
            "service",
            "services",
            "organization_id program_id name alternate_name description url email status interpretation_services"
            " application_process fees_description wait_time fees accreditations eligibility_description minimum_age"
            " maximum_age assured_date assurer_email licenses alert last_modified",
            needed="name status",
            owners="organization_id",
            points="program_id",
        ),
        _entity(
            "attribute",
            "attributes",
            "link_id taxonomy_term_id link_type link_entity value",
        ),
        _entity(
            "service_at_location",
            "service_at_location",
            "service_id location_id description",
            owners="service_id location_id",
            inside="service_at_locations",
        ),
        _entity(
            "location",
            "locations",
            "location_type url organization_id name alternate_name description transportation latitude longitude"
            " external_identifier external_identifier_type",
            needed="location_type",
            points="organization_id",
        ),
        _entity(
            "phone",
            "phones",
            "location_id service_id organization_id contact_id service_at_location_id number extension type"
            " description",
            "number",
            "service_id service_at_location_id contact_id location_id organization_id",
        ),
        _entity(
            "contact",
            "contacts",
            "organization_id service_id service_at_location_id location_id name title department email",
            owners="service_id service_at_location_id location_id organization_id",
        ),
        _entity(
            "address",
            "addresses",
            "location_id attention address_1 address_2 city region state_province postal_code country address_type",
            "address_1 city state_province postal_code country address_type",
            "location_id",
        ),
        _entity(
            "schedule",
            "schedules",
            "service_id location_id service_at_location_id valid_from valid_to dtstart timezone until count wkst freq"
            " interval byday byweekno bymonthday byyearday description opens_at closes_at schedule_link attending_type"
            " notes",
            owners="service_id service_at_location_id location_id",
        ),
        _entity("funding", "funding", "organization_id service_id source", "", "service_id organization_id"),
        _entity(
            "service_area",
            "service_areas",
            "service_id name description extent extent_type uri",
            "",
            "service_id",
        ),
        _entity("required_document", "required_documents", "service_id document uri", "", "service_id"),
        _entity(
            "language",
            "languages",
            "service_id location_id phone_id name code note",
            "",
            "service_id location_id phone_id",
        ),
        _entity("accessibility", "accessibility", "location_id description details url", "", "location_id"),
        _entity(
            "taxonomy_term",
            "taxonomy_terms",
            "code name description parent_id taxonomy language taxonomy_id term_uri",
            "name",
            points="parent_id taxonomy_id",
        ),
        _entity(
            "metadata",
            "metadata",
            "resource_id resource_type last_action_date last_action_type field_name previous_value replacement_value"
            " updated_by",
            points="resource_id",
        ),
        _entity("meta_table_description", "meta_table_descriptions", "name language character_set"),
        _entity(
            "cost_option",
            "cost_options",
            "service_id valid_from valid_to option currency amount amount_description",
            "",
            "service_id",
        ),
        _entity(
            "organization_identifier",
            "organization_identifiers",
            "organization_id identifier_scheme identifier_type identifier",
            "identifier_type identifier",
            "organization_id",
        ),
        _entity("taxonomy", "taxonomies", "name description uri version", "name"),
    )
}
BY_FILE = {one.file: one for one in ENTITIES.values()} | {
    "service_at_locations.csv": ENTITIES["service_at_location"],
}
KINDS = {
    "organization": Kind.ORGANIZATION,
    "location": Kind.LOCATION,
    "taxonomy": Kind.TAXONOMY,
    "taxonomy_term": Kind.TERM,
    "service": Kind.SERVICE,
    "service_at_location": Kind.AT,
}
"""The entities that stand by themselves; all others stand inside the record that they hang on."""
OF_COLUMN = {
    "organization_id": "organization",
    "parent_organization_id": "organization",
    "service_id": "service",
    "service_at_location_id": "service_at_location",
    "location_id": "location",
    "contact_id": "contact",
    "phone_id": "phone",
    "program_id": "program",
    "taxonomy_id": "taxonomy",
    "taxonomy_term_id": "taxonomy_term",
    "parent_id": "taxonomy_term",
}
"""Which entity a column of ids names."""
LISTS = {
    one.inside: name
    for name, one in ENTITIES.items()
    if name not in {"organization", "service", "location", "taxonomy", "taxonomy_term"}
} | {"services": "service", "locations": "location"}
"""The names of lists inside a record, and the entity of what is in them."""
SINGLES = {
    "organization": ("organization", "organization_id"),
    "location": ("location", "location_id"),
    "program": ("program", "program_id"),
    "service": ("service", "service_id"),
    "taxonomy_term": ("taxonomy_term", "taxonomy_term_id"),
    "taxonomy_detail": ("taxonomy", "taxonomy_id"),
}
"""The records that stand inside another by themselves, and the column by which that one names them."""
