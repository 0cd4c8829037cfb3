"""Problem-solving projects on the desk."""
