"""The verbs on accounts."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Provision, membership, links, tokens, and what a person does with the own account."""

    name = "schoolbeat.work.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Register the verbs with the ledger."""
        from schoolbeat.ledger.registry import register
        from schoolbeat.work.accounts.commands import VERBS

        register(*VERBS)
