"""What preparedness lets the worker do: take away files for responders for which no entry was written."""

from schoolbeat.work.preparedness.models import PlanFile
from schoolbeat.work.preparedness.queries.plan_files import PLAN_FILES


def forget_half_plan_files() -> None:
    """Take away what a crash left between a file and its entry; asked every minute."""
    PLAN_FILES.forget_half(lambda file: PlanFile.objects.filter(file=file).exists())
