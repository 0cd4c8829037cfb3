"""What the words of a school's calendar mean, in English and Spanish; what is not wholly understood means nothing.

A text is parted at its signs ("Conferences - Minimum day"), and a part means something only where it is made of
known words alone: "School resumes after winter break" is no day without school.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from schoolbeat.exchange.spreadsheets.spelling import folded
from schoolbeat.work.roster.vocabulary import BellKind, DayKind

MOST_TEXTS, LONGEST = 20, 300
"""More words than that no calendar uses to name a day."""
_PARTS = re.compile(r"\s[-–—]+\s|[:;,()\[\]/|\n]|[–—]+")
_WORDS: dict[DayKind | BellKind, str] = {
    DayKind.HOLIDAY: """
        holiday | legal holiday | federal holiday | state holiday | school holiday | local holiday
        feriado | dia feriado | dia festivo | festivo | asueto | dia de asueto
    """,
    DayKind.RECESS: """
        recess | break | vacation | intersession | school break | school recess
        receso | vacaciones | vacacion | descanso | receso escolar | vacaciones escolares
    """,
    DayKind.STAFF_DAY: """
        staff day | staff development | staff development day | staff work day | staff workday
        teacher work day | teacher workday | teacher in service | teacher in service day | in service day
        professional development | professional development day | professional learning day | pd day
        dia de personal | dia del personal | capacitacion docente | capacitacion de maestros
        desarrollo profesional | dia de desarrollo profesional | dia de trabajo docente
    """,
    DayKind.NO_SCHOOL: """
        no school | no_school | no classes | school closed | schools closed | closed | no school day
        non student day | non school day | pupil free day | student free day | no students
        sin clases | no hay clases | no hay escuela | escuela cerrada | escuelas cerradas | cerrado
        dia sin clases | dia sin estudiantes | sin estudiantes
    """,
    BellKind.REGULAR: """
        regular | regular day | regular schedule | regular bell schedule | normal schedule
        dia regular | horario regular | horario normal | dia normal
    """,
    BellKind.MINIMUM: """
        minimum | minimum day | minimum days | min day | minimum day schedule | early release | early release day
        early dismissal | early dismissal day | early out | short day | shortened day | half day
        dia minimo | horario minimo | dia de horario minimo | salida temprana | dia de salida temprana
        dia corto | medio dia | dia reducido | jornada reducida
    """,
    BellKind.LATE: """
        late start | late start day | delayed start | late arrival | late opening | late start schedule
        entrada tardia | entrada tarde | inicio tardio | dia de entrada tardia | horario de entrada tardia
    """,
}
_MEANS = {
    folded(words): means
    for means, listed in _WORDS.items()
    for words in re.split(r"[|\n]", listed)
    if words.strip()
}
_BESIDE = frozenset(
    folded(
        """
        a all and at for in of on our the no observed observance day days week weeks schedule students student
        schools school district districtwide
        fall autumn winter spring summer thanksgiving christmas easter new year years mid february april
        labor veterans memorial independence presidents president lincoln lincolns washington washingtons birthday
        martin luther king jr mlk cesar chavez juneteenth indigenous peoples columbus
        de del la el los las y en para todos observado semana dia dias horario estudiantes
        otono invierno primavera verano accion gracias navidad pascua ano nuevo trabajo veteranos caidos
        independencia presidentes pueblos indigenas
        """
    ).split()
)
_ALL_PHRASES = sorted(_MEANS, key=len, reverse=True)


@dataclass(frozen=True)
class Named:
    """One of the school's own schedules, by its name."""

    name: str


Meaning = DayKind | BellKind | Named


def meaning(texts: Iterable[str], names: Iterable[str]) -> Meaning | None:
    """Return what texts mean together, `names` being the school's schedules; None where nothing, or two things."""
    texts = list(texts)
    if len(texts) > MOST_TEXTS or max(map(len, texts), default=0) > LONGEST:
        return None
    own = {folded(name): name for name in names}
    found = [one for text in texts for part in _PARTS.split(text) if (one := _of_part(part, own)) is not None]
    days = [one for one in found if isinstance(one, DayKind)]
    if days and len(days) == len(found):
        # "Veterans Day holiday, no school": the one that says why there is none.
        return next((one for one in days if one is not DayKind.NO_SCHOOL), days[0])
    return found[0] if len(set(found)) == 1 else None


def _of_part(part: str, own: dict[str, str]) -> Meaning | None:
    words = folded(part)
    if not words:
        return None
    if words in own:
        return Named(own[words])
    if words in _MEANS:
        return _MEANS[words]
    for name, named in own.items():
        if words in (f"{name} day", f"{name} schedule", f"horario {name}", f"dia {name}"):
            return Named(named)
    return _with_words_beside(words)


def _with_words_beside(words: str) -> DayKind | BellKind | None:
    """Return what a part means that has words beside a known phrase which say nothing else: "Winter break"."""
    for phrase in _ALL_PHRASES:
        before, found, after = f" {words} ".partition(f" {phrase} ")
        if found and all(word in _BESIDE for word in (*before.split(), *after.split())):
            return _MEANS[phrase]
    return None
