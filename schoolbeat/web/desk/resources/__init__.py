"""The resource directory on the desk."""
