"""Lessons at the desk and in the school office: the catalog, lessons asked for, teachers' links, questions."""
