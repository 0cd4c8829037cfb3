"""A school's days and bells at the desk."""
