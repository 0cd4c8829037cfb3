"""The portal of each program, told by its own verbs: words, lines, test calls, officers who agreed, and publishing.

Who called and who reviewed the Spanish is invented, and the names say so. Photos there are none: initials are drawn.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any

from schoolbeat.demo.acts import Act, Stage
from schoolbeat.demo.cast import Plan, people
from schoolbeat.demo.founding import act
from schoolbeat.demo.portal_words import (
    ACCENTS,
    ANONYMOUS,
    ANONYMOUS_ES,
    ENGLISH,
    INVENTED_LINES,
    LANGUAGES,
    OWN_WORDS,
    SPANISH,
    YOUTH,
)
from schoolbeat.demo.schedule import workday
from schoolbeat.work.portal.rules.lines import is_service

INVENTED = "invented"
CALLER = "Dispatcher Rosa Delacroix (invented)"
REVIEWER = "Interpreter Elena Marchetti (invented)"
NO_AREA_CODE = "The source prints no area code, and none is set in this demonstration"
AGAIN = timedelta(days=20)
PAGE = "the program's own page"


def portals(plan: Plan) -> Iterator[Act]:
    """Yield the acts by which the program's portal comes to be, and the test calls that keep it honest."""
    tell = _Teller(plan)
    yield from tell.lines()
    yield from tell.words()
    yield from tell.officers()
    yield from tell.contacts()
    yield tell.now("portal/look", 79, "portal.set_up", accent=ACCENTS.get(plan.program.slug, "blue"))
    yield tell.now("portal/publish", 80, "portal.publish")


class _Teller:
    """Says everything as the program's sergeant, on the day the program began here."""

    def __init__(self, plan: Plan) -> None:
        self.plan, self.program = plan, plan.program
        self.sergeant = plan.first("sergeant")

    def now(self, key: str, turn: int, verb: str, **said: Any) -> Act:
        """Return an act of the founding day."""
        about = (self.plan.founded, Stage.ROSTER, self.sergeant, turn)
        return act(self.plan, key, about, (verb, said))

    def lines(self) -> Iterator[Act]:
        """Yield whole numbers, lines left off, and test calls: when it begins, and again lately."""
        whole = [
            self.plan.id(f"add_phone/{place}")
            for place, phone in enumerate(self.program.phones)
            if phone.e164 and not is_service(phone.e164)
        ]
        for place, phone in enumerate(self.program.phones):
            if not phone.e164 and not is_service(phone.printed):
                key = f"portal/left/{place}"
                row = self.plan.id(f"add_phone/{place}")
                yield self.now(key, 61, "portal.leave_off", phone=row, why=NO_AREA_CODE)
        if self.program.slug in INVENTED_LINES:
            printed, dial = INVENTED_LINES[self.program.slug]
            said = {"label": "Not an emergency, invented", "printed": printed, "dial": dial}
            said |= {"purpose": "non-emergency", "note": INVENTED}
            yield self.now("portal/line", 60, "roster.add_phone", **said)
            whole.append(self.plan.id("portal/line"))
        lately = workday(max(self.plan.until - AGAIN, self.plan.founded.date()))
        for number, row in enumerate(whole):
            first, again = self.plan.founded, max(self.plan.at(lately, 10), self.plan.founded)
            yield self._call(f"portal/call/{number}", first, row, first.date())
            if again > first:
                yield self._call(f"portal/called/{number}", again, row, lately)

    def _call(self, key: str, moment: datetime, phone: Any, day: date) -> Act:
        said = {"phone": phone, "day": day, "called_by": CALLER, "answered": "The front desk (invented)"}
        return act(self.plan, key, (moment, Stage.ROSTER, self.sergeant, 62), ("portal.note_call", said))

    def words(self) -> Iterator[Act]:
        """Yield what the source says, and around it what is invented, in both languages."""
        yield self.now("portal/seed", 63, "portal.seed_sections")
        slug = self.program.slug
        english: dict[str, dict[str, Any]] = {name: {"text": text} for name, text in ENGLISH.items()}
        spanish: dict[str, dict[str, Any]] = {name: {"text": text} for name, text in SPANISH.items()}
        if slug in ANONYMOUS:
            english["anonymous"], spanish["anonymous"] = ANONYMOUS[slug], ANONYMOUS_ES[slug]
        if slug in YOUTH:
            english["youth"] = {"text": YOUTH[slug], "source": PAGE}
        author = f"{self._name(self.sergeant)} ({INVENTED})"
        for language, said, turn in (("en", english, 64), ("es", spanish, 65)):
            reviewed = {"reviewed_by": REVIEWER} if language == "es" else {}
            for section, fields in said.items():
                whole = {"section": section, "language": language, "written_by": author}
                whole |= {"source": INVENTED, **fields, **reviewed}
                yield self.now(f"portal/{language}/{section}", turn, "portal.write_section", **whole)

    def officers(self) -> Iterator[Act]:
        """Yield what is said of officers, and the consent of all but the last: somebody always would rather not."""
        addresses = {person.member.key: person.email for person in people(self.program)}
        for number, officer in enumerate(self.program.officers):
            words, words_es = OWN_WORDS[number % len(OWN_WORDS)]
            row = self.plan.id(f"account/{officer.key}")
            said = {"officer": row, "languages": LANGUAGES[number % len(LANGUAGES)], "words": words}
            said |= {"words_es": words_es, "reviewed_by": REVIEWER, "email": addresses[officer.key]}
            yield self.now(f"portal/officer/{officer.key}", 66, "portal.describe_officer", **said)
            if officer is not self.program.officers[-1] or number == 0:
                day = self.plan.founded.date()
                yield self.now(f"portal/consent/{officer.key}", 67, "portal.consent", officer=row, day=day)

    def contacts(self) -> Iterator[Act]:
        """Yield the first person of each school's office as the way to its officer."""
        seen: set[str] = set()
        for number, person in enumerate(self.program.office):
            if person.school not in seen:
                seen.add(person.school)
                row = self.plan.id(f"office/{number}")
                yield self.now(f"portal/contact/{number}", 68, "portal.show_contact", contact=row)

    def _name(self, key: str) -> str:
        return next(member.name for member in self.program.cast if member.key == key)
