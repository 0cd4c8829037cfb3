"""The roster's forms, a file a topic: shape only, nothing is decided here."""
