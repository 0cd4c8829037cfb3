"""A district's roster as OneRoster has it (1.1 and 1.2, CSV): read and checked, the least that must be known of it.

`reading.read_set` is the way in, `rows` is what comes out; the database and its people are not known here.
"""
