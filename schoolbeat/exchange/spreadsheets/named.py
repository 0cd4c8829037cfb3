"""The schools and officers of an agency, however a table names them: by name, code, badge, or a shortening."""

from collections.abc import Mapping, Sequence

from schoolbeat.exchange.spreadsheets import synonyms
from schoolbeat.exchange.spreadsheets.spelling import folded, words
from schoolbeat.exchange.spreadsheets.words import Offered, Words, by, index
from schoolbeat.work.roster.queries import OfficerView, SchoolView

_SCHOOL_WORDS = frozenset({"school", "the", "of", "at", "and"})


def _school_name(text: str) -> tuple[str, ...]:
    """Return the words of a school's name written out, without those that any school could have."""
    spelled = " ".join(synonyms.SCHOOL_SHORT.get(word, word) for word in words(text))
    return tuple(word for word in spelled.split() if word not in _SCHOOL_WORDS)


def _initials(text: str) -> str:
    return "".join(word[0] for word in words(text))


def school_words(present: list[SchoolView], said: Mapping[str, str]) -> Words:
    """Return the vocabulary of an agency's schools: by id or code, by name, and by what fits one alone."""
    ids = {one.id: str(one.id) for one in present}
    codes = index((folded(one.code), ids[one.id]) for one in present)
    codes |= {folded(value): [value] for value in ids.values()}
    names = index((folded(one.name), ids[one.id]) for one in present)
    spelled = index((" ".join(_school_name(one.name)), ids[one.id]) for one in present)
    parts = [(frozenset(_school_name(one.name)), ids[one.id]) for one in present]
    initials = index((_initials(one.name), ids[one.id]) for one in present)
    for one in present:
        # "CHS" is Cordova High also where the roster leaves the word School away.
        if "school" not in words(one.name):
            initials.setdefault(f"{_initials(one.name)}s", []).append(ids[one.id])

    def shortened(text: str) -> list[str]:
        wanted = frozenset(_school_name(text))
        return [value for whole, value in parts if wanted and wanted <= whole]

    def by_initials(text: str) -> Sequence[str]:
        return initials.get(folded(text), ()) if 2 <= len(text) <= 6 and " " not in text else ()

    return Words(
        "school",
        [Offered(ids[one.id], _school_shown(one)) for one in present],
        [
            by(folded, codes),
            by(folded, names),
            by(lambda text: " ".join(_school_name(text)), spelled),
            by_initials,
            shortened,
        ],
        said,
    )


def _school_shown(one: SchoolView) -> str:
    beside = ", ".join(filter(None, (one.district_name, one.city, one.code)))
    return f"{one.name} ({beside})" if beside else f"{one.name} ({str(one.id)[-12:]})"


def _person(text: str) -> tuple[str, ...]:
    """Return the words of a name in the order it is spoken, without rank."""
    family, comma, given = text.partition(",")
    spoken = f"{given} {family}" if comma else text
    return tuple(word for word in words(spoken) if word not in synonyms.RANKS)


def _abbreviates(said: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """Say whether a name with initials, or with the family's name alone, could be this one."""
    if not said or said[-1] != whole[-1] or len(said) > len(whole):
        return False
    given = zip(said[:-1], whole, strict=False)
    return all(mine == other or (len(mine) == 1 and other[0] == mine) for mine, other in given)


def officer_words(present: list[OfficerView], said: Mapping[str, str]) -> Words:
    """Return the vocabulary of an agency's officers: by e-mail or badge, by name, and by what fits one alone."""
    ids = {one.id: str(one.id) for one in present}
    mails = index((one.email.casefold(), ids[one.id]) for one in present)
    mails |= {value: [value] for value in ids.values()}
    badges = index((folded(one.badge), ids[one.id]) for one in present)
    people = [(_person(one.name), ids[one.id]) for one in present]
    names = index((" ".join(name), value) for name, value in people)

    def badge(text: str) -> Sequence[str]:
        bare = folded(text).removeprefix("badge ").removeprefix("no ")
        return badges.get(bare, ())

    def shortened(text: str) -> list[str]:
        name = _person(text)
        return [value for whole, value in people if whole and _abbreviates(name, whole)]

    return Words(
        "officer",
        [Offered(ids[one.id], f"{one.name} ({one.email})") for one in present],
        [
            by(str.casefold, mails),
            badge,
            by(lambda text: " ".join(_person(text)), names),
            shortened,
        ],
        said,
    )
