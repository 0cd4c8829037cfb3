"""The roster's verbs, a file a topic."""

from schoolbeat.work.roster.commands import agreements, openings, people, personnel, places, program, tours

VERBS = (
    *places.VERBS,
    *people.VERBS,
    *tours.VERBS,
    *personnel.VERBS,
    *openings.VERBS,
    *agreements.VERBS,
    *program.VERBS,
)
