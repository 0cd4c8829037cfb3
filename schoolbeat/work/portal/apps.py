"""The portal: what the program tells the public, and how to reach its officers."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Words in two languages, telephone lines that were called, officers who agreed to be shown."""

    name = "schoolbeat.work.portal"
    label = "portal"

    def ready(self) -> None:
        """Register the verbs with the ledger, and the tables that the public pages are made of."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.portal import models as portal
        from schoolbeat.work.portal.commands import VERBS
        from schoolbeat.work.roster import models as roster

        # Leave is not among them: the public pages do not know when an officer is away.
        register(
            *VERBS,
            shown=(
                portal.Portal,
                portal.PublicLine,
                portal.LineCall,
                portal.SectionVersion,
                portal.SiteAlert,
                portal.OfficerProfile,
                portal.PublicContact,
                roster.Agency,
                roster.District,
                roster.School,
                roster.SchoolContact,
                roster.Officer,
                roster.Unit,
                roster.Tour,
                roster.TourSchool,
                roster.Agreement,
                roster.AgreementReview,
                roster.ProgramPhone,
                roster.ProgramItem,
            ),
        )
