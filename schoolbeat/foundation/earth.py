"""Distances over the surface of the earth."""

from math import asin, cos, radians, sin, sqrt

_EARTH_MILES = 3958.8


def miles(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Return the miles between two points (latitude, longitude) over the surface of the earth."""
    north, east, to_north, to_east = map(radians, (*one, *other))
    half = sin((to_north - north) / 2) ** 2 + cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 2 * _EARTH_MILES * asin(min(1.0, sqrt(half)))
