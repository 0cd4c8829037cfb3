"""The agency's own list of kinds of activity, edited on the desk."""
