"""The desk's pages of the roster: schools, officers, tours, training, openings, agreements, program, settings."""
