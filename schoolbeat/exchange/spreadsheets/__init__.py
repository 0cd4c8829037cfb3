"""What every import of a table has in common: its file, its headings, its map, its words, and what it answers."""
