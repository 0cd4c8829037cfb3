"""Pure decisions about incidents, a file a topic."""
