"""Each accent that an agency may choose has enough contrast, on light and on dark paper, as text and under text."""

import re
from itertools import product
from pathlib import Path

import pytest

from schoolbeat.work.portal.vocabulary import Accent

WEB = Path(__file__).parents[2] / "schoolbeat" / "web"
PUBLIC = (WEB / "public/static/public/public.css").read_text("utf-8")
SHARED = (WEB / "shared/static/shared/schoolbeat.css").read_text("utf-8")
DARK = "@media (prefers-color-scheme:dark)"
TEXT = 4.5
"""WCAG 2.2 AA for text of the usual size."""


def values(rule):
    """The custom properties of a rule."""
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{3,6})", rule))


def palette(accent, dark):
    """The colors of an accent: the house's own, and what the accent says over them."""
    light, _head, rest = SHARED.partition(DARK)
    found = values(light) | (values(rest[: rest.index("}}")]) if dark else {})
    rules = re.findall(rf"\.a-{accent}\{{([^}}]*)\}}", PUBLIC)
    if accent is not Accent.BLUE:
        assert len(rules) == 2, f"{accent}: a rule for light and one for dark"
        found |= values(rules[1 if dark else 0])
    return found


def luminance(color):
    text = color.removeprefix("#")
    text = "".join(one * 2 for one in text) if len(text) == 3 else text
    parts = [int(text[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    line = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * line[0] + 0.7152 * line[1] + 0.0722 * line[2]


def contrast(one, other):
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_the_measure_knows_black_from_white():
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize(("accent", "dark"), list(product(Accent, (False, True))))
def test_every_accent_can_be_read(accent, dark):
    colors = palette(accent, dark)
    pairs = {
        "a link on paper": ("blue", "paper"),
        "a link on the ground": ("blue", "ground"),
        "a link on the tint": ("blue", "blue-tint"),
        "words on the tint": ("ink", "blue-tint"),
        "quiet words on the tint": ("ink-2", "blue-tint"),
        "initials on the tint": ("blue-deep", "blue-tint"),
        "words of the filled button": ("on-blue", "blue"),
    }
    weak = {
        name: round(contrast(colors[one], colors[other]), 2)
        for name, (one, other) in pairs.items()
        if contrast(colors[one], colors[other]) < TEXT
    }
    assert not weak


def test_the_accents_of_the_vocabulary_are_those_of_the_stylesheet():
    named = set(re.findall(r"\.a-(\w+)\{", PUBLIC))
    assert named == {accent.value for accent in Accent} - {"blue"}
