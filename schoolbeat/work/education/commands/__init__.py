"""The verbs of what officers teach."""

from schoolbeat.work.education.commands import answering, asking, catalog, holding, links, questions

VERBS = (
    *catalog.VERBS,
    *links.VERBS,
    *asking.VERBS,
    *holding.VERBS,
    *questions.VERBS,
    *answering.VERBS,
)
