"""Decisions on what officers teach, pure: the catalog, lessons that are asked for, answers that are published."""
