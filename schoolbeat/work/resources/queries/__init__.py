"""Reads of the resource directory: `desk` for a viewer, `public` and `hsds` for anybody, `sets` for imports."""
