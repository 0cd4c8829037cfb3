"""Reads of the portal: `desk` for those who run it, `public` for everybody."""
