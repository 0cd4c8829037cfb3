"""Reads of the roster; the viewer comes first."""

from schoolbeat.work.roster.queries.overview import (
    OfficerRow,
    RosterRows,
    SchoolRow,
    TourRow,
    agencies_by_slug,
    agency_names,
    is_synthetic,
    roster,
)

__all__ = [
    "OfficerRow",
    "RosterRows",
    "SchoolRow",
    "TourRow",
    "agencies_by_slug",
    "agency_names",
    "is_synthetic",
    "roster",
]
