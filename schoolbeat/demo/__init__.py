"""The five programs of the demo, an invented cast, and a year of work."""
