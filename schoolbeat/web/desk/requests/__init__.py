"""Requests as the officers' work: the queue, one request with all that was done, and one taken down for a caller."""
