"""The groups in which incidents are counted, and the names and units of what they count."""

from enum import StrEnum

from schoolbeat.foundation.text import gettext_noop as _


class Family(StrEnum):
    """The groups in which offenses are counted."""

    VIOLENCE = "violence"
    SEXUAL = "sexual"
    THREAT = "threat"
    WEAPON = "weapon"
    DRUGS = "drugs"
    ALCOHOL = "alcohol"
    ROBBERY = "robbery"
    PROPERTY = "property"
    THEFT = "theft"
    FRAUD = "fraud"
    DISORDER = "disorder"
    TRESPASS = "trespass"
    CURFEW = "curfew"
    RUNAWAY = "runaway"
    OTHER = "other"
    SCHOOL_RULES = "school_rules"
    NO_OFFENSE = "no_offense"


ENFORCED = frozenset({"cited", "referred", "arrested"})
"""The federal words of ends that are enforcement."""


NOT_BROUGHT = frozenset({"", "none", "unknown", "personal-weapons", "vehicle", "asphyxiation", "drugs"})
"""Of the national list of weapons and force: what nobody brings to school to hurt with, and hands and feet."""


FAMILY_LABELS = {
    Family.VIOLENCE: _("Violence"),
    Family.SEXUAL: _("Sexual offense"),
    Family.THREAT: _("Threat"),
    Family.WEAPON: _("Weapon"),
    Family.DRUGS: _("Drugs"),
    Family.ALCOHOL: _("Alcohol"),
    Family.ROBBERY: _("Robbery"),
    Family.PROPERTY: _("Damage to property"),
    Family.THEFT: _("Theft"),
    Family.FRAUD: _("Fraud"),
    Family.DISORDER: _("Disorder"),
    Family.TRESPASS: _("Trespass"),
    Family.CURFEW: _("Curfew or loitering"),
    Family.RUNAWAY: _("Runaway"),
    Family.OTHER: _("Another offense"),
    Family.SCHOOL_RULES: _("School rules only"),
    Family.NO_OFFENSE: _("No offense"),
}


MEASURES = {
    "incidents": "incidents",
    "incidents_at_school": "incidents",
    "incidents_reported": "incidents",
    "incidents_linked": "incidents",
    "incidents_elsewhere": "incidents",
    "incidents_in_hours": "incidents",
    "incidents_out_of_hours": "incidents",
    "incidents_hours_unknown": "incidents",
    "incidents_diverted": "persons",
    "incidents_cited": "persons",
    "incidents_referred": "persons",
    "incidents_arrested": "persons",
    "incidents_force": "occasions",
    "incidents_weapons": "weapons",
    "incidents_educators": "persons",
}
"""What incidents count as, and in which unit."""
