"""What is wrong in one cell of a spreadsheet, before anybody says in which; words that a page can translate."""


class BadCell(Exception):
    """A cell does not say what its column must say."""

    def __init__(self, expected: str, **given: object) -> None:
        super().__init__(expected)
        self.expected = expected
        self.given = given
