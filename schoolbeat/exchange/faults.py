"""What all reports of other people's files share: how a value that was found is shown."""


def shown(text: str, longest: int = 60) -> str:
    """Return a value as a report shows it: on one line, of `longest` characters at most."""
    line = " ".join(text.split())
    return line if len(line) <= longest else line[: longest - 1] + "…"
