"""Decisions on drills, pure: what a school owes, what counts, and what parents are told."""
