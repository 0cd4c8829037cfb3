"""What was investigated, each incident counted once, and how it ended for those who were involved."""

from schoolbeat.foundation.text import gettext_noop as _
from schoolbeat.insight.measures.asked import THIRD
from schoolbeat.insight.measures.measure import Measure

INCIDENTS, PERSONS, OCCASIONS, WEAPONS = _("incidents"), _("persons"), _("occasions"), _("weapons")
SOURCE = _("incidents that officers wrote down")
ALL_INCIDENTS = _("all incidents")
INVOLVED = _("persons who were involved in an incident")
_ALL = _("what officers wrote down as an incident; what the school settled alone is in no figure")


def _measure(
    slug: str, name: str, question: str, definition: str, of: tuple[str, str] = (INCIDENTS, ALL_INCIDENTS)
) -> Measure:
    """Return a measure of incidents: sensitive, for at one school an incident is one child, and none published.

    `of` is its unit, and what it is out of.
    """
    unit, out_of = of
    return Measure(
        slug, slug.replace("-", "_"), name, unit, question, definition, SOURCE, out_of, THIRD,
        sensitive=True, publish=False,
    )  # fmt: skip


def _of_persons(slug: str, name: str, question: str, definition: str) -> Measure:
    return _measure(slug, name, question, definition, (PERSONS, INVOLVED))


INQUIRED = (
    _measure(
        "incidents", _("Incidents"), _("How often did something have to be looked into?"),
        _("Incidents, each once, by the gravest group of what it was; help to the school and to others among them."),
        (INCIDENTS, _ALL),
    ),
    _measure(
        "incidents-at-school", _("Incidents at school"), _("How many happened at school?"),
        _("Incidents on campus, at a school event, or on the way to and from school."),
    ),
    _measure(
        "incidents-reported", _("Incidents reported at school"), _("How many were only reported at school?"),
        _("Incidents that happened elsewhere and were only reported at school."),
    ),
    _measure(
        "incidents-linked", _("Incidents with a nexus to school"), _("How many touch the school from outside?"),
        _("Incidents that happened elsewhere and touch the school."),
    ),
    _measure(
        "incidents-elsewhere", _("Incidents without a school"), _("How many have nothing to do with a school?"),
        _("Incidents that have nothing to do with a school."),
    ),
    _measure(
        "incidents-in-hours", _("Incidents in school hours"), _("How many fell in school hours?"),
        _("Incidents that began between first and last bell of a school day, by the school's own calendar."),
    ),
    _measure(
        "incidents-out-of-hours", _("Incidents out of school hours"), _("How many fell out of school hours?"),
        _("Incidents that began before the first bell, after the last one, or on a day without school."),
    ),
    _measure(
        "incidents-hours-unknown", _("Incidents without a school calendar"), _("Of how many is it not known?"),
        _("Incidents on a day for which nobody entered the school's calendar, or that touch no school."),
    ),
    _of_persons(
        "incidents-diverted", _("Persons diverted"), _("Who was sent to a program in place of court?"),
        _("Persons for whom an incident ended in a diversion program."),
    ),
    _of_persons(
        "incidents-cited", _("Persons cited"), _("Who was cited?"),
        _("Persons for whom an incident ended in a citation. In the federal count a referral as well."),
    ),
    _of_persons(
        "incidents-referred", _("Persons referred to probation"), _("Who was referred to probation?"),
        _("Persons for whom an incident ended in a referral to probation. In the federal count a referral."),
    ),
    _of_persons(
        "incidents-arrested", _("Persons arrested"), _("Who was taken into custody?"),
        _("Persons taken into custody, each once in an incident. In the federal count a referral and an arrest."),
    ),
    _measure(
        "incidents-force", _("Uses of force"), _("How often was force used, or somebody held?"),
        _("Uses of force and restraints, each occasion once."),
        (OCCASIONS, ALL_INCIDENTS),
    ),
    _measure(
        "incidents-weapons", _("Weapons brought"), _("How often did a weapon come up?"),
        _("Weapons that came up in incidents, each offense once; hands and feet are none."),
        (WEAPONS, ALL_INCIDENTS),
    ),
    _measure(
        "incidents-educators", _("Educators assaulted or threatened"), _("How many who work at a school were hurt?"),
        _("Victims who work at the school and were assaulted or threatened."),
        (PERSONS, _("victims of incidents")),
    ),
)  # fmt: skip
