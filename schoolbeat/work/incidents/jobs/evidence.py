"""What incidents let the worker do: take away files of evidence that came in and for which no entry was written."""

from schoolbeat.work.incidents.models import Evidence
from schoolbeat.work.incidents.queries.evidence_files import EVIDENCE


def forget_half_evidence() -> None:
    """Take away what a crash left between a file and its entry; asked every minute."""
    EVIDENCE.forget_half(lambda file: Evidence.objects.filter(file=file).exists())
