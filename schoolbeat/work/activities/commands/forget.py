"""What an activity gives up when its content is destroyed: the words; its numbers stay, frozen, without a source."""

from uuid import UUID

from schoolbeat.ledger.registry import Decided
from schoolbeat.work.activities.models import Activity


def forget(agency: UUID, record: UUID) -> Decided:
    """Empty note, revisions and to-dos of the agency's activity with this id, if there is one."""
    activity = Activity.objects.filter(agency=agency, id=record).first()
    if activity is None:
        return Decided()
    activity.note, activity.destroyed = "", True
    revisions, follow_ups = list(activity.revisions.all()), list(activity.follow_ups.all())
    for revision in revisions:
        revision.was = {}
    for follow_up in follow_ups:
        follow_up.what = ""
    joinings = list(activity.joinings.all())
    for joining in joinings:
        joining.activity = activity
    return Decided(change=[activity, *revisions, *follow_ups], recount=joinings)
