"""Letters on the desk: read, given words, approved, sent."""
