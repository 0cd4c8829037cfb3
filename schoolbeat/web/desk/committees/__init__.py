"""Committees at the desk and in the school office: who sits, when they meet, what was decided."""
