"""The desk's side of publishing: what is public, what it would look like, and the named person's yes."""
