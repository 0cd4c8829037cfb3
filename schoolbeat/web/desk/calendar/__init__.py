"""The calendar of all that is planned: months, weeks and lists, events, and the address for calendar programs."""
