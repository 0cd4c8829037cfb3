"""Preparedness."""

from django.apps import AppConfig


class PreparednessConfig(AppConfig):
    """Drills, safety plans, walks and committees: what a school owes, writes, holds, decides and mends."""

    name = "schoolbeat.work.preparedness"
    label = "preparedness"

    def ready(self) -> None:
        """Register verbs and countable records with the ledger."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.preparedness.commands import VERBS
        from schoolbeat.work.preparedness.commands.forget import FORGETTERS
        from schoolbeat.work.preparedness.facts import COUNTABLES
        from schoolbeat.work.preparedness.models import Committee, Meeting, SafetyPlan, Section
        from schoolbeat.work.preparedness.queries.plan_files_check import check_plan_files

        # When a committee meets in public stands on a public page, and what an adopted plan says to anybody.
        shown = (Committee, Meeting, SafetyPlan, Section)
        register(*VERBS, countables=COUNTABLES, forgetters=FORGETTERS, checks=[check_plan_files], shown=shown)
