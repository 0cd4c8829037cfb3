"""Columns that take the words of the vocabulary alone."""

from enum import StrEnum

from django.db.models import Q


def among(column: str, words: type[StrEnum]) -> Q:
    """Return the condition that `column` holds one of `words`."""
    return Q(**{f"{column}__in": [word.value for word in words]})
