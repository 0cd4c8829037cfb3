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

from bench.harness import Install, Measured, interleaved, kept_folder

TAKES = "2 minutes the first time, half a minute after that"
PROGRAM = "chula-vista"
MOST = 3.0


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


def _pair() -> dict[str, object]:
    """Measure one letter to a school with words in it, beside typst alone on the same data, already in JSON."""
    import typst
    from django.conf import settings

    from schoolbeat.insight.letters.models import Letter, LetterVersion
    from schoolbeat.insight.letters.queries import VersionView
    from schoolbeat.insight.letters.rendering import TEMPLATES, data_of, fonts, pdf_of

    latest = (
        LetterVersion.objects.exclude(words="").filter(letter__paper="school").latest("letter__start", "id")
    )
    columns = ("id", "number", "made_at", "content", "words", "words_by_name")

    def read() -> VersionView:
        letter = Letter.objects.get(id=latest.letter_id)
        row = LetterVersion.objects.values_list(*columns).get(letter=letter, number=letter.version)
        return VersionView(*row)

    def ours() -> None:
        version = read()
        path = Path(settings.DATA_DIR) / "exports" / "letters" / f"{version.id}-en.pdf"
        path.unlink(missing_ok=True)
        pdf_of("school", version, "en")

    data = json.dumps(data_of(read(), "en"), ensure_ascii=False)

    def bare() -> None:
        typst.compile(
            str(TEMPLATES / "letter.typ"),
            root=str(TEMPLATES),
            font_paths=list(fonts()),
            ignore_system_fonts=True,
            sys_inputs={"data": data},
            format="pdf",
        )

    median = interleaved({"ours": ours, "bare": bare}, 25, 3)
    return {**median, "month": f"{latest.letter.start:%Y-%m}"}


if __name__ == "__main__":
    import django

    django.setup()
    print(json.dumps(_pair()))
