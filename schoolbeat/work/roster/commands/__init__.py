"""The roster's verbs, a file a topic."""

from schoolbeat.work.roster.commands import (
    agreements,
    attestations,
    bells,
    clauses,
    costs,
    goals,
    openings,
    people,
    personnel,
    places,
    profiles,
    program,
    school_days,
    tours,
)

VERBS = (
    *places.VERBS,
    *bells.VERBS,
    *school_days.VERBS,
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
