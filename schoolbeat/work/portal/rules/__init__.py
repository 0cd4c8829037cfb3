"""Pure decisions of the portal, a file a topic."""
