"""The calendar: a month of Chula Vista with ten years of entries beside one, and a feed beside bare serializing."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from bench.harness import Install, Measured, interleaved, kept_folder, serving
from bench.pages import PROGRAM, sign_in

TAKES = "6 minutes the first time, seconds after that"
MONTH_MOST, FEED_MOST = 1.3, 2.0
EACH_SCHOOL, LOT = 28, 500
GRADE = "04"
DECADE = 10


def measure() -> Iterator[Measured]:
    """Measure the page of a month, then the sergeant's feed."""
    one = kept_folder("calendar-one", lambda install: _fill(install, 1))
    ten = kept_folder("calendar-ten", lambda install: _fill(install, DECADE))
    with serving(one) as of_one, serving(ten) as of_ten:
        for client in (of_one, of_ten):
            sign_in(client, f"sergeant@{PROGRAM}.example")
        sides = {
            "one": lambda: of_one.send("GET", "/desk/calendar/"),
            "ten": lambda: of_ten.send("GET", "/desk/calendar/"),
        }
        median = interleaved(sides, 25, 4)
    ratio = median["ten"] / median["one"]
    counted = json.loads(_ask(ten, "count"))
    times = f"{_ms(median['ten'])} beside {_ms(median['one'])}"
    figures = ", ".join((times, *(f"{number:,} {name}" for name, number in counted.items())))
    words = "a month of 72 schools with ten years of entries, of one year's time"
    yield Measured(words, ratio, f"<= {MONTH_MOST}", ratio <= MONTH_MOST, figures)
    found = json.loads(_ask(ten, "feed"))
    ratio = found["ours"] / found["bare"]
    figures = f"{_ms(found['ours'])} beside {_ms(found['bare'])}, {found['events']:,} entries"
    words = "a feed of 2,000 entries, of serializing them bare"
    yield Measured(words, ratio, f"<= {FEED_MOST}", ratio <= FEED_MOST, figures)


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _ask(install: Install, *words: str) -> str:
    argv = [sys.executable, "-m", "bench.calendar", *words]
    done = subprocess.run(argv, env=install.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout.strip()


def _fill(install: Install, years: int) -> None:
    install.command("demo", "--program", PROGRAM, "--days", "30")
    _ask(install, "fill", str(years))


def _sergeant() -> Any:
    from schoolbeat.access.models import Account
    from schoolbeat.access.viewers import viewer_for

    viewer = viewer_for(Account.objects.get(email=f"sergeant@{PROGRAM}.example").id)
    if viewer is None:
        raise RuntimeError("the demo has no sergeant")
    return viewer


def fill(years: int) -> None:
    """Plan events at each school and write drills down through the runner, as at the time, once for each year back."""
    from schoolbeat.foundation import clock
    from schoolbeat.ledger.runner import run
    from schoolbeat.work.roster.models import School

    schools = list(School.objects.order_by("id").values_list("id", flat=True))
    today = clock.now()
    for back in range(years):
        moment = today - timedelta(days=364 * back)
        with clock.at(moment):
            viewer = _sergeant()
            season = _season(viewer, [str(school) for school in schools], moment)
            told = [one for school in schools for one in _of_school(str(school), season, moment)]
            lots = (told[start : start + LOT] for start in range(0, len(told), LOT))
            refused = [one for lot in lots for one in run(lot, viewer) if not one.done]
        if refused:
            raise RuntimeError(str(refused[0]))


def _season(viewer: Any, schools: list[str], moment: datetime) -> str:
    """Open a season of the demo's first program at all schools, and return it."""
    from schoolbeat.ledger.envelope import Envelope
    from schoolbeat.ledger.runner import run_one
    from schoolbeat.work.education.models import Program

    program = Program.objects.order_by("id").values_list("id", flat=True)[0]
    days = {"first": (moment - timedelta(days=30)).date(), "last": (moment + timedelta(days=320)).date()}
    said = {"program": str(program), "name": f"{moment:%Y}", "schools": schools} | days
    result = run_one(Envelope("education.open_season", moment, said), viewer)
    if not result.done:
        raise RuntimeError(str(result))
    return str(result.id)


def _of_school(school: str, season: str, moment: datetime) -> Iterator[Any]:
    """Yield a year around a moment: events, a weekly one among them, drills, lessons, and a program each week."""
    from schoolbeat.ledger.envelope import Envelope
    from schoolbeat.work.education.models import Lesson

    whole = moment.replace(minute=0, second=0, microsecond=0)
    for number in range(EACH_SCHOOL):
        starts = whole + timedelta(days=12 * number - 30, hours=number % 5)
        said = {"kind": "event", "title": f"Event {number}", "school": school, "starts": starts}
        said |= {"ends": starts + timedelta(hours=1)}
        if number == 0:
            said |= {"every": "week", "until": (whole + timedelta(days=100)).date()}
        yield Envelope("calendar.plan_event", moment, said)
    for month in range(12):
        began = whole - timedelta(days=30 * month + 1)
        said = {"school": school, "kind": "fire", "began": began, "ended": began + timedelta(minutes=9)}
        yield Envelope("preparedness.record_drill", moment, said)
    lesson = str(Lesson.objects.values_list("id", flat=True).get(slug="cooling-down"))
    for month in range(12):
        said = {"school": school, "lesson": lesson, "teacher": "T. Invented", "group": "Period 2"}
        said |= {"starts": whole + timedelta(days=25 * month - 20), "grade": GRADE}
        yield Envelope("education.ask_lesson", moment, said)
    said = {"season": season, "school": school, "minutes": 45, "starts": whole - timedelta(days=20)}
    yield Envelope("education.plan_sessions", moment, said | {"until": (whole + timedelta(days=250)).date()})


def count() -> dict[str, int]:
    """Return how many events, drills, lessons and sessions of programs there are."""
    from schoolbeat.work.calendar.models import Event
    from schoolbeat.work.education.models import Session, Visit
    from schoolbeat.work.preparedness.models import Drill

    found = {"events": Event, "drills": Drill, "lessons": Visit, "sessions": Session}
    return {name: model.objects.count() for name, model in found.items()}


def feed() -> dict[str, float]:
    """Measure the feed from its signed address to its bytes beside the library alone on the same entries."""
    from icalendar import Calendar, Event

    from schoolbeat.exchange.ical.feed import as_ical
    from schoolbeat.foundation import clock
    from schoolbeat.insight.calendar.merging import feed_of
    from schoolbeat.ledger.envelope import Envelope
    from schoolbeat.ledger.runner import run_one
    from schoolbeat.work.calendar.queries.feeds import feed_address, viewer_of_feed

    now, viewer = clock.now(), _sergeant()
    run_one(Envelope("calendar.open_feed", now, {}), viewer)
    token = feed_address(viewer, "en").rpartition("/")[2].removesuffix(".ics")
    told = [(one.id.hex, one.starts, one.ends, one.words) for one in feed_of(viewer)]

    def ours() -> None:
        reader = viewer_of_feed(token)
        if reader is None:
            raise RuntimeError("the address opens nothing")
        as_ical(feed_of(reader), "Bench", reader.zone, clock.now(), reader.synthetic)

    def bare() -> None:
        calendar = Calendar()
        for uid, starts, ends, words in told:
            event = Event()
            for name, value in (("uid", uid), ("dtstamp", now), ("dtstart", starts), ("dtend", ends)):
                event.add(name, value)
            event.add("summary", words)
            calendar.add_component(event)
        calendar.to_ical()

    return {**interleaved({"ours": ours, "bare": bare}, 7, 1), "events": len(told)}


def _main(what: str, *more: str) -> None:
    import django

    django.setup()
    if what == "fill":
        fill(int(more[0]))
    else:
        print(json.dumps({"count": count, "feed": feed}[what]()))


if __name__ == "__main__":
    _main(*sys.argv[1:])
