"""Decisions on getting ready, pure: the drills a school owes, and the committees that decide."""
