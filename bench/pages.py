"""Pages: ten years of Chula Vista beside one, a chart after the first, and ten million facts beside a few."""

import re
import subprocess
import sys
from collections.abc import Iterator
from uuid import UUID

from bench.harness import Client, Install, Measured, interleaved, kept_folder, serving

TAKES = "15 minutes the first time, 2 after that"
PROGRAM = "chula-vista"
SMALL, LARGE = 100_000, 10_000_000
CHARTS = ("calls", "by-hour", "by-month")
MOST_MS = 150


def _one_year(install: Install) -> None:
    install.command("demo", "--program", PROGRAM, "--days", "365")


def _ten_years(install: Install) -> None:
    _one_year(install)
    _ask(install, "decade")


def sign_in(client: Client, who: str) -> None:
    """Sign in as one of the demo's cast; the cookies stay on the client."""
    page, cookies = client.page("/sign-in/")
    token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)
    if token is None:
        raise RuntimeError("no form on the sign-in page")
    client.form("/sign-in/demo", {"csrfmiddlewaretoken": token[1].decode(), "account": who}, cookies)


def _ask(install: Install, what: str, *more: str) -> str:
    argv = [sys.executable, "-m", "bench.pages", what, *more]
    done = subprocess.run(argv, env=install.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout.strip()


def _years() -> list[Measured]:
    one, ten = kept_folder("one-year", _one_year), kept_folder("ten-years", _ten_years)
    school = _ask(one, "school")
    with serving(one) as of_one, serving(ten) as of_ten:
        for client in (of_one, of_ten):
            sign_in(client, f"sergeant@{PROGRAM}.example")
        pages = {
            "the school's page": f"/desk/schools/{school}/?year=",
            "the dashboard": "/desk/numbers/?year=",
        }
        found = [_pair(name, (of_one, of_ten), path) for name, path in pages.items()]
        wide = [
            _pair(f"{name}, all years", (of_one, of_ten), path, "all", 3.0) for name, path in pages.items()
        ]
        more = [
            _pair("over the years", (of_one, of_ten), "/desk/numbers/years/?x=", bound=3.0),
            *(_chart(slug, of_ten) for slug in CHARTS),
        ]
        for client in (of_one, of_ten):
            sign_in(client, f"officer-1@{PROGRAM}.example")
        return [*found, _pair("Today", (of_one, of_ten), "/today/?x="), *wide, *more]


def _chart(slug: str, client: Client) -> Measured:
    """Measure one more figure of ten years on a server that has shown the dashboard: milliseconds, not a ratio."""
    path = f"/desk/numbers/{slug}.csv?year=all"
    median = interleaved({"chart": lambda: client.send("GET", path)}, 15, 3)["chart"] * 1000
    words = f"a chart after the first, ten years ({slug}), milliseconds"
    return Measured(words, median, f"<= {MOST_MS}", median <= MOST_MS, f"{median:.0f} ms")


def _pair(
    name: str, clients: tuple[Client, Client], path: str, asked: str = "", bound: float = 1.3
) -> Measured:
    """Measure a page of ten years, with what is `asked` at the end of its address, beside the same of one year."""
    one, ten = clients
    sides = {"one": lambda: one.send("GET", path), "ten": lambda: ten.send("GET", path + asked)}
    median = interleaved(sides, 15, 3)
    ratio = median["ten"] / median["one"]
    figures = f"{median['ten'] * 1000:.0f} ms beside {median['one'] * 1000:.0f} ms"
    return Measured(f"{name}: ten years, of one year's time", ratio, f"<= {bound}", ratio <= bound, figures)


def _facts() -> list[Measured]:
    small = kept_folder("facts-small", lambda install: _ask(_founded(install), "facts", str(SMALL)))
    large = kept_folder("facts-large", lambda install: _ask(_founded(install), "facts", str(LARGE)))
    with serving(small) as of_small, serving(large) as of_large:
        for client in (of_small, of_large):
            sign_in(client, "sergeant@bench.example")
        path = {client.port: f"/desk/numbers/?school={UUID(int=1)}" for client in (of_small, of_large)}
        sides = {
            "small": lambda: of_small.send("GET", path[of_small.port]),
            "large": lambda: of_large.send("GET", path[of_large.port]),
        }
        median = interleaved(sides, 15, 3)
    ratio = median["large"] / median["small"]
    figures = f"{median['large'] * 1000:.0f} ms beside {median['small'] * 1000:.0f} ms"
    words = f"one school's dashboard with {LARGE:,} facts, of {SMALL:,} facts' time"
    return [Measured(words, ratio, "<= 1.5", ratio <= 1.5, figures)]


def _founded(install: Install) -> Install:
    install.command("migrate")
    return install


def measure() -> Iterator[Measured]:
    """Measure both promises."""
    yield from _years()
    yield from _facts()


def _main(what: str, *more: str) -> None:
    import django

    django.setup()
    from bench import filling

    if what == "school":
        print(filling.busiest_school())
    elif what == "decade":
        filling.fill_decade()
    else:
        filling.fill_facts(int(more[0]))


if __name__ == "__main__":
    _main(*sys.argv[1:])
