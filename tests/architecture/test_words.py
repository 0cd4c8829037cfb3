"""Every word in both languages: the catalog is whole, nothing in it is a guess, and it is in step with the sources."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message

from tests.architecture.tree import ROOT


def _tool():
    spec = importlib.util.spec_from_file_location("messages_tool", ROOT / "tools" / "messages.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


tool = _tool()
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[sd]|{\w*}")


def forms(message: Message) -> list[tuple[str, str]]:
    """Pairs of a word and its translation, one for each form."""
    if message.pluralizable:
        ids = [message.id[0], *[message.id[1]] * (len(message.string) - 1)]
        return list(zip(ids, message.string, strict=True))
    return [(message.id, message.string)]


def faults(catalog: Catalog) -> list[str]:
    """What is wrong in a catalog, a line for each word."""
    found = []
    for message in catalog:
        if not message.id:
            continue
        if message.fuzzy:
            found.append(f"fuzzy: {message.id!r}")
        if not tool.is_translated(message):
            found.append(f"not translated: {message.id!r}")
            continue
        found += [
            f"other placeholders: {a!r} {b!r}" for a, b in forms(message) if not _same_places(a, b, message)
        ]
    return found


def _same_places(original: str, translated: str, message: Message) -> bool:
    wanted, given = set(PLACEHOLDER.findall(original)), set(PLACEHOLDER.findall(translated))
    # A singular may say "one" where the other form counts.
    return given == wanted or (message.pluralizable and given <= set(PLACEHOLDER.findall(message.id[1])))


@pytest.mark.parametrize("language", tool.LANGUAGES)
def test_the_catalog_is_whole(language):
    catalog = tool.load(tool.catalog_path(ROOT, language), language)
    assert len(catalog) > 0, "nothing was checked"
    assert not faults(catalog)


@pytest.mark.parametrize("language", tool.LANGUAGES)
def test_the_catalog_is_in_step_with_the_sources(language):
    assert tool.is_in_step(ROOT, language), "make messages"


def test_the_test_sees_what_is_wrong():
    catalog = Catalog(locale="es")
    catalog.add("Today", "")
    catalog.add("Week", "Semana", flags={"fuzzy"})
    catalog.add("%(n)s of %(all)s", "%(n)s de %(al)s", flags={"python-format"})
    catalog.add(("%(n)s day", "%(n)s days"), ("un día", "%(n)s días"), flags={"python-format"})
    assert [line.split(":")[0] for line in faults(catalog)] == [
        "not translated",
        "fuzzy",
        "other placeholders",
    ]


@pytest.fixture
def small_tree(tmp_path) -> Path:
    """A tree with one word in Python and one in a template, its catalog made."""
    folder = tmp_path / "schoolbeat" / "web" / "templates"
    folder.mkdir(parents=True)
    (tmp_path / "schoolbeat" / "words.py").write_text(
        'A = gettext_noop("Hello")\nB = ngettext("%(n)s day", "%(n)s days", 2)\n'
    )
    (folder / "page.html").write_text(
        "{% load i18n %}{% blocktranslate %}Good {{ x }}{% endblocktranslate %}"
    )
    assert tool.do_extract(tmp_path) == 0
    return tmp_path


def test_extracting_keeps_translations_and_notices_new_words(small_tree):
    path = tool.catalog_path(small_tree, "es")
    path.write_text(path.read_text().replace('msgid "Hello"\nmsgstr ""', 'msgid "Hello"\nmsgstr "Hola"'))
    assert tool.is_in_step(small_tree, "es")
    with (small_tree / "schoolbeat" / "words.py").open("a") as file:
        file.write('C = pgettext("month", "May")\n')
    assert not tool.is_in_step(small_tree, "es")
    tool.do_extract(small_tree)
    catalog = tool.load(path, "es")
    assert catalog.get("Hello").string == "Hola"
    assert {message.id for message in catalog if message.id and not message.pluralizable} == {
        "Hello",
        "Good %(x)s",
        "May",
    }


def test_compiling_makes_what_gettext_reads(small_tree):
    import gettext

    path = tool.catalog_path(small_tree, "es")
    path.write_text(path.read_text().replace('msgid "Hello"\nmsgstr ""', 'msgid "Hello"\nmsgstr "Hola"'))
    tool.do_compile(small_tree)
    with path.with_suffix(".mo").open("rb") as file:
        assert gettext.GNUTranslations(file).gettext("Hello") == "Hola"
