"""The catalog of measures: what each counts, in which unit, out of what."""

from dataclasses import dataclass

from schoolbeat.foundation.text import gettext_noop


@dataclass(frozen=True)
class Measure:
    """A number that can be asked for: the fact it sums, an audience where it counts one, and its printed definition."""

    slug: str
    fact: str
    audience: str
    name: str
    unit: str
    definition: str


MEASURES: dict[str, Measure] = {
    measure.slug: measure
    for measure in (
        Measure(
            "activities",
            "activities",
            "",
            gettext_noop("Activities"),
            gettext_noop("entries"),
            gettext_noop("One activity in the day log, counted once however many officers took part."),
        ),
        Measure(
            "minutes",
            "minutes",
            "",
            gettext_noop("Officer minutes"),
            gettext_noop("minutes"),
            gettext_noop(
                "Minutes logged, each officer's own: two officers at one event for an hour are two hours."
            ),
        ),
        Measure(
            "students",
            "reached",
            "student",
            gettext_noop("Students reached"),
            gettext_noop("students"),
            gettext_noop(
                "Students an activity reached, as counted by the officer; the same student may count again."
            ),
        ),
        Measure(
            "people",
            "reached",
            "",
            gettext_noop("People reached"),
            gettext_noop("people"),
            gettext_noop("People an activity reached, of all audiences; the same person may count again."),
        ),
    )
}
