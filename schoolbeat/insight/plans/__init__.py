"""Papers of site safety plans: the extract that anybody may read, and the responders' pack."""
