"""The tables of what a school prepares, a file a topic."""

from schoolbeat.work.preparedness.models.drills import Correction, Drill, Notice, Reading

__all__ = ["Correction", "Drill", "Notice", "Reading"]
