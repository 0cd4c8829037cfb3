"""The public page: cached, beside a static ping under the same server; and what a visit takes on the wire."""

import gzip
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from bench.harness import Client, Measured, interleaved, kept_folder, serving
from bench.letters import PROGRAM, given_back

TAKES = "1 minute the first time, 10 seconds after that"
PAGE, ALSO = f"/p/{PROGRAM}/", f"/es/p/{PROGRAM}/"
PACKED = {"Accept-Encoding": "gzip"}
ROUNDS = 1000
LEAST_RATE, FIRST_KB, AFTER_KB = 0.7, 120, 30
PARTS = re.compile(rb"""<(?:link[^>]+rel="(?:stylesheet|icon|preload)"[^>]*|script[^>]+|img[^>]+)>""")
ADDRESS = re.compile(rb"""(?:href|src)="([^"]+)\"""")
IN_STYLE = re.compile(rb"""url\(["']?([^"')]+)["']?\)""")


def measure() -> Iterator[Measured]:
    """Measure the rate, then the bytes of a first visit and of the next page."""
    install = kept_folder("given-back", given_back)
    with serving(install) as client:
        client.headers = PACKED
        median = interleaved(
            {"page": lambda: client.send("GET", PAGE), "ping": lambda: client.send("GET", "/ping")},
            ROUNDS,
            50,
        )
        first, after = _bytes(client, PAGE), len(client.send("GET", ALSO))
    rate = median["ping"] / median["page"]
    figures = f"{1 / median['page']:.0f}/s beside {1 / median['ping']:.0f}/s"
    words = "the public page, cached, of a static ping's rate under the same server"
    yield Measured(words, rate, f">= {LEAST_RATE}", rate >= LEAST_RATE, figures)
    yield _size("a first visit with all it loads, KB on the wire", sum(first.values()), FIRST_KB, len(first))
    yield _size("the next page, KB on the wire", after, AFTER_KB, 1)


def _size(words: str, size: int, most: int, files: int) -> Measured:
    kilobytes = size / 1000
    return Measured(words, kilobytes, f"<= {most}", kilobytes <= most, f"{size:,} bytes in {files} files")


def _bytes(client: Client, page: str) -> dict[str, int]:
    """Return the packed size of a page and of everything it names, by address; a font counts though it may wait."""
    body = client.send("GET", page)
    sizes = {page: len(body)}
    waiting = [
        urljoin(page, address.decode())
        for tag in PARTS.findall(gzip.decompress(body))
        for address in ADDRESS.findall(tag)
    ]
    while waiting:
        path = waiting.pop()
        if path in sizes or path.startswith("data:"):
            continue
        part = client.send("GET", path)
        sizes[path] = len(part)
        if ".css" in path:
            style = gzip.decompress(part) if part.startswith(b"\x1f\x8b") else part
            waiting += [urljoin(path, address.decode()) for address in IN_STYLE.findall(style)]
    return sizes
