"""How long a practised hand takes, by the keystroke-level model: taps and characters are counted, no clock runs.

Operators of Card, Moran and Newell, "The keystroke-level model for user performance time with interactive systems",
Communications of the ACM 23(7), 1980: K, P, H and M. Typing on a phone by Palin and others, "How do people type on
mobile devices?", MobileHCI 2019: 36.2 words a minute of 37,370 people, a word being five characters.
"""

from dataclasses import dataclass, field
from math import ceil
from typing import Any

PRESS, POINT, HOME, THINK = 0.20, 1.10, 0.40, 1.35
"""K, P, H and M, in seconds."""
PER_CHARACTER = 60 / (36.2 * 5)
"""Seconds for one character."""
ANSWER = 1.0
"""Seconds in which a page is there: the house's own bound, not measured here."""
LINES = 7
"""So many choices of a native list show at once on a phone; the next come by a swipe."""
COVERED = """target => {
  const box = target.getBoundingClientRect(), main = document.querySelector('main').getBoundingClientRect();
  const bar = document.querySelector('.savebar, .f-bar').getBoundingClientRect();
  const top = main.top, bottom = Math.min(main.bottom, bar.top, innerHeight);
  const away = target.closest('.savebar, .f-bar') ? 0 : Math.max(box.bottom - bottom, top - box.top, 0);
  return away / (0.6 * (bottom - top));
}"""
"""How many swipes away a target is; one swipe moves six tenths of what shows."""


@dataclass
class Thumb:
    """A thumb on a page, which counts what it does; `steps` tells it in words."""

    page: Any
    taps: int = 0
    swipes: int = 0
    choices: int = 0
    fields: int = 0
    characters: int = 0
    answers: int = 0
    steps: list[str] = field(default_factory=list)

    @property
    def seconds(self) -> float:
        """How long it takes: each tap and swipe is a pointing and a press, with a pause to think before each choice."""
        return (
            (self.taps + self.swipes) * (POINT + PRESS)
            + self.choices * THINK
            + self.fields * HOME
            + self.characters * PER_CHARACTER
            + self.answers * ANSWER
        )

    def _reach(self, target: Any) -> None:
        self.swipes += ceil(target.evaluate(COVERED))
        target.scroll_into_view_if_needed()

    def tap(self, target: Any, then: str = "") -> None:
        """Swipe to a target, think, and tap it; `then` is the address that follows, which must answer first."""
        self._reach(target)
        self.taps, self.choices = self.taps + 1, self.choices + 1
        self.steps.append(f"tap {target.evaluate('one => one.innerText || one.name')!r}")
        target.click()
        if then:
            self.page.wait_for_url(then)
            self.answers += 1

    def write(self, target: Any, words: str) -> None:
        """Tap a field, type every character, and put the keyboard away: it covers half of the screen."""
        self.tap(target)
        target.press_sequentially(words)
        self.fields, self.characters, self.taps = self.fields + 1, self.characters + len(words), self.taps + 1

    def choose(self, target: Any, value: str) -> None:
        """Open a native list, swipe to the choice, and tap it."""
        self._reach(target)
        before = target.evaluate(
            "(list, value) => [...list.options].findIndex(one => one.value === value)", value
        )
        self.taps, self.choices, self.swipes = self.taps + 2, self.choices + 2, self.swipes + before // LINES
        self.steps.append(f"choose {value!r}, choice {before + 1} of the list")
        target.select_option(value)
