"""Incidents: investigated, decided, told to whom the law says, counted once."""
