"""Schoolbeat runs a School Resource Officer program."""

__version__ = "0.1.0"
