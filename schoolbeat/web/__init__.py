"""The doors: one for each audience, and what they share."""
