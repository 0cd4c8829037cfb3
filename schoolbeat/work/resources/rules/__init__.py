"""Decisions on resources: values in, a decision out."""
