"""Letters: one PDF beside a bare typst compile of the same data, and all of Chula Vista's in one run under a bar."""

import json
import os
import pty
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from bench.harness import Install, Measured, interleaved, kept_folder

if TYPE_CHECKING:
    from schoolbeat.insight.letters.queries import VersionView

TAKES = "2 minutes the first time, half a minute after that"
PROGRAM = "chula-vista"
MOST = 3.0
WARM = 5


def given_back(install: Install) -> None:
    """Make a year of Chula Vista, with all that its demo gives back: figures published, letters written."""
    install.command("demo", "--program", PROGRAM, "--days", "365")


def measure() -> Iterator[Measured]:
    """Measure one letter, then the whole run, which the same bare compile is the floor of."""
    install = kept_folder("given-back", given_back)
    found = json.loads(_ask(install))
    ratio = found["ours"] / found["bare"]
    figures = f"{found['ours'] * 1000:.0f} ms beside {found['bare'] * 1000:.0f} ms"
    words = "a letter as PDF, read, tagged and kept, of a bare typst compile's time"
    yield Measured(words, ratio, f"<= {MOST}", ratio <= MOST, figures)
    taken, number = _run(install, found["month"])
    floor = number * found["bare"]
    figures = f"{number} PDFs in {taken:.1f} s beside {floor:.1f} s"
    words = "all letters of Chula Vista in both languages, of so many bare compiles' time"
    yield Measured(words, taken / floor, f"<= {MOST}", taken <= MOST * floor, figures)


def _ask(install: Install) -> str:
    argv = [sys.executable, "-m", "bench.letters"]
    done = subprocess.run(argv, env=install.environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr[-2000:])
    return done.stdout.strip()


def _run(install: Install, month: str) -> tuple[float, int]:
    """Return the seconds that the whole command takes, and how many PDFs it made, watched on a terminal."""
    shutil.rmtree(install.folder / "exports" / "letters", ignore_errors=True)
    ours, theirs = pty.openpty()
    argv = [sys.executable, "-m", "schoolbeat.config", "letters", "--agency", PROGRAM, "--month", month]
    before = time.perf_counter()
    command = subprocess.Popen(
        argv, env=install.environment, stdout=subprocess.DEVNULL, stderr=theirs, text=True
    )
    os.close(theirs)
    seen = b"".join(_read(ours))
    if command.wait() != 0:
        raise RuntimeError(seen.decode(errors="replace")[-2000:])
    taken = time.perf_counter() - before
    steps = re.findall(rb"([\d,]+) of ([\d,]+) PDFs", seen)
    number = len(list((install.folder / "exports" / "letters").glob("*.pdf")))
    if len(steps) != number or steps[-1][0] != steps[-1][1]:
        raise RuntimeError(f"the bar moved {len(steps)} times for {number} PDFs")
    return taken, number


def _read(terminal: int) -> Iterator[bytes]:
    """Yield what a command writes to its terminal until it closes it."""
    try:
        while part := os.read(terminal, 65_536):
            yield part
    except OSError:
        # So a terminal says on Linux that the other side is gone.
        pass
    finally:
        os.close(terminal)


def _read_version(identity: UUID) -> "VersionView":
    from schoolbeat.insight.letters.models import Letter, LetterVersion
    from schoolbeat.insight.letters.queries import VersionView

    letter = Letter.objects.get(id=identity)
    columns = ("id", "number", "made_at", "content", "words", "words_by_name")
    return VersionView(*LetterVersion.objects.values_list(*columns).get(letter=letter, number=letter.version))


def _pair() -> dict[str, object]:
    """Measure letters to schools beside typst alone on others' data, already in JSON.

    Each is set once on either side: what typst has set before it answers from memory.
    """
    import typst
    from django.conf import settings

    from schoolbeat.insight.letters.models import Letter
    from schoolbeat.insight.letters.rendering import TEMPLATES, data_of, fonts, pdf_of

    month = Letter.objects.filter(paper="school").latest("start").start
    letters = list(
        Letter.objects.filter(paper="school", start=month).order_by("id").values_list("id", flat=True)
    )
    mine, others = iter(letters[::2]), iter([_read_version(identity) for identity in letters[1::2]])
    given = iter([json.dumps(data_of(version, "en"), ensure_ascii=False) for version in others])

    def ours() -> None:
        version = _read_version(next(mine))
        path = Path(settings.DATA_DIR) / "exports" / "letters" / f"{version.id}-en.pdf"
        path.unlink(missing_ok=True)
        pdf_of("school", version, "en")

    def bare() -> None:
        typst.compile(
            str(TEMPLATES / "letter.typ"),
            root=str(TEMPLATES),
            font_paths=list(fonts()),
            ignore_system_fonts=True,
            sys_inputs={"data": next(given)},
            format="pdf",
        )

    median = interleaved({"ours": ours, "bare": bare}, len(letters) // 2 - WARM, WARM)
    return {**median, "month": f"{month:%Y-%m}"}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(_pair()))
