"""A district's roster, taken over at the desk where an agreement allows it: upload, look, progress, report."""
