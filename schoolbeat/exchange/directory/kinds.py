"""What the directory's words mean here; a table, so that a reader sees at once what becomes of what."""

BY_EIL = ""
"""The type of school says nothing of the level: its instructional level (EILName) decides."""

KIND_BY_TYPE = {
    "Preschool": "other",
    "Special Education Schools (Public)": BY_EIL,
    "County Community": "alternative",
    "Youth Authority Facilities": "alternative",
    "Juvenile Court Schools": "alternative",
    "Opportunity Schools": "alternative",
    "Other County Or District Programs": BY_EIL,
    "State Special Schools": BY_EIL,
    "Elementary Schools (Public)": "elementary",
    "Elementary School in 1 School District (Public)": "elementary",
    "Intermediate/Middle Schools (Public)": "middle",
    "Junior High Schools (Public)": "middle",
    "K-12 Schools (Public)": BY_EIL,
    "High Schools (Public)": "high",
    "High Schools In 1 School Dist. (Public)": "high",
    "Alternative Schools of Choice": "alternative",
    "Continuation High Schools": "alternative",
    "District Community Day Schools": "alternative",
    "Adult Education Centers": "adult",
}
KIND_BY_LEVEL = {
    "Elementary": "elementary",
    "Intermediate/Middle/Junior High": "middle",
    "High School": "high",
    "Elementary-High Combination": "other",
    "Adult": "adult",
    "Preschool": "other",
    "Ungraded": "other",
}
STATUS = {"Active": "active", "Closed": "closed", "Merged": "merged", "Pending": "pending"}
NOT_OPEN = frozenset({"closed", "merged"})


def kind_of(school_type: str, level: str) -> str:
    """Return the kind of a school by its type, else by its level; "other" for words that the tables do not have."""
    return KIND_BY_TYPE.get(school_type, BY_EIL) or KIND_BY_LEVEL.get(level, "other")
