"""The verbs of what officers teach."""

from schoolbeat.work.education.commands import (
    answering,
    asking,
    catalog,
    consenting,
    holding,
    joining,
    links,
    programs,
    questions,
    seasons,
    sessions,
    stock,
    volunteers,
)

VERBS = (
    *catalog.VERBS,
    *links.VERBS,
    *asking.VERBS,
    *holding.VERBS,
    *questions.VERBS,
    *answering.VERBS,
    *programs.VERBS,
    *seasons.VERBS,
    *sessions.VERBS,
    *joining.VERBS,
    *consenting.VERBS,
    *volunteers.VERBS,
    *stock.VERBS,
)
