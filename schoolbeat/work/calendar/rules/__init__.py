"""Pure decisions of the calendar."""
