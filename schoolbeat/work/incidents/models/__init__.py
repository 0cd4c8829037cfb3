"""The tables of incidents, a file a topic."""

from schoolbeat.work.incidents.models.deeds import Deed, Telling
from schoolbeat.work.incidents.models.ends import End, Opening
from schoolbeat.work.incidents.models.evidence import Custody, Evidence
from schoolbeat.work.incidents.models.incidents import Charge, Incident, Narrative, Party
from schoolbeat.work.incidents.models.letters import Letter
from schoolbeat.work.incidents.models.links import Link

__all__ = [
    "Charge",
    "Custody",
    "Deed",
    "End",
    "Evidence",
    "Incident",
    "Letter",
    "Link",
    "Narrative",
    "Opening",
    "Party",
    "Telling",
]
