"""What the field's pages of an incident need, exactly: frozen values with the words already chosen."""

from dataclasses import dataclass

from schoolbeat.web.field.incident_form import IncidentForm, PersonRow
from schoolbeat.web.shared.parts import Words


@dataclass(frozen=True)
class IncidentPage:
    """The form: its people, where it goes back to, what was carried over, and incidents that began so already."""

    form: IncidentForm
    people: tuple[PersonRow, ...]
    back: str
    carried: str
    already: tuple[str, ...]
    warning: Words


@dataclass(frozen=True)
class Clock:
    """Somebody who is to be told: by when, how long there is left, by whom, and the law."""

    name: str
    due: str
    left: str
    late: bool
    who: str
    law: str


@dataclass(frozen=True)
class OwedPage:
    """What an incident owes: clocks, how many more there are, what must still be written, and the way to the desk."""

    title: str
    small: str
    clocks: tuple[Clock, ...]
    more: int
    lacks: tuple[str, ...]
    desk: str
