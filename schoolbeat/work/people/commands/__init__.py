"""The verbs on people, a file a topic."""

from schoolbeat.work.people.commands import (
    destroying,
    doubles,
    links,
    persons,
    readings,
    rights,
    roster,
    ties,
)

VERBS = (
    *persons.VERBS,
    *ties.VERBS,
    *readings.VERBS,
    *doubles.VERBS,
    *links.VERBS,
    *destroying.VERBS,
    *rights.VERBS,
    *roster.VERBS,
)
