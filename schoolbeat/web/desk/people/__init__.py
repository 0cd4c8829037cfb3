"""People: found, opened with a reason where one is owed, entered because work needs it."""
