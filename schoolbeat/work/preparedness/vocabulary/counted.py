"""What drills and plans are counted as, each with its unit; findings of walks are no fact: their circle is their own."""

MEASURES = {"drills_held": "drills", "plans_adopted": "plans", "plans_reviewed": "reviews"}
"""What drills and plans are counted as."""
PLAN = "safety-plan"
"""The kind under which facts of plans stand."""
