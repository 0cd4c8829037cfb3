"""Getting ready: the drills a school owes, plans and holds, and what it mends after them."""
