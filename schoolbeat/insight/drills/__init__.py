"""The log of a school's drills, as a paper for its office."""
