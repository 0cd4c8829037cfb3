"""The verbs on people, a file a topic."""

from schoolbeat.work.people.commands import doubles, persons, readings, rights, roster, ties

VERBS = (
    *persons.VERBS,
    *ties.VERBS,
    *readings.VERBS,
    *doubles.VERBS,
    *rights.VERBS,
    *roster.VERBS,
)
