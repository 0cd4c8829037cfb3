"""Makers of records for tests, through the same verbs as real work."""
