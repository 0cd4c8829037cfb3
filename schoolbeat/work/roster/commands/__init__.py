"""The roster's verbs, a file a topic."""

from schoolbeat.work.roster.commands import (
    agreements,
    attestations,
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
    *attestations.VERBS,
    *clauses.VERBS,
    *program.VERBS,
    *profiles.VERBS,
    *goals.VERBS,
    *costs.VERBS,
)
