"""Answers in the standard's two forms, from one value: JSON as it is, XML with the names that the standard gives."""

import json
from collections.abc import Mapping, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement, tostring

from django.http import HttpResponse

TYPES = {"json": "application/json; charset=utf-8", "xml": "text/xml; charset=utf-8"}
CHILDREN = {
    "services": "service",
    "service_requests": "request",
    "errors": "error",
    "attributes": "attribute",
    "values": "value",
    "endpoints": "endpoint",
    "formats": "format",
}
"""What each item of a list is called in XML."""


def _words(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _fill(element: Element, value: Any) -> None:
    if isinstance(value, Mapping):
        for name, inner in value.items():
            _fill(SubElement(element, name), inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            _fill(SubElement(element, CHILDREN[element.tag]), inner)
    else:
        element.text = _words(value)


def as_xml(root: str, value: Any) -> bytes:
    """Return a value as XML under a root element; the standard's own names stand in `CHILDREN`."""
    element = Element(root)
    _fill(element, value)
    return tostring(element, encoding="utf-8", xml_declaration=True)


def answer(form: str, root: str, value: Any, status: int = 200) -> HttpResponse:
    """Return an answer as JSON or XML (`form`)."""
    body = json.dumps(value, ensure_ascii=False).encode() if form == "json" else as_xml(root, value)
    return HttpResponse(body, status=status, content_type=TYPES[form])


class Wrong(Exception):
    """What stands against a call, as the standard answers it: a code, which is the HTTP status too, and words."""

    def __init__(self, status: int, *faults: str) -> None:
        super().__init__(status)
        self.status, self.faults = status, faults

    def answer(self, form: str) -> HttpResponse:
        """Return it in the form that was asked for."""
        told = [{"code": self.status, "description": words} for words in self.faults]
        return answer(form, "errors", told, self.status)
