"""The roster's verbs, a file a topic."""

from schoolbeat.work.roster.commands import (
    agreements,
    clauses,
    costs,
    goals,
    openings,
    people,
    personnel,
    places,
    profiles,
    program,
    tours,
)

VERBS = (
    *places.VERBS,
    *people.VERBS,
    *tours.VERBS,
    *personnel.VERBS,
    *openings.VERBS,
    *agreements.VERBS,
    *clauses.VERBS,
    *program.VERBS,
    *profiles.VERBS,
    *goals.VERBS,
    *costs.VERBS,
)
