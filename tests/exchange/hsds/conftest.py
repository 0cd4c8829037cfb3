"""The published schemas of HSDS 3, with their references resolved from the folder of real files."""

from __future__ import annotations

import json

import jsonschema_rs
import pytest

from tests.web.conftest import plain_static_files

__all__ = ["plain_static_files"]


@pytest.fixture(scope="session")
def schemas(shared):
    """A validator for each entity, by its name."""
    folder = shared / "data" / "hsds" / "schema"
    read = {
        path.name: json.loads(path.read_text())
        for path in folder.glob("*.json")
        if path.name != "openapi.json"
    }
    whole = {"$defs": {name: _rooted(schema) for name, schema in read.items()}}
    return {
        name.removesuffix(".json"): jsonschema_rs.validator_for(whole | {"$ref": f"#/$defs/{name}"})
        for name in read
    }


def _rooted(schema):
    """A schema whose references name each other inside one document."""
    if isinstance(schema, dict):
        return {
            key: f"#/$defs/{value}" if key == "$ref" else _rooted(value)
            for key, value in schema.items()
            if key not in ("$id", "$schema")
        }
    return [_rooted(one) for one in schema] if isinstance(schema, list) else schema
