"""Finds words in a template that no translator will ever see."""

from __future__ import annotations

import re
from html.parser import HTMLParser

from django.template.base import Lexer, Token, TokenType

SPOKEN = {
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "aria-valuetext",
    "placeholder",
    "title",
    "alt",
    "label",
}
SILENT = {"script", "style", "code", "kbd", "samp"}
ALLOWED = re.compile(r"\bSchoolbeat\b|&\w+;|https?:\S+")
LETTERS = re.compile(r"[^\W\d_]{2,}")
# A literal in a tag that ends up on the page: a default, a choice of yesno, a word handed to an include.
FILTER_WORD = re.compile(r"""\|\s*(?:default|default_if_none|yesno|pluralize|add|join)\s*:\s*(["'])(.*?)\1""")
HANDED_WORD = re.compile(
    r"""\b(?:label|title|heading|text|hint|caption|legend|message|summary|alt)=(["'])(.*?)\1"""
)


class _Words(HTMLParser):
    """Collects bare words of a page from which the template language was taken out."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, str]] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in SILENT:
            self._silent += 1
        given = dict(attrs)
        for name, value in attrs:
            if name in SPOKEN:
                self._keep(value or "")
        if tag == "input" and given.get("type") in {"submit", "button", "reset"}:
            self._keep(given.get("value") or "")
        if tag == "meta" and given.get("name") == "description":
            self._keep(given.get("content") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT:
            self._silent = max(0, self._silent - 1)

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._keep(data)

    def _keep(self, text: str) -> None:
        if LETTERS.search(ALLOWED.sub(" ", text)):
            self.found.append((self.getpos()[0], " ".join(text.split())))


def bare_words(source: str) -> list[tuple[int, str]]:
    """Line and text of each bare word in a template."""
    page, found = [], []
    closing = ""
    for token in Lexer(source).tokenize():
        page.append(_left_over(token, closing))
        if token.token_type == TokenType.BLOCK:
            closing = _still_closed(token.contents.split(), closing)
        if token.token_type in {TokenType.BLOCK, TokenType.VAR} and not closing:
            found += [(token.lineno or 0, word) for word in _literals(token.contents)]
    parser = _Words()
    parser.feed("".join(page))
    parser.close()
    return sorted(found + parser.found)


def _left_over(token: Token, closing: str) -> str:
    """What stays of a token on the page: text as it is, all else only its line breaks."""
    keeps = token.token_type == TokenType.TEXT and not closing
    return token.contents if keeps else "\n" * token.contents.count("\n")


def _still_closed(words: list[str], closing: str) -> str:
    """The tag that ends the stretch we are in, where text is translated or never shown; "" outside."""
    if closing:
        return "" if words[0] == closing else closing
    if words[0] == "block" and words[1].endswith("class"):
        return "endblock"  # a block that fills a class attribute of the page it extends
    ends = {"blocktranslate": "endblocktranslate", "blocktrans": "endblocktrans", "comment": "endcomment"}
    return ends.get(words[0], "")


def _literals(contents: str) -> list[str]:
    words = [match.group(2) for match in FILTER_WORD.finditer(contents)]
    if not contents.startswith(("translate ", "trans ")):
        words += [match.group(2) for match in HANDED_WORD.finditer(contents)]
    return [word for word in words if LETTERS.search(ALLOWED.sub(" ", word))]
