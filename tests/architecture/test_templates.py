"""Templates: each one compiles and is used, and no word in it escapes translation."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.template import Context, Template, engines
from django.template.loader import get_template

from tests.architecture.bare import bare_words
from tests.architecture.tree import (
    constant_text,
    judge,
    parsed,
    python_files,
    template_name,
    templates,
    text_of,
    where,
)

NAMED_IN_TEMPLATE = re.compile(r"""{%\s*(?:extends|include|\w+)\s[^%]*?["']([\w./-]+\.(?:html|txt))["']""")
STATIC = re.compile(r"""{%\s*static\s+["']([^"']+)["']""")
SPOKEN_ARGUMENTS = {"label", "help_text", "placeholder", "empty_label"}
DJANGO_OWN = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}


@cache
def names_in_python() -> frozenset[str]:
    """Every string of the package that looks like the name of a template."""
    strings = (constant_text(node) for path in python_files("schoolbeat") for node in ast.walk(parsed(path)))
    return frozenset(text for text in strings if text and re.fullmatch(r"[\w./-]+\.(html|txt)", text))


def names_in_templates() -> set[str]:
    """Every template that another one names; a template that names itself is not used for that."""
    found = set()
    for path in templates():
        found |= set(NAMED_IN_TEMPLATE.findall(text_of(path))) - {template_name(path)}
    return found


def takes_the_place_of_another(name: str) -> bool:
    """Whether a library or Django itself asks for a template of this name."""
    if name in DJANGO_OWN:
        return True
    loaders = [
        loader
        for engine in engines.all()
        if hasattr(engine, "engine")
        for loader in engine.engine.template_loaders
    ]
    flat = [inner for loader in loaders for inner in getattr(loader, "loaders", [loader])]
    origins = [origin.name for loader in flat for origin in loader.get_template_sources(name)]
    return any("site-packages" in origin and Path(origin).is_file() for origin in origins)


def offenders_against_words() -> dict[str, str]:
    return {
        f"{where(path)}::{words[:60]}": f"line {line}"
        for path in templates()
        for line, words in bare_words(text_of(path))
    }


def test_no_bare_text():
    judge("bare-text", offenders_against_words())


def test_no_bare_label_in_a_form():
    offenders = {}
    for path in python_files("schoolbeat/web"):
        for node in ast.walk(parsed(path)):
            text = (
                constant_text(node.value)
                if isinstance(node, ast.keyword) and node.arg in SPOKEN_ARGUMENTS
                else None
            )
            if text and re.search(r"[^\W\d_]{2,}", text):
                offenders[f"{where(path)}::{text}"] = f"line {node.value.lineno}"
    assert not offenders


def test_every_template_is_used():
    used = names_in_python() | names_in_templates()
    unused = {
        where(path): "nothing names it"
        for path in templates()
        if template_name(path) not in used and not takes_the_place_of_another(template_name(path))
    }
    judge("unused-template", unused)


def test_every_template_compiles():
    names = [template_name(path) for path in templates()]
    assert names, "nothing was checked"
    for name in names:
        get_template(name)


def test_every_named_template_exists():
    for name in sorted(names_in_templates()):
        get_template(name)


def test_every_named_static_file_exists():
    named = {name for path in templates() for name in STATIC.findall(text_of(path))}
    assert not sorted(name for name in named if finders.find(name) is None)


def test_an_unknown_variable_fails():
    with pytest.raises(pytest.fail.Exception, match="nowhere"):
        Template("{{ nowhere }}").render(Context({}))


def test_no_inline_style_or_script():
    """The policy of the pages forbids them, and a browser would leave them out without a word."""
    inline = re.compile(
        r"""\sstyle\s*=|<style\b|<script\b(?![^>]*\bsrc\s*=)(?![^>]*type=["']application/json)|\son[a-z]+\s*=\s*["']"""
    )
    found = {where(path): match.group() for path in templates() if (match := inline.search(text_of(path)))}
    assert not found


@pytest.mark.parametrize(
    "source",
    [
        "<p>Hello</p>",
        "<p>{% translate 'Good' %} morning</p>",
        '<a aria-label="Close" href="/">x</a>',
        '<img alt="A map of {{ town }}" src="">',
        "<input type='submit' value='Save'>",
        '{{ name|default:"nobody" }}',
        '{% include "part.html" with label="Minutes" %}',
        "{% blocktranslate %}Good{% endblocktranslate %} day",
    ],
)
def test_a_bare_word_is_seen(source):
    assert bare_words(source)


@pytest.mark.parametrize(
    "source",
    [
        "<p>{% translate 'Hello' %}</p>",
        "<p>Schoolbeat &middot; 12 %</p>",
        '<a aria-label="{% translate "Close" %}" title="{{ words }}" class="big" href="/today/">→</a>',
        "{# a note #}{% comment %}a note{% endcomment %}<!-- a note -->",
        "{% blocktranslate count n=n %}one day{% plural %}{{ n }} days{% endblocktranslate %}",
        '{% include "part.html" with label=_("Minutes") name="minutes" %}',
        "<script type='application/json'>{\"words\": 1}</script>",
        '{{ name|default:"–" }}{% if pillar == "education" %}{% endif %}',
    ],
)
def test_what_is_translated_or_never_read_is_fine(source):
    assert not bare_words(source)
