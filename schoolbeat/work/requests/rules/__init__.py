"""Pure decisions about requests, a file a topic."""
