"""The portal's verbs, a file a topic."""

from schoolbeat.work.portal.commands import alerts, contacts, lines, officers, portal, remarks, sections

VERBS = (
    *portal.VERBS,
    *lines.VERBS,
    *sections.VERBS,
    *officers.VERBS,
    *alerts.VERBS,
    *contacts.VERBS,
    *remarks.VERBS,
)
