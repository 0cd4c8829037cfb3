"""A request filed: its owner found, its words encrypted, receipt, ledger and fact, beside a bare view's insert."""

from itertools import count
from urllib.parse import urlencode

from bench.api import item
from bench.harness import Client, Measured, fresh_install, interleaved, serving

TAKES = "1 minute"
ASKED = {
    "service_code": "signage",
    "address_string": "12 Invented Street",
    "first_name": "Invented",
    "phone": "(555) 010-7788",
}


NUMBERS = count(1)


def _file(client: Client, key: str) -> None:
    client.headers["Content-Type"] = "application/x-www-form-urlencoded"
    # Each says something else: the same words sent again would be the same request, and cost less.
    words = {"description": f"Sign number {next(NUMBERS)} on the corner is covered by a tree."}
    client.send("POST", "/open311/v2/requests.json", urlencode(ASKED | words | {"api_key": key}), 201)


def _floor(client: Client) -> None:
    client.headers["Content-Type"] = "application/json"
    client.json("POST", "/api/v1/floor", [item()])


def measure() -> list[Measured]:
    """Measure the promise on a fresh install, by the city's app, with a sergeant who owns what is asked."""
    with fresh_install() as install:
        who = ("--email", "sergeant@bench.example", "--name", "Bench Sergeant", "--role", "sergeant")
        install.command("account", "create", *who, "--agency", "bench")
        scope = ("--scope", "open311:write", "--scope", "envelopes:write")
        key = install.command("token", "create", "--account", "sergeant@bench.example", *scope).strip()
        with serving(install) as client:
            client.headers = {"Authorization": f"Bearer {key}"}
            both = interleaved({"ours": lambda: _file(client, key), "floor": lambda: _floor(client)}, 400)
    ratio = both["floor"] / both["ours"]
    figures = f"{1 / both['ours']:.0f}/s beside {1 / both['floor']:.0f}/s"
    return [Measured("a request filed, of a bare view's rate", ratio, ">= 0.3", ratio >= 0.3, figures)]
