"""Tables that are taken over: which there are, and files of them that came in at the desk and wait there."""
