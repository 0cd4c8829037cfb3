"""A school's calendar as CSV or iCalendar: read, previewed, and taken over by a verb, all of it or nothing."""
