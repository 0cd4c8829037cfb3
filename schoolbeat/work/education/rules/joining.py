"""Whether a child takes part, by whose consent; whether a volunteer may be with children on a day."""

from dataclasses import dataclass
from datetime import date, timedelta

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.work.education.rules.saying import Fault
from schoolbeat.work.education.vocabulary import Consent

MOST_AWAITED = 200
"""So many sign-ups of a season may wait that came by the public page: more are no parents'."""
LAPSES_SOON = timedelta(days=30)
"""So long before a volunteer's clearance ends it stands in the sergeant's queue."""
LONGEST_CLEARANCE = timedelta(days=5 * 366)


@dataclass(frozen=True)
class Clearance:
    """From which day a volunteer is cleared, and which day is the last."""

    since: date
    until: date

    def holds_on(self, day: date) -> bool:
        """Say whether it holds on a day; it does on its last."""
        return self.since <= day <= self.until


def renewed(stands: Clearance, new: Clearance) -> Clearance:
    """Return what holds once a clearance is renewed: without a day between them the two are one, from the first day.

    So that a session of before can still be written down after it.
    """
    unbroken = stands.since <= new.since <= stands.until + timedelta(days=1) and new.until >= stands.until
    return Clearance(stands.since, new.until) if unbroken else new


def clearance_fault(clearance: Clearance, today: date) -> Fault | None:
    """Return what stands against the days of a clearance as they are said today."""
    if clearance.until < clearance.since:
        return Fault("cleared_until", _("It ends before it begins."))
    if clearance.since > today:
        return Fault("cleared_on", _("This day has not come yet."))
    if clearance.until - clearance.since > LONGEST_CLEARANCE:
        return Fault("cleared_until", _("A clearance lasts at most five years. Look at it again then."))
    return None


def serves_fault(clearance: Clearance, day: date) -> Fault | None:
    """Return why a volunteer cannot help with children on a day."""
    if clearance.holds_on(day):
        return None
    return Fault("volunteer", _("The clearance does not hold on that day. Enter the new one first."))


def joins_fault(taken: int, places: int | None) -> Fault | None:
    """Return why nobody more can be signed up where so many are, of so many places."""
    if places is not None and taken >= places:
        return Fault("season", _("All places are taken."))
    return None


def give_fault(stands: str, again: bool) -> Fault | None:
    """Return why consent that stands so cannot be given; after a withdrawal it is given `again`, by a new form."""
    if stands == Consent.GIVEN:
        return Fault("sign_up", _("Consent was given already."))
    left = stands in (Consent.WITHDRAWN, Consent.DECLINED)
    if left and not again:
        return Fault(
            "sign_up", _("Consent was withdrawn meanwhile. A new signed form brings the child back.")
        )
    if again and not left:
        return Fault("sign_up", _("This sign-up still waits. Look at it first."))
    return None


def withdraw_fault(stands: str) -> Fault | None:
    """Return why consent that stands so cannot be withdrawn."""
    if stands in (Consent.WITHDRAWN, Consent.DECLINED):
        return Fault("sign_up", _("Consent was withdrawn already."))
    return None


def present_fault(consents: dict[str, int]) -> Fault | None:
    """Return why children cannot be said to have been there, whose consents stand so, each so many times."""
    if consents.get(Consent.WITHDRAWN) or consents.get(Consent.DECLINED):
        return Fault("present", _("Consent was withdrawn for somebody who is ticked. Untick them."))
    if consents.get(Consent.AWAITED):
        return Fault("present", _("Somebody is ticked whose consent is not there yet."))
    return None
