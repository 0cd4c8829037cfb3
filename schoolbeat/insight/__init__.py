"""Numbers with their definitions."""
