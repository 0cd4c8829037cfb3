"""Big OneRoster sets, all invented, the same for the same seed; quick enough for a bench of millions.

Family names are drawn from a list with hyphens, accents and apostrophes, siblings share their guardians, and where a
free text allows it says that it is invented: the schools' and districts' names, the mail domain, the source system.
"""

from __future__ import annotations

import csv
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

GIVEN = (
    "Ana", "José", "María", "Liam", "Noah", "Olivia", "Zoë", "Thuý", "Anh", "Min-jun", "Aaliyah", "DeShawn",
    "Siobhán", "Yusuf", "Fatima", "Renée", "Iván", "Xóchitl", "Kai", "Leilani", "Mateo", "Sofía", "Camila",
    "Ethan", "Mia", "Lucas", "Emma", "Diego", "Valentina", "Jayden", "Chloe", "Isaac", "Priya", "Arjun",
    "Mei", "Hiroshi", "Nadia", "Omar", "Ji-woo",
)  # fmt: skip
FAMILY = (
    "García", "Nguyễn", "Smith-Jones", "O’Brien", "O'Neil", "de la Cruz", "Hernández", "López", "Martínez",
    "Peña", "Castillo-Ruiz", "Tran", "Reyes", "Santos", "Dela Rosa", "Kim", "Park", "Wong", "Johnson",
    "Williams", "Brown", "Davis", "Müller", "Núñez", "Ávila", "Ortiz", "Ramírez", "St. James", "Van Buren",
    "Al-Amin", "Singh", "Kaur", "Patel", "Yang", "Vang", "Xiong", "Moreno", "Gutiérrez", "Ibarra", "Zúñiga",
    "Thompson", "Walker", "Young", "Hall", "Rivera", "Cruz",
)  # fmt: skip
LANGUAGES = ("", "", "en", "es", "es", "vi", "tl", "zh-Hant", "ar", "mxb")
HEADS = {
    "orgs": "sourcedId,status,dateLastModified,name,type,identifier,parentSourcedId",
    "users 1.1": "sourcedId,status,dateLastModified,enabledUser,orgSourcedIds,role,username,userIds,givenName,"
    "familyName,middleName,identifier,email,sms,phone,agentSourcedIds,grades,password,metadata.preferredLanguage",
    "users 1.2": "sourcedId,status,dateLastModified,enabledUser,username,userIds,givenName,familyName,middleName,"
    "identifier,email,sms,phone,agentSourcedIds,grades,password,userMasterIdentifier,preferredGivenName,"
    "preferredMiddleName,preferredFamilyName,primaryOrgSourcedId,pronouns,metadata.preferredLanguage",
    "roles": "sourcedId,status,dateLastModified,userSourcedId,roleType,role,beginDate,endDate,orgSourcedId,"
    "userProfileSourcedId",
    "demographics": "sourcedId,status,dateLastModified,birthDate,sex,americanIndianOrAlaskaNative,asian,"
    "blackOrAfricanAmerican,nativeHawaiianOrOtherPacificIslander,white,demographicRaceTwoOrMoreRaces,"
    "hispanicOrLatinoEthnicity,countryOfBirthCode,stateOfBirthAbbreviation,cityOfBirth,publicSchoolResidenceStatus",
}
DISTRICT = "district-1"
_BIRTHS = tuple(f"{month:02}-{day:02}" for month in range(1, 13) for day in range(1, 29))
Row = list[str]


@dataclass(frozen=True)
class Person:
    """One user of an invented set."""

    id: str
    role: str
    given: str
    family: str
    school: str
    grade: str = ""
    agents: tuple[str, ...] = ()
    language: str = ""


