"""Calendars that came in at a desk and wait, a day at most, until somebody takes them over."""

from schoolbeat.exchange.bells.said import LARGEST
from schoolbeat.exchange.shelf import Shelf

CALENDARS = Shelf("bells", LARGEST)
