"""Jobs that failed, and the button that tries again."""
