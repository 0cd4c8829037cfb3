"""Calendars for other programs, as iCalendar (RFC 5545)."""
