"""The desk's first page: what is due and who is where; and the search, and what was kept of conflicts."""
