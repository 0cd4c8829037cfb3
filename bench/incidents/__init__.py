"""Incidents: one saved beside its bare rows, and the lists of an agency with 50,000 beside those with 500."""

from bench.incidents.measuring import TAKES, measure

__all__ = ["TAKES", "measure"]
