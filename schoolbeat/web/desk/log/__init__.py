"""The day log on the desk: filters in the address, pages, CSV of exactly what is shown, one record with history."""
