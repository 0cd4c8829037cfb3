"""A list of what was asked before, as somebody kept it in a spreadsheet: read, previewed, and taken over by verbs."""
