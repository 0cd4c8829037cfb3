"""Incidents on paper: letters that tell of one, and the approved report."""
