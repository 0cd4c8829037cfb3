"""Somebody else's day log, as a spreadsheet: read, previewed, and taken over by verbs."""
