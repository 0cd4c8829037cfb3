"""The law in force at a place on a date: from where, since when, confirmed or not, and what changed."""
