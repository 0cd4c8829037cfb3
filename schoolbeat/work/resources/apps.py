"""The resource directory: help of every kind for families, in the terms of HSDS 3."""

from django.apps import AppConfig


class ResourcesConfig(AppConfig):
    """Who offers help, which, where, when and to whom."""

    name = "schoolbeat.work.resources"
    label = "resources"

    def ready(self) -> None:
        """Register the verbs with the ledger, and services as what other records refer to; people are tied to none."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.people.queries.records import register_records
        from schoolbeat.work.resources.commands import VERBS
        from schoolbeat.work.resources.models import Service, ServiceTerm, TaxonomyTerm
        from schoolbeat.work.resources.queries.records import KIND, record_lines

        register(*VERBS, shown=(Service, ServiceTerm, TaxonomyTerm))
        register_records(KIND, record_lines, own_ties=True)
