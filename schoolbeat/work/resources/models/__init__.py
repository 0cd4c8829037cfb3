"""The resource directory's tables, in the terms of HSDS 3.

What HSDS says of a record stands in its `body`, with the parts that have no life of their own (phones, contacts,
schedules, languages, cost options and so on). The columns beside it are what is searched, sorted and bound by.
"""

from schoolbeat.work.resources.models.offers import Organization, Service, ServiceTerm
from schoolbeat.work.resources.models.places import Location, ServiceAtLocation
from schoolbeat.work.resources.models.terms import Remainder, Taxonomy, TaxonomyTerm

__all__ = [
    "Location",
    "Organization",
    "Remainder",
    "Service",
    "ServiceAtLocation",
    "ServiceTerm",
    "Taxonomy",
    "TaxonomyTerm",
]
