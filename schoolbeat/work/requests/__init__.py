"""What parents, staff, neighbors and businesses ask: every request is owned, answered, closed."""
