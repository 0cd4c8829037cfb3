"""Drills at the desk and in the school office: what is owed, one drill, and its clocks."""
