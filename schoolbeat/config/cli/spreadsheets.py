"""How the command line tells what reading a table in did: words for people, and a bar while they wait."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from schoolbeat.exchange.faults import Fault
from schoolbeat.exchange.spreadsheets.answer import Answer
from schoolbeat.exchange.spreadsheets.reading import Wish

_WIDTH = 30
_MOST_SHOWN = 20


@contextmanager
def bar(what: str = "rows") -> Iterator[Callable[[int, int], None]]:
    """Give what draws a bar of so many `what` on stderr, where a person looks on; the line is cleared at the end."""
    watched = sys.stderr.isatty()

    def draw(done: int, of: int) -> None:
        if not watched:
            return
        filled = min(_WIDTH, _WIDTH * done // of) if of else 0
        known = f" of {of:,}" if of else ""
        print(
            f"\r[{'#' * filled}{'.' * (_WIDTH - filled)}] {done:,}{known} {what} ",
            end="",
            file=sys.stderr,
            flush=True,
        )

    try:
        yield draw
    finally:
        if watched:
            print("\r\033[K", end="", file=sys.stderr, flush=True)


def log_words(fault: Fault) -> str:
    """Return a fault as a sentence."""
    place = f"line {fault.line}" if fault.line else "the file"
    column = f", column {fault.column}" if fault.column else ""
    return f"{place}{column}: found {fault.value!r}, expected {fault.words}"


def _noted(fault: Fault) -> str:
    place = f"line {fault.line}, {fault.column}" if fault.line else "the file"
    return f"{place}: {fault.value} ({fault.words})" if fault.value else f"{place}: {fault.words}"


def _several(title: str, lines: list[str], number: int) -> list[str]:
    more = [f"  ... and {number - _MOST_SHOWN} more"] if number > _MOST_SHOWN else []
    return [title, *(f"  {line}" for line in lines[:_MOST_SHOWN]), *more] if lines else []


def _sums(answer: Answer, wish: Wish) -> str:
    done = "would be" if wish.dry_run else "are"
    parts = [f"{answer.created} {done} taken over", f"{answer.unchanged} are there already"]
    if answer.changed:
        parts.append(f"{answer.changed} {done} ended")
    if answer.tallies:
        parts.append(f"{answer.tallies} {done} tallied")
    if answer.joined:
        parts.append(f"{answer.joined} {done} joined")
    if answer.rejected_rows:
        parts.append(f"{answer.rejected_rows} rejected")
    return ", ".join(parts)


def answer_words(answer: Answer, wish: Wish) -> list[str]:
    """Return the lines that tell what was done, what was refused, and what to look at."""
    columns = "; ".join(f"{name} = {theirs}" for name, theirs in answer.columns.items())
    nothing = answer.rejected_rows and not answer.written and not wish.dry_run
    return [
        *([f"Columns: {columns}"] if columns else []),
        *([f"Not read: {', '.join(answer.ignored)}"] if answer.ignored else []),
        *_several("Rejected:", [log_words(one) for one in answer.rejected], len(answer.rejected)),
        *_several(
            "Skipped:",
            [f"line {one.line}: {one.value} ({one.words})" for one in answer.skipped],
            len(answer.skipped),
        ),
        *_several(
            "To look at:",
            [_noted(one) for one in answer.notes],
            len(answer.notes),
        ),
        *_pairs(answer, wish),
        "Nothing was written." if nothing else _sums(answer, wish),
        *([f"The rejected rows are in {answer.rejected_file}"] if answer.rejected_file else []),
    ]


def _pairs(answer: Answer, wish: Wish) -> list[str]:
    if not answer.pairs_found or wish.join:
        return []
    lines = [f"line {pair.line} and line {pair.with_line}" for pair in answer.pairs]
    title = f"{answer.pairs_found} rows look like another officer's event; --join takes them as one event:"
    return _several(title, lines, answer.pairs_found)
