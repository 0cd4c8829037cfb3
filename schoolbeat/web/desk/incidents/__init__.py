"""Incidents at the desk, and in the hands of officers who have no desk."""