def families(students: int, schools: int, seed: int = 1) -> Iterator[list[Person]]:
    """Yield families: one to three siblings, and one to three guardians that they share; 1.8 for a student, about."""
    draw = random.Random(seed)
    made, number = 0, 0
    while made < students:
        number += 1
        children = min(draw.choice((1, 1, 2, 2, 3)), students - made)
        name = draw.choice(FAMILY)
        language = draw.choice(LANGUAGES)
        ids = tuple(f"g{number:08}-{place}" for place in range(draw.choice((1, 2, 2, 2, 2))))
        school = draw.randrange(schools)
        grown = [
            Person(
                own,
                draw.choice(("parent", "guardian")),
                draw.choice(GIVEN),
                name,
                DISTRICT,
                language=language,
            )
            for own in ids
        ]
        young = [
            Person(
                f"s{made + place:08}", "student", draw.choice(GIVEN), name,
                f"school-{(school + place) % schools}", f"{draw.randrange(1, 13):02}", ids, language,
            )
            for place in range(children)
        ]  # fmt: skip
        made += children
        yield [*young, *grown]


def staff(schools: int) -> Iterator[list[Person]]:
    """Yield the staff of each school, ten for each."""
    for school in range(schools):
        yield [
            Person(
                f"t{school}-{number}",
                "teacher",
                GIVEN[number],
                FAMILY[school % len(FAMILY)],
                f"school-{school}",
            )
            for number in range(10)
        ]


def _write(path: Path, head: str, rows: Iterator[Row] | list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.write(head + "\r\n")
        csv.writer(file).writerows(rows)


def _orgs(schools: int) -> Iterator[Row]:
    yield [DISTRICT, "", "", "Invented Unified (synthetic)", "district", "09999990000000", ""]
    for number in range(schools):
        name = f"Invented School {number} (synthetic)"
        yield [f"school-{number}", "", "", name, "school", f"0999999{number:07}", DISTRICT]


def _mail(person: Person) -> str:
    return "" if person.role == "student" else f"{person.id}@invented.example"


def _user_11(person: Person) -> Row:
    return [
        person.id, "", "", "true", person.school, person.role, person.id, "", person.given, person.family, "", "",
        _mail(person), "", "555-0100", ",".join(person.agents), person.grade, "", person.language,
    ]  # fmt: skip


def _user_12(person: Person) -> Row:
    return [
        person.id, "", "", "true", person.id, "", person.given, person.family, "", "", _mail(person), "", "555-0100",
        ",".join(person.agents), person.grade, "", "", "", "", "", person.school, "", person.language,
    ]  # fmt: skip


def _role(person: Person) -> Row:
    return [f"r-{person.id}", "", "", person.id, "primary", person.role, "2025-08-18", "", person.school, ""]


def _demographics(people: Iterator[Person]) -> Iterator[Row]:
    for number, person in enumerate(person for person in people if person.role == "student"):
        birth = f"{2019 - int(person.grade)}-{_BIRTHS[number * 7 % len(_BIRTHS)]}"
        races = ["true" if number % 5 == place else "false" for place in range(5)]
        yield [
            person.id,
            "",
            "",
            birth,
            ("male", "female")[number % 2],
            *races,
            "false",
            "true",
            "",
            "",
            "",
            "",
        ]


def write_oneroster(
    folder: Path, students: int = 70_560, version: str = "1.1", schools: int = 72, seed: int = 1
) -> Path:
    """Write a bulk set and return its folder; the defaults are of the size of Chula Vista's two districts."""

    def people() -> Iterator[Person]:
        return chain.from_iterable(chain(families(students, schools, seed), staff(schools)))

    folder.mkdir(parents=True, exist_ok=True)
    user: Callable[[Person], Row] = _user_11 if version == "1.1" else _user_12
    files: dict[str, Any] = {"orgs": "bulk", "users": "bulk", "demographics": "bulk"}
    _write(folder / "orgs.csv", HEADS["orgs"], _orgs(schools))
    _write(folder / "users.csv", HEADS[f"users {version}"], map(user, people()))
    _write(folder / "demographics.csv", HEADS["demographics"], _demographics(people()))
    if version != "1.1":
        files["roles"] = "bulk"
        _write(folder / "roles.csv", HEADS["roles"], map(_role, people()))
    rows = [["manifest.version", "1.0"], ["oneroster.version", version]]
    rows += [[f"file.{name}", mode] for name, mode in files.items()]
    rows += [["source.systemName", "Invented SIS (synthetic)"], ["source.systemCode", "invented"]]
    _write(folder / "manifest.csv", "propertyName,value", rows)
    return folder
