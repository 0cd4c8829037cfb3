"""What drills and plans are counted as, each with its unit; what walks find is no fact, for it has its own circle."""

MEASURES = {"drills_held": "drills", "plans_adopted": "plans", "plans_reviewed": "reviews"}
"""What drills and plans are counted as."""
PLAN = "safety-plan"
"""The kind under which facts of plans stand."""
