"""What was done, in order, and what it counts as."""

from django.apps import AppConfig


class LedgerConfig(AppConfig):
    """The one way to write, the entries it leaves, and the facts they count as."""

    name = "schoolbeat.ledger"
    label = "ledger"

    def ready(self) -> None:
        """Register the ledger's own verbs: one forgets content, one says that data was taken out."""
        from django_tasks.signals import task_finished

        from schoolbeat.ledger import destruction, handing_out, queue

        destruction.register()
        handing_out.register()
        task_finished.connect(queue.keep_no_words)
