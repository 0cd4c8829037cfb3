"""Getting ready: the drills a school owes, plans and holds, and the committees that meet on it."""
