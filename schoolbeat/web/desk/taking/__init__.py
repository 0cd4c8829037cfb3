"""Another day log, taken over at the desk: upload, preview, progress, result."""
