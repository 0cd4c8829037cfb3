"""What the bench does in processes of its own, each with the settings of one folder."""

import json
import sys
from dataclasses import asdict


def main(words: list[str]) -> None:
    """Do what is asked."""
    if words == ["postgres"]:
        from bench.incidents.measuring import saved_on_postgres

        print(json.dumps(asdict(saved_on_postgres())))
        return
    import django

    django.setup()
    from bench.incidents import reading, towns

    match words:
        case ["found"]:
            towns.found()
        case ["fill", number]:
            towns.found()
            towns.fill(int(number))
        case ["answer"]:
            reading.answer()


if __name__ == "__main__":
    main(sys.argv[1:])
